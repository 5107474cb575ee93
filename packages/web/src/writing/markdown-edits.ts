import type { Command } from './commands';

/** A text and what is selected in it. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Replace `from`–`to` by `insert`, then select the given part. All are positions in the text. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

/** What a button of the toolbar does to the text. Pressing it again takes its mark away. */
export function edit(command: Command, selected: Selected): Edit {
  switch (command) {
    case 'bold':
      return wrap(selected, '**');
    case 'italic':
      return wrap(selected, '_');
    case 'strike':
      return wrap(selected, '~~');
    case 'code':
      return selectedText(selected).includes('\n') ? fence(selected) : wrap(selected, '`');
    case 'codeBlock':
      return fence(selected);
    case 'link':
      return link(selected);
    case 'quote':
      return prefix(selected, '> ');
    case 'list':
      return prefix(selected, '- ');
    case 'tasks':
      return prefix(selected, '- [ ] ');
    case 'numbers':
      return prefix(selected, '1. ');
    case 'words':
      return heading(selected, '');
    case 'heading1':
    case 'heading2':
    case 'heading3':
      return heading(selected, `${'#'.repeat(Number(command.at(-1)))} `);
    case 'table':
      return insertion(TABLE, selected);
    case 'rule':
      return insertion('---\n', selected);
  }
}

const TABLE = '|  |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |';

/** Another level in the place of the one that a line has. */
function heading({ text, start }: Selected, sign: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const had = /^#{1,6} /.exec(text.slice(from))?.[0] ?? '';
  const insert = had === sign ? '' : sign;
  const at = Math.max(from, start + insert.length - had.length);
  return { from, to: from + had.length, insert, start: at, end: at };
}

const selectedText = ({ text, start, end }: Selected) => text.slice(start, end);

function wrap({ text, start, end }: Selected, sign: string): Edit {
  const inside = text.slice(start, end);
  const length = sign.length;
  if (text.slice(start - length, start) === sign && text.slice(end, end + length) === sign) {
    const [from, to] = [start - length, end + length];
    return { from, to, insert: inside, start: from, end: from + inside.length };
  }
  const insert = sign + inside + sign;
  return { from: start, to: end, insert, start: start + length, end: end + length };
}

function fence({ text, start, end }: Selected): Edit {
  const before = start === 0 || text[start - 1] === '\n' ? '```\n' : '\n```\n';
  const inside = text.slice(start, end);
  const at = start + before.length;
  const insert = `${before}${inside}\n\`\`\`\n`;
  return { from: start, to: end, insert, start: at, end: at + inside.length };
}

/** The words stay, and the address is what one writes next; an address that was selected stays too. */
function link({ text, start, end }: Selected): Edit {
  const inside = text.slice(start, end);
  if (/^https?:\/\/\S+$/.test(inside)) {
    return { from: start, to: end, insert: `[](${inside})`, start: start + 1, end: start + 1 };
  }
  const at = start + inside.length + 3;
  return { from: start, to: end, insert: `[${inside}](https://)`, start: at, end: at + 8 };
}

function prefix({ text, start, end }: Selected, sign: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const marked = lines.every((line) => line.startsWith(sign));
  const insert = lines.map((line) => (marked ? line.slice(sign.length) : sign + line)).join('\n');
  return { from, to, insert, start: from + insert.length, end: from + insert.length };
}

/** Puts Markdown in the place of what is selected: within the line, or as blocks when it has several lines. */
export function insertion(markdown: string, { text, start, end }: Selected): Edit {
  const insert = isBlock(markdown)
    ? apart(text.slice(0, start), markdown, text.slice(end))
    : markdown;
  const at = start + insert.length;
  return { from: start, to: end, insert, start: at, end: at };
}

/** A text with a block at its end, and room to go on under it. */
export function after(text: string, block: string): string {
  return `${text.trimEnd()}${text.trim() ? '\n\n' : ''}${block}\n\n`;
}

const isBlock = (markdown: string) => /\n|^(?:>|#{1,6}|[-*+]|\d+[.)]|\||```)/.test(markdown);

/** With the blank lines that part it from what stands before and after; what follows begins a new block. */
function apart(before: string, block: string, after: string): string {
  const above =
    before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const own = block.replace(/\n+$/, '');
  return `${above}${own}${after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n'}`;
}

/** What somebody is writing after an @, just before the cursor; undefined when it is not a name. */
export function mentionAt(
  text: string,
  cursor: number,
): { from: number; name: string } | undefined {
  const found = /(^|[^\p{L}\p{M}\p{N}_@/\\])@([\p{L}\p{M}\p{N}_-]{0,30})$/u.exec(
    text.slice(0, cursor),
  );
  if (!found) return undefined;
  const name = found[2] ?? '';
  return { from: cursor - name.length - 1, name };
}
