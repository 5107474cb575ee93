import { say } from './catalogue';
import type { Letter } from './mailer';

type Values = Record<string, string | number>;

/** The parts of a mail, as keys of the catalogue; `<key>.subject`, `<key>.heading`, `<key>.body`, `<key>.action`. */
export interface LetterParts {
  to: string;
  /** The key of its sentences, and its kind: for example `accounts.verify`. */
  kind: string;
  values?: Values;
  /** Where the one button leads; made from the configured origin only. */
  link?: string;
  /** Somebody's own words, set apart as a quotation. */
  quote?: string;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraphs = (text: string): string[] => text.split('\n\n').filter(Boolean);

/** Sets a mail in the one layout that all mails have, as text and as HTML. */
export function letter({ to, kind, values = {}, link, quote }: LetterParts): Letter {
  const heading = say(`${kind}.heading`, values);
  const body = paragraphs(say(`${kind}.body`, values));
  const action = link ? say(`${kind}.action`, values) : undefined;
  const foot = say('kernel.letter.foot');
  const text = [
    heading,
    ...body,
    ...(quote ? [quote.replace(/^/gm, '> ')] : []),
    ...(link ? [`${action}:\n${link}`] : []),
    `-- \n${foot}`,
  ].join('\n\n');
  return { to, kind, subject: say(`${kind}.subject`, values), text, html: page() };

  function page(): string {
    const p = (words: string) => `<p style="margin:0 0 16px">${escapeHtml(words)}</p>`;
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;padding:32px 16px;background:#faf7f0;color:#25221c;font:16px/1.6 Seravek,Ubuntu,Calibri,sans-serif">
<div style="max-width:34rem;margin:0 auto">
<h1 style="margin:0 0 24px;font:440 26px/1.2 Charter,Georgia,serif">${escapeHtml(heading)}</h1>
${body.map(p).join('\n')}
${quote ? `<blockquote style="margin:0 0 16px;padding:0 0 0 16px;border-left:2px solid #cdc2ad">${paragraphs(quote).map(p).join('\n')}</blockquote>` : ''}
${
  link
    ? `<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5140;color:#fffdf8;text-decoration:none;font-weight:600">${escapeHtml(action ?? '')}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#6b6457;word-break:break-all">${escapeHtml(link)}</p>`
    : ''
}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e5ddcd;font-size:14px;color:#6b6457">${escapeHtml(foot)}</p>
</div></body></html>`;
  }
}
