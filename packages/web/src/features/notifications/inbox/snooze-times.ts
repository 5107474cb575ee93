import { inDays, localTime, toMonday } from '../../../lib/local-time';

/** When a day of work begins; what is put off is to be found then. */
const MORNING = '09:00';
/** What waits until later today waits for the end of a visit or a meeting; it comes at a full hour. */
const LATER_HOURS = 3;
/** After this hour nobody wants more of the same day. */
const LAST_HOUR = 20;
const DAY_MS = 86_400_000;

export type Snooze = 'later' | 'tomorrow' | 'monday' | 'week';

/** The choices at this moment, as local times. On a Sunday tomorrow is Monday, and stands there once. */
export function snoozeTimes(now: Date, timeZone: string | undefined): [Snooze, string][] {
  const local = localTime(now, timeZone);
  const hour = Number(local.slice(11, 13)) + LATER_HOURS;
  const monday = toMonday(local);
  const times: [Snooze, string][] = [['tomorrow', inDays(local, 1, MORNING)]];
  if (hour <= LAST_HOUR)
    times.unshift(['later', inDays(local, 0, `${String(hour).padStart(2, '0')}:00`)]);
  if (monday > 1) times.push(['monday', inDays(local, monday, MORNING)]);
  if (monday < 7) times.push(['week', inDays(local, 7, MORNING)]);
  return times;
}

/**
 * The instant at which a clock in that zone shows that time. In the hour that a change of clocks leaves out, as much
 * later as it is long; in one that comes twice, the first.
 */
export function instantOf(local: string, timeZone: string | undefined): Date {
  const asked = Date.parse(`${local}Z`);
  // How far the zone's clock is ahead, before the change of that day and after it.
  const ahead = (at: number) => Date.parse(`${localTime(new Date(at), timeZone)}Z`) - at;
  const [before, after] = [asked - DAY_MS, asked + DAY_MS].map(ahead) as [number, number];
  const first = asked - Math.max(before, after);
  const fits = [first, asked - Math.min(before, after)].find(
    (at) => localTime(new Date(at), timeZone) === local,
  );
  return new Date(fits ?? asked - before);
}
