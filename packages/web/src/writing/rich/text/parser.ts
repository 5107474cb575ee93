import createParser, { type MarkdownIt, type StateCore, type Token } from 'markdown-it';

/** As the API's renderer has it (`kernel/markdown/links.ts`): what it does not allow stays text here as well. */
const LINK = /^(?:https?:\/\/[^/\\]|mailto:[^\s]|\/(?![/\\])|#)/i;
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose.
  /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const BOX = /^\[([ xX])\][ \t]+/;

/** An @ that was escaped, so that nobody is called. */
export const LITERAL_AT = 'literal_at';

/** Whether a link may point there. */
export const isLinkAllowed = (url: string): boolean => !INVISIBLE.test(url) && LINK.test(url);

/** The parser of the API with the same settings, so that both read the same. */
export const parser: MarkdownIt = createParser({ html: false, linkify: true, typographer: false });
parser.validateLink = isLinkAllowed;
parser.normalizeLinkText = (url) => url;
parser.linkify?.set({ fuzzyLink: false });

// Where the API looks for tasks, and as it does (`kernel/markdown/tasks.ts`).
parser.core.ruler.after('linkify', 'tasks', ({ tokens }: StateCore) => {
  tokens.forEach((item, at) => {
    const inline = tokens[at + 2];
    const first = inline?.children?.[0];
    if (item.type !== 'list_item_open' || inline?.type !== 'inline' || first?.type !== 'text')
      return;
    const box = BOX.exec(first.content);
    if (!box || inline.content.trim().length === 3) return;
    first.content = first.content.slice(box[0].length);
    item.meta = { checked: box[1] !== ' ' };
  });
});

// Before escaped signs are joined with the text around them.
parser.core.ruler.before('text_join', 'literal_at', ({ tokens }: StateCore) => {
  for (const { children } of tokens) {
    for (const token of children ?? []) {
      if (token.type === 'text_special' && token.content === '@') token.type = LITERAL_AT;
    }
  }
});

/** Whether a list item is a task, and done. */
export const checkedOf = (item: Token): boolean | null =>
  (item.meta as { checked: boolean } | null)?.checked ?? null;

/** The side that a cell of a table leans to. */
export const sideOf = (cell: Token): string | null =>
  /text-align:(\w+)/.exec(String(cell.attrGet('style') ?? ''))?.[1] ?? null;
