import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Viewer } from '../kernel/viewer';

const WINDOW_SECONDS = 60;

/**
 * Requests at once, over all callers. One takes a few milliseconds of the processor, so this is about a
 * second of work: whoever would wait longer is better told at once to come again.
 */
export const IN_FLIGHT_LIMIT = 256;

/** Seconds after which it is worth coming again to a server that had too much to do. */
export const BUSY_RETRY_SECONDS = 1;

/** Bounds how often one caller asks. A person counts as one wherever they are; visitors count by address. */
export class RequestLimiter {
  readonly #limiter: RateLimiterMemory;

  constructor(perMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  }

  /** @returns 0 when the request may pass, else the seconds until the next one may */
  async wait(viewer: Viewer, address: string): Promise<number> {
    try {
      await this.#limiter.consume(viewer.personId ?? address);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1_000);
      throw refusal;
    }
  }
}

/** How many requests are being answered now. */
export class InFlight {
  count = 0;

  constructor(readonly limit: number) {}

  /** @returns whether one more may begin; whoever got yes calls `leave` once */
  enter(): boolean {
    if (this.count >= this.limit) return false;
    this.count += 1;
    return true;
  }

  leave(): void {
    this.count -= 1;
  }
}
