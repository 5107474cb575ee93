/** Slips of the pen that are put right in a word of so many signs: one in five, two in nine. */
const slipsIn = (length: number): number => Math.min(3, Math.floor((length + 3) / 4) - 1 || 1);

/**
 * The word that somebody most likely meant: with the fewest slips, and of those the one that is there most often. Null
 * when none is near.
 */
export function nearest(typed: string, words: readonly string[]): string | null {
  const asked = [...typed.toLowerCase()];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best: { word: string; slips: number; count: number } | null = null;
  for (const [word, count] of counts) {
    const signs = [...word];
    const most = slipsIn(Math.min(asked.length, signs.length));
    if (signs.length < 3 || Math.abs(signs.length - asked.length) > most) continue;
    const slips = slipsBetween(asked, signs);
    if (slips === 0 || slips > most) continue;
    if (!best || slips < best.slips || (slips === best.slips && count > best.count)) {
      best = { word, slips, count };
    }
  }
  return best?.word ?? null;
}

/** Signs to add, to leave out, to change, and neighbours to exchange (optimal string alignment). */
export function slipsBetween(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] as number;
}
