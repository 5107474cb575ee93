import { Temporal } from 'temporal-polyfill';

/** Years that anybody plans in; a day before or after is a slip of the fingers. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

/** Whether a text is a day of the calendar, such as 2026-03-02. */
export function isDay(text: string): boolean {
  try {
    const { year } = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  } catch {
    return false;
  }
}
