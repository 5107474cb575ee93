import type { Node } from 'prosemirror-model';
import { inlineMarkdown, longestRun } from './inline';

const SIDES: Record<string, string> = { left: ':--', center: ':-:', right: '--:' };

/** Blocks as Markdown, one after the other. */
export function blocksMarkdown(parent: Node, tight = false): string {
  let text = '';
  let before: Node | undefined;
  let other = false;
  parent.forEach((block) => {
    if (isEmpty(block)) return;
    // Two lists would be one, so the second takes other signs.
    other = before?.type === block.type && !other;
    const made = blockMarkdown(block, tight, other);
    text += text === '' ? made : (tight ? '\n' : '\n\n') + made;
    before = block;
  });
  return text;
}

/** An empty line is no block in Markdown. */
const isEmpty = (block: Node) =>
  block.type.name === 'paragraph' && inlineMarkdown(block, 'paragraph') === '';

/** @param other the signs of lists that follow on a list */
export function blockMarkdown(block: Node, tight = false, other = false): string {
  switch (block.type.name) {
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${inlineMarkdown(block, 'heading')}`.trimEnd();
    case 'blockquote':
      return prefixed(blocksMarkdown(block), '> ', '> ');
    case 'code_block':
      return fence(block);
    case 'horizontal_rule':
      // Three hyphens under words would make them a heading.
      return tight ? '***' : '---';
    case 'bullet_list':
    case 'ordered_list':
      return list(block, other);
    case 'table':
      return table(block);
    default:
      return inlineMarkdown(block, 'paragraph');
  }
}

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) =>
      line === '' ? (at === 0 ? first : rest).trimEnd() : (at === 0 ? first : rest) + line,
    )
    .join('\n');

function fence(block: Node): string {
  const info = String(block.attrs.info);
  const sign = info.includes('`') ? '~' : '`';
  const length = longestRun(block.textContent, sign === '`' ? /`+/g : /~+/g) + 1;
  const ticks = sign.repeat(Math.max(3, length));
  return `${ticks}${info}\n${block.textContent}\n${ticks}`;
}

function list(block: Node, other: boolean): string {
  const ordered = block.type.name === 'ordered_list';
  const tight = block.attrs.tight && canBeTight(block);
  const items: string[] = [];
  block.forEach((item, _, at) => {
    const number = Math.min(block.attrs.start + at, 999_999_999);
    const mark = ordered ? `${number}${other ? ')' : '.'} ` : other ? '* ' : '- ';
    const text = blocksMarkdown(item, tight);
    const { checked } = item.attrs;
    const isTask =
      checked !== null && item.firstChild?.type.name === 'paragraph' && !isEmpty(item.firstChild);
    const box = isTask ? (checked ? '[x] ' : '[ ] ') : '';
    items.push(prefixed(box + text, mark, ' '.repeat(mark.length)));
  });
  return items.join(tight ? '\n' : '\n\n');
}

/** Without blank lines, what follows words would be read as their next line. */
function canBeTight(list: Node): boolean {
  let can = true;
  list.forEach((item) => {
    let before: Node | undefined;
    item.forEach((block) => {
      const follows = before?.type.name === 'paragraph';
      const joins = before?.type === block.type && block.type.name !== 'heading';
      const late = block.type.name === 'ordered_list' && block.attrs.start !== 1;
      const hollow =
        block.firstChild?.type.name === 'list_item' && block.firstChild.content.size === 2;
      const lazy =
        (block.type.name === 'paragraph' && before?.type.name !== 'heading') ||
        (block.type.name === 'table' && !follows);
      if (before && (joins || lazy || (follows && (late || hollow)))) can = false;
      before = block;
    });
  });
  return can;
}

function table(block: Node): string {
  const lines: string[] = [];
  block.forEach((row, _, at) => {
    const cells: string[] = [];
    const sides: string[] = [];
    row.forEach((cell) => {
      cells.push(inlineMarkdown(cell, 'cell'));
      sides.push(SIDES[cell.attrs.align] ?? '---');
    });
    lines.push(`| ${cells.join(' | ')} |`);
    if (at === 0) lines.push(`| ${sides.join(' | ')} |`);
  });
  return lines.join('\n');
}
