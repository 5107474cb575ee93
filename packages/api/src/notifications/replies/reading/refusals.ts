import { say } from '../../../kernel/catalogue';
import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { DomainError } from '../../../kernel/errors';
import { type Block, setLetter } from '../../../kernel/letter';
import { sendMail } from '../../../kernel/mailer';
import { oneLine } from '../../../kernel/one-line';
import { transaction } from '../../../kernel/transaction';
import type { Thread } from '../../../threads/thread.entity';
import { threadFor } from '../../../threads/threads.queries';
import type { InboundMail } from '../parsing/parsed-mail';
import { settle, type WaitingMail } from './row';

/** Why somebody's words are not in the thread. */
export type Refusal =
  | 'CLOSED'
  | 'MERGED'
  | 'REMOVED'
  | 'ARCHIVED'
  | 'JOIN_FIRST'
  | 'BANNED'
  | 'ACCEPT_RULES_FIRST'
  | 'VERIFY_EMAIL_FIRST'
  | 'GONE'
  | 'SENDER'
  | 'EMPTY'
  | 'FILES_ONLY'
  | 'TOO_LONG'
  | 'UNREADABLE'
  | 'OTHER';

/** Somebody who has written, and where to. */
export interface Sender extends WaitingMail {
  personId: string;
  threadId: string;
  /** Their own address: what a mail says of its sender is not believed, so nobody else is answered. */
  email: string;
  /** Acts as them. */
  as: Context;
}

/** Signs of a subject that are repeated. */
const SUBJECT_MAX = 150;

/** Gives somebody their words back with the reason in a sentence, once for a mail. */
export async function refuse(
  ctx: Context,
  from: Sender,
  { reason, words, mail }: { reason: Refusal; words: string; mail: InboundMail | null },
): Promise<void> {
  const way = await wayOn(from);
  const why = say(`replies.why.${reason}`, { sender: oneLine(mail?.from ?? '–') });
  await transaction(ctx, async (tx) => {
    if (!(await settle(tx, from, 'REFUSED', reason))) return;
    await write(tx, from, mail, {
      kind: 'replies.refused',
      paragraphs: [why, ...(words ? [say('replies.refused.words')] : [])],
      quote: words,
      way,
      // Whoever has just written from it reads there: their words come back also when its mail is paused.
      asked: reason !== 'SENDER' && mail !== null,
    });
  });
}

/** The words are posted; says which of the files are not with them. */
export async function tellOfLeftOut(
  tx: Context,
  from: Sender,
  mail: InboundMail,
  way: Thread | null,
): Promise<void> {
  const files = from.leftOut.map(({ name, rule }) => {
    const why = FILE_RULES.has(rule) ? rule : 'other';
    return `${oneLine(name)}: ${say(`replies.file.${why}`)}`;
  });
  await write(tx, from, mail, {
    kind: 'replies.leftOut',
    paragraphs: [say('replies.leftOut.body'), ...files],
    quote: '',
    way,
    asked: true,
  });
}

/** Which rules for files have a sentence of their own. */
const FILE_RULES = new Set(['size', 'quota', 'type', 'picture', 'pixels', 'moving', 'many']);

/** Something of ours has failed for good. The words cannot be given back, so it is said that they are not there. */
export async function tellOfFault(tx: Context, row: WaitingMail): Promise<void> {
  const [person] = await rows<{ email: string | null }>(
    tx,
    'select email from person where id = $1 and deactivated_at is null',
    [row.personId],
  );
  if (!person?.email) return;
  await write(tx, { email: person.email }, null, {
    kind: 'replies.refused',
    paragraphs: [say('replies.why.FAULT')],
    quote: '',
    way: null,
    asked: false,
  });
}

interface Content {
  kind: 'replies.refused' | 'replies.leftOut';
  paragraphs: string[];
  quote: string;
  way: Thread | null;
  /** See `Letter.asked`. */
  asked: boolean;
}

async function write(
  tx: Context,
  to: { email: string },
  mail: InboundMail | null,
  { kind, paragraphs, quote, way, asked }: Content,
): Promise<void> {
  const { origin } = tx.services.environment;
  const subject = oneLine(mail?.subject ?? '').slice(0, SUBJECT_MAX) || say('replies.noSubject');
  const blocks: Block[] = [
    { type: 'heading', text: say(`${kind}.heading`) },
    ...paragraphs.map((text): Block => ({ type: 'paragraph', text })),
    ...(quote ? [{ type: 'quote', text: quote } as const] : []),
    {
      type: 'button',
      label: say(way ? 'replies.toThread' : 'replies.toHouse'),
      href: way ? `${origin}/c/${way.community.slug}/t/${way.id}` : origin,
      shown: true,
    },
  ];
  const answers = /^<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>$/.test(mail?.messageId ?? '');
  await sendMail(
    tx,
    setLetter({
      to: to.email,
      kind,
      ...(asked && { asked }),
      subject: say(`${kind}.subject`, { subject }),
      ...(answers &&
        mail?.messageId && { inReplyTo: mail.messageId, references: [mail.messageId] }),
      blocks,
      foot: { lines: [say('replies.foot')] },
    }),
  );
}

/**
 * The thread that somebody wrote to, or the one that has taken it in; null when they may see neither. Asked as them,
 * so never inside a transaction.
 */
export async function wayOn({ as, threadId }: Sender): Promise<Thread | null> {
  const thread = await seen(as, threadId);
  return thread?.mergedIntoId ? seen(as, thread.mergedIntoId) : thread;
}

async function seen(as: Context, threadId: string): Promise<Thread | null> {
  try {
    return await threadFor({ ...as, loaders: new Map() }, threadId, 'see');
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
