import { createMarkdown } from '../../../kernel/markdown/markdown';
import { parsedMail } from '../parsing/parsed-mail';
import { wordsOf } from '../words';

const marks = ['https://guildhall.example/unsubscribe'];
const markdown = createMarkdown({ workers: 1 });
afterAll(() => markdown.close());
/** What our mail may look like when a program has quoted it. */
const Q =
  'Which dressing?<br>We tried foam.<br>Unsubscribe: https://guildhall.example/unsubscribe/abc';
const cases: Array<[string, string]> = [
  [
    'Thunderbird',
    `<html><body><p>The wide one.</p><div class="moz-signature">-- <br>Ines</div><div class="moz-cite-prefix">On 3/2/26 09:00, Amara wrote:<br></div><blockquote type="cite" cite="mid:x"><p>${Q}</p></blockquote></body></html>`,
  ],
  [
    'Thunderbird, interleaved',
    `<div class="moz-cite-prefix">On 3/2/26 09:00, Amara wrote:<br></div><blockquote type="cite"><p>Which?</p></blockquote><p>The wide one.</p><blockquote type="cite"><p>And foam?</p></blockquote><p>No.</p>`,
  ],
  [
    'Apple Mail',
    `<html><body>The wide one.<div><br></div><div>Sent from my iPad</div><div><br><blockquote type="cite"><div>On 2 Mar 2026, at 09:00, Amara &lt;a@b.example&gt; wrote:</div><br><div>${Q}</div></blockquote></div></body></html>`,
  ],
  [
    'iPhone',
    `<html><body dir="auto">The wide one.<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 2 Mar 2026, at 09:00, Amara &lt;a@b.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${Q}</div></blockquote></body></html>`,
  ],
  [
    'Outlook on a telephone',
    `<html><body><div dir="ltr">The wide one.</div><div id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Amara</div><div>${Q}</div></body></html>`,
  ],
  [
    'Outlook on a telephone, newer',
    `<html><body><div dir="ltr">The wide one.</div><div id="mail-editor-reference-message-container"><div style="text-align:left"><b>From:</b> Amara &lt;a@b.example&gt;<br><b>Date:</b> Monday, 2 March 2026 at 09:00<br><b>To:</b> Ines<br><b>Subject:</b> X<br></div><div>${Q}</div></div></body></html>`,
  ],
  [
    'Zoho',
    `<div style="font-family:Verdana"><div>The wide one.<br></div><div data-zbluepencil-ignore="true" id="Zm-_Id_-Sgn"><p>Ines</p></div><br><div class="zmail_extra_hr" style="border-top:1px solid #ccc"></div><div class="zmail_extra"><br><div id="Zm-_Id_-Sgn1">---- On Mon, 02 Mar 2026 09:00:00 +0000 <b>Amara</b> wrote ---</div><br><blockquote id="blockquote_zmail"><div>${Q}</div></blockquote></div></div>`,
  ],
  [
    'QQ',
    `<div>The wide one.</div><div><br></div><div><includetail><div style="font:Verdana">&nbsp;</div><div style="font-size:14px">------------------&nbsp;Original&nbsp;------------------</div><div><div><b>From:</b> "Amara"&lt;a@b.example&gt;;</div><div><b>Date:</b> Mon, Mar 2, 2026 09:00 AM</div><div><b>To:</b> "ines";</div><div><b>Subject:</b> X</div></div><div>${Q}</div></includetail></div>`,
  ],
  [
    'Roundcube',
    `<p>The wide one.</p><p id="reply-intro">On 2026-03-02 09:00, Amara wrote:</p><blockquote type="cite"><p>${Q}</p></blockquote>`,
  ],
  [
    'Gmail, answered below',
    `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">2026年3月2日(月) 9:00 Amara &lt;a@b.example&gt;:<br></div><blockquote class="gmail_quote">${Q}</blockquote></div><div>The wide one.</div></div>`,
  ],
  [
    'Gmail, older',
    `The wide one.<div class="gmail_extra"><br><div class="gmail_quote">On Mon, Mar 2, 2026 at 9:00 AM, Amara <span dir="ltr">&lt;<a href="mailto:a@b.example">a@b.example</a>&gt;</span> wrote:<br><blockquote class="gmail_quote">${Q}</blockquote></div><br></div>`,
  ],
  [
    'Fastmail',
    `<div>The wide one.<br></div><div><br></div><div>On Mon, Mar 2, 2026, at 9:00 AM, Amara wrote:<br></div><blockquote type="cite" id="qt"><div>${Q}</div></blockquote><div><br></div>`,
  ],
  [
    'Tuta',
    `<div>The wide one.</div><div><br></div><div>--<br>Sent with Tuta<br></div><div><br></div><div>2 Mar 2026, 09:00 by a@b.example:<br></div><blockquote class="tutanota_quote" style="border-left: 1px solid #93A3B8;"><div>${Q}</div></blockquote>`,
  ],
  [
    'Outlook for Mac',
    `<html><body><div><p class="MsoNormal">The wide one.</p><div id="mail-editor-reference-message-container"><div><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From: </b>Amara<br><b>Date: </b>Monday<br></p></div>${Q}</div></div></div></div></body></html>`,
  ],
  [
    'Samsung',
    `<html><head></head><body><div>The wide one.</div><div id="composer_signature"><div style="font-size:85%;color:#575757" dir="auto">Sent from my Galaxy</div></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Original message --------</div><div>From: Amara &lt;a@b.example&gt; </div><div>Date: 02/03/2026  09:00  (GMT+00:00) </div><div>To: ines </div><div>Subject: X </div><div><br></div></div>${Q}</body></html>`,
  ],
];
it.each(cases)('%s', async (name, html) => {
  const mail = await parsedMail(
    Buffer.from(`From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`),
  );
  const { markdown: got } = await wordsOf(mail, { markdown, marks });
  const interleaved = '> Which?\n\nThe wide one.\n\n> And foam?\n\nNo.';
  expect(got).toBe(name.endsWith('interleaved') ? interleaved : 'The wide one.');
});
