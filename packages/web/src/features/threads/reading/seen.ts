/** One post on the page: where its last line lies, in px from the top of the window. */
export interface Placed {
  number: number;
  end: number;
}

/**
 * The last post whose end is on the screen, or has passed it; 0 when there is none.
 * @param posts in their order
 * @param foot px from the top of the window to where the text ends: what is docked below it covers the rest
 */
export function lastSeen(posts: readonly Placed[], foot: number): number {
  let seen = 0;
  for (const { number, end } of posts) {
    if (end > foot) break;
    seen = number;
  }
  return seen;
}

/** What is told of one thread. */
export interface Report {
  number: number;
  seconds: number;
}

/** ms between two reports: they change a row each, and nobody waits for them. */
const REPORT_EVERY_MS = 5_000;
/** Seconds of reading that are worth a report of their own. */
const SECONDS_ALONE = 30;
/** As many as the API takes at once. */
const SECONDS_MAX = 600;

/** What somebody has read of one thread since it was last told, looked at once a second. */
export class ReadingLog {
  #number = 0;
  #told = -1;
  #seconds = 0;
  /** What the last look saw; before the first nothing is told, not even that one was here. */
  #glimpse: number | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  /**
   * @param last what is on the screen now: it counts once it is still there at the next look, so that what only flies
   *   by, on the way to somewhere else, is not read
   * @param awake somebody has moved lately
   */
  look(last: number, awake: boolean): void {
    this.#number = Math.max(this.#number, Math.min(last, this.#glimpse ?? 0));
    this.#glimpse = last;
    if (awake) this.#seconds = Math.min(this.#seconds + 1, SECONDS_MAX);
  }

  /** What is to be told now, if anything is. @param now ms */
  due(now: number): Report | undefined {
    if (now - this.#toldAt < REPORT_EVERY_MS) return undefined;
    const news = this.#number > this.#told || this.#seconds >= SECONDS_ALONE;
    return news ? this.take(now) : undefined;
  }

  /** Everything that was not told yet: for when one leaves. */
  take(now: number): Report | undefined {
    if (this.#glimpse === undefined) return undefined;
    if (this.#number <= this.#told && this.#seconds === 0) return undefined;
    const report = { number: this.#number, seconds: this.#seconds };
    this.#told = this.#number;
    this.#seconds = 0;
    this.#toldAt = now;
    return report;
  }

  /** A report that did not arrive is told again with the next. */
  giveBack({ number, seconds }: Report): void {
    if (this.#told === number) this.#told = -1;
    this.#seconds = Math.min(this.#seconds + seconds, SECONDS_MAX);
  }
}
