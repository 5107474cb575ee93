import type { Context } from '../kernel/context';
import { defineSignal, emit } from '../kernel/signals';
import { afterCommit } from '../kernel/transaction';

/** Somebody's place in a community is another one than before. */
export const membershipChanged = defineSignal<{ communityId: string; personId: string }>(
  'communities.membership-changed',
  { durable: true },
);

/** Durable: what people were told of a community that is closed now must not stay with those it is closed to. */
export const communityChangedVisibility = defineSignal<{ communityId: string }>(
  'communities.visibility-changed',
  { durable: true },
);

/** Somebody asks for a place in a community, or others gave or refused them one. */
export interface PlaceGiven {
  communityId: string;
  /** Whose place it is. */
  personId: string;
  byId: string | null;
  what: 'REQUESTED' | 'APPROVED' | 'REFUSED' | 'INVITED' | 'ROLE_CHANGED' | 'STEWARDSHIP';
  /** What whoever asks wrote with it. */
  message: string | null;
  /** The membership's version, so that the same thing done twice is two things. */
  version: number;
}
export const placeGiven = defineSignal<PlaceGiven>('communities.place-given', { durable: true });

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
