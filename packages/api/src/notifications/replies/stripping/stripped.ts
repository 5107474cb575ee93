import { withoutArmour } from './armour';
import {
  beginsAttribution,
  isAttribution,
  isBesideSender,
  isForwarded,
  isLetterhead,
  isOriginalMessage,
  isShortAttribution,
  plain,
} from './attributions';
import { withoutFoot } from './foot';

/**
 * In text that was made of HTML: here begins a quotation, whatever language its first line is in. Private signs of
 * Unicode, which are taken out of every mail before.
 */
export const LED_IN = '\ue000';
/** Likewise: all that follows is the message that is answered. */
export const CUT = '\ue001';
export const OWN_SIGNS = /[\ue000\ue001]/g;

/** Lines that are looked at; what a post may hold has fewer. */
const LINES_MAX = 10_000;
/** Program's lines that lead a quotation in are folded into so many at most. */
const FOLDED_MAX = 4;
/** Lines of one quotation that are kept with the answer below it: a paragraph that is answered, not a mail. */
const QUOTE_MAX = 15;
/** Of a longer one its end, which is what the answer stands under. */
const QUOTE_END = 6;

interface Block {
  quoted: boolean;
  /** A program's line stood above it: here begins the mail that is answered. */
  ledIn: boolean;
  lines: string[];
}

/** Some programs set the initials of whoever is quoted before it: "AO> Which dressing?" */
const QUOTED = /^ {0,3}(?:\p{Lu}{1,3})?>/u;
const isQuoted = (line: string | undefined): boolean => line !== undefined && QUOTED.test(line);
const isEmpty = (line: string | undefined): boolean => plain(line ?? '') === '';
const allEmpty = (lines: readonly string[]): boolean => lines.every(isEmpty);

/**
 * What somebody says in a mail: without the mail that they answer, without signature and small print. Where it is
 * doubtful whether words are theirs, they are kept. What stands between quotations answers them, so those stay
 * with it, as quotations.
 * @param marks texts that stand only in mails of ours, such as the address of this house
 */
export function stripped(text: string, marks: readonly string[] = []): string {
  const all = withoutArmour(text.split('\n').slice(0, LINES_MAX));
  const blocks = blocksOf(all.slice(0, endOf(all, marks)));
  dropEnd(blocks);
  const quotes = blocks.filter(({ quoted }) => quoted);
  const kept = blocks.filter(
    (block) => !block.quoted || !isWholeMail(block, quotes.length, blocks, marks),
  );
  return kept
    .map((block) => (block.quoted ? quotation(block.lines) : trimmed(block.lines).join('\n')))
    .filter((part) => part !== '')
    .map((part) => withoutSecrets(part, marks))
    .join('\n\n')
    .replace(/^ {1,3}(?! )/, '');
}

/** Whoever has the address in one of these can act as the person, so whatever else is kept, it is not shown to a thread. */
const withoutSecrets = (text: string, marks: readonly string[]): string =>
  marks.some((mark) => text.includes(mark))
    ? text
        .split(/(\s+)/)
        .map((word) => (isOurs(word, marks) ? '…' : word))
        .join('')
    : text;

/** Where the message that is answered begins when its lines are not marked as quoted; the length when nowhere. */
function endOf(lines: readonly string[], marks: readonly string[]): number {
  const lastOfOurs = lines.findLastIndex((line) => isOurs(line, marks));
  for (const [at, line] of lines.entries()) {
    if (line.includes(CUT)) return overRule(lines, at);
    if (isQuoted(line)) continue;
    if (isOriginalMessage(line) || isLetterhead(lines, at)) return overRule(lines, at);
    if (isForwarded(line) && at <= lastOfOurs) return at;
    const last = attributionEnd(lines, at);
    if (last === null || leadsToQuote(lines, last)) continue;
    const words = lines.slice(at, last + 1).join(' ');
    if (words.includes(LED_IN) || CERTAIN.test(words) || last < lastOfOurs) return at;
  }
  return lines.length;
}

/** "----- Mail original -----", in any language: believed only above a letterhead. */
const isTitle = (line: string): boolean => /^-{3,}\s?\p{L}[\p{L}\s'’-]{2,50}\s?-{3,}$/u.test(line);

/** An address, or date and time: nobody writes that into a sentence of their own that ends in "wrote:". */
const CERTAIN =
  /@|^(?=.*\d{1,2}[:.h]\d{2})(?=.*(?:\d{4}|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2}|(?<![:.h\d])\d{1,2}\.?\s\p{L}{3,}))/u;

const isOurs = (line: string, marks: readonly string[]): boolean =>
  marks.some((mark) => line.includes(mark));

/**
 * Outlook draws a line above, of underscores or as a rule; others set a title, in whatever language; and some name the
 * day before the sender.
 */
function overRule(lines: readonly string[], begin: number): number {
  let at = begin;
  while (at > 0 && isBesideSender(lines[at - 1] ?? '')) at -= 1;
  let above = at - 1;
  while (above >= 0 && isEmpty(lines[above])) above -= 1;
  const title = plain(lines[above] ?? '');
  if (above >= 0 && (isOriginalMessage(`--${title}--`) || isForwarded(title) || isTitle(title))) {
    return above;
  }
  return /^[\s\\]*(?:_{5,}|-{5,}|\*{3,}|(?:\\?_){5,}|---)\s*$/.test(lines[above] ?? '')
    ? above
    : at;
}

/** The last of the lines, from this one on, that together lead a quotation in; null when they do not. */
function attributionEnd(lines: readonly string[], at: number): number | null {
  const first = lines[at] ?? '';
  if (isEmpty(first)) return null;
  if (first.includes(LED_IN)) return ledInEnd(lines, at);
  let joined = '';
  for (let last = at; last < at + FOLDED_MAX && !isEmpty(lines[last]); last += 1) {
    const line = lines[last] ?? '';
    if (isQuoted(line)) break;
    joined = joined === '' ? line : `${joined.trimEnd()} ${line.trim()}`;
    // Words of somebody's own above it are no part of it: unless it begins as such lines do, it is one line.
    if (last > at && !beginsAttribution(first) && !mayBegin(first)) return null;
    const short = leadsToQuote(lines, last) && isShortAttribution(joined);
    if (short || isAttribution(joined)) return last;
  }
  return null;
}

/** A folded line may begin with a name and an address, too: "Amara Okafor <amara@…>". */
const mayBegin = (line: string): boolean =>
  /<[^<>\s]+@[^<>\s]+>|\d{1,2}[:.h]\d{2}|\d{4}[-/年]/.test(line) && !/[.!?。！？]\s*$/.test(line);

/** The sign stands by itself; below it, perhaps after an empty line, what the program says. */
function ledInEnd(lines: readonly string[], at: number): number {
  let begin = at + 1;
  while (begin <= at + 3 && isEmpty(lines[begin])) begin += 1;
  let last = begin - 1;
  while (last < begin + FOLDED_MAX && !isEmpty(lines[last + 1]) && !isQuoted(lines[last + 1])) {
    last += 1;
  }
  return last < begin ? at : last;
}

function leadsToQuote(lines: readonly string[], last: number): boolean {
  for (let at = last + 1; at <= last + 3; at += 1) {
    if (isQuoted(lines[at])) return true;
    if (!isEmpty(lines[at])) return false;
  }
  return false;
}

/** Own words and quotations in turn. Lines that lead one in belong to neither. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let current: Block = { quoted: false, ledIn: false, lines: [] };
  let ledIn = false;
  let fenced = false;
  const begin = (quoted: boolean): void => {
    blocks.push(current);
    current = { quoted, ledIn: quoted && ledIn, lines: [] };
    ledIn = false;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const quoted = !fenced && isQuoted(line);
    if (!quoted) {
      const last = fenced ? null : attributionEnd(lines, at);
      if (last !== null && leadsToQuote(lines, last)) {
        ledIn = true;
        at = last;
        continue;
      }
      if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    }
    // Empty lines between two quoted ones are part of the quotation.
    if (quoted !== current.quoted && !(current.quoted && isEmpty(line))) begin(quoted);
    current.lines.push(line.replace(OWN_SIGNS, ''));
  }
  blocks.push(current);
  return blocks.filter((block) => !allEmpty(block.lines));
}

/** What is at the end is not the answer to anything: a quotation, a signature, small print. */
function dropEnd(blocks: Block[]): void {
  for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
    if (!last.quoted) {
      last.lines = withoutFoot(last.lines);
      if (!allEmpty(last.lines)) break;
    }
    blocks.pop();
  }
  // A signature above the quotation, and the answer below it.
  for (const block of blocks) if (!block.quoted) block.lines = withoutFoot(block.lines, true);
}

/** Somebody who writes below the whole mail answers all of it; which one that is, the thread shows. */
function isWholeMail(
  block: Block,
  quotes: number,
  blocks: readonly Block[],
  marks: readonly string[],
): boolean {
  return (
    block.lines.some((line) => isOurs(line, marks)) ||
    (block.ledIn && quotes === 1 && blocks[0] === block)
  );
}

function quotation(lines: readonly string[]): string {
  const own = trimmed(lines.map((line) => line.replace(QUOTED, '').replace(/^ /, '')));
  const short = own.length > QUOTE_MAX ? ['…', ...trimmed(own.slice(-QUOTE_END))] : own;
  return short.map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** Without empty lines at both ends, and never more than one in between where nobody sees them. */
function trimmed(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => !isEmpty(line));
  if (from < 0) return [];
  const to = lines.findLastIndex((line) => !isEmpty(line));
  return lines.slice(from, to + 1);
}
