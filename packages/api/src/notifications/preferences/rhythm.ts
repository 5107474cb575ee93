import { Temporal } from 'temporal-polyfill';
import { type DigestTimes, nextMoment } from '../digest/moments';
import { NoticePace } from '../notifications.types';

/** When somebody wants to be told. Times are as `HH:MM` on a clock in their zone. */
export interface Rhythm extends DigestTimes {
  timeZone: string;
  quietFrom: string | null;
  quietUntil: string | null;
}

/** When something may leave that is to be told at this pace: at once, but not in quiet hours; or with the digest. */
export function dueAt(now: Date, pace: NoticePace, rhythm: Rhythm): Date {
  if (pace === NoticePace.DAILY || pace === NoticePace.WEEKLY) {
    return nextMoment(rhythm, rhythm.timeZone, pace, now);
  }
  return afterQuiet(now, rhythm);
}

/** In an hour that a change of clocks leaves out, quiet hours end as much later as that hour is long. */
function afterQuiet(now: Date, { quietFrom, quietUntil, timeZone }: Rhythm): Date {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return now;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const clock = here.toPlainTime().toString({ smallestUnit: 'minute' });
  const overMidnight = quietFrom > quietUntil;
  const evening = clock >= quietFrom;
  const morning = clock < quietUntil;
  if (overMidnight ? !evening && !morning : !evening || !morning) return now;
  const day = here.toPlainDate().add({ days: overMidnight && evening ? 1 : 0 });
  const end = day.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: quietUntil });
  return new Date(end.epochMilliseconds);
}
