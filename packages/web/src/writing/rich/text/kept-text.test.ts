import { renderHere } from '../../../../../api/src/kernel/markdown/render';
import { KeptText, whyInSource } from './kept-text';
import { parseMarkdown } from './parse';
import { readingOf } from './reading';
import { blocksMarkdown } from './serialise';

const anew = (markdown: string) => blocksMarkdown(parseMarkdown(markdown));

describe('every form of this house can be written in rich text', () => {
  test.each([
    'Words with *emphasis*, **weight**, ~~a strike~~ and `code`.',
    '# Plan\n\n## And its parts\n\nText',
    '- one\n- two\n  - three\n  - four\n- five',
    '1. one\n2. two\n\n   with a paragraph\n\n3. three',
    '7. seven\n8. eight',
    '- [x] done **well**\n- [ ] open\n- no task',
    '- one\n\n* another list\n\n- a third',
    '> A quote\n>\n> > in a quote\n>\n> - with a list',
    '> [Amara Okafor](/c/nurses/t/0191b6a0-0000-7000-8000-000000000000/3):\n>\n> Her words.\n\nMine.',
    '```js\nconst a = `b`;\n\n  c();\n```',
    '````\n```\n````',
    '    indented\n    code\n\nWords',
    '| a | b | c |\n| :-- | :-: | --: |\n| *d* | `e` | f \\| g |\n| h |  | i |',
    '![A plan](https://example.org/plan.png "On paper")',
    '[words](https://example.org "title") and <https://example.org/a_b> and https://example.org/c_d_e.',
    'Write to ines@example.org or <ines@example.org>.',
    'One line\\\nand another  \nand a third\nand the same',
    'Call @ines, not \\@amara, and not node_modules/@ines.',
    '---',
    'A **bold *and slanted* text** and ***both*** and **[a link](https://x.org)**.',
    '[**a link**](https://x.org) beside [another `one`](/c/guild)',
    '5 * 3 * 2, snake_case_name, 2 < 3 & 4 > 1, a|b, #hash, 1) one, "quotes"',
    '\\# no heading\n\n\\- no list\n\n1\\. no list\n\n\\> no quote\n\n\\[a\\](b) \\`c\\` \\*d\\* \\_e\\_ \\~~f\\~~',
    '**「強調」**と言った。',
    'مرحبا **بكم** في المجتمع',
    '- a\n\n  > quoted\n\n  ```\n  code\n  ```\n- b',
    '* one\n* two\n\n\n\nafter many lines',
    'Setext\n======\n\nwords',
  ])('%j', (markdown) => {
    expect(whyInSource(markdown)).toBeUndefined();
    expect(renderHere(anew(markdown)).mentions).toEqual(renderHere(markdown).mentions);
    const kept = new KeptText(markdown);
    expect(kept.toMarkdown(kept.doc)).toBe(markdown);
  });
});

describe('what rich text would lose opens in its source', () => {
  test.each([
    ['[a][1] and [b]\n\n[1]: https://x.org\n[b]: /c/guild', 'references'],
    ['*a *b* c*', 'loss'],
    ['Two\nlines\n=====', 'loss'],
  ])('%j', (markdown, why) => expect(whyInSource(markdown)).toBe(why));
});

describe('only what is touched is written anew', () => {
  const text =
    '\n\nFirst *words*\n\n\n* a\n* b\n\n__Strong__ and _soft_\n***\n```js\ncode\n```\n\n| a|b |\n|-|-|\n|1|2|\n\n\nlast\n\n';

  test('the rest keeps its letters', () => {
    const kept = new KeptText(text);
    const words = kept.doc.child(2);
    expect(words.textContent).toBe('Strong and soft');
    const at = kept.doc.child(0).nodeSize + kept.doc.child(1).nodeSize + 1;
    const changed = kept.doc.replace(
      at,
      at + 6,
      kept.doc.type.schema.node('doc', null, [words]).slice(1, 2),
    );
    const made = kept.toMarkdown(changed);
    expect(made).toBe(text.replace('__Strong__ and _soft_\n', '**S** and *soft*\n\n'));
  });

  test('code that is never closed is, as soon as something follows it', () => {
    const kept = new KeptText('```\nopen');
    const { paragraph } = kept.doc.type.schema.nodes;
    const more = kept.doc.content.addToEnd(
      paragraph?.create(null, kept.doc.type.schema.text('after')) as never,
    );
    expect(kept.toMarkdown(kept.doc.copy(more))).toBe('```\nopen\n```\n\nafter');
  });
});

test('readings tell apart what is rendered differently, and only that', () => {
  expect(readingOf('*a* __b__')).toBe(readingOf('_a_ **b**'));
  expect(readingOf('- a\n- b')).not.toBe(readingOf('- a\n\n- b'));
  expect(readingOf('[a](/b "c")')).not.toBe(readingOf('[a](/b)'));
});
