import { defineSignal } from '../kernel/signals';

/** Something happened to a turn; who it is and of what rotation stands in its row. */
export interface TurnTold {
  turnId: string;
  communityId: string;
  /** The turn's version, so that the same thing at another time is another thing. */
  version: number;
  /** Who did it; null for the house itself. */
  byId: string | null;
}

/** A turn is offered to somebody: they take it, pass it on, or it expires. */
export interface TurnOffered extends TurnTold {
  personId: string;
}
export const turnOffered = defineSignal<TurnOffered>('facilitation.turn-offered', {
  durable: true,
});

/** The same, after others had it. Who they were is not told. */
export const turnPassedOn = defineSignal<TurnOffered>('facilitation.turn-passed-on', {
  durable: true,
});

/** A turn went from one to another who agreed. */
export interface TurnSwapped extends TurnTold {
  /** Who has it now. */
  personId: string;
  /** Who had it, and is told. */
  withPersonId: string;
  /** What they have for it; null when it was simply taken. */
  otherTurnId: string | null;
}
export const turnSwapped = defineSignal<TurnSwapped>('facilitation.turn-swapped', {
  durable: true,
});

/** Nobody has a turn that is near: who looks after the community hears of it. */
export const turnOpen = defineSignal<TurnTold>('facilitation.turn-open', { durable: true });

/** Somebody is asked to take turns too; they join the pool themselves, or not. */
export interface PoolInvited {
  rotationId: string;
  communityId: string;
  personId: string;
  byId: string | null;
  /** The day in UTC: asked twice on one day is asked once. */
  on: string;
}
export const poolInvited = defineSignal<PoolInvited>('facilitation.pool-invited', {
  durable: true,
});

/** A handover was written. */
export interface HandedOver extends TurnTold {
  /** Whose the next turn is; null when it is nobody's. */
  nextPersonId: string | null;
  nextTurnId: string | null;
}
export const handedOver = defineSignal<HandedOver>('facilitation.handed-over', { durable: true });
