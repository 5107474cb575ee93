import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { renderHere } from '../../../../../api/src/kernel/markdown/render';
import { KeptText, whyInSource } from './kept-text';
import { parseMarkdown } from './parse';
import { schema } from './schema';
import { blocksMarkdown } from './serialise';
import { shown } from './shown.fixture';

const { nodes } = schema;
const SIGNS = [
  '*',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '~',
  '#',
  '-',
  '1.',
  '|',
  '>',
  '<',
  '&',
  '!',
  '\\',
  ':',
  '@',
  '+',
  '=',
  '  ',
  '\u00a0',
  'a',
  'b c',
  'é',
  '強',
  'https://x.org/a_b',
  '&amp;',
  '[x] ',
  '](/b)',
  '\u202e',
];

const words = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 6 })
  .map((signs) => signs.join(''));
const marks = fc
  .subarray(['em', 'strong', 'strike', 'code', 'link'])
  .map((names) =>
    names.map((name) => schema.mark(name, name === 'link' ? { href: '/c/guild' } : undefined)),
  );
const text = fc.tuple(words, marks).map(([letters, set]) => schema.text(letters, set));
const line = fc.array(text, { maxLength: 4 });
const paragraph = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: text },
      { weight: 1, arbitrary: fc.constant(nodes.soft_break.create()) },
      { weight: 1, arbitrary: fc.constant(nodes.hard_break.create()) },
    ),
    { maxLength: 5 },
  )
  .map((inlines) => nodes.paragraph.create(null, inlines));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), line)
  .map(([level, inlines]) => nodes.heading.create({ level }, inlines));
const code = words.map((letters) =>
  nodes.code_block.create({ info: 'js' }, schema.text(`${letters}\n\n  ${letters}`)),
);
const rule = fc.constant(nodes.horizontal_rule.create());
const leaf: fc.Arbitrary<Node> = fc.oneof({ weight: 4, arbitrary: paragraph }, heading, code, rule);
const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc
    .array(fc.array(line, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 })
    .map((rows) =>
      nodes.table.create(
        null,
        rows.map((cells, at) =>
          nodes.table_row.create(
            null,
            cells.map((inlines) =>
              (at === 0 ? nodes.table_header : nodes.table_cell).create(null, inlines),
            ),
          ),
        ),
      ),
    ),
);
const { block } = fc.letrec<{ block: Node }>((tie) => {
  const inside = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  // An item begins with words: that is how lists are typed.
  const item = fc
    .tuple(text, fc.array(tie('block'), { maxLength: 2 }), fc.constantFrom(null, true, false))
    .map(([first, blocks, checked]) =>
      nodes.list_item.create({ checked }, [nodes.paragraph.create(null, first), ...blocks]),
    );
  const items = fc.tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.boolean());
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      table,
      inside.map((blocks) => nodes.blockquote.create(null, blocks)),
      items.map(([list, tight]) => nodes.bullet_list.create({ tight }, list)),
      items.map(([list, tight]) => nodes.ordered_list.create({ tight, start: 3 }, list)),
    ),
  };
});
const doc = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => nodes.doc.create(null, blocks));

/** Half of a pair, or letters that the API replaces, are nobody's typing. */
const plain = (letters: string) => letters.replace(/\s+/g, '');

function wordsOf(node: Node): string {
  let all = '';
  node.descendants((child) => {
    if (child.isText) all += child.text;
  });
  return plain(all);
}

test('whatever is made in rich text, its words are read as they were written', () => {
  fc.assert(
    fc.property(doc, (made) => {
      const { html } = renderHere(blocksMarkdown(made));
      return plain(shown(html, false)) === wordsOf(made);
    }),
    { numRuns: 60, seed: 8 },
  );
});

test('what rich text has written opens in rich text, and nothing moves any more', () => {
  fc.assert(
    fc.property(doc, (made) => {
      const markdown = blocksMarkdown(made);
      if (whyInSource(markdown)) return false;
      const again = blocksMarkdown(parseMarkdown(markdown));
      return (
        renderHere(again).html === renderHere(markdown).html &&
        new KeptText(markdown).toMarkdown(parseMarkdown(markdown)) === markdown
      );
    }),
    { numRuns: 60, seed: 8 },
  );
});
