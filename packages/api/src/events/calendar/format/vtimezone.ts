import { Temporal } from 'temporal-polyfill';
import { ICAL, type ICALComponent } from '../../../kernel/ical';

/** Rules are looked at so far beyond what is covered: a series goes on after what is stored of it. */
const YEARS_BEYOND = 5;
/** From so many years in a row on, the same day of each year is a rule. */
const YEARS_OF_A_RULE = 4;

/** A change of the clocks of a zone. */
interface Change {
  /** What clocks showed when it came. */
  local: Temporal.PlainDateTime;
  from: number;
  to: number;
}

/** Changes on the same day of consecutive years, told by one rule; or a single one. */
interface Observance {
  changes: Change[];
  /** BYDAY within the month, such as `-1SU`; null for a single change. */
  byDay: string | null;
}

/**
 * The clocks of a zone as a VTIMEZONE, made of the rules of this machine for the years that are needed and some beyond:
 * programs that know the zone by its name take their own, and the others find the same times.
 */
export function zoneComponent(timeZone: string, from: Date, until: Date): ICALComponent {
  const zone = new ICAL.Component('vtimezone');
  zone.addPropertyWithValue('tzid', timeZone);
  // The year before: the clocks must be right from the first occurrence on.
  const begin = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  const first = begin.with({ month: 1, day: 1 }).startOfDay().subtract({ years: 1 });
  const lastYear = until.getUTCFullYear() + YEARS_BEYOND;
  const changes = changesOf(first, lastYear);
  const start: Change = {
    local: first.toPlainDateTime(),
    from: offsetOf(first),
    to: offsetOf(first),
  };
  for (const observance of [{ changes: [start], byDay: null }, ...observances(changes)]) {
    zone.addSubcomponent(component(observance, timeZone));
  }
  return zone;
}

const offsetOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 1e9;

function changesOf(first: Temporal.ZonedDateTime, lastYear: number): Change[] {
  const changes: Change[] = [];
  let at = first.getTimeZoneTransition('next');
  while (at && at.year <= lastYear) {
    const from = offsetOf(at.subtract({ nanoseconds: 1 }));
    const to = offsetOf(at);
    const local = at.toPlainDateTime().add({ seconds: from - to });
    // A zone may change its name alone.
    if (from !== to) changes.push({ local, from, to });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** Changes of each kind (from which clocks to which) that follow a rule together, and the others alone. */
function observances(changes: readonly Change[]): Observance[] {
  const kinds = new Map<string, Change[]>();
  for (const change of changes) {
    const kind = `${change.from} ${change.to} ${change.local.month} ${change.local.toPlainTime()} ${change.local.dayOfWeek}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), change]);
  }
  return [...kinds.values()].flatMap((kind) => runs(kind).flatMap(ruled));
}

/** Without a gap in the years. */
function runs(kind: readonly Change[]): Change[][] {
  const found: Change[][] = [];
  for (const change of kind) {
    const run = found.at(-1);
    if (run && run.at(-1)?.local.year === change.local.year - 1) run.push(change);
    else found.push([change]);
  }
  return found;
}

function ruled(run: Change[]): Observance[] {
  const byDay = run.length >= YEARS_OF_A_RULE ? dayOf(run) : null;
  return byDay
    ? [{ changes: run, byDay }]
    : run.map((change) => ({ changes: [change], byDay: null }));
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The same weekday of all, counted from the beginning of the month or its last; null when it is neither. */
function dayOf(run: readonly Change[]): string | null {
  const weekday = WEEKDAYS[(run[0] as Change).local.dayOfWeek - 1];
  const nths = new Set(run.map(({ local }) => Math.ceil(local.day / 7)));
  if (nths.size === 1) return `${[...nths][0]}${weekday}`;
  return run.every(({ local }) => local.day > local.daysInMonth - 7) ? `-1${weekday}` : null;
}

function component({ changes, byDay }: Observance, timeZone: string): ICALComponent {
  const { local, from, to } = changes[0] as Change;
  // Which of the two is summer time only names differ in; the one that is ahead of what was before.
  const part = new ICAL.Component(to > from ? 'daylight' : 'standard');
  part.addPropertyWithValue('dtstart', time(local));
  part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(from));
  part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(to));
  if (byDay) part.addPropertyWithValue('rrule', rule(changes, byDay, timeZone));
  return part;
}

function rule(changes: readonly Change[], byDay: string, timeZone: string) {
  const last = changes.at(-1) as Change;
  const until = last.local.subtract({ seconds: last.from });
  const ends = !goesOn(last, byDay, timeZone);
  return ICAL.Recur.fromString(
    `FREQ=YEARLY;BYMONTH=${last.local.month};BYDAY=${byDay}${
      ends ? `;UNTIL=${until.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}Z` : ''
    }`,
  );
}

/** Whether the rule holds in the year after, too. Asked of the offsets: transitions are not known so far ahead. */
function goesOn({ local, from, to }: Change, byDay: string, timeZone: string): boolean {
  const nth = Number.parseInt(byDay, 10);
  const month = local.add({ years: 1 }).with({ day: 1 });
  const counted = nth < 0 ? month.with({ day: month.daysInMonth }) : month;
  const days = (local.dayOfWeek - counted.dayOfWeek + 7) % 7;
  const day =
    nth < 0
      ? counted.subtract({ days: (7 - days) % 7 })
      : counted.add({ days: days + 7 * (nth - 1) });
  const at = day.subtract({ seconds: from }).toZonedDateTime('UTC').withTimeZone(timeZone);
  return offsetOf(at) === to && offsetOf(at.subtract({ seconds: 1 })) === from;
}

const time = (local: Temporal.PlainDateTime) =>
  ICAL.Time.fromData({
    year: local.year,
    month: local.month,
    day: local.day,
    hour: local.hour,
    minute: local.minute,
    second: local.second,
    isDate: false,
  });
