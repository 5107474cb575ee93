/** When one would look at something again; the API takes any day. */
export const LATER = ['SOON', 'HALF', 'YEAR', 'NEVER'] as const;
export type Later = (typeof LATER)[number];

const MONTHS: Record<Later, number | null> = { SOON: 3, HALF: 6, YEAR: 12, NEVER: null };

/** The day so many months ahead, the last of the month where it has no such day; null for never. */
export function dayOf(later: Later, now: Date): string | null {
  const months = MONTHS[later];
  if (months === null) return null;
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  next.setUTCDate(Math.min(now.getUTCDate(), last));
  return next.toISOString().slice(0, 10);
}
