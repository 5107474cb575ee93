import type { IntlShape } from 'react-intl';

interface Slot {
  startsAt: string;
  endsAt: string;
  timeZone: string;
}

export interface SlotWords {
  /** "Thu 4 Dec" */
  day: string;
  /** "14:00 to 15:15", by the reader's clock. */
  hours: string;
  /** The same by the clock it was proposed for, when that shows something else. */
  there?: string;
}

const HOURS = { hour: '2-digit', minute: '2-digit' } as const;

/** A slot as its reader's calendar and clock show it. */
export function slotWords(intl: IntlShape, { startsAt, endsAt, timeZone }: Slot): SlotWords {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const hours = intl.formatDateTimeRange(start, end, HOURS);
  const there = intl.formatDateTimeRange(start, end, { ...HOURS, timeZone });
  return {
    day: intl.formatDate(start, { weekday: 'short', day: 'numeric', month: 'short' }),
    hours,
    ...(there !== hours && {
      there: intl.formatMessage(
        { id: 'findTime.there' },
        { hours: there, place: placeOf(timeZone) },
      ),
    }),
  };
}

/** A zone by its city: "Europe/Lisbon" is "Lisbon". */
export const placeOf = (timeZone: string): string =>
  timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
