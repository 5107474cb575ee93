/** A local time, as if it were UTC: only distances matter. */
const wall = (on: string): number => Date.parse(`${on}Z`);

interface Slot {
  id: string;
  /** The local time at which it would be, moved as the one it was done at. */
  on: string;
}

/**
 * Which occurrence that is there becomes which one of the changed rule: the one at the same time, else the one on the
 * same day, else the nearest one that is nearer to it than to its neighbours. So what people answered and wrote goes
 * along wherever it can.
 * @param slots those that are there, by time
 * @param found those of the changed rule, by time
 */
export function matched<Found extends { on: string }>(
  slots: Slot[],
  found: Found[],
): Map<string, Found> {
  const result = new Map<string, Found>();
  const free = new Set(found);
  const take = (slot: Slot, occurrence: Found | undefined) => {
    if (!occurrence || !free.has(occurrence) || result.has(slot.id)) return;
    result.set(slot.id, occurrence);
    free.delete(occurrence);
  };
  const [onlySlot, onlyFound] = [slots[0], found[0]];
  if (slots.length === 1 && found.length === 1 && onlySlot) take(onlySlot, onlyFound);
  const byTime = new Map(found.map((each) => [each.on, each]));
  for (const slot of slots) take(slot, byTime.get(slot.on));
  for (const slot of left(slots, result)) {
    take(
      slot,
      [...free].find((each) => each.on.slice(0, 10) === slot.on.slice(0, 10)),
    );
  }
  const near = Math.min(halfGap(slots), halfGap(found));
  // Of hundreds each is compared with each: a date is read once.
  const walls = new Map(found.map((each) => [each, wall(each.on)]));
  for (const slot of left(slots, result)) {
    const at = wall(slot.on);
    let nearest: { each: Found; distance: number } | undefined;
    for (const each of free) {
      const distance = Math.abs((walls.get(each) ?? 0) - at);
      if (!nearest || distance < nearest.distance) nearest = { each, distance };
    }
    if (nearest && nearest.distance < near) take(slot, nearest.each);
  }
  return result;
}

const left = (slots: Slot[], taken: Map<string, unknown>): Slot[] =>
  slots.filter(({ id }) => !taken.has(id));

/** Half of the shortest time between two of them. */
function halfGap(times: Array<{ on: string }>): number {
  const gaps = times.slice(1).map(({ on }, place) => wall(on) - wall(times[place]?.on ?? on));
  return Math.min(...gaps.filter((gap) => gap > 0)) / 2;
}

/** A local time, so many milliseconds later as a clock shows it. */
export const movedBy = (on: string, distance: number): string =>
  new Date(wall(on) + distance).toISOString().slice(0, 16);

/** How much later one local time is than another, in milliseconds. */
export const distance = (from: string, to: string): number => wall(to) - wall(from);
