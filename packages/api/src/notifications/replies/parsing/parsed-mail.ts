import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import { storable } from '../../../kernel/storable';

/** Parts of one mail: a person's mail has under twenty, also with a camera's whole card. */
const PARTS_MAX = 300;
/** Bytes of the header of one part; real ones, with every relay's lines, stay under a tenth. */
const HEADER_MAX = 262_144;
/** Characters of a text that are looked at: four times of what a post may have, the mails below it included. */
export const TEXT_MAX = 262_144;

/** Nothing can be made of it: a mistake of the sender's program, or an attack. */
export class UnreadableMailError extends Error {}

/** A file in a mail. */
export interface MailFile {
  name: string;
  type: string;
  content: Buffer;
  /** By which its HTML places it, without brackets. */
  cid: string | null;
  /** The sender's program means it to be shown with the text, not beside it. */
  inline: boolean;
}

/** A mail as far as we look at it. */
export interface InboundMail {
  messageId: string | null;
  /** Message-IDs that it answers, the nearest first, with their brackets. */
  answers: string[];
  subject: string;
  /** The one address in From, in small letters; null when there is none, or more than one. */
  from: string | null;
  text: string;
  html: string;
  files: MailFile[];
  /** Each value of a header, decoded, in the order in which they stand. */
  header(name: string): string[];
}

/** What a mail brings beside words and files: machines read it, and nobody wants it in a post. */
const MACHINE_PARTS =
  /^(?:application\/(?:pgp-signature|pgp-keys|(?:x-)?pkcs7-signature)|application\/(?:ms-tnef|vnd\.ms-tnef)|text\/(?:x-amp-html|rfc822-headers|vnd\.google\.email-reaction\+json)|message\/(?:delivery-status|feedback-report|disposition-notification))$/;

/** Encrypted, or signed in a way that wraps the words up with the signature: there are none that could be read. */
const SEALED = /^content-type:\s*(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)\b/i;

/** More than mailparser's own types know: it hands them to the splitter of parts. */
const LIMITS: object = { maxChildNodes: PARTS_MAX, maxHeadSize: HEADER_MAX };

/**
 * Takes a mail apart. Charsets are decoded, wrong ones as well as it goes; what cannot be stored is replaced.
 * @throws UnreadableMailError when it has too many parts or cannot be read
 */
export async function parsedMail(raw: Buffer): Promise<InboundMail> {
  const mail = await take(raw);
  const lines = mail.headerLines ?? [];
  if (lines.some(({ line }) => SEALED.test(line))) throw new UnreadableMailError('sealed');
  const from = addressesOf(mail.from);
  return {
    messageId: mail.messageId ? oneLine(mail.messageId) : null,
    answers: answersOf(mail),
    subject: oneLine(mail.subject ?? ''),
    from: from.length === 1 ? (from[0] ?? null) : null,
    text: clean(mail.text ?? ''),
    html: clean(mail.html || ''),
    files: mail.attachments.flatMap(fileOf),
    header: (name) =>
      lines
        .filter(({ key }) => key === name)
        .map(({ line }) => oneLine(line.slice(line.indexOf(':') + 1))),
  };
}

/** The machine-readable parts, as texts by their type: reports of what became of a mail of ours. */
export async function reportParts(raw: Buffer): Promise<Map<string, string>> {
  const { attachments } = await take(raw);
  return new Map(
    attachments.map(({ contentType, content }) => [
      contentType.toLowerCase(),
      clean(content.subarray(0, TEXT_MAX).toString('utf8')),
    ]),
  );
}

async function take(raw: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(raw, {
      ...LIMITS,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      keepCidLinks: true,
      keepDeliveryStatus: true,
    });
  } catch (error) {
    throw new UnreadableMailError(error instanceof Error ? error.message : String(error));
  }
}

const clean = (text: string): string =>
  storable(text.slice(0, TEXT_MAX))
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '');

const oneLine = (text: string): string =>
  storable(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const addressesOf = (from: AddressObject | undefined): string[] =>
  (from?.value ?? []).flatMap(({ address, group }) =>
    [address, ...(group ?? []).map((one) => one.address)].flatMap((one) =>
      one ? [one.trim().toLowerCase()] : [],
    ),
  );

/** In-Reply-To first: References may hold the whole thread, its nearest last. */
function answersOf({ inReplyTo, references }: ParsedMail): string[] {
  const listed = [references ?? []].flat().reverse();
  const all = [...(inReplyTo?.match(/<[^<>\s]+>/g) ?? []), ...listed];
  return [...new Set(all.map((id) => storable(id)))].slice(0, 100);
}

function fileOf(attachment: Attachment): MailFile[] {
  const type = attachment.contentType.toLowerCase();
  if (MACHINE_PARTS.test(type) || attachment.content.length === 0) return [];
  const cid = attachment.cid?.trim() || null;
  return [
    {
      name: oneLine(attachment.filename || `file.${ENDINGS[type] ?? 'bin'}`),
      type,
      content: attachment.content,
      cid,
      inline:
        type.startsWith('image/') && cid !== null && attachment.contentDisposition !== 'attachment',
    },
  ];
}

/** For what has no name of its own. */
const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
};
