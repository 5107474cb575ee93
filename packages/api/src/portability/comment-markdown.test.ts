import fc from 'fast-check';
import { createMarkdown } from '../kernel/markdown/markdown';
import { commentMarkdown } from './comment-markdown';

const markdown = createMarkdown({ workers: 1 });
afterAll(() => markdown.close());

const html = async (comment: string) =>
  (await markdown.render(commentMarkdown(comment))).html.replaceAll(' dir="auto"', '').trim();

it.each([
  [
    '**bold**, *leaning* and `code`',
    '<p><strong>bold</strong>, <em>leaning</em> and <code>code</code></p>',
  ],
  ['# no heading', '<p># no heading</p>'],
  ['- no list', '<p>- no list</p>'],
  ['* no list', '<p>* no list</p>'],
  ['1. no list', '<p>1. no list</p>'],
  ['> no quotation', '<p>&gt; no quotation</p>'],
  ['    no code', '<p>no code</p>'],
  ['<b>shown</b>', '<p>&lt;b&gt;shown&lt;/b&gt;</p>'],
  ['thanks @ines.', '<p>thanks @ines.</p>'],
  ['thanks.@ines, (@ines) **@ines**', '<p>thanks.@ines, (@ines) <strong>@ines</strong></p>'],
  ['run `ping @ines`', '<p>run <code>ping @ines</code></p>'],
  ['~~kept~~', '<p>~~kept~~</p>'],
])('%s', async (comment, expected) => {
  expect(await html(comment)).toBe(expected);
});

it('keeps links, and shows no pictures', async () => {
  expect(await html('see [this](https://example.org/@ines)')).toContain(
    'href="https://example.org/@ines"',
  );
  expect(await html('see https://example.org/@ines')).toContain('href="https://example.org/@ines"');
  expect(await html('![x](https://example.org/x.png)')).not.toContain('<img');
});

it('never makes a block of a comment, and never mentions anybody', async () => {
  const signs = fc.constantFrom(...'#->*+=|:`~[]()!\\@_ \n1.a'.split(''), '@ines', '    ');
  await fc.assert(
    fc.asyncProperty(fc.array(signs, { maxLength: 25 }), async (parts) => {
      const rendered = await markdown.render(commentMarkdown(parts.join('')));
      expect(rendered.mentions).toEqual([]);
      expect(rendered.html).not.toMatch(/<(h\d|ul|ol|blockquote|pre|table|hr|img)\b/);
    }),
    { numRuns: 400 },
  );
});
