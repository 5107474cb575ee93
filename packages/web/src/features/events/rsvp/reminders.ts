/** Minutes before the start at which one can be reminded, the longest first; the API takes no others. */
export const REMINDER_MINUTES = [10_080, 2_880, 1_440, 120, 60, 30, 15, 5] as const;
