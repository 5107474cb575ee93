import { Temporal } from 'temporal-polyfill';
import type { Occurrence } from './recurrence';

/** So many people live by the clocks of a zone. */
export interface ZonePeople {
  timeZone: string;
  people: number;
}

/** From an occurrence on, a series is at another hour for some of its people. */
export interface ZoneChange extends ZonePeople {
  from: Date;
  /** The hour there until then, HH:MM. */
  before: string;
  after: string;
}

/** What comes within a year or so: four changes in each of the zones that concern most people. */
const CHANGES_MAX = 12;
/** Zones that are looked at; those with most people. */
const ZONES_MAX = 60;

/**
 * When occurrences move for people in other zones, because the clocks there change and those of the event do not, or
 * the other way round.
 * @param occurrences soonest first
 * @param timeZone of the event: there nothing moves but what the rule moves
 */
export function clockChanges(
  occurrences: Occurrence[],
  timeZone: string,
  zones: ZonePeople[],
): ZoneChange[] {
  const [first, last] = [occurrences[0]?.at, occurrences.at(-1)?.at];
  if (!first || !last) return [];
  const there = [...zones]
    .filter((zone) => zone.timeZone !== timeZone)
    .sort((one, other) => other.people - one.people)
    .slice(0, ZONES_MAX);
  return there
    .flatMap((zone) => changesIn(zone, occurrences, offsetsOf(zone.timeZone, first, last)))
    .sort((one, other) => one.from.getTime() - other.from.getTime() || other.people - one.people)
    .slice(0, CHANGES_MAX);
}

function changesIn(
  zone: ZonePeople,
  occurrences: Occurrence[],
  offsetAt: (at: number) => number,
): ZoneChange[] {
  // A rule with several times of day has several hours there; each is followed by itself.
  const hours = new Map<string, number>();
  const changes: ZoneChange[] = [];
  for (const { on, at, shifted } of occurrences) {
    if (shifted) continue;
    const planned = on.slice(11);
    const hour = minuteOfDay(at.getTime() + offsetAt(at.getTime()));
    const before = hours.get(planned);
    hours.set(planned, hour);
    if (before === undefined || before === hour) continue;
    changes.push({ ...zone, from: at, before: clock(before), after: clock(hour) });
  }
  return changes;
}

/** How far the clocks of a zone are ahead, in milliseconds, between two instants. Found once: there are few changes. */
function offsetsOf(timeZone: string, first: Date, last: Date): (at: number) => number {
  let zoned = Temporal.Instant.fromEpochMilliseconds(first.getTime()).toZonedDateTimeISO(timeZone);
  const steps = [{ from: Number.NEGATIVE_INFINITY, offset: zoned.offsetNanoseconds / 1e6 }];
  for (;;) {
    const next = zoned.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > last.getTime()) break;
    zoned = next;
    steps.push({ from: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 });
  }
  return (at) => steps.findLast(({ from }) => from <= at)?.offset ?? 0;
}

const minuteOfDay = (local: number): number => Math.floor(local / 60_000) % 1_440;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
