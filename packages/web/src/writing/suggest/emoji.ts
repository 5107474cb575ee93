import emoji from 'markdown-it-emoji/lib/data/full.mjs';
import type { Suggestion } from './useSuggestions';

/** More than a list that is looked over at once helps nobody. */
const COUNT = 8;

const NAMES = Object.keys(emoji);

/** Emoji whose names begin so, then those with a part that does; the shortest name first. */
export function emojiFor(text: string): Suggestion[] {
  const rank = (name: string) => (name.startsWith(text) ? 0 : name.includes(`_${text}`) ? 1 : 2);
  const seen = new Set<string>();
  return NAMES.filter((name) => rank(name) < 2)
    .sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))
    .flatMap((name) => {
      const sign = emoji[name];
      if (!sign || seen.has(sign)) return [];
      seen.add(sign);
      return [{ id: `emoji-${name}`, words: `${sign} `, emoji: { sign, name } }];
    })
    .slice(0, COUNT);
}
