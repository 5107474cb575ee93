import type { Token } from 'markdown-it';
import type { Mark, Node } from 'prosemirror-model';
import { checkedOf, LITERAL_AT, parser, sideOf } from './parser';
import { schema } from './schema';

const { nodes, marks } = schema;

/** A block of a text and the lines of the source that it was read from. */
export interface ReadBlock {
  node: Node;
  from: number;
  to: number;
}

/** The blocks of a text. */
export function readBlocks(markdown: string): ReadBlock[] {
  const tokens = parser.parse(markdown, {});
  const blocks: ReadBlock[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = endOf(tokens, at);
    const [from, to] = tokens[at]?.map ?? [0, 0];
    for (const node of nodesOf(tokens.slice(at, end))) blocks.push({ node, from, to });
    at = end;
  }
  return blocks;
}

/** The text as the editor holds it. */
export function parseMarkdown(markdown: string): Node {
  const blocks = readBlocks(markdown).map(({ node }) => node);
  return nodes.doc.create(null, blocks.length > 0 ? blocks : nodes.paragraph.create());
}

/** Behind the token that closes what opens here. */
function endOf(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let place = at; place < tokens.length; place += 1) {
    depth += tokens[place]?.nesting ?? 0;
    if (depth === 0) return place + 1;
  }
  return tokens.length;
}

/** A container holds at least an empty line. */
const filled = (children: Node[]) => (children.length > 0 ? children : nodes.paragraph.create());

function nodesOf(tokens: readonly Token[]): Node[] {
  const made: Node[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = endOf(tokens, at);
    const token = tokens[at];
    if (token) made.push(...nodeOf(token, tokens.slice(at + 1, end - 1)));
    at = end;
  }
  return made;
}

function nodeOf(token: Token, inside: readonly Token[]): Node[] {
  const inline = () => inlinesOf(inside[0]?.children ?? []);
  switch (token.type) {
    case 'paragraph_open':
      return [nodes.paragraph.create(null, inline())];
    case 'heading_open':
      return [nodes.heading.create({ level: Number(token.tag[1]) }, inLine(inline()))];
    case 'blockquote_open':
      return [nodes.blockquote.create(null, filled(nodesOf(inside)))];
    case 'bullet_list_open':
      return [nodes.bullet_list.create({ tight: isTight(inside) }, nodesOf(inside))];
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      return [nodes.ordered_list.create({ start, tight: isTight(inside) }, nodesOf(inside))];
    }
    case 'list_item_open':
      return [nodes.list_item.create({ checked: checkedOf(token) }, filled(nodesOf(inside)))];
    case 'fence':
    case 'code_block': {
      const text = token.content.replace(/\n$/, '');
      const info = token.type === 'fence' ? token.info.trim() : '';
      return [nodes.code_block.create({ info }, text ? schema.text(text) : null)];
    }
    case 'hr':
      return [nodes.horizontal_rule.create()];
    case 'table_open':
      return [nodes.table.create(null, nodesOf(inside))];
    case 'thead_open':
    case 'tbody_open':
      return nodesOf(inside);
    case 'tr_open':
      return [nodes.table_row.create(null, nodesOf(inside))];
    case 'th_open':
    case 'td_open': {
      const type = token.tag === 'th' ? nodes.table_header : nodes.table_cell;
      return [type.create({ align: sideOf(token) }, inLine(inline()))];
    }
    default:
      return [];
  }
}

/** Paragraphs directly in the items of a tight list are hidden; without any, lists are tight. */
function isTight(inside: readonly Token[]): boolean {
  const own = (inside[0]?.level ?? 0) + 1;
  const paragraphs = inside.filter(({ type, level }) => type === 'paragraph_open' && level === own);
  return paragraphs.every(({ hidden }) => hidden);
}

/** Lines do not end within a heading or a cell. */
const inLine = (inlines: Node[]) =>
  inlines.map((node) =>
    node.isText || node.type === nodes.image ? node : schema.text(' ', node.marks),
  );

const MARKS: Record<string, string> = { em: 'em', strong: 'strong', s: 'strike' };

function inlinesOf(tokens: readonly Token[]): Node[] {
  let open: readonly Mark[] = [];
  const closed: (readonly Mark[])[] = [];
  const made: Node[] = [];
  const text = (words: string, ...more: Mark[]) => {
    if (words)
      made.push(
        schema.text(
          words,
          more.reduce((set, mark) => mark.addToSet(set), open),
        ),
      );
  };
  tokens.forEach((token, at) => {
    if (token.nesting === 1) {
      closed.push(open);
      const mark = markOf(token, tokens[at + 1]);
      if (mark) open = mark.addToSet(open);
    } else if (token.nesting === -1) open = closed.pop() ?? [];
    else if (token.type === 'code_inline') text(token.content, marks.code.create());
    else if (token.type === LITERAL_AT) text('@', marks.literal.create());
    else if (token.type === 'softbreak') made.push(nodes.soft_break.create(null, null, open));
    else if (token.type === 'hardbreak') made.push(nodes.hard_break.create(null, null, open));
    else if (token.type === 'image') {
      const src = token.attrGet('src') ?? '';
      const title = token.attrGet('title') ?? '';
      made.push(nodes.image.create({ src, title, alt: token.content }, null, open));
    } else text(token.content);
  });
  return made;
}

function markOf(token: Token, next: Token | undefined): Mark | undefined {
  if (token.type !== 'link_open') {
    const name = MARKS[token.tag];
    return name ? schema.mark(name) : undefined;
  }
  const byItself = token.markup === 'linkify' || token.markup === 'autolink';
  return marks.link.create({
    href: token.attrGet('href') ?? '',
    title: token.attrGet('title') ?? '',
    auto: byItself ? (next?.content ?? '') : '',
    angled: token.markup === 'autolink',
  });
}
