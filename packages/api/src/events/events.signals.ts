import { defineSignal } from '../kernel/signals';

/** Something new that people can answer: scheduled, imported or confirmed. What a job stores later is no news. */
export interface EventScheduled {
  /** The soonest first: those that are stored by now. */
  eventIds: string[];
  seriesId: string;
  communityId: string;
  byId: string | null;
  /** Several series came at once, out of a file: `eventIds` names the next of each, and people are told once. */
  together?: boolean;
}

/** One change, however many occurrences it concerns: of a whole series people are told once. */
export interface EventChanged {
  /** The one it was done at, when it concerns that; else the soonest. */
  eventId: string;
  /** All that it concerns, soonest first. */
  eventIds: string[];
  seriesId: string;
  communityId: string;
  byId: string | null;
  what: 'MOVED' | 'CANCELLED' | 'RESTORED' | 'PLACE' | 'CHANGED';
  /** It is called otherwise now. */
  renamed?: boolean;
  /** Of `eventId`, after the change: the same thing done twice is two things. */
  version: number;
}

/** Somebody wants something to be held; those who look after the community are to say yes or no. */
export interface EventProposed {
  /** The first of them. */
  eventId: string;
  seriesId: string;
  communityId: string;
  byId: string | null;
}

export interface EventDecided extends EventProposed {
  what: 'CONFIRMED' | 'DECLINED';
}

export const eventScheduled = defineSignal<EventScheduled>('events.scheduled', { durable: true });
export const eventChanged = defineSignal<EventChanged>('events.changed', { durable: true });
export const eventProposed = defineSignal<EventProposed>('events.proposed', { durable: true });
export const eventDecided = defineSignal<EventDecided>('events.decided', { durable: true });
