import { instance } from '../../accounts/instance.service';
import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { type Block, type Foot, setLetter } from '../../kernel/letter';
import { wordsForMail } from '../../kernel/letter-words';
import { type Letter, sendMail } from '../../kernel/mailer';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { replyAddress } from '../replies/reply-addresses';
import type { Happening, Said } from '../telling/telling';
import { happeningMessageId, listIdOf, messageIdOf, threadMessageId } from './addresses';
import { unsubscribeUrl } from './unsubscribe-tokens';

export interface Recipient {
  id: string;
  email: string;
  timeZone: string;
}

export interface Reasoned {
  kind: NoticeKind;
  reason: NoticeReason;
}

type Values = Record<string, string>;

/** Happenings that bring a post: one mail for each post and person, which its answers can name. */
const BRINGS_POST = new Set([
  NoticeKind.MENTION,
  NoticeKind.ANSWER,
  NoticeKind.THREAD,
  NoticeKind.POST,
]);

/**
 * Writes the mail that tells one person of one happening.
 * @param tx the transaction in which the delivery is settled
 * @param said what there is to say to them, just asked as them
 */
export async function mailHappening(
  tx: Context,
  person: Recipient,
  happening: Happening,
  { kind, reason }: Reasoned,
  said: Said,
): Promise<void> {
  const { origin } = tx.services.environment;
  const house = await instance(tx);
  const actor = said.actorName ?? house.name;
  const values = { actor, title: said.title, community: said.community.name };
  const replyTo = said.answer ? await replyAddress(tx, person.id, said.answer.threadId) : null;
  await sendMail(
    tx,
    setLetter({
      to: person.email,
      kind: mailKind(kind),
      // The same for all mails of a thread, beginning with its title: programs that know no References go by it.
      subject: sentence(kind, reason, 'subject', values),
      ...(said.actorName && {
        fromName: say('notifications.mail.from', { actor, instance: house.name }),
      }),
      ...(replyTo && { replyTo }),
      ...threading(tx, person, happening, kind, said),
      list: listIdOf(tx, said.community),
      unsubscribeUrl: unsubscribeUrl(tx, person.id, { kind }),
      about: { happeningId: happening.id, personId: person.id },
      blocks: blocksOf(happening, kind, reason, values, said, origin),
      foot: footOf(tx, person, kind, reason, values, said, replyTo),
    }),
  );
}

/** The kind of a mail, which is also the beginning of the names of its sentences. */
const mailKind = (kind: NoticeKind): string => `notifications.${kind.toLowerCase()}`;

/** A sentence that depends on why one is told, when there is one for it. */
const sentence = (kind: NoticeKind, reason: NoticeReason, part: string, values: Values): string =>
  say(`${mailKind(kind)}.${part}${reasoned(kind, reason)}`, values);

/** Of one's place in a community, one hears as the one whose it is, or as a steward of somebody's wish to come in. */
const reasoned = (kind: NoticeKind, reason: NoticeReason): string =>
  kind === NoticeKind.MEMBERSHIP && reason === NoticeReason.STEWARD ? '.steward' : '';

function threading(
  tx: Context,
  person: Recipient,
  happening: Happening,
  kind: NoticeKind,
  { answer }: Said,
): Pick<Letter, 'messageId' | 'inReplyTo' | 'references'> {
  const messageId =
    answer && BRINGS_POST.has(kind)
      ? messageIdOf(tx, answer.postId, person.id)
      : happeningMessageId(tx, happening.id, person.id);
  if (happening.subjectKind !== 'THREAD') return { messageId };
  const root = threadMessageId(tx, happening.subjectId);
  const answered = answer?.answersPostId ? messageIdOf(tx, answer.answersPostId, person.id) : null;
  return {
    messageId,
    inReplyTo: answered ?? root,
    references: answered ? [root, answered] : [root],
  };
}

function blocksOf(
  happening: Happening,
  kind: NoticeKind,
  reason: NoticeReason,
  values: Values,
  said: Said,
  origin: string,
): Block[] {
  const blocks: Block[] = [{ type: 'heading', text: sentence(kind, reason, 'heading', values) }];
  if (happening.subjectKind === 'THREAD')
    blocks.push({ type: 'note', text: say('notifications.mail.where', values) });
  if (said.words) {
    const { html, markdown } = said.words;
    const words = { html: wordsForMail(html, origin), text: markdown };
    blocks.push({ type: 'words', ...words, language: said.language });
  }
  const label = sentence(kind, reason, 'action', values);
  return [...blocks, { type: 'button', label, href: `${origin}${said.path}` }];
}

function footOf(
  tx: Context,
  person: Recipient,
  kind: NoticeKind,
  reason: NoticeReason,
  values: Values,
  said: Said,
  replyTo: string | null,
): Foot {
  const { origin } = tx.services.environment;
  const words = (part: string) => say(`notifications.mail.${part}`, values);
  return {
    lines: [
      ...(said.answer ? [words(replyTo ? 'answerable' : 'answerOnPage')] : []),
      words(`why.${reason}`),
    ],
    links: [
      { label: words('change'), href: `${origin}/settings/notifications` },
      { label: words('endKind'), href: unsubscribeUrl(tx, person.id, { kind }) },
      {
        label: words('endCommunity'),
        href: unsubscribeUrl(tx, person.id, { communityId: said.community.id }),
      },
      { label: words('endAll'), href: unsubscribeUrl(tx, person.id, 'ALL') },
    ],
  };
}
