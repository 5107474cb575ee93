import type { Context } from '../kernel/context';
import { defineSignal, emit } from '../kernel/signals';
import { afterCommit } from '../kernel/transaction';

/** Somebody's place in a community is another one than before. */
export const membershipChanged = defineSignal<{ communityId: string; personId: string }>(
  'communities.membership-changed',
);

export const communityChangedVisibility = defineSignal<{ communityId: string }>(
  'communities.visibility-changed',
);

/** What is open on a community asks again, when something comes here, whether its viewer may still see it. */
export const accessTopic = (communityId: string): string => `access:${communityId}`;

export async function tellMembership(
  tx: Context,
  payload: { communityId: string; personId: string },
): Promise<void> {
  await emit(tx, membershipChanged, payload);
  afterCommit(tx, () => tx.services.live.publish(accessTopic(payload.communityId), payload));
}

export async function tellVisibility(tx: Context, communityId: string): Promise<void> {
  await emit(tx, communityChangedVisibility, { communityId });
  afterCommit(tx, () => tx.services.live.publish(accessTopic(communityId), { communityId }));
}
