/** What a line begins with that would make a block of it: a comment has none. */
const AT_LINE_START = /^(?:#{1,6}(?=\s|$)|[-+*](?=[\s:|-]|$)|=+(?=\s*$)|>|:(?=-)|\||~{3,}|`{3,})/;
const ORDINAL = /^(\d{1,9})([.)])(?=\s|$)/;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const CODE = /(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
/** An address holds what it holds: an escape inside would be shown, or lead elsewhere. */
const ADDRESS = /https?:\/\/[^\s<>]+/gi;
/** Not inside a word, where it calls nobody, nor escaped already. */
const AT = /(?<![\p{L}\p{M}\p{N}\\])@(?=[\w-])/gu;

/**
 * Comments are written in a small Markdown of their own: emphasis, code and links, no blocks, no pictures.
 * What this Markdown would read differently is escaped; a name after an @ is not one of ours.
 */
export function commentMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => startEscaped(spansEscaped(line.trim())))
    .join('\n')
    .trim();
}

/** Markdown of whatever make that shows the same, with every name after an @ as plain text. */
export function withoutMentions(markdown: string): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .map((line) => {
      const before = fence;
      fence = fenceAfter(line, fence);
      return before || fence ? line : outside(CODE, line, withoutCalls);
    })
    .join('\n');
}

/** The fence of the code block that is open behind a line. */
export function fenceAfter(line: string, open: string | undefined): string | undefined {
  const fence = FENCE.exec(line)?.[1];
  if (!fence) return open;
  if (!open) return fence;
  return fence[0] === open[0] && fence.length >= open.length ? undefined : open;
}

function startEscaped(line: string): string {
  return line.replace(AT_LINE_START, (signs) => `\\${signs}`).replace(ORDINAL, '$1\\$2');
}

/** In code and addresses, every sign is itself already. */
const spansEscaped = (line: string): string =>
  outside(CODE, line, (text) => outside(ADDRESS, text, proseEscaped));

const withoutCalls = (text: string): string => text.replace(AT, '\\@');

function outside(kept: RegExp, line: string, change: (text: string) => string): string {
  let result = '';
  let end = 0;
  for (const match of line.matchAll(kept)) {
    result += change(line.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + change(line.slice(end));
}

function proseEscaped(text: string): string {
  return withoutCalls(text)
    .replace(/!(?=\[)/g, '\\!')
    .replace(/~(?=~)|(?<=~)~/g, '\\~');
}
