import { inDays, localTime, toMonday } from '../../../lib/local-time';

/** Hours at which somebody is reminded who did not say when: after work, and before it. */
const EVENING = '18:00';
const MORNING = '09:00';
/** Later than this there is no evening left to be reminded in. */
const LAST_EVENING = '17:45';

export type Quick = 'evening' | 'tomorrow' | 'week';

/** The quick choices at this moment, as local times: days are counted in the calendar, not in hours. */
export function quickTimes(now: Date, timeZone: string | undefined): [Quick, string][] {
  const local = localTime(now, timeZone);
  const times: [Quick, string][] = [
    ['tomorrow', inDays(local, 1, MORNING)],
    ['week', inDays(local, toMonday(local), MORNING)],
  ];
  if (local.slice(11) < LAST_EVENING) times.unshift(['evening', inDays(local, 0, EVENING)]);
  return times;
}

/** A local time as the same figures in UTC, to be shown with `timeZone: 'UTC'`: it says what its own clock says. */
export const shownAs = (local: string): Date => new Date(`${local}Z`);
