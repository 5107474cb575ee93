import { MARKDOWN_LIMIT, MENTION_LIMIT, RENDERER_VERSION } from './limits';
import { createMarkdown, type Markdown, renderMarkdown } from './markdown';
import { MarkdownTooLongError } from './markdown.errors';

let markdown: Markdown;
beforeAll(() => {
  markdown = createMarkdown({ workers: 1 });
});
afterAll(() => markdown.close());

const html = async (source: string) => (await markdown.render(source)).html.trim();
const mentions = async (source: string) => (await markdown.render(source)).mentions;

const ME = '<a class="mention" href="/people/ines">@ines</a>';
const LINK = 'rel="nofollow noopener ugc"';

describe('what people write is shown', () => {
  test.each([
    ['a paragraph', 'Hello *you*', '<p dir="auto">Hello <em>you</em></p>'],
    ['quotes and dashes as typed', '"a" -- (c)', '<p dir="auto">&quot;a&quot; -- (c)</p>'],
    ['a first heading, two steps down', '# Plan', '<h3 dir="auto">Plan</h3>'],
    ['a second heading', 'Plan\n---', '<h4 dir="auto">Plan</h4>'],
    ['the lowest heading', '##### Plan', '<h6 dir="auto">Plan</h6>'],
    ['strikethrough', '~~no~~', '<p dir="auto"><s>no</s></p>'],
    [
      'code with its language',
      '```JS x=1\na<b\n```',
      '<pre><code class="language-js">a&lt;b\n</code></pre>',
    ],
    ['code with a strange language', '```"><b>\na\n```', '<pre><code>a\n</code></pre>'],
    ['code without language', '    a', '<pre><code>a\n</code></pre>'],
    ['HTML as text', '<b>x</b>', '<p dir="auto">&lt;b&gt;x&lt;/b&gt;</p>'],
    [
      'a link',
      '[a](https://x.org "t")',
      `<p dir="auto"><a href="https://x.org" title="t" ${LINK}>a</a></p>`,
    ],
    [
      'an address',
      'https://x.org',
      `<p dir="auto"><a href="https://x.org" ${LINK}>https://x.org</a></p>`,
    ],
    ['a mail address', 'a@x.org', `<p dir="auto"><a href="mailto:a@x.org" ${LINK}>a@x.org</a></p>`],
    ['a place in the app', '[a](/c/guild)', `<p dir="auto"><a href="/c/guild" ${LINK}>a</a></p>`],
    ['a file name, not as a domain', 'notes.md', '<p dir="auto">notes.md</p>'],
    ['a link elsewhere in the network', '[a](//x.org)', '<p dir="auto">[a](//x.org)</p>'],
    [
      'an image',
      '![a](https://x.org/i.png)',
      '<p dir="auto"><img src="https://x.org/i.png" alt="a" loading="lazy" decoding="async" /></p>',
    ],
    [
      'an image without TLS as a link',
      '![a](http://x.org/i)',
      `<p dir="auto"><a href="http://x.org/i" ${LINK}>a</a></p>`,
    ],
    [
      'an image without TLS in a link',
      '[![a](http://x.org/i)](/p)',
      `<p dir="auto"><a href="/p" ${LINK}>a</a></p>`,
    ],
    ['a list from seven', '7. a', '<ol start="7">\n<li dir="auto">a</li>\n</ol>'],
    [
      'tasks, done and open',
      '- [x] a *b*\n- [ ] c\n- [] d\n- \\[ ] e',
      '<ul>\n<li class="task" dir="auto"><label><input type="checkbox" disabled checked /> a <em>b</em></label></li>\n' +
        '<li class="task" dir="auto"><label><input type="checkbox" disabled /> c</label></li>\n' +
        '<li dir="auto">[] d</li>\n<li dir="auto">[ ] e</li>\n</ul>',
    ],
    [
      'an aligned table',
      '| a | b |\n|:-:|--:|\n| c | d |',
      '<table>\n<thead>\n<tr>\n<th dir="auto" class="align-center">a</th>\n<th dir="auto" class="align-right">b</th>\n</tr>\n' +
        '</thead>\n<tbody>\n<tr>\n<td dir="auto" class="align-center">c</td>\n<td dir="auto" class="align-right">d</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['a quote', '> a', '<blockquote dir="auto">\n<p dir="auto">a</p>\n</blockquote>'],
    ['NUL and half a surrogate pair', 'a\0b\ud800c', '<p dir="auto">a\ufffdb\ufffdc</p>'],
    ['a right-to-left override, inside its paragraph', '\u202eabc', '<p dir="auto">\u202eabc</p>'],
    ['nothing', '', ''],
  ])('%s', async (_name, source, expected) => {
    expect(canonical(await html(source))).toBe(canonical(expected));
  });

  /** Whether an empty attribute is written with `=""` is no difference. */
  const canonical = (text: string) => text.replaceAll('=""', '').replaceAll('&quot;', '"');

  test('with the version of the renderer', async () => {
    const rendered = await renderMarkdown({ markdown }, 'a @Ines');
    expect(rendered).toEqual({
      html: '<p dir="auto">a <a class="mention" href="/people/ines">@Ines</a></p>\n',
      mentions: ['ines'],
      version: RENDERER_VERSION,
    });
  });

  test('up to the limit and not beyond', async () => {
    await expect(markdown.render('a'.repeat(MARKDOWN_LIMIT))).resolves.toBeDefined();
    await expect(markdown.render('a'.repeat(MARKDOWN_LIMIT + 1))).rejects.toThrow(
      MarkdownTooLongError,
    );
  });
});

describe('mentions', () => {
  test.each([
    ['at the start', '@ines hello', `${ME} hello`],
    ['in brackets, before a full stop', '(@ines). @ines.', `(${ME}). ${ME}.`],
    ['in emphasis', '**@ines**', `<strong>${ME}</strong>`],
    ['on the next line', 'a\n@ines', `a\n${ME}`],
  ])('are links: %s', async (_name, source, expected) => {
    expect(await html(source)).toBe(`<p dir="auto">${expected}</p>`);
    expect(await mentions(source)).toEqual(['ines']);
  });

  test.each([
    'a@ines',
    'é@ines',
    '𝒶@ines',
    'a*b*@ines',
    '&#97;@ines',
    'ines@example.org',
    'me@localhost',
    '`@ines`',
    '    @ines',
    '```\n@ines\n```',
    '[@ines](https://x.org)',
    '![@ines](https://x.org/i.png)',
    'https://x.org/@ines',
    '<https://x.org/@ines>',
    'node_modules/@ines',
    '@ines/types',
    '@ines@example.social',
    '@@ines',
    '\\@ines',
    '@i',
    `@${'a'.repeat(31)}`,
    '@inesé',
    '[a]: /u "@ines"\n\n[a]',
  ])('are not made of %j', async (source) => {
    const rendered = await markdown.render(source);
    expect(rendered.mentions).toEqual([]);
    expect(rendered.html).not.toContain('mention');
  });

  test('are collected once, in lower case, in order', async () => {
    expect(await mentions('@Bo @ines @BO\n\n- @a_b-9\n\n| @td |\n|---|\n')).toEqual([
      'bo',
      'ines',
      'a_b-9',
      'td',
    ]);
  });

  test('end at the limit; those beyond stay text', async () => {
    const handles = Array.from({ length: MENTION_LIMIT + 5 }, (_, at) => `p${at + 10}`);
    const rendered = await markdown.render(
      `${handles.map((handle) => `@${handle}`).join(' ')} @p10`,
    );
    expect(rendered.mentions).toEqual(handles.slice(0, MENTION_LIMIT));
    expect(rendered.html.match(/class="mention"/g)).toHaveLength(MENTION_LIMIT + 1);
    expect(rendered.html).toContain(' @p64');
  });
});
