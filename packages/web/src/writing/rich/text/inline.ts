import type { Mark, Node } from 'prosemirror-model';
import { entity, escapeAll, escapeAllButCalls, escapeWords } from './escape';
import { parser } from './parser';
import { joined, type Piece, piecesOf } from './pieces';
import { merged, type Run, runsOfNode, runsOfTokens } from './runs';

/** Where the words stand, which decides what is a sign there. */
export type LineKind = 'paragraph' | 'heading' | 'cell';

/** How hard the signs try; the first way that is read as what was written is taken. */
interface Way {
  em: '*' | '_';
  /** Letters beside a mark that would not be one there are written as numbers. */
  guarded?: boolean;
  escape?: (text: string) => string;
  /** Marks that Markdown cannot write beside each other are given up; words never are. */
  plain?: boolean;
}

const WAYS: readonly Way[] = [
  { em: '*' },
  { em: '_' },
  { em: '*', guarded: true },
  { em: '_', guarded: true },
  { em: '*', guarded: true, escape: escapeAllButCalls },
  { em: '_', guarded: true, escape: escapeAll },
  { em: '*', plain: true },
  { em: '*', plain: true, escape: escapeAll },
];

const written = new WeakMap<Node, Partial<Record<LineKind, string>>>();

/** The words of one block as Markdown. */
export function inlineMarkdown(block: Node, kind: LineKind): string {
  const known = written.get(block) ?? {};
  written.set(block, known);
  known[kind] ??= made(block, kind);
  return known[kind];
}

function made(block: Node, kind: LineKind): string {
  const pieces = piecesOf(block);
  const runs = runsOfNode(block);
  const meant = JSON.stringify(runs);
  const plain = JSON.stringify(withoutEmphasis(runs));
  let text = '';
  for (const way of WAYS) {
    text = new Line(way.plain ? withoutMarks(pieces) : pieces, kind, way).text;
    if (JSON.stringify(runsRead(text, kind)) === (way.plain ? plain : meant)) break;
  }
  return kind === 'cell' ? text.replaceAll('|', '\\|') : text;
}

function runsRead(text: string, kind: LineKind) {
  if (text === '') return [];
  if (kind === 'cell') return runsOfTokens(parser.parseInline(text, {})[0]?.children ?? []);
  const tokens = parser.parse(kind === 'heading' ? `# ${text}` : text, {});
  const [open, inline] = tokens;
  const whole = tokens.length === 3 && open?.type === `${kind}_open`;
  return whole ? runsOfTokens(inline?.children ?? []) : undefined;
}

const EMPHASIS = new Set(['em', 'strong', 's']);

const withoutMarks = (pieces: readonly Piece[]): Piece[] =>
  joined(
    pieces.map((piece) => ({
      ...piece,
      marks: piece.marks.filter(({ type }) => ['link', 'code', 'literal'].includes(type.name)),
    })),
  );

const withoutEmphasis = (runs: Run[]): Run[] =>
  merged(runs.map(({ t, m }) => ({ t, m: m.filter((mark) => !EMPHASIS.has(mark)) })));

const SIGNS: Record<string, string> = { strong: '**', strike: '~~' };
const PUNCTUATION = /[\p{P}\p{S}]/u;
const WORD = /[^\s\p{P}\p{S}]/u;

/** Writes the parts of a line, opening and closing marks so that those that last longest stand outside. */
class Line {
  text = '';
  private open: Mark[] = [];
  /** What the next word must be kept apart from. */
  private afterClosed = false;

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly kind: LineKind,
    private readonly way: Way,
  ) {
    pieces.forEach((piece, at) => {
      this.turnTo(piece, at);
      this.write(piece, at);
    });
    this.close(0);
    if (kind === 'heading') this.text = this.text.replace(/(?<=^|\s)#+$/, '\\$&');
  }

  private lasting(marks: readonly Mark[]): readonly Mark[] {
    return marks.filter(({ type }) => type.name !== 'code' && type.name !== 'literal');
  }

  /** An address that is a link by itself, whole and alone. */
  private address(at: number): Mark | undefined {
    const piece = this.pieces[at];
    const link = piece?.marks.find(({ type }) => type.name === 'link');
    if (!piece || !link?.attrs.auto || piece.text !== link.attrs.auto) return undefined;
    const alone = ![at - 1, at + 1].some((place) => link.isInSet(this.pieces[place]?.marks ?? []));
    return alone && piece.kind === 'text' ? link : undefined;
  }

  private turnTo(piece: Piece, at: number): void {
    const address = this.address(at);
    const wanted = this.lasting(piece.marks).filter((mark) => mark !== address);
    const stays = this.open.findIndex((mark) => !mark.isInSet(wanted));
    if (stays !== -1) this.close(stays);
    const more = wanted.filter((mark) => !mark.isInSet(this.open));
    const lasts = (mark: Mark) => {
      const end = this.pieces.findIndex((next, place) => place > at && !mark.isInSet(next.marks));
      return end === -1 ? this.pieces.length : end;
    };
    for (const mark of more.toSorted((a, b) => lasts(b) - lasts(a))) this.begin(mark, piece);
  }

  private begin(mark: Mark, piece: Piece): void {
    const first = firstSign(piece);
    const before = this.text.at(-1) ?? ' ';
    if (
      this.way.guarded &&
      PUNCTUATION.test(first) &&
      WORD.test(before) &&
      mark.type.name !== 'link'
    ) {
      const sign = [...this.text].at(-1) ?? '';
      this.text = this.text.slice(0, -sign.length) + entity(sign);
    }
    this.text += mark.type.name === 'link' ? '[' : this.sign(mark);
    this.open.push(mark);
    this.afterClosed = false;
  }

  private close(from: number): void {
    for (const mark of this.open.splice(from).reverse()) {
      this.text += mark.type.name === 'link' ? `](${destination(mark.attrs)})` : this.sign(mark);
      this.afterClosed = mark.type.name !== 'link';
    }
  }

  private sign(mark: Mark): string {
    return SIGNS[mark.type.name] ?? this.way.em;
  }

  private write(piece: Piece, at: number): void {
    const closed = this.afterClosed;
    this.afterClosed = false;
    if (piece.kind === 'break') this.text = `${this.text.replace(/[ \t]+$/, '')}\\\n`;
    else if (piece.kind === 'soft' && this.text.endsWith('\n')) return;
    else if (piece.kind === 'soft') this.text = `${this.text.replace(/[ \t]+$/, '')}\n`;
    else if (piece.kind === 'image') this.text += image(piece.node.attrs);
    else if (piece.kind === 'code') this.text += codeSpan(piece.text);
    else this.words(piece, at, closed);
  }

  private words(piece: Piece, at: number, closed: boolean): void {
    const address = this.address(at);
    if (address) {
      this.text += address.attrs.angled ? `<${piece.text}>` : piece.text;
      return;
    }
    if (piece.marks.some(({ type }) => type.name === 'literal')) {
      this.text += piece.text.replace(/[@\\]/g, '\\$&');
      return;
    }
    const start = this.text === '' || this.text.endsWith('\n');
    const text = (start ? piece.text.trimStart() : piece.text).replace(/\s*\n\s*/g, ' ');
    let words = this.way.escape
      ? this.way.escape(text)
      : escapeWords(text, {
          start: start && this.kind !== 'cell',
          edge: at < this.pieces.length - 1 || this.open.length > 0,
          inLink: this.open.some(({ type }) => type.name === 'link'),
        });
    const first = [...words][0] ?? '';
    if (closed && this.way.guarded && WORD.test(first))
      words = entity(first) + words.slice(first.length);
    this.text += words;
  }
}

function firstSign({ kind, text }: Piece): string {
  if (kind === 'code') return '`';
  return kind === 'image' ? '!' : ([...text][0] ?? '');
}

export const longestRun = (text: string, sign: RegExp): number =>
  Math.max(0, ...(text.match(sign) ?? []).map((run) => run.length));

function codeSpan(raw: string): string {
  const text = raw.replace(/\n/g, ' ');
  const ticks = '`'.repeat(longestRun(text, /`+/g) + 1);
  const space = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
  return ticks + space + text + space + ticks;
}

/** The words of an image stand as they were read, so that nothing in them changes. */
const image = ({ src, alt, title }: Node['attrs']): string =>
  `![${alt}](${destination({ href: src, title })})`;

function destination({ href, title }: Record<string, unknown>): string {
  const address = String(href)
    .replace(/\s/g, encodeURIComponent)
    .replace(/[\\()<>]/g, '\\$&')
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '\\&');
  if (!title) return address;
  const words = String(title)
    .replace(/[\\"]/g, '\\$&')
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '\\&');
  return `${address || '<>'} "${words.replace(/\s*\n\s*/g, ' ')}"`;
}
