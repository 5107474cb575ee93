import type { Token } from 'markdown-it';
import type { Mark, Node } from 'prosemirror-model';
import { LITERAL_AT } from './parser';

/** Words that are marked alike. `m` holds the names of their marks, sorted. */
export interface Run {
  t: string;
  m: string[];
}

export const HARD_BREAK = '\u23ce';
export const SOFT_BREAK = '\n';

const linkName = (href: unknown, title: unknown) => `link ${href ?? ''} ${title ?? ''}`;
const imageName = (src: unknown, title: unknown) => `image ${src ?? ''} ${title ?? ''}`;

/** What the parser has read within one block. */
export function runsOfTokens(tokens: readonly Token[]): Run[] {
  const open: string[] = [];
  const runs: Run[] = [];
  const add = (t: string, ...more: string[]) => runs.push({ t, m: [...open, ...more].sort() });
  for (const token of tokens) {
    if (token.type === 'link_open')
      open.push(linkName(token.attrGet('href'), token.attrGet('title')));
    else if (token.nesting === 1) open.push(token.tag);
    else if (token.nesting === -1) open.pop();
    else if (token.type === 'text') add(token.content);
    else if (token.type === 'code_inline') add(token.content, 'code');
    else if (token.type === LITERAL_AT) add('@', 'literal');
    else if (token.type === 'softbreak') add(SOFT_BREAK);
    else if (token.type === 'hardbreak') add(HARD_BREAK);
    else if (token.type === 'image')
      add(token.content, imageName(token.attrGet('src'), token.attrGet('title')));
    else add(token.content, token.type);
  }
  return settled(runs, true);
}

const MARK_NAMES: Record<string, string> = { strike: 's' };

/** What the editor holds within one block, in the same form. */
export function runsOfNode(block: Node): Run[] {
  const runs: Run[] = [];
  block.forEach((child) => {
    const m = child.marks.map(markName);
    if (child.isText) runs.push({ t: child.text ?? '', m: m.sort() });
    else if (child.type.name === 'hard_break') runs.push({ t: HARD_BREAK, m: m.sort() });
    else if (child.type.name === 'soft_break') runs.push({ t: SOFT_BREAK, m: m.sort() });
    else {
      const { src, title, alt } = child.attrs;
      runs.push({ t: alt, m: [...m, imageName(src, title)].sort() });
    }
  });
  return settled(runs, false);
}

function markName({ type, attrs }: Mark): string {
  if (type.name === 'link') return linkName(attrs.href, attrs.title);
  return MARK_NAMES[type.name] ?? type.name;
}

const BLANK = /^\s+$/;
const isAtom = (mark: string) => mark === 'code' || mark.startsWith('image');

/**
 * Blanks look the same whatever they are marked with, so they take the marks that both their neighbours have.
 * @param ends whether blanks at the ends count: the parser leaves none but those written as entities; what is typed has
 * no such meaning
 */
function settled(runs: Run[], ends: boolean): Run[] {
  const pieces = runs.flatMap(({ t, m }) =>
    m.some(isAtom)
      ? [{ t, m }]
      : t
          .split(/(\s+|\u23ce)/)
          .filter(Boolean)
          .map((part) => ({ t: part, m })),
  );
  const joined: Run[] = [];
  pieces.forEach((piece, at) => {
    let next = piece;
    if (isBlank(piece)) {
      const [before, after] = [solid(pieces, at, -1), solid(pieces, at, 1)];
      if (!ends && !(before && after)) return;
      const both = (mark: string) => !isAtom(mark) && after?.m.includes(mark);
      next = { t: blankOf(piece.t), m: before?.m.filter(both) ?? [] };
    }
    const last = joined.at(-1);
    if (last && isBlank(last) && isBlank(next)) last.t = wider(last.t, next.t);
    else if (last && !last.m.some(isAtom) && same(last, next)) last.t += next.t;
    else joined.push({ ...next });
  });
  return merged(joined);
}

/** Neighbours that are marked alike are one. */
export function merged(runs: Run[]): Run[] {
  return runs.reduce<Run[]>((all, run) => {
    const last = all.at(-1);
    const glued = last && !last.m.some((mark) => mark.startsWith('image')) && same(last, run);
    if (glued) last.t += run.t;
    else all.push({ ...run });
    return all;
  }, []);
}

const isBlank = ({ t, m }: Run) => !m.some(isAtom) && (BLANK.test(t) || t === HARD_BREAK);
const same = (a: Run, b: Run) =>
  a.m.length === b.m.length && a.m.every((mark, at) => mark === b.m[at]);

function solid(pieces: Run[], at: number, step: 1 | -1): Run | undefined {
  let place = at + step;
  for (let piece = pieces[place]; piece; piece = pieces[place]) {
    if (!isBlank(piece)) return piece;
    place += step;
  }
  return undefined;
}

/** Blanks around the end of a line are not read; those that do not break are. */
function blankOf(t: string): string {
  if (/[^ \t\n\u23ce]/.test(t)) return t;
  return t.includes(HARD_BREAK) ? HARD_BREAK : t.includes('\n') ? '\n' : t;
}
const wider = (a: string, b: string) => blankOf(a + b);
