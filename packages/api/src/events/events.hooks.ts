import type { Context } from '../kernel/context';

/** An occurrence as those above it in the room need to know it. */
export interface StoredOccurrence {
  id: string;
  seriesId: string;
  communityId: string;
  startsAt: Date;
  endsAt: Date;
}

type Hook = (tx: Context, events: StoredOccurrence[]) => Promise<void>;

/** What "this and following" began anew out of another series, with the occurrences that went over. */
export interface SeriesSplit {
  communityId: string;
  fromId: string;
  toId: string;
  eventIds: string[];
}

type SplitHook = (tx: Context, split: SeriesSplit) => Promise<void>;

const stored: Hook[] = [];
const changed: Hook[] = [];
const split: SplitHook[] = [];
const used: Array<(e: string) => string> = [];

/**
 * Hears of occurrences that were just stored, in the same transaction, which holds the locks of their community and
 * their series: answers to the whole series are taken over, turns are planned.
 */
export function onOccurrencesStored(hook: Hook): void {
  stored.push(hook);
}

/**
 * Hears of occurrences that are at another time or have other seats now, were cancelled or restored; in the same
 * transaction, with the same locks and those of the occurrences.
 */
export function onEventTimesChanged(hook: Hook): void {
  changed.push(hook);
}

/** Hears of a series that was split in two, before the second one is changed; in the same transaction. */
export function onSeriesSplit(hook: SplitHook): void {
  split.push(hook);
}

/**
 * Says what must not be lost with an occurrence: one that a changed rule no longer gives is then cancelled, and not
 * taken away.
 * @param condition inside a statement, of the alias of event
 */
export function keepsOccurrence(condition: (e: string) => string): void {
  used.push(condition);
}

/** Whether something hangs on an occurrence, inside a statement. */
export const occurrenceIsUsed = (e: string): string =>
  `(${used.map((condition) => condition(e)).join(' or ')})`;

/** One after the other, in the order in which they were declared. */
export async function occurrencesStored(tx: Context, events: StoredOccurrence[]): Promise<void> {
  if (events.length === 0) return;
  for (const hook of stored) await hook(tx, events);
}

export async function eventTimesChanged(tx: Context, events: StoredOccurrence[]): Promise<void> {
  if (events.length === 0) return;
  for (const hook of changed) await hook(tx, events);
}

export async function seriesSplit(tx: Context, happened: SeriesSplit): Promise<void> {
  for (const hook of split) await hook(tx, happened);
}

const OF_AN_EVENT = [
  'event_rsvp',
  'event_attendance',
  'agenda_item',
  'event_action',
  'event_guest',
] as const;
for (const table of OF_AN_EVENT) {
  keepsOccurrence((e) => `exists (select 1 from ${table} u where u.event_id = ${e}.id)`);
}
keepsOccurrence((e) => `${e}.minutes_version > 0 or ${e}.recording_url is not null`);
