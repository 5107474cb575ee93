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

/** A local time so many days after the day of another, at an hour: days are counted in the calendar, not in hours. */
export function inDays(local: string, days: number, hour: string): string {
  const day = new Date(`${local.slice(0, 10)}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return `${day.toISOString().slice(0, 10)}T${hour}`;
}

/** How many days it is from a local time to the next Monday; 7 on a Monday. */
export const toMonday = (local: string): number =>
  (8 - new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay()) % 7 || 7;
