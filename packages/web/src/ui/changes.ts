import { diffLines, diffWords, diffWordsWithSpace } from 'diff';

/** Two long texts with little in common would hold the page up for a minute: after this they are compared by lines, then not. */
const BOUND = { timeout: 400 };
/** Characters of unchanged text that are kept beside a change, so that one sees where it stands. */
const CONTEXT = 160;

export interface Change {
  value: string;
  added?: boolean;
  removed?: boolean;
}

const isChange = ({ added, removed }: Change): boolean => Boolean(added || removed);

/** Markdown without the signs that only shape it; what is compared is what people read. */
const readable = (markdown: string): string =>
  markdown.replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2').replace(/^#{1,6} /gm, '');

/** What changed between two texts, by words; empty when nothing did. Where only the signs or the spaces changed, these. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return [];
  const texts = [[readable(before), readable(after)] as const, [before, after] as const];
  for (const [was, is] of texts) {
    const changes = diffWords(was, is, BOUND) ?? diffLines(was, is, BOUND) ?? whole(was, is);
    if (changes.some(isChange)) return changes;
  }
  return diffWordsWithSpace(before, after, BOUND) ?? whole(before, after);
}

const whole = (before: string, after: string): Change[] => [
  { value: before, removed: true },
  { value: after, added: true },
];

/** What did not change, without its middle, cut between words. */
export function shortened(
  text: string,
  { first, last }: { first: boolean; last: boolean },
): string {
  const kept = first || last ? CONTEXT : 2 * CONTEXT;
  if (text.length <= kept * 1.5) return text;
  // Some scripts have no spaces to cut at: then it is cut where it is.
  const start = first ? '' : text.slice(0, CONTEXT).replace(/\s\S{0,40}$/u, '');
  const end = last ? '' : text.slice(-CONTEXT).replace(/^\S{0,40}\s/u, '');
  return `${start} … ${end}`;
}
