/** A day of the calendar as an instant that shows it in UTC: it has no hour, and moves with no zone. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
