import { type Context, makeContext } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { DomainError } from '../../../kernel/errors';
import { findEarlier } from '../../../kernel/idempotency';
import { MARKDOWN_LIMIT } from '../../../kernel/markdown';
import { transaction } from '../../../kernel/transaction';
import { everything } from '../../../threads/lookahead';
import { postFor } from '../../../threads/posts.queries';
import { threadFor } from '../../../threads/threads.queries';
import { reply } from '../../../threads/threads.service';
import { automatic } from '../parsing/automatic';
import { type InboundMail, parsedMail, UnreadableMailError } from '../parsing/parsed-mail';
import { allWords, type MailWords, wordsOf } from '../words';
import { withFiles } from './files';
import { sameMailbox } from './mailbox';
import { type Refusal, refuse, tellOfLeftOut, wayOn } from './refusals';
import { settle, type WaitingMail } from './row';

/** Posts what a mail says as the person whose address it came to, with their rights of now; or says why not. */
export async function readAnswer(ctx: Context, row: WaitingMail): Promise<void> {
  const { personId, threadId } = row;
  if (!personId || !threadId) throw new Error('An answer is from somebody, to a thread');
  const viewer = await ctx.services.viewers.ofPerson(ctx, personId);
  const [person] = await rows<{ email: string | null }>(
    ctx,
    'select email from person where id = $1',
    [personId],
  );
  if (!viewer || !person?.email) return drop(ctx, row, 'ACCOUNT_CLOSED');
  const as = makeContext(ctx.services, viewer, { log: ctx.log });
  const from = Object.assign(row, { personId, threadId, email: person.email, as });
  const mail = await readable(row);
  if (!mail) return refuse(ctx, from, { reason: 'UNREADABLE', words: '', mail: null });
  const machine = automatic(mail, row.envelopeFrom, ours(ctx));
  if (machine) return drop(ctx, row, machine);
  const set = await wordsOf(mail, { markdown: ctx.services.markdown, marks: marksOf(ctx) });
  const refused = (reason: Refusal) =>
    refuse(ctx, from, { reason, words: set.markdown || allWords(mail), mail });
  if (!sameMailbox(mail.from, person.email)) return refused('SENDER');
  if (set.markdown === '' && set.files.length === 0) return refused('EMPTY');
  try {
    const postId = await post(as, row, threadId, mail, set);
    const way = row.leftOut.length > 0 ? await wayOn(from) : null;
    await transaction(ctx, async (tx) => {
      const settled = await settle(tx, row, 'POSTED', null, postId);
      if (settled && row.leftOut.length > 0) await tellOfLeftOut(tx, from, mail, way);
    });
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason) throw error;
    return refused(reason);
  }
}

/** @throws the errors of the door and of `reply` */
async function post(
  as: Context,
  row: WaitingMail,
  threadId: string,
  mail: InboundMail,
  set: MailWords,
): Promise<string> {
  // An attempt before may have posted it and died: the key knows, whatever has become of the thread since.
  const earlier = await findEarlier(as, { mutation: 'reply', clientMutationId: keyOf(row) });
  if (earlier) return earlier;
  if (row.markdown === null) {
    // Before any file of somebody is taken in who may not write there.
    await threadFor(as, threadId, 'reply');
    await prepare(as, row, threadId, mail, set);
  }
  const made = await reply(
    as,
    {
      threadId,
      ...(row.answersPostId && { answersPostId: row.answersPostId }),
      markdown: row.markdown ?? '',
      clientMutationId: keyOf(row),
    },
    everything,
  );
  return made.id;
}

const keyOf = ({ id }: WaitingMail): string => `mail-${id}`;

/** Files are taken in once: the next attempt, if there must be one, posts the same words with the same files. */
async function prepare(
  as: Context,
  row: WaitingMail,
  threadId: string,
  mail: InboundMail,
  set: MailWords,
): Promise<void> {
  const { markdown, leftOut } = await withFiles(as, set);
  if (markdown.length > MARKDOWN_LIMIT) throw new TooLong();
  if (markdown === '') throw new NothingLeft();
  row.markdown = markdown;
  row.leftOut = leftOut;
  row.answersPostId = await answered(as, threadId, mail);
  await rows(
    as,
    'update inbound_mail set markdown = $2, left_out = $3, answers_post_id = $4 where id = $1',
    [row.id, markdown, JSON.stringify(leftOut), row.answersPostId],
  );
}

class TooLong extends Error {}
class NothingLeft extends Error {}

/** The post that a mail of ours brought, when this one answers it and it can still be answered. */
async function answered(
  as: Context,
  threadId: string,
  { answers }: InboundMail,
): Promise<string | null> {
  const form = /^<post\.([0-9a-f-]{36})\.([0-9a-f-]{36})@([^<>]+)>$/;
  for (const id of answers) {
    const [, postId = '', personId, domain] = form.exec(id) ?? [];
    if (personId !== as.viewer.personId || domain !== as.services.mailer.domain) continue;
    const found = await postFor(as, postId, 'reply').catch(unlessRefused);
    return found && found.thread.id === threadId ? found.id : null;
  }
  return null;
}

function unlessRefused(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

async function readable(row: WaitingMail): Promise<InboundMail | null> {
  try {
    return await parsedMail(row.raw);
  } catch (error) {
    if (error instanceof UnreadableMailError) return null;
    throw error;
  }
}

async function drop(ctx: Context, row: WaitingMail, reason: string): Promise<void> {
  await settle(ctx, row, 'DROPPED', reason);
}

const ours = ({ services }: Context) => ({
  domain: services.mailer.domain,
  sender: (/<([^<>]+)>/.exec(services.environment.mailFrom)?.[1] ?? services.environment.mailFrom)
    .trim()
    .toLowerCase(),
  inbound: services.environment.inbound?.domain ?? '',
});

/** What stands in mails of ours alone: nobody types it, so what holds it is quoted. */
const marksOf = ({ services: { environment } }: Context): string[] => [
  ...(environment.inbound ? [`@${environment.inbound.domain}`] : []),
  `${environment.origin}/unsubscribe`,
];

/** Why somebody's words were not posted; null when it was no decision, so that it is tried again. */
function reasonOf(error: unknown): Refusal | null {
  if (error instanceof TooLong) return 'TOO_LONG';
  if (error instanceof NothingLeft) return 'FILES_ONLY';
  if (!(error instanceof DomainError)) return null;
  const { reason } = error.details;
  switch (error.code) {
    case 'NOT_FOUND':
    case 'UNAUTHENTICATED':
      return 'GONE';
    case 'FORBIDDEN':
      return (refusals as readonly string[]).includes(reason ?? '') ? (reason as Refusal) : 'OTHER';
    case 'INVALID':
      return 'OTHER';
    default:
      return null;
  }
}

/** The reasons of policies that have a sentence of their own. */
const refusals = [
  'CLOSED',
  'MERGED',
  'REMOVED',
  'ARCHIVED',
  'JOIN_FIRST',
  'BANNED',
  'ACCEPT_RULES_FIRST',
  'VERIFY_EMAIL_FIRST',
] as const satisfies readonly Refusal[];
