import type { IntlShape } from 'react-intl';

interface Span {
  startsAt: string;
  endsAt: string;
}

/** A turn as one names it: "Thursday 4 December", or a period with its first and last day. */
export function dayOf(intl: IntlShape, { startsAt, endsAt }: Span, ofPeriod: boolean): string {
  const start = new Date(startsAt);
  if (!ofPeriod) return intl.formatDate(start, { weekday: 'long', day: 'numeric', month: 'long' });
  return intl.formatDateTimeRange(start, lastOf(endsAt), { day: 'numeric', month: 'long' });
}

/** In the margin: "4 Dec", with the year when it is another one. */
export function shortDay(
  intl: IntlShape,
  { startsAt, endsAt }: Span,
  ofPeriod: boolean,
  now: Date,
): string {
  const start = new Date(startsAt);
  const year = start.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  if (ofPeriod) {
    return intl.formatDateTimeRange(start, lastOf(endsAt), {
      day: 'numeric',
      month: 'short',
      year,
    });
  }
  return intl.formatDate(start, { day: 'numeric', month: 'short', year });
}

/** A period ends as the next begins; its last day is the one before. */
const lastOf = (endsAt: string): Date => new Date(new Date(endsAt).getTime() - 60_000);

/** Until when: "Fri 12:00" inside a week, else with the date. */
export function untilWhen(intl: IntlShape, at: string, now: Date): string {
  const date = new Date(at);
  const near = date.getTime() - now.getTime() < 6 * 86_400_000;
  return intl.formatDate(date, {
    weekday: 'short',
    ...(!near && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
