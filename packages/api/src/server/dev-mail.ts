import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import type { MailRow } from '../kernel/mail-transport';
import type { Route } from '../kernel/route';
import { barePage, escapeHtml } from './html';

/** The list shows the newest; who looks for an older mail asks the database. */
const SHOWN = 100;

const RULE =
  'Anybody, outside production only: whoever develops reads what the instance would send.';

/** What was mailed, to be read without a mail server. */
export const devMailRoutes: Route[] = [
  {
    method: 'GET',
    path: '/dev/mail',
    rule: RULE,
    developmentOnly: true,
    async handle(ctx, _request, response) {
      const mails = await rows<MailRow>(
        ctx,
        'select id, kind, recipient, subject, created_at from mail order by created_at desc, id desc limit $1',
        [SHOWN],
      );
      response.type('html').send(barePage('Mail', listOf(mails)));
    },
  },
  {
    method: 'GET',
    path: '/dev/mail/:id',
    rule: RULE,
    developmentOnly: true,
    async handle(ctx, request, response) {
      const id = String(request.params.id);
      if (!isId(id)) throw new NotFoundError();
      const [mail] = await rows<MailRow>(ctx, 'select * from mail where id = $1', [id]);
      if (!mail) throw new NotFoundError();
      const source = await ctx.services.mailer.source(mail);
      response.type('html').send(barePage(escapeHtml(mail.subject), pageOf(mail, source)));
    },
  },
];

function listOf(mails: MailRow[]): string {
  if (mails.length === 0) return '<h1>Mail</h1><p>No mail was written so far.</p>';
  const lines = mails.map(
    (mail) => `<tr>
<td><a href="/dev/mail/${mail.id}">${escapeHtml(mail.subject)}</a></td>
<td>${escapeHtml(mail.recipient)}</td>
<td>${escapeHtml(mail.kind)}</td>
<td><time>${mail.created_at.toISOString()}</time></td>
</tr>`,
  );
  return `<h1>Mail</h1>
<table>
<tr><th>Subject</th><th>To</th><th>Kind</th><th>Written</th></tr>
${lines.join('\n')}
</table>`;
}

function pageOf(mail: MailRow, source: string): string {
  // The mail's own HTML runs no script, and its links open outside of the frame, where they are pages like any.
  const inside = escapeHtml(mail.html.replaceAll('<a ', '<a target="_blank" '));
  const [headers = ''] = source.split('\n\n');
  return `<p><a href="/dev/mail">All mail</a></p>
<h1>${escapeHtml(mail.subject)}</h1>
<p>To ${escapeHtml(mail.recipient)}, ${escapeHtml(mail.kind)}, <time>${mail.created_at.toISOString()}</time>,
${stateOf(mail)}</p>
<h2>HTML</h2>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${inside}"></iframe>
<h2>Text</h2>
<pre id="text">${withLinks(mail.text)}</pre>
<h2>Headers</h2>
<pre id="headers">${withLinks(headers)}</pre>`;
}

function stateOf({ sent_at, dead_at, withdrawn_at, last_error, attempts }: MailRow): string {
  if (sent_at) return `sent <time>${sent_at.toISOString()}</time>`;
  if (withdrawn_at) return `withdrawn <time>${withdrawn_at.toISOString()}</time>`;
  const tried = attempts > 0 ? `, tried ${attempts} times: ${escapeHtml(last_error ?? '')}` : '';
  return `${dead_at ? 'given up' : 'not sent'}${tried}`;
}

/** Web addresses in plain text, made clickable. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, place) =>
      place % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('');
}
