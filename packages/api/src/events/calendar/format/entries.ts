import { createHash } from 'node:crypto';
import { ICAL } from '../../../kernel/ical';
import { oneLine } from '../../../kernel/one-line';
import { CalendarFault, FaultError } from './faults';
import type { Part, Property } from './parts';
import type { CalendarChange, CalendarEntry, Zones } from './reading';
import { inZone, type Moment, momentsOf } from './times';

const MINUTE = 60_000;
const SHORTEST = 5;
/** As long as an event of ours may be. */
const LONGEST = 7 * 24 * 60;
/** What says no end has an hour. */
const USUAL_MINUTES = 60;
const TITLE_MAX = 200;
const DESCRIPTION_MAX = 20_000;
const LOCATION_MAX = 300;
const URL_MAX = 2_000;
const UID_MAX = 300;
const RULE_MAX = 500;
/** Dates that are left out or added. */
const DATES_MAX = 400;
const SEQUENCE_MAX = 2_000_000_000;

const first = (part: Part, name: string): Property | undefined =>
  part.properties.find((property) => property.name === name);
const all = (part: Part, name: string): Property[] =>
  part.properties.filter((property) => property.name === name);
const textOf = (part: Part, name: string): string => first(part, name)?.raw.trim() ?? '';

/** What stands in every event, occurrence or not. */
type Common = Omit<CalendarChange, 'recurrenceOn'> & { start: Moment };

/** @throws FaultError */
export function entryOf(part: Part, zones: Zones): CalendarEntry {
  const rule = ruleOf(part);
  const { start, ...common } = commonOf(part, zones, rule !== null);
  return {
    ...common,
    line: part.line,
    uid: uidOf(part),
    allDay: start.allDay,
    rule,
    except: datesOf(part, 'exdate', zones, start),
    extra: datesOf(part, 'rdate', zones, start),
    changes: [],
  };
}

/**
 * One date of a series that is not in the file, as an invitation to it alone comes.
 * @throws FaultError
 */
export function aloneOf(part: Part, zones: Zones): CalendarEntry {
  const entry = entryOf(part, zones);
  return { ...entry, uid: `${entry.uid}/${entry.startsOn}`, rule: null };
}

/** @throws FaultError */
export function changeOf(part: Part, zones: Zones, series: CalendarEntry): CalendarChange {
  const of = first(part, 'recurrence-id') as Property;
  // What is true of all that follow would be another series.
  if (of.parameters.range) throw new FaultError(CalendarFault.RULE, of.line);
  const [moment] = moments(of, zones, CalendarFault.DATES);
  if (!moment) throw new FaultError(CalendarFault.DATES, of.line);
  const { start: _start, ...common } = commonOf(part, zones, false, series);
  return { ...common, recurrenceOn: onIn(moment, series) };
}

function commonOf(part: Part, zones: Zones, repeats: boolean, series?: CalendarEntry): Common {
  const start = startOf(part, zones, repeats);
  const title = oneLine(textOf(part, 'summary')).slice(0, TITLE_MAX);
  return {
    start,
    startsOn: start.on,
    timeZone: start.timeZone,
    durationMinutes: minutesOf(part, zones, start),
    title: title || (series?.title ?? ''),
    description: textOf(part, 'description').slice(0, DESCRIPTION_MAX),
    location: oneLine(textOf(part, 'location')).slice(0, LOCATION_MAX),
    url: urlOf(part),
    cancelled: /^cancelled$/i.test(textOf(part, 'status')),
    sequence: Math.min(Math.max(Number(first(part, 'sequence')?.values[0]) || 0, 0), SEQUENCE_MAX),
  };
}

/** One that says none has one made of what it says, so that the same file brings the same event. */
function uidOf(part: Part): string {
  const said = oneLine(textOf(part, 'uid'));
  if (said !== '' && said.length <= UID_MAX) return said;
  const content = JSON.stringify(part.properties.map(({ name, values }) => [name, values]));
  return createHash('sha256').update(said).update(content).digest('hex');
}

function startOf(part: Part, zones: Zones, repeats: boolean): Moment {
  const property = first(part, 'dtstart');
  if (!property) throw new FaultError(CalendarFault.START, part.line);
  const [start] = moments(property, zones, CalendarFault.START);
  if (!start) throw new FaultError(CalendarFault.START, property.line);
  // An instant that does not repeat hangs nowhere else than in the calendar's zone; a rule of instants keeps its clocks.
  return start.instant && !repeats ? inZone(start, zones.floating) : start;
}

function minutesOf(part: Part, zones: Zones, start: Moment): number {
  const minutes = Math.round(lengthOf(part, zones, start) / MINUTE);
  const { line } = first(part, 'dtend') ?? first(part, 'duration') ?? part;
  if (minutes < 0) throw new FaultError(CalendarFault.END, line);
  // A mark in a calendar without a length is there to be seen.
  if (minutes === 0) return SHORTEST;
  if (minutes < SHORTEST || minutes > LONGEST) throw new FaultError(CalendarFault.LENGTH, line);
  return minutes;
}

function lengthOf(part: Part, zones: Zones, start: Moment): number {
  const ends = first(part, 'dtend');
  if (ends) {
    const [end] = moments(ends, zones, CalendarFault.END);
    if (!end) throw new FaultError(CalendarFault.END, ends.line);
    return end.at.getTime() - start.at.getTime();
  }
  const duration = first(part, 'duration');
  if (duration) {
    const [, sign, rest] =
      /^([+-]?)(P(?:\d{1,5}[WD])*(?:T(?:\d{1,5}[HMS])+)?)$/.exec(duration.raw) ?? [];
    if (!rest || rest === 'P') throw new FaultError(CalendarFault.END, duration.line);
    return ICAL.Duration.fromString(`${sign}${rest}`).toSeconds() * 1_000;
  }
  return (start.allDay ? 24 * 60 : USUAL_MINUTES) * MINUTE;
}

/** The rule as the library understands it. */
function ruleOf(part: Part): string | null {
  const [property, second] = [...all(part, 'rrule'), ...all(part, 'exrule')];
  if (!property) return null;
  const typed = property.raw.trim().replace(/;+$/, '').toUpperCase();
  const wrong = new FaultError(CalendarFault.RULE, property.line);
  if (second || typed.length > RULE_MAX || /(?:RSCALE|SKIP)=/.test(typed)) throw wrong;
  try {
    const rule = ICAL.Recur.fromString(typed);
    if (rule.freq) return rule.toString();
  } catch {
    throw wrong;
  }
  throw wrong;
}

function datesOf(part: Part, name: string, zones: Zones, start: Moment): string[] {
  const found = new Set<string>();
  for (const property of all(part, name)) {
    // Some programs write the name and no date.
    if (property.values.every((value) => /^[-:TZ]*$/.test(String(value)))) continue;
    for (const moment of moments(property, zones, CalendarFault.DATES)) {
      found.add(onIn(moment, { startsOn: start.on, timeZone: start.timeZone }));
      if (found.size > DATES_MAX) throw new FaultError(CalendarFault.DATES, property.line);
    }
  }
  return [...found].sort();
}

/** A date that is left out or moved, as the clock of its series shows it: a day alone means the one of that day. */
function onIn(moment: Moment, series: { startsOn: string; timeZone: string }): string {
  if (moment.allDay) return `${moment.on.slice(0, 10)}${series.startsOn.slice(10)}`;
  return moment.timeZone === series.timeZone ? moment.on : inZone(moment, series.timeZone).on;
}

function moments(property: Property, zones: Zones, fault: CalendarFault): Moment[] {
  const found = momentsOf(property, zones);
  if (found === 'ZONE') throw new FaultError(CalendarFault.ZONE, property.line);
  if (found === null) throw new FaultError(fault, property.line);
  return found;
}

function urlOf(part: Part): string {
  const typed = textOf(part, 'url') || textOf(part, 'conference');
  if (typed.length > URL_MAX || !/^https?:\/\//i.test(typed)) return '';
  return URL.canParse(typed) ? typed : '';
}
