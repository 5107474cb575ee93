/** Hours at which somebody is reminded who did not say when: after work, and before it. */
const EVENING = '18:00';
const MORNING = '09:00';
/** Later than this there is no evening left to be reminded in. */
const LAST_EVENING = '17:45';

export type Quick = 'evening' | 'tomorrow' | 'week';

/** What a clock in a zone shows: `2026-03-29T09:00`. */
export function localTime(at: Date, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  } as Intl.DateTimeFormatOptions).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The quick choices at this moment, as local times: days are counted in the calendar, not in hours. */
export function quickTimes(now: Date, timeZone: string | undefined): [Quick, string][] {
  const local = localTime(now, timeZone);
  const today = new Date(`${local.slice(0, 10)}T00:00Z`);
  const inDays = (days: number, hour: string) => {
    const day = new Date(today);
    day.setUTCDate(day.getUTCDate() + days);
    return `${day.toISOString().slice(0, 10)}T${hour}`;
  };
  const toMonday = (8 - today.getUTCDay()) % 7 || 7;
  const times: [Quick, string][] = [
    ['tomorrow', inDays(1, MORNING)],
    ['week', inDays(toMonday, MORNING)],
  ];
  if (local.slice(11) < LAST_EVENING) times.unshift(['evening', inDays(0, EVENING)]);
  return times;
}

/** A local time as the same figures in UTC, to be shown with `timeZone: 'UTC'`: it says what its own clock says. */
export const shownAs = (local: string): Date => new Date(`${local}Z`);
