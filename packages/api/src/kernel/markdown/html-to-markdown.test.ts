import { HTML_LIMIT } from './limits';
import { htmlToMarkdown } from './markdown';
import { MarkdownTooLongError } from './markdown.errors';
import { renderHere } from './render';

const BASE = { baseUrl: 'https://old.example/questions/1' };

describe('HTML from elsewhere becomes Markdown', () => {
  test.each([
    ['', ''],
    ['  \n ', ''],
    ['<p> </p>', ''],
    ['<p>a</p><p>b<br>c</p>', 'a\n\nb  \nc'],
    ['<h1>a<br>b</h1>', '# a b'],
    ['<b>a</b> <i>b</i> <del>c</del> <strike>d</strike>', '**a** *b* ~~c~~ ~~d~~'],
    ['<pre><code class="lang-js">a\n  b</code></pre>', '```js\na\n  b\n```'],
    ['<pre class="lang-py prettyprint-override"><code>a</code></pre>', '```py\na\n```'],
    ['<pre>```\n*a*</pre>', '````\n```\n*a*\n````'],
    ['<code>a`b</code>', '``a`b``'],
    ['<kbd>Ctrl</kbd>+<kbd>C</kbd>', '`Ctrl`\\+`C`'],
    ['x<sup>2</sup> y<sup>th</sup> H<sub>2</sub>O', 'x² y^th H₂O'],
    ['<a href="/a b" title="t&quot;">x</a>', '[x](https://old.example/a%20b "t\\"")'],
    ['<a href="https://x.org/a_b">https://x.org/a_b</a>', '<https://x.org/a_b>'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['<a href="#a">x</a>', '[x](https://old.example/questions/1#a)'],
    ['<img src="i.png" alt="a]b">', '![a\\]b](https://old.example/questions/i.png)'],
    ['<img src="data:image/png;base64,AA" alt="a">', 'a'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['<ol start="9"><li>a</li><li>b<p>c</p></li></ol>', '9. a\n10. b\n    \n    c'],
    ['<ul><li><input type="checkbox" checked> a</li></ul>', '- [x] a'],
    ['<blockquote><p>a</p><blockquote>b</blockquote></blockquote>', '> a\n> \n> > b'],
    [
      '<table><tr><th>a</th><th align="right">b</th></tr><tr><td>1|2</td></tr></table>',
      '| a | b |\n| --- | ---: |\n| 1\\|2 |',
    ],
    ['<table><tr><td>a</td><td>b<br>c</td></tr></table>', '|  |  |\n| --- | --- |\n| a | b c |'],
    ['<script>alert(1)</script><style>a{}</style><!-- b -->x', 'x'],
  ])('%s', (html, expected) => {
    expect(htmlToMarkdown(html, BASE).replace(/ +$/gm, (end) => (end === '  ' ? end : ''))).toBe(
      expected.replace(/^( +|> )$/gm, (line) => line.trimEnd()),
    );
  });

  test('relative addresses stay as they are when the place is unknown', () => {
    expect(htmlToMarkdown('<a href="/a">x</a>')).toBe('[x](/a)');
  });

  test('longer than the limit is refused', () => {
    expect(() => htmlToMarkdown('a'.repeat(HTML_LIMIT + 1))).toThrow(MarkdownTooLongError);
  });
});

describe('text stays text', () => {
  test.each([
    '*a* _b_ **c** __d__ ~~e~~ `f` snake_case',
    '# a',
    '1. a',
    '2) b',
    '- a',
    '+ a',
    '> a',
    '===',
    '- - -',
    '[a](https://x.org) ![b](https://x.org) [c]',
    '&amp; &lt;b> &#65;',
    '\\*a\\*',
    '| a | b |',
    '- [x] a',
    '~~~ a',
    '@ines, (@ines) and a@ines.org',
    'https://x.org/a_b_c*d*?e=[f]&copy;=1',
    'https://x.org/(@ines',
    'a\\',
  ])('%j', (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const { html, mentions } = renderHere(htmlToMarkdown(`<p>${escaped}</p>`));
    const unlinked = html.replace(/<a href="[^"]*" rel="[^"]*">|<\/a>/g, '').trim();
    expect(unlinked).toBe(`<p dir="auto">${escaped.replaceAll('>', '&gt;')}</p>`);
    expect(mentions).toEqual([]);
  });
});

describe('Markdown to HTML, back and forth, keeps its structure', () => {
  test.each([
    '# a\n\nb *c **d*** e\n\n---\n\n> f\n>\n> - g\n>   1. h',
    '- a\n\n  b\n\n- c\n\n  ```js\n  d\n\n  e\n  ```',
    '1. a\n2. b\n   - c\n     - d\n3. e',
    '| a | b |\n| :-- | :-: |\n| `c\\|d` | [e](https://x.org/(f)) |',
    '[a *b*](https://x.org "c") ![d](https://x.org/e.png "f") <https://x.org/g_h>',
    '- [ ] a\n- [x] b',
    '```\n\\`* _x_ <b>\n```\n\n`` ` `` a  \nb',
    '~~a~~ \\*b\\* 1\\. @ines',
  ])('%j', (source) => {
    const first = renderHere(source).html.replace(/<a class="mention"[^>]*>(@\w+)<\/a>/g, '$1');
    // Headings step down with every rendering, and alignment travels as a class; both are ours alone.
    const undone = first
      .replace(/(<\/?h)(\d)/g, (_all, tag: string, level: string) => `${tag}${Number(level) - 2}`)
      .replace(/class="align-(\w+)"/g, 'align="$1"')
      .replace(/<\/?label>/g, '');
    expect(renderHere(htmlToMarkdown(undone)).html).toBe(first);
  });
});
