import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Context, Services } from './context';
import { RateLimitedError } from './errors';

/** So many times in so many seconds, for each key. */
export interface Limit {
  points: number;
  seconds: number;
}

export interface AttemptLimit {
  /** @throws RateLimitedError when the key has used up its attempts */
  count(ctx: Context, key: string): Promise<void>;
  /** Forgets the attempts of a key, after a success. */
  forget(ctx: Context, key: string): Promise<void>;
}

/**
 * Counts attempts inside the service, not requests: a request with a hundred aliases makes a hundred attempts.
 * Kept in memory, for each process by itself: see docs/decisions on why that is enough.
 */
export function defineLimit({ points, seconds }: Limit): AttemptLimit {
  const limiters = new WeakMap<Services, RateLimiterMemory>();
  const limiterOf = ({ services }: Context): RateLimiterMemory => {
    const known = limiters.get(services);
    if (known) return known;
    const limiter = new RateLimiterMemory({ points, duration: seconds });
    limiters.set(services, limiter);
    return limiter;
  };
  return {
    async count(ctx, key) {
      if (ctx.viewer.kind === 'system') return;
      try {
        await limiterOf(ctx).consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new RateLimitedError(Math.ceil(refusal.msBeforeNext / 1_000));
      }
    },
    async forget(ctx, key) {
      await limiterOf(ctx).delete(key);
    },
  };
}
