/** One line of the palette: somewhere to go, something to do, somebody or something found. */
export interface Line {
  id: string;
  group: Group;
  words: string;
  /** Where it is, or what it is beside its name. */
  hint?: string;
  keys?: string;
  /** Why it cannot be done now. */
  refused?: string;
  /** Was found by what was typed, whatever its words are. */
  fits?: boolean;
  run: () => void;
}

export const groups = [
  'page',
  'places',
  'named',
  'communities',
  'threads',
  'resources',
  'people',
  'house',
  'search',
] as const;
export type Group = (typeof groups)[number];

/** As many of a group as are read at a glance. */
const MOST = 10;
/** What the page does is what one came for. */
const MOST_OF_PAGE = 16;

/** Small letters without their accents, so that `ines` finds Inês. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The lines that have every word that was typed, in groups. Those where a word begins with it come first; otherwise
 * the order stays, so that nothing jumps while one types.
 */
export function matching(lines: readonly Line[], typed: string): Line[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fitting = lines.filter(({ group, words: own, hint = '', fits }) => {
    if (fits) return true;
    // What the page does is about somebody: it is not what one who types their name looks for.
    const text = group === 'page' ? plain(own) : `${plain(own)} ${plain(hint)}`;
    return words.every((word) => text.includes(word));
  });
  const begins = ({ words: own }: Line) =>
    words.every((word) => ` ${plain(own)}`.includes(` ${word}`)) ? 0 : 1;
  const seen = new Set<string>();
  return groups.flatMap((group) =>
    fitting
      .filter((line) => line.group === group && !seen.has(line.id) && seen.add(line.id))
      .toSorted((one, other) => begins(one) - begins(other))
      .slice(0, group === 'page' ? MOST_OF_PAGE : MOST),
  );
}
