import { Parser } from 'htmlparser2';
import { CUT, LED_IN, OWN_SIGNS } from './stripped';

/** Marks of elements in which programs set a signature: class, id or name. */
const SIGNATURE =
  /(?:^|[\s"])(?:gmail_signature(?:_prefix)?|moz-signature|protonmail_signature_block(?:-\w+)?|applemailsignature|signature|ms-outlook-mobile-signature|composer_signature|divtagdefaultwrapper_signature|messagesignaturesection|bloop_sign|airmail_sign|edo-signature|[\w-]*yahoo[\w-]*signature|ydp\w*signature|signature-container|tutanota_signature|zmail_signature|mobile-signature|k9mail-signature|smartmail_signature|zm-_id_-sgn|x_signature|\w+[-_]signature)(?:$|[\s"])/i;

/** From here on stands the message that is answered, not held together by anything. */
const BEGINS =
  /(?:^|[\s"])(?:x_)?(?:divrplyfwdmsg|appendonsend|stopspelling|outlookmessageheader|replymessage|olk_src_body_section)(?:$|[\s"])/i;

/** An element that holds the message that is answered, without being a block quote. */
const HOLDS =
  /(?:^|[\s"])(?:mail-editor-reference-message-container|ms-outlook-mobile-reference-message|messagereplysection|isreplycontent|includemailmessage|[\w-]*yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|hw_outlook_reply|foxmail_quote|ntes-mailmaster-quote|mail_quote_wrapper|quote)(?:$|[\s"])/i;

/** The line above a quotation. */
const LEADS_IN =
  /(?:^|[\s"])(?:moz-cite-prefix|gmail_attr|gmail_quote|gmail_extra|quote-header|reply-intro|mimestream-attribution)(?:$|[\s"])/i;

/** Outlook for the desktop draws this line above the letterhead of what is answered, in each of its versions. */
const DRAWN = /border:\s*none;?\s*border-top:\s*solid\s*#?(?:e1e1e1|b5c4df|c1c1c1)/i;

/** What is never text. */
const UNSEEN = new Set([
  'head',
  'style',
  'script',
  'title',
  'template',
  'noscript',
  'object',
  'svg',
  'xml',
]);
const VOID = new Set(['br', 'hr', 'img', 'input', 'col']);
const KEPT: Record<string, string[]> = {
  ...Object.fromEntries(
    'p div br hr h1 h2 h3 h4 h5 h6 blockquote ul li pre code tt kbd sup sub em i strong b s del strike table thead tbody tfoot tr td th section article'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  ol: ['start'],
  a: ['href'],
  img: ['src', 'alt'],
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const hidden = /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i;

/**
 * Prepares the HTML of a mail for being made into Markdown: signatures are gone, quotations are block quotes, and where the
 * message that is answered begins there is a sign. Reads it once, from front to back, whatever is nested in what.
 */
export function ownHtml(html: string): string {
  const out: string[] = [];
  /** For each open element: as what it was written out, and whether its end ends what is left out. */
  const open: Array<{ written: string | null; skips: boolean }> = [];
  let skipping = 0;
  let cut = false;
  /** Whether anything was said since the last sign: elements within elements have marks, too. */
  let said = true;
  const sign = (which: string): void => {
    if (said || which === CUT) out.push(`<p>${which}</p>`);
    said = false;
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const told = `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes.name ?? ''}`;
        const style = attributes.style ?? '';
        const skips = UNSEEN.has(name) || SIGNATURE.test(told) || hidden.test(style);
        let tag = name;
        if (skipping === 0 && !skips && !cut && name !== 'blockquote') {
          if (BEGINS.test(told) || DRAWN.test(style)) {
            sign(CUT);
            cut = true;
          } else if (name === 'div' && HOLDS.test(told)) {
            sign(LED_IN);
            tag = 'blockquote';
          } else if (LEADS_IN.test(told)) sign(LED_IN);
        }
        if (skips) skipping += 1;
        const written = skipping === 0 && !cut && Object.hasOwn(KEPT, tag) ? tag : null;
        if (written) out.push(`<${tag}${attributesOf(tag, attributes)}>`);
        open.push({ written, skips });
      },
      ontext(text) {
        if (skipping > 0 || cut) return;
        out.push(escaped(text.replace(OWN_SIGNS, '')));
        said ||= text.trim() !== '';
      },
      onclosetag(name) {
        const last = open.pop();
        if (last?.skips) skipping -= 1;
        if (last?.written && !VOID.has(name)) out.push(`</${last.written}>`);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  return out.join('');
}

function attributesOf(name: string, attributes: Record<string, string>): string {
  return (KEPT[name] ?? [])
    .flatMap((key) => {
      const value = attributes[key];
      return value ? [` ${key}="${escaped(value)}"`] : [];
    })
    .join('');
}

/** Elements after which a line ends. */
const LINES = new Set('p div br li tr h1 h2 h3 h4 h5 h6 blockquote pre'.split(' '));

/** The bare text of HTML, all of it. */
export function textOf(html: string): string {
  const out: string[] = [];
  let unseen = 0;
  const parser = new Parser({
    onopentag(name) {
      if (UNSEEN.has(name)) unseen += 1;
    },
    ontext(text) {
      if (unseen === 0) out.push(text.replace(/\s+/g, ' '));
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      if (LINES.has(name)) out.push('\n');
    },
  });
  parser.write(html);
  parser.end();
  const lines = out.join('').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .join('\n')
    .trim();
}
