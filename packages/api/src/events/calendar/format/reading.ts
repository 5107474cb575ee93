import { aloneOf, changeOf, entryOf } from './entries';
import { CalendarFault, FaultError } from './faults';
import { type Part, partsOf } from './parts';
import { calendarZone, zoneOf } from './zones';

/** A year of every working day; who has more, has a calendar, not a plan for a community. */
export const ENTRIES_MAX = 300;

/** An occurrence that differs from its series. */
export interface CalendarChange {
  /** The local time that the rule gives it, in the zone of its series. */
  recurrenceOn: string;
  startsOn: string;
  timeZone: string;
  durationMinutes: number;
  title: string;
  description: string;
  location: string;
  url: string;
  cancelled: boolean;
  sequence: number;
}

/** One event of a file, or all of a series, in our terms. */
export interface CalendarEntry {
  line: number;
  uid: string;
  sequence: number;
  title: string;
  description: string;
  location: string;
  /** A web address, or empty. */
  url: string;
  startsOn: string;
  timeZone: string;
  durationMinutes: number;
  allDay: boolean;
  cancelled: boolean;
  /** The value of an RRULE, as the library writes it. */
  rule: string | null;
  /** Local times in the zone of the start. */
  except: string[];
  extra: string[];
  changes: CalendarChange[];
}

interface CalendarProblem {
  fault: CalendarFault;
  /** As in an editor; null when the file as a whole is meant. */
  line: number | null;
  /** Of what event. */
  title: string | null;
}

interface ReadCalendar {
  method: string | null;
  entries: CalendarEntry[];
  problems: CalendarProblem[];
}

/**
 * Reads a calendar file. Nothing in it makes this throw, and the time that it takes grows with its length alone: what
 * cannot be read is a problem, with its line.
 * @param floating the zone of times that say none
 */
export function readCalendar(text: string, floating: string): ReadCalendar {
  const problems: CalendarProblem[] = [];
  const root = whole(text, problems);
  if (!root) return { method: null, entries: [], problems };
  const calendars = root.parts.filter(({ name }) => name === 'vcalendar');
  const entries = new Map<string, CalendarEntry>();
  let method: string | null = null;
  let seen = 0;
  // What is cut out of a calendar is read as well.
  for (const calendar of [...calendars, root]) {
    if (calendar !== root) {
      problems.push(
        ...calendar.badLines.map((line) => ({ fault: CalendarFault.LINE, line, title: null })),
      );
      method ??= calendar.properties.find(({ name }) => name === 'method')?.raw ?? null;
    }
    const events = calendar.parts.filter(({ name }) => name === 'vevent');
    seen += events.length;
    if (seen > ENTRIES_MAX) {
      problems.push({ fault: CalendarFault.TOO_MANY, line: null, title: null });
      return { method, entries: [], problems };
    }
    readEvents(calendar, events, floating, entries, problems);
  }
  if (seen === 0 && problems.length === 0) {
    const fault = calendars.length > 0 ? CalendarFault.EMPTY : CalendarFault.NOT_A_CALENDAR;
    problems.push({ fault, line: null, title: null });
  }
  return { method: method?.toUpperCase() ?? null, entries: [...entries.values()], problems };
}

function whole(text: string, problems: CalendarProblem[]): Part | null {
  try {
    return partsOf(text);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    problems.push({ fault: error.fault, line: error.line, title: null });
    return null;
  }
}

function readEvents(
  calendar: Part,
  events: readonly Part[],
  floating: string,
  entries: Map<string, CalendarEntry>,
  problems: CalendarProblem[],
): void {
  const definitions = new Map(
    calendar.parts
      .filter(({ name }) => name === 'vtimezone')
      .map((part) => [part.properties.find(({ name }) => name === 'tzid')?.raw ?? '', part]),
  );
  const zones: Zones = {
    calendar: calendarZone(calendar.properties),
    floating: calendarZone(calendar.properties) ?? floating,
    named: (tzid) => zoneOf(tzid, definitions),
  };
  const isChange = (part: Part) => part.properties.some(({ name }) => name === 'recurrence-id');
  // A change may stand before its series.
  for (const part of [...events.filter((e) => !isChange(e)), ...events.filter(isChange)]) {
    try {
      if (part.badLines[0] !== undefined) {
        throw new FaultError(CalendarFault.LINE, part.badLines[0]);
      }
      if (isChange(part)) addChange(part, zones, entries);
      else addEntry(entryOf(part, zones), entries);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      problems.push({ fault: error.fault, line: error.line, title: titleIn(part) });
    }
  }
}

/** What the times in a calendar mean. */
export interface Zones {
  /** What the calendar says of itself. */
  calendar: string | null;
  floating: string;
  named: (tzid: string) => string | null;
}

function addEntry(entry: CalendarEntry, entries: Map<string, CalendarEntry>): void {
  const earlier = entries.get(entry.uid);
  if (earlier && earlier.sequence >= entry.sequence) {
    throw new FaultError(CalendarFault.TWICE, entry.line);
  }
  entries.set(entry.uid, entry);
}

function addChange(part: Part, zones: Zones, entries: Map<string, CalendarEntry>): void {
  const uid = part.properties.find(({ name }) => name === 'uid')?.raw.trim() ?? '';
  const entry = entries.get(uid);
  if (!entry) {
    addEntry(aloneOf(part, zones), entries);
    return;
  }
  const change = changeOf(part, zones, entry);
  const others = entry.changes.filter(({ recurrenceOn }) => recurrenceOn !== change.recurrenceOn);
  entry.changes = [...others, change];
}

const titleIn = (part: Part): string | null =>
  part.properties.find(({ name }) => name === 'summary')?.raw.slice(0, 200) ?? null;
