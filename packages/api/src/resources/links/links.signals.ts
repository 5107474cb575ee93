import { defineSignal } from '../../kernel/signals';

export interface LinkTold {
  resourceId: string;
  communityId: string;
  /** When it was found out, so that the same thing at another time is another thing. */
  at: string;
}

/** A link has not answered for days: whoever answers for the resource hears of it, once. */
export const linkBroken = defineSignal<LinkTold>('resources.link-broken', { durable: true });

/** One that was broken answers again. */
export const linkWorks = defineSignal<LinkTold>('resources.link-works', { durable: true });
