/** Addresses become links by themselves, and the parser reads them raw: an escape inside would be shown. */
const ADDRESS = /https?:\/\/[^\s<>]+/gi;
const AT_LINE_START = /^(?:#{1,6}(?=\s|$)|[-+](?=[\s:|-]|$)|=+(?=\s*$)|:(?=-)|>)/;
const ORDINAL = /^(\d{1,9})([.)])(?=\s|$)/;
const INDENTED = /^(?: {4}| {0,3}\t)/;

/**
 * Markdown that renders as exactly this text: every sign that could be mark-up or a mention is escaped.
 * Lines stay lines; a blank line still parts paragraphs.
 */
export function escapeMarkdown(text: string): string {
  return text.split('\n').map(escapeLine).join('\n');
}

function escapeLine(line: string): string {
  const indent = INDENTED.test(line) ? entity(line.charCodeAt(0)) : '';
  const rest = indent ? line.slice(1) : line;
  const space = rest.slice(0, rest.length - rest.trimStart().length);
  return indent + space + escapeStart(escapeSpans(rest.slice(space.length)));
}

function entity(code: number): string {
  return `&#${code};`;
}

function escapeStart(line: string): string {
  return line.replace(AT_LINE_START, (signs) => `\\${signs}`).replace(ORDINAL, '$1\\$2');
}

function escapeSpans(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    result += escapeProse(text.slice(end, match.index)) + escapeAddress(match[0]);
    end = match.index + match[0].length;
  }
  return result + escapeProse(text.slice(end));
}

function escapeProse(text: string): string {
  return text
    .replace(/[\\`*[\]|]/g, '\\$&')
    .replace(/_/g, escapeUnderscore)
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/<(?=\S)/g, '\\<')
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '\\&')
    .replace(/(?<![\p{L}\p{M}\p{N}_])@(?=[\w-])/gu, '\\@');
}

/** An address with signs of mark-up in it can only be text: its scheme is broken, so that it is no link. */
function escapeAddress(address: string): string {
  const escaped = escapeProse(address);
  return escaped === address ? address : escaped.replace('://', '\\:\\//');
}

/** Between letters it marks nothing, and `snake_case` stays readable. */
function escapeUnderscore(sign: string, at: number, text: string): string {
  const inWord = /[a-z0-9]/i.test(text[at - 1] ?? '') && /[a-z0-9]/i.test(text[at + 1] ?? '');
  return inWord ? sign : `\\${sign}`;
}
