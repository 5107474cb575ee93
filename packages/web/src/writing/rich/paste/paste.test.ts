import { createDocument } from '@mixmark-io/domino';
import { blocksMarkdown } from '../text/serialise';
import { isMarked, readHtml } from './read-html';

const read = (html: string) => readHtml(createDocument(`<html><body>${html}</body></html>`));
const pasted = (html: string) => {
  const doc = read(html);
  return doc ? blocksMarkdown(doc) : undefined;
};

/** As these programs write it, with the style sheets shortened. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal { margin:0cm; } --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Handover<o:p></o:p></p>
<h2>What we <span style='mso-bidi-font-weight:bold'>agreed</span><o:p></o:p></h2>
<p class=MsoNormal>The card is read <b style='mso-bidi-font-weight:normal'>aloud</b>, <i>slowly</i>,<br>
by <a href="https://example.org/card">the nurse</a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Names first<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>then the ward<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Then the plan<o:p></o:p></p>
<p class=MsoNormal>Afterwards:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>Sign<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span><![endif]>File<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=200 style='width:150.25pt'><p class=MsoNormal><b>Bed</b><o:p></o:p></p></td><td><p class=MsoNormal><b>Plan</b></p></td></tr>
<tr><td><p class=MsoNormal>4</p></td><td><p class=MsoNormal>rest | walk</p></td></tr></table>
<!--EndFragment--></body></html>`;

const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7f3c">
<h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;">Round</span></h1>
<p dir="ltr"><span style="font-size:11pt;font-weight:700;font-style:normal;">Bold</span><span style="font-weight:400;">, </span><span style="font-weight:400;font-style:italic;">slanted</span><span style="font-weight:400;">, </span><span style="text-decoration:line-through;">gone</span> and <a href="https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa&amp;sa=D" style="text-decoration:none;"><span style="text-decoration:underline;">a link</span></a></p>
<ul style="padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;"><p dir="ltr" role="presentation"><span>one</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>one and a half</span></p></li></ul>
<li dir="ltr"><p dir="ltr" role="presentation"><span>two</span></p></li></ul>
<ul><li dir="ltr" role="checkbox" aria-checked="true"><p dir="ltr"><span>done</span></p></li><li dir="ltr" role="checkbox" aria-checked="false"><p dir="ltr"><span>open</span></p></li></ul><br /></b>`;

const LIBRE = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator" content="LibreOffice 7.4"/><style type="text/css">p { margin-bottom: 0.25cm }</style></head>
<body lang="en-GB" dir="ltr"><h3 class="western">Notes</h3>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3"><b>First</b></font></font> of <i><span style="font-weight: normal">all</span></i></p>
<ol><li><p style="margin-bottom: 0cm">one</p></li><li><p style="margin-bottom: 0cm">two</p></li></ol>
<table width="665" cellpadding="4" cellspacing="0"><col width="325"/><col width="324"/><tr valign="top"><th width="325"><p>A</p></th><th width="324"><p align="center">B</p></th></tr><tr valign="top"><td><p>1</p></td><td><p>2</p><p>3</p></td></tr></table></body></html>`;

const PAGE = `<script>steal()</script><style>p{color:red}</style>
<div class="post"><h2>How to <em>begin</em></h2><p>Read <code>README.md</code>, then&nbsp;<a href="javascript:steal()">run</a> <a href="https://example.org/?a=1&amp;b=2" onclick="steal()">this</a>:</p>
<pre class="highlight"><code class="language-js"><span class="k">const</span> a = <span>1</span>;
  b();</code></pre>
<blockquote><p>Said once.</p><p>Said twice.</p></blockquote>
<img src="https://example.org/plan.png" alt="A plan"><img src="data:image/gif;base64,R0lGOD" alt="spy">
<ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> open</li></ul><button>Share</button><p style="display:none">hidden</p><hr><p>2 * 3 = 6 and _this_ # is text</p></div>`;

test('Word: titles, lists that are paragraphs, tables', () => {
  expect(pasted(WORD)).toBe(
    '# Handover\n\n## What we agreed\n\nThe card is read **aloud**, *slowly*,\\\nby [the nurse](https://example.org/card).\n\n' +
      '- Names first\n  - then the ward\n- Then the plan\n\nAfterwards:\n\n1. Sign\n2. File\n\n' +
      '| Bed | Plan |\n| --- | --- |\n| 4 | rest \\| walk |',
  );
});

test('Google Docs: marks by style, lists beside their items, tasks', () => {
  expect(pasted(DOCS)).toBe(
    '# Round\n\n**Bold**, *slanted*, ~~gone~~ and [a link](https://example.org/a)\n\n' +
      '- one\n  - one and a half\n- two\n\n* [x] done\n* [ ] open',
  );
});

test('LibreOffice: fonts without meaning, paragraphs in items and cells', () => {
  expect(pasted(LIBRE)).toBe(
    '### Notes\n\n**First** of *all*\n\n1. one\n2. two\n\n| A | B |\n| --- | --- |\n| 1 | 2 3 |',
  );
});

test('a page of the web: what is said on it, and none of what it does', () => {
  expect(pasted(PAGE)).toBe(
    '## How to *begin*\n\nRead `README.md`, then run [this](https://example.org/?a=1&b=2):\n\n' +
      '```js\nconst a = 1;\n  b();\n```\n\n> Said once.\n>\n> Said twice.\n\n' +
      '![A plan](https://example.org/plan.png)\n\n- [x] done\n- [ ] open\n\n---\n\n2 * 3 = 6 and \\_this\\_ # is text',
  );
});

test.each([
  [
    'a cell that reaches over others',
    '<table><tr><td colspan=2>a</td></tr><tr><td rowspan=2>b</td><td>c</td></tr><tr><td>d</td></tr></table>',
    '| a |  |\n| --- | --- |\n| b | c |\n|  | d |',
  ],
  [
    'a table that only lays out',
    '<table><tr><td><p>one</p><p>two</p></td></tr></table>',
    'one\n\ntwo',
  ],
  [
    'cells of a spreadsheet',
    '<table><colgroup><col width=64></colgroup><tr height=20><td align=right>1</td><td>x</td></tr><tr><td align=right>2</td><td></td></tr></table>',
    '| 1 | x |\n| --: | --- |\n| 2 |  |',
  ],
  ['lines of a mail', '<div>Hello,</div><div><br></div><div>thanks.</div>', 'Hello,\n\nthanks.'],
  ['right to left', '<p dir="rtl">مرحبا <b>بكم</b></p>', 'مرحبا **بكم**'],
])('%s', (_name, html, markdown) => expect(pasted(html)).toBe(markdown));

test('words without marks are left to the clipboard', () => {
  const doc = read('<meta charset="utf-8"><span style="color:red">only words</span>');
  expect(doc && isMarked(doc)).toBe(false);
  expect(read('<meta charset="utf-8"> ')).toBeUndefined();
});
