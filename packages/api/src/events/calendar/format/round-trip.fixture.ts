import { instantOf } from '../../../kernel/local-time';
import type { CalendarEntry } from './reading';
import type { WrittenEvent } from './writing';

const STAMP = new Date('2026-03-01T09:00:00Z');

/** What was read, as it is written again: a series and what differs from it. */
export function writtenFrom(entry: CalendarEntry): WrittenEvent[] {
  const { uid, timeZone } = entry;
  const start = (on: string, zone: string) => ({
    on,
    timeZone: zone,
    at: instantOf({ on, timeZone: zone }),
  });
  const { startsOn, line: _line, changes, allDay: _allDay, ...rest } = entry;
  return [
    { ...rest, stamp: STAMP, start: start(startsOn, timeZone) },
    ...changes.map(({ recurrenceOn, ...change }) => ({
      ...change,
      uid,
      stamp: STAMP,
      start: start(change.startsOn, change.timeZone),
      recurrence: { on: recurrenceOn, timeZone },
    })),
  ];
}

/** Without what a file says of itself alone: at which line it stands, and whether a day was written as one. */
export const meant = ({ line: _line, allDay: _allDay, ...entry }: CalendarEntry) => entry;
