import { instance } from '../../accounts/instance.service';
import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { type Block, type Foot, setLetter } from '../../kernel/letter';
import { markdownForMail, wordsForMail } from '../../kernel/letter-words';
import { type Letter, sendMail } from '../../kernel/mailer';
import { NoticeKind, type NoticeReason } from '../notifications.types';
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

/** All that one mail is made of. */
interface Told extends Reasoned {
  person: Recipient;
  happening: Happening;
  said: Said;
  /** The names in its sentences. */
  values: { actor: string; title: string; community: string };
  replyTo: string | null;
}

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
  const house = await instance(tx);
  const actor = said.actorName ?? house.name;
  const values = { actor, title: said.title, community: said.community.name };
  const replyTo = said.answer ? await replyAddress(tx, person.id, said.answer.threadId) : null;
  const told: Told = { kind, reason, person, happening, said, values, replyTo };
  const heading = headingOf(told);
  await sendMail(
    tx,
    setLetter({
      to: person.email,
      kind: mailKind(kind),
      // The same for all mails of a thread, beginning with its title: programs that know no References go by it.
      subject: say(`${mailKind(kind)}.subject`, { ...values, heading }),
      ...(said.actorName && {
        fromName: say('notifications.mail.from', { actor, instance: house.name }),
      }),
      ...(replyTo && { replyTo }),
      ...threading(tx, told),
      list: listIdOf(tx, said.community),
      unsubscribeUrl: unsubscribeUrl(tx, person.id, { kind }),
      about: { happeningId: happening.id, personId: person.id },
      blocks: [{ type: 'heading', text: heading }, ...blocksOf(tx, told)],
      foot: footOf(tx, told),
    }),
  );
}

/** The kind of a mail, which is also the beginning of the names of its sentences. */
const mailKind = (kind: NoticeKind): string => `notifications.${kind.toLowerCase()}`;

/** What happened, in one sentence: where a kind is several things, it has one for each. */
const headingOf = ({ kind, happening: { detail }, values }: Told): string =>
  say(`${mailKind(kind)}.heading${detail ? `.${detail}` : ''}`, values);

function threading(
  tx: Context,
  { kind, person, happening, said: { answer } }: Told,
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

function blocksOf(tx: Context, { kind, happening, said, values }: Told): Block[] {
  const { origin } = tx.services.environment;
  const blocks: Block[] = [];
  if (happening.subjectKind === 'THREAD') {
    blocks.push({ type: 'note', text: say('notifications.mail.where', values) });
  }
  for (const text of said.lines ?? []) blocks.push({ type: 'paragraph', text });
  if (said.words) {
    const { html, markdown } = said.words;
    const words = { html: wordsForMail(html, origin), text: markdownForMail(markdown, origin) };
    blocks.push({ type: 'words', ...words, language: said.language });
  }
  if (said.note) blocks.push({ type: 'quote', text: said.note });
  const label = say(`${mailKind(kind)}.action`, values);
  return [...blocks, { type: 'button', label, href: `${origin}${said.path}` }];
}

function footOf(tx: Context, { kind, reason, person, said, values, replyTo }: Told): Foot {
  const { origin } = tx.services.environment;
  const words = (part: string) => say(`notifications.mail.${part}`, values);
  // The page that it leads to shows the very row.
  const asked = `why=${kind}&community=${encodeURIComponent(said.community.slug)}`;
  const ends = (part: string, scope: Parameters<typeof unsubscribeUrl>[2]) => ({
    label: words(part),
    href: unsubscribeUrl(tx, person.id, scope),
  });
  return {
    lines: [
      ...(said.answer ? [words(replyTo ? 'answerable' : 'answerOnPage')] : []),
      words(`why.${reason}`),
    ],
    links: [
      { label: words('change'), href: `${origin}/settings/notifications?${asked}` },
      ends('endKind', { kind }),
      ends('endCommunity', { communityId: said.community.id }),
      ends('endAll', 'ALL'),
    ],
  };
}
