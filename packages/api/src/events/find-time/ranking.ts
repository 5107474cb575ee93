/** How a time is answered. */
export interface Counted {
  yes: number;
  ifNeedBe: number;
}

/** The better first: where more could come, and of those where more come gladly. */
export const better = (one: Counted, other: Counted): number =>
  other.yes + other.ifNeedBe - (one.yes + one.ifNeedBe) || other.yes - one.yes;

/** The rank of each, from 1; who is as good shares it, and the next is counted past them. */
export const ranksOf = (slots: readonly Counted[]): number[] =>
  slots.map((slot) => 1 + slots.filter((other) => better(other, slot) < 0).length);

/**
 * The best of those that can still be chosen: of several the earliest.
 * @returns null as long as nobody could come to any
 */
export function bestOf<Slot extends Counted & { startsAt: Date }>(
  slots: readonly Slot[],
  now: Date,
): Slot | null {
  const [best] = slots
    .filter(({ startsAt, yes, ifNeedBe }) => startsAt > now && yes + ifNeedBe > 0)
    .sort((one, other) => better(one, other) || one.startsAt.getTime() - other.startsAt.getTime());
  return best ?? null;
}
