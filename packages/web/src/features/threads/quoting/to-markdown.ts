import { escapeStarts, escapeText } from './escape';

/**
 * Markdown of words as the API rendered them. It knows the elements that the API lets through
 * (`kernel/markdown/allow-list.ts`) and takes the text of any other.
 */
export function toMarkdown(root: Node): string {
  return blocksOf(root).join('\n\n');
}

const BLOCKS = /^(P|DIV|H[1-6]|BLOCKQUOTE|HR|UL|OL|LI|PRE|TABLE|THEAD|TBODY|TR|TD|TH)$/;
/** Headings of posts begin at the third level of the page. */
const HEADING_SHIFT = 2;

function blocksOf(parent: Node): string[] {
  const blocks: string[] = [];
  let line = '';
  const flush = () => {
    const text = line.trim();
    if (text) blocks.push(escapeStarts(text));
    line = '';
  };
  for (const node of parent.childNodes) {
    if (!BLOCKS.test(node.nodeName)) {
      line += inline(node);
      continue;
    }
    flush();
    blocks.push(...block(node as Element).filter(Boolean));
  }
  flush();
  return blocks;
}

function block(element: Element): string[] {
  switch (element.nodeName) {
    case 'BLOCKQUOTE':
      return [prefixed(toMarkdown(element), '> ', '> ')];
    case 'UL':
    case 'OL':
      return [list(element)];
    case 'PRE':
      return [fence(element)];
    case 'TABLE':
      return [table(element)];
    case 'HR':
      return ['---'];
    default: {
      const level = /^H([1-6])$/.exec(element.nodeName)?.[1];
      if (!level) return blocksOf(element);
      const text = inlines(element).replace(/\s+/g, ' ').trim();
      return text ? [`${'#'.repeat(Math.max(1, Number(level) - HEADING_SHIFT))} ${text}`] : [];
    }
  }
}

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : rest) + line)
    .map((line) => line.trimEnd())
    .join('\n');

function list(element: Element): string {
  const from = Number(element.getAttribute('start') ?? 1);
  const items = [...element.children].filter(({ nodeName }) => nodeName === 'LI');
  const loose = items.some((item) => item.querySelector(':scope > p'));
  return items
    .map((item, at) => {
      const mark = element.nodeName === 'OL' ? `${from + at}. ` : '- ';
      const text = blocksOf(item).join(loose ? '\n\n' : '\n');
      return prefixed(text, mark, ' '.repeat(mark.length));
    })
    .join(loose ? '\n\n' : '\n');
}

function fence(element: Element): string {
  const text = (element.textContent ?? '').replace(/\n$/, '');
  const code = element.querySelector('code') ?? element;
  const language = /language-(\S+)/.exec(code.className)?.[1] ?? '';
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}${language}\n${text}\n${ticks}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

function table(element: Element): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => inlines(cell).replace(/\s+/g, ' ').trim()),
  );
  const [head, ...body] = rows;
  if (!head) return '';
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

const inlines = (parent: Node): string => [...parent.childNodes].map(inline).join('');

function inline(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) {
    return escapeText((node.textContent ?? '').replace(/\s+/g, ' '));
  }
  if (!(node instanceof Element)) return '';
  switch (node.nodeName) {
    case 'STRONG':
      return marked(node, '**');
    case 'EM':
      return marked(node, '*');
    case 'S':
      return marked(node, '~~');
    case 'CODE':
      return codeSpan(node.textContent ?? '');
    case 'BR':
      return '\\\n';
    case 'A':
      return link(node as HTMLAnchorElement);
    case 'IMG':
      return `![${escapeText(node.getAttribute('alt') ?? '')}](${address(node, 'src')})`;
    case 'INPUT':
      return (node as HTMLInputElement).checked ? '[x] ' : '[ ] ';
    default:
      return inlines(node);
  }
}

/** Blanks stay outside of the marks, which would be none beside them. */
function marked(element: Element, mark: string): string {
  const [, before = '', text = '', after = ''] =
    /^(\s*)([\s\S]*?)(\s*)$/.exec(inlines(element)) ?? [];
  return text ? before + mark + text + mark + after : before + after;
}

function codeSpan(text: string): string {
  if (!text.trim()) return text;
  const ticks = '`'.repeat(longestRun(text) + 1);
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return ticks + space + text.replace(/\s*\n\s*/g, ' ') + space + ticks;
}

/** A person who is named in a quote is not called again: their name stays a link. */
function link(element: HTMLAnchorElement): string {
  const href = address(element, 'href');
  const text = inlines(element).trim();
  if (!text || !href) return text;
  if (/^https?:\/\/[^\s<>\\]+$/i.test(href) && element.textContent === href) return `<${href}>`;
  return `[${text}](${href})`;
}

const address = (element: Element, name: string): string =>
  (element.getAttribute(name) ?? '').replace(/[\\()<>*_`[\]|]/g, '\\$&').replace(/\s/g, '%20');
