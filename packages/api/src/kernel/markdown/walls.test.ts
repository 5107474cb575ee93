import { Parser } from 'htmlparser2';
import { ALLOWED_TAGS, LINK_REL, sanitize } from './allow-list';
import { htmlToMarkdown } from './markdown';
import { renderHere } from './render';

/** What each attribute may hold, written down anew: the wall is not checked against itself. */
const ATTRIBUTES: Record<string, RegExp> = {
  'a href': /^(https?:\/\/[^/\\]|mailto:|\/(?![/\\])|#)/,
  'a title': /.*/s,
  'a rel': new RegExp(`^${LINK_REL}$`),
  'a class': /^mention$/,
  'img src': /^(https:\/\/[^/\\]|\/(?![/\\]))/,
  'img alt': /.*/s,
  'img title': /.*/s,
  'img loading': /^lazy$/,
  'img decoding': /^async$/,
  'input type': /^checkbox$/,
  'input disabled': /^$/,
  'input checked': /^$/,
  'code class': /^language-[a-z0-9+#._-]+$/,
  'li class': /^task$/,
  'th class': /^align-(left|center|right)$/,
  'td class': /^align-(left|center|right)$/,
  'ol start': /^\d+$/,
};
const DIRECTED = new Set(['p', 'li', 'blockquote', 'h3', 'h4', 'h5', 'h6', 'td', 'th']);

/** Everything in the HTML that is not allowed, as a browser-like parser reads it. */
function strangers(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!ALLOWED_TAGS.includes(name)) found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        const fits =
          attribute === 'dir'
            ? DIRECTED.has(name) && value === 'auto'
            : (ATTRIBUTES[`${name} ${attribute}`]?.test(value) ?? false);
        if (!fits) found.push(`<${name} ${attribute}="${value}">`);
      }
      if (name === 'a' && attributes.class !== 'mention' && !attributes.rel)
        found.push('<a> without rel');
      if (name === 'input' && !('disabled' in attributes))
        found.push('<input> that can be changed');
    },
    oncomment: (text) => found.push(`<!--${text}`),
    onprocessinginstruction: (name, text) => found.push(`<${name} ${text}`),
  });
  parser.end(html);
  return found;
}

const JS = 'javascript:alert(1)';
const DESTINATIONS = [
  JS,
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript&colon;alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'java%0ascript:alert(1)',
  '<java\tscript:alert(1)>',
  '< javascript:alert(1)>',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\u200bjavascript:alert(1)',
  'javascript\\:alert(1)',
  'javascript&#58;alert(1)',
  'javascript%3Aalert(1)',
  'vbscript:msgbox(1)',
  'VBScript:msgbox(1)',
  'livescript:a',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg/onload=alert(1)>',
  'DATA:text/html,x',
  'file:///etc/passwd',
  'blob:https://x.org/1',
  'filesystem:https://x.org/1',
  'view-source:https://x.org',
  'about:blank',
  'ftp://x.org',
  'tel:1',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '/\\\\evil.example',
  '&#47;/evil.example',
  'https:evil.example',
  'https:/\\evil.example',
  'http:///evil.example',
  'relative',
  '../up',
  '?query',
];
const DOCUMENTS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" srcset="https://x.org/i 2x" onload=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)" onclick=alert(1)>x</a>',
  '<a class="mention" href="javascript:alert(1)">@ines</a>',
  '<a class="mention other" style="x" id="y" name="z" target="_blank" href="https://x.org">x</a>',
  '<a href="https://x.org" rel="opener">x</a>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<p style="background:url(javascript:alert(1))" class="x" id="location" data-x="y">x</p>',
  '<table background="javascript:alert(1)"><td style="text-align:expression(1)" class="align-left x" colspan=9>x',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=//evil.example><input type=image src=x onerror=alert(1) autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)><video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<!--><img src=x onerror=alert(1)>-->',
  '<?xml version="1.0"?><x xlink:href="javascript:alert(1)">',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea><title></title><img src=x onerror=alert(1)>',
  '<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template><select><option><img src=x onerror=alert(1)>',
  '<<img src=x onerror=alert(1)>>',
  '<img/src="x"/onerror=alert(1)>',
  '<img src="https://x.org/&quot; onerror=&quot;alert(1)">',
  '<code class="language-x onerror language-&quot;">x</code><li class="task x" value=1>x</li>',
  '<div dir="rtl"><p dir="rtl">x</p></div><marquee onstart=alert(1)>x</marquee>',
  '\ufeff<script>\ufeffalert(1)</script>',
  '<img src="http://x.org/i"><img src="data:image/svg+xml,x"><img src="//x.org/i"><img src="/\\x.org">',
];
const MARKDOWN = [
  `<${JS}>`,
  `<https://x.org/"onmouseover="alert(1)>`,
  `[a](https://x.org "x\\" onmouseover=alert(1) \\"")`,
  `[a](https://x.org '"><img src=x onerror=alert(1)>')`,
  `![a"onerror="alert(1)](https://x.org/i)`,
  `![<img src=x onerror=alert(1)>](https://x.org/"onerror="alert(1))`,
  `[![a](${JS})](${JS})`,
  `![[a](${JS})](${JS})`,
  `[a]: ${JS}\n\n[a] ![a]`,
  '[a]: data:text/html,x "t"\n\n[a][] [b][a]',
  '```"onmouseover=alert(1)\nx\n```',
  '```<img/src=x/onerror=alert(1)>\nx\n```',
  '~~~js" class="mention\nx\n~~~',
  '`<img src=x onerror=alert(1)>`',
  `https://x.org/"onmouseover="alert(1)`,
  `https://x.org/<img/src=x/onerror=alert(1)>`,
  'javascript://x.org/%0aalert(1)',
  `@ines"onmouseover=alert(1)`,
  '@<img src=x onerror=alert(1)>',
  '| <script> |\n|:-:"|\n| ![a](javascript:a) |',
  '- [x] <img src=x onerror=alert(1)>\n- [ ](javascript:alert(1)) a',
  '# <svg/onload=alert(1)>\n\n<svg/onload=alert(1)>\n===',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;',
  '\\<script\\>alert(1)\\</script\\>',
  '[a](<https://x.org/\\"onmouseover=\\"alert(1)>)',
  '[a](mailto:x@x.org?"onmouseover="alert(1))',
];

test('the corpus is as large as it is said to be', () => {
  expect(new Set([...DESTINATIONS, ...DOCUMENTS, ...MARKDOWN]).size).toBeGreaterThanOrEqual(100);
});

test('the check itself sees what must not be there', () => {
  expect(strangers('<svg onload="a"><a href="//x">b</a><!-- c --><p dir="rtl">')).toHaveLength(6);
});

describe('no link or image leads to', () => {
  test.each(DESTINATIONS)('%j', (destination) => {
    for (const source of [
      `[a](${destination})`,
      `![a](${destination})`,
      `<${destination}>`,
      `[a]: ${destination}\n\n[a]`,
    ]) {
      const { html } = renderHere(source);
      expect(strangers(html)).toEqual([]);
      // Scheme-less spellings are no links at all; an encoded one may only be a path of this app.
      expect(html).not.toMatch(/(?:href|src)="(?!\/%5C|https?:\/\/[a-z])/i);
    }
  });
});

describe('nothing strange comes through', () => {
  test.each(MARKDOWN)('Markdown %j', (source) => {
    expect(strangers(renderHere(source).html)).toEqual([]);
  });

  test.each(DOCUMENTS)('as Markdown, past the second wall, and imported: %s', (html) => {
    expect(strangers(renderHere(html).html)).toEqual([]);
    expect(strangers(renderHere(`> - ${html}\n\n${html}`).html)).toEqual([]);
    expect(strangers(sanitize(html))).toEqual([]);
    expect(strangers(renderHere(htmlToMarkdown(html)).html)).toEqual([]);
  });

  test('HTML is shown as it was typed', () => {
    for (const html of DOCUMENTS) {
      let text = '';
      new Parser({ ontext: (piece) => (text += piece) }).end(renderHere(`x ${html}`).html);
      expect(text.replace(/\s|\\/g, '')).toContain(/[a-z]{3,}/i.exec(html)?.[0]);
    }
  });
});
