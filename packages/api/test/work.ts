/**
 * The least processor time, in milliseconds, of up to three goes at a piece of work; the first that is below `enough`
 * counts. Time on the clock says nothing where others use the machine, and even processor time grows when memory is
 * tidied: what grows faster than its input takes long each time.
 */
export async function leastWork(work: () => unknown, enough: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let go = 0; go < 3 && least >= enough; go += 1) {
    const before = process.cpuUsage();
    await work();
    least = Math.min(least, process.cpuUsage(before).user / 1_000);
  }
  return least;
}

/** The least time on the clock, in milliseconds, of up to three goes, for what waits rather than works. */
export async function leastWait(wait: () => Promise<unknown>, enough: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let go = 0; go < 3 && least >= enough; go += 1) {
    const began = performance.now();
    await wait();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
