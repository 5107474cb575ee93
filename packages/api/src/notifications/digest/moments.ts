import { Temporal } from 'temporal-polyfill';

/** When somebody wants to be told, as they say it: in their own zone. */
export interface DigestTimes {
  /** What a clock shows, for example `07:00` or `07:00:00`. */
  at: string;
  /** 1 is Monday; for what comes weekly. */
  weekday: number;
}

/** The digest of whoever has chosen nothing: little, before a week of work begins. */
export const DEFAULT_TIMES: DigestTimes = { at: '07:00', weekday: 1 };

/**
 * The first moment after an instant at which a person is told what waits. In the hour that a change of clocks leaves
 * out it is as much later as that hour is long; an hour that comes twice counts once, the first time.
 * @param timeZone an IANA zone; one that is not known (any more) counts as UTC
 */
export function nextMoment(
  { at, weekday }: DigestTimes,
  timeZone: string,
  pace: 'DAILY' | 'WEEKLY',
  after: Date,
): Date {
  const time = Temporal.PlainTime.from(at);
  const instant = Temporal.Instant.fromEpochMilliseconds(after.getTime());
  const here = zoned(instant, timeZone);
  const today = here.toPlainDate();
  const ahead = pace === 'WEEKLY' ? (weekday - today.dayOfWeek + 7) % 7 : 0;
  const days = pace === 'WEEKLY' ? 7 : 1;
  for (let add = ahead; ; add += days) {
    const moment = today
      .add({ days: add })
      .toZonedDateTime({ timeZone: here.timeZoneId, plainTime: time });
    if (Temporal.Instant.compare(moment.toInstant(), instant) > 0) {
      return new Date(moment.epochMilliseconds);
    }
  }
}

function zoned(instant: Temporal.Instant, timeZone: string): Temporal.ZonedDateTime {
  try {
    return instant.toZonedDateTimeISO(timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return instant.toZonedDateTimeISO('UTC');
  }
}
