import { Temporal } from 'temporal-polyfill';

export interface Period {
  /** Its first day, by the rotation's clock. */
  on: string;
  startsAt: Date;
  endsAt: Date;
}

interface Rhythm {
  /** The first day of the first period. */
  from: string;
  weeks: number;
  timeZone: string;
}

/** The periods that are not over at an instant, from midnight to midnight of the rotation's clock; as many as are asked for. */
export function periodsFrom({ from, weeks, timeZone }: Rhythm, at: Date, count: number): Period[] {
  const first = Temporal.PlainDate.from(from);
  const today = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const days = Math.max(0, first.until(today, { largestUnit: 'day' }).days);
  const skipped = Math.floor(days / (weeks * 7));
  return Array.from({ length: count }, (_, index) => {
    const begin = first.add({ weeks: (skipped + index) * weeks });
    return {
      on: begin.toString(),
      startsAt: midnight(begin, timeZone),
      endsAt: midnight(begin.add({ weeks }), timeZone),
    };
  });
}

/** The instants of days that somebody cannot, both included. */
export function daysAway(fromOn: string, untilOn: string, timeZone: string) {
  return {
    from: midnight(Temporal.PlainDate.from(fromOn), timeZone).getTime(),
    until: midnight(Temporal.PlainDate.from(untilOn).add({ days: 1 }), timeZone).getTime(),
  };
}

/** The beginning of a day: not always 0:00, where clocks are changed at midnight. */
const midnight = (day: Temporal.PlainDate, timeZone: string): Date =>
  new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
