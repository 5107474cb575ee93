import { type DOMOutputSpec, type Node, Schema } from 'prosemirror-model';

/** Headings begin at the third level of the page, as they do in posts. */
const HEADING_SHIFT = 2;
/** What stands in one line: a heading, a cell of a table. */
const LINE = '(text | image)*';
const ALIGNMENTS = /^(?:left|center|right)$/;

const CHECKED: Record<string, boolean> = { true: true, false: false };

const cellAttributes = {
  // The library of tables asks for these; Markdown has no cells that reach over others.
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null },
  align: { default: null },
};

const cellDom = (tag: 'td' | 'th', { attrs }: Node): DOMOutputSpec => [
  tag,
  attrs.align ? { class: `align-${attrs.align}`, dir: 'auto' } : { dir: 'auto' },
  0,
];

const cellRule = (tag: 'td' | 'th') => ({
  tag,
  getAttrs: (dom: HTMLElement) => {
    const align = dom.getAttribute('data-align') ?? /align-(\w+)/.exec(dom.className)?.[1] ?? '';
    return { align: ALIGNMENTS.test(align) ? align : null };
  },
});

/** Words are set in the direction of their own letters. */
const own = { dir: 'auto' };

/** What Markdown of this house can say, and nothing else. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', own, 0],
    },
    heading: {
      attrs: { level: { default: 1 } },
      content: LINE,
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
        tag: `h${level}`,
        getAttrs: (dom: HTMLElement) => ({
          level: Number(dom.getAttribute('data-level')) || level,
        }),
      })),
      toDOM: ({ attrs: { level } }) => [
        `h${Math.min(6, level + HEADING_SHIFT)}`,
        { ...own, 'data-level': level },
        0,
      ],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', own, 0],
    },
    code_block: {
      attrs: { info: { default: '' } },
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [
        {
          tag: 'pre',
          preserveWhitespace: 'full',
          getAttrs: (dom) => ({ info: dom.getAttribute('data-info') ?? '' }),
        },
      ],
      toDOM: ({ attrs: { info } }) => [
        'pre',
        { 'data-info': info, spellcheck: 'false' },
        ['code', 0],
      ],
    },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    bullet_list: {
      attrs: { tight: { default: true } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [
        { tag: 'ul', getAttrs: (dom: HTMLElement) => ({ tight: !dom.hasAttribute('data-loose') }) },
      ],
      toDOM: ({ attrs: { tight } }) => ['ul', tight ? {} : { 'data-loose': '' }, 0],
    },
    ordered_list: {
      attrs: { start: { default: 1 }, tight: { default: true } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [
        {
          tag: 'ol',
          getAttrs: (dom: HTMLElement) => ({
            start: Number.parseInt(dom.getAttribute('start') ?? '1', 10) || 1,
            tight: !dom.hasAttribute('data-loose'),
          }),
        },
      ],
      toDOM: ({ attrs: { start, tight } }) => [
        'ol',
        { ...(start === 1 ? {} : { start }), ...(tight ? {} : { 'data-loose': '' }) },
        0,
      ],
    },
    list_item: {
      // null: not a task
      attrs: { checked: { default: null } },
      content: 'block+',
      defining: true,
      parseDOM: [
        {
          tag: 'li',
          getAttrs: (dom: HTMLElement) => ({
            checked: CHECKED[dom.getAttribute('data-checked') ?? ''] ?? null,
          }),
        },
      ],
      toDOM: ({ attrs: { checked } }) => [
        'li',
        checked === null ? own : { ...own, class: 'task', 'data-checked': String(checked) },
        0,
      ],
    },
    table: {
      content: 'table_row+',
      group: 'block',
      tableRole: 'table',
      isolating: true,
      parseDOM: [{ tag: 'table' }],
      toDOM: () => ['table', ['tbody', 0]],
    },
    table_row: {
      content: '(table_cell | table_header)*',
      tableRole: 'row',
      parseDOM: [{ tag: 'tr' }],
      toDOM: () => ['tr', 0],
    },
    table_cell: {
      attrs: cellAttributes,
      content: LINE,
      tableRole: 'cell',
      isolating: true,
      parseDOM: [cellRule('td')],
      toDOM: (node) => cellDom('td', node),
    },
    table_header: {
      attrs: cellAttributes,
      content: LINE,
      tableRole: 'header_cell',
      isolating: true,
      parseDOM: [cellRule('th')],
      toDOM: (node) => cellDom('th', node),
    },
    image: {
      inline: true,
      group: 'inline',
      // `alt` as it is written, since marks may stand in it.
      attrs: { src: {}, alt: { default: '' }, title: { default: '' } },
      draggable: true,
      parseDOM: [
        {
          tag: 'img[src]',
          getAttrs: (dom: HTMLElement) => ({
            src: dom.getAttribute('src') ?? '',
            alt: dom.getAttribute('alt') ?? '',
            title: dom.getAttribute('title') ?? '',
          }),
        },
      ],
      toDOM: ({ attrs: { src, alt, title } }) => ['img', { src, alt, title }],
    },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      linebreakReplacement: true,
      leafText: () => '\n',
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    // A line that ends in the source only; it is read as a space.
    soft_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      leafText: () => ' ',
      parseDOM: [{ tag: 'span[data-soft]' }],
      toDOM: () => ['span', { 'data-soft': '' }, ' '],
    },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      // `auto`: the words of an address that is a link by itself; `angled`: between < and >.
      attrs: {
        href: {},
        title: { default: '' },
        auto: { default: '' },
        angled: { default: false },
      },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (dom: HTMLElement) => ({
            href: dom.getAttribute('href') ?? '',
            title: dom.getAttribute('title') ?? '',
          }),
        },
      ],
      toDOM: ({ attrs: { href, title } }) => ['a', title ? { href, title } : { href }, 0],
    },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    strike: {
      parseDOM: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }],
      toDOM: () => ['s', 0],
    },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', { spellcheck: 'false' }, 0] },
    // An @ that was escaped calls nobody.
    literal: {
      inclusive: false,
      parseDOM: [{ tag: 'span[data-literal]' }],
      toDOM: () => ['span', { 'data-literal': '' }, 0],
    },
  },
});
