import type { CommunityEvent } from '../../events/event.entity';
import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { type Block, type Foot, type Item, setLetter } from '../../kernel/letter';
import { sendMail } from '../../kernel/mailer';
import { markdownToPlainText } from '../../kernel/markdown';
import { type CatchUpItem, CatchUpSection } from '../catch-up/catch-up.types';
import { unsubscribeUrl } from '../mail/unsubscribe-tokens';
import { replyAddress } from '../replies/reply-addresses';
import type { DigestSettings } from './schedule';
import type { ToldSubject } from './told';

/** Signs of each text in the mail: enough to know whether one wants to read it. */
const EXCERPT = 400;
/** Names in a line; of more, how many. */
const NAMED = 2;

/** A session as the person sees it. */
export interface ComingSession {
  event: CommunityEvent;
  /** In their own zone. */
  when: string;
  answer: 'GOING' | 'MAYBE' | 'WAITING' | 'OPEN';
}

export interface Digest {
  told: ToldSubject[];
  items: CatchUpItem[];
  /** The next sessions, told beside the rest and not by themselves. */
  coming: ComingSession[];
  /** How long the items take to read. */
  seconds: number;
}

/**
 * Writes the digest of one person for one moment. The Message-ID is made of the two, so that whatever dies in between,
 * there is one such mail.
 */
export async function mailDigest(
  tx: Context,
  to: { id: string; email: string },
  settings: DigestSettings,
  moment: Date,
  digest: Digest,
): Promise<void> {
  const { origin } = tx.services.environment;
  const first = digest.told[0]?.said.title ?? digest.items[0]?.thread.title ?? '';
  const others = digest.told.length + digest.items.length - 1;
  const blocks: Block[] = [
    ...opening(digest),
    { type: 'button', label: say('notifications.digest.action'), href: `${origin}/catch-up` },
  ];
  if (digest.told.length > 0) {
    const items: Item[] = [];
    for (const subject of digest.told) items.push(await toldItem(tx, to.id, subject, origin));
    if (digest.items.length > 0) blocks.push(section('TOLD'));
    blocks.push({ type: 'items', items });
  }
  if (digest.coming.length > 0) {
    const items = digest.coming.map((session) => comingItem(session, origin));
    blocks.push(section('COMING'), { type: 'items', items });
  }
  for (const name of Object.values(CatchUpSection)) {
    const items: Item[] = [];
    for (const item of digest.items.filter((one) => one.section === name)) {
      items.push(await catchUpItem(tx, to.id, item, origin));
    }
    if (items.length > 0) blocks.push(section(name), { type: 'items', items });
  }
  blocks.push({ type: 'note', text: say('notifications.digest.end') });
  await sendMail(
    tx,
    setLetter({
      to: to.email,
      kind: 'notifications.digest',
      subject: counted('notifications.digest.subject', others, { title: first }),
      messageId: `<digest.${to.id}.${stamp(moment)}@${tx.services.mailer.domain}>`,
      unsubscribeUrl: unsubscribeUrl(tx, to.id, 'DIGEST'),
      about: { personId: to.id, threadIds: threadsOf(digest) },
      blocks,
      foot: footOf(tx, to.id, settings),
    }),
  );
}

const threadsOf = ({ told, items }: Digest): string[] => [
  ...told.flatMap(({ said }) => said.answer?.threadId ?? []),
  ...items.map(({ thread }) => thread.id),
];

function opening({ items, seconds }: Digest): Block[] {
  if (items.length === 0) return [{ type: 'heading', text: sectionName('TOLD') }];
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return [
    { type: 'heading', text: counted('notifications.digest.heading', minutes) },
    { type: 'paragraph', text: say('notifications.digest.body') },
  ];
}

/** `20260302T0700`, in UTC. */
const stamp = (moment: Date): string => moment.toISOString().slice(0, 16).replace(/[-:]/g, '');

const sectionName = (name: string): string => say(`notifications.digest.section.${name}`);
const section = (name: string): Block => ({ type: 'section', text: sectionName(name) });

/** A sentence with a number: `<key>.none`, `<key>.one`, `<key>.many`. */
const counted = (key: string, count: number, values: Record<string, string> = {}): string =>
  say(`${key}.${count === 0 ? 'none' : count === 1 ? 'one' : 'many'}`, { ...values, count });

const comingItem = ({ event, when, answer }: ComingSession, origin: string): Item => ({
  title: event.title,
  href: `${origin}/c/${event.community.slug}/e/${event.id}`,
  meta: [event.community.name, when, say(`notifications.digest.coming.${answer}`)].join(' · '),
  links: [],
});

async function toldItem(
  tx: Context,
  personId: string,
  { said, actors, happenings }: ToldSubject,
  origin: string,
): Promise<Item> {
  const { title, path, community, words, answer } = said;
  const news = counted('notifications.digest.news', happenings);
  const excerpt = words ? markdownToPlainText(words.html, EXCERPT) : (said.note ?? '');
  return {
    title,
    href: `${origin}${path}`,
    meta: [community.name, named(actors), news].filter(Boolean).join(' · '),
    ...(excerpt && { excerpt }),
    links: answer ? await answering(tx, personId, answer.threadId, `${origin}${path}`) : [],
  };
}

async function catchUpItem(
  tx: Context,
  personId: string,
  { thread, posts, reason, word, leftPosts }: CatchUpItem,
  origin: string,
): Promise<Item> {
  const [first] = posts;
  const path = `/c/${thread.community.slug}/t/${thread.id}`;
  const href = `${origin}${path}${first && first.number > 1 ? `/${first.number}` : ''}`;
  const more = posts.length - 1 + leftPosts;
  return {
    title: thread.title,
    href,
    meta: [
      thread.community.name,
      named([...new Set(posts.map(({ author }) => author.name))]),
      say(`notifications.digest.reason.${reason}`, { word: word ?? '' }),
      ...(more > 0 ? [counted('notifications.digest.more', more)] : []),
    ].join(' · '),
    ...(first && { excerpt: markdownToPlainText(first.html, EXCERPT) }),
    links: await answering(tx, personId, thread.id, href),
  };
}

function named(names: string[]): string {
  const others = names.length - NAMED;
  const list = names.slice(0, NAMED).join(', ');
  return others > 0 ? counted('notifications.digest.others', others, { names: list }) : list;
}

/** By mail where that is taken in, else on the page. */
async function answering(
  tx: Context,
  personId: string,
  threadId: string,
  href: string,
): Promise<Array<{ label: string; href: string }>> {
  const address = await replyAddress(tx, personId, threadId);
  const [label, to] = address
    ? ['notifications.digest.answerByMail', `mailto:${address}`]
    : ['notifications.digest.answer', href];
  return [{ label: say(label), href: to }];
}

function footOf(tx: Context, personId: string, settings: DigestSettings): Foot {
  const { origin } = tx.services.environment;
  const { at, timeZone, weekday, pace, somethingDaily } = settings;
  const day = say(`notifications.digest.day.${weekday}`);
  const when = pace === 'DAILY' || somethingDaily ? 'why.daily' : 'why.weekly';
  return {
    lines: [say(`notifications.digest.${when}`, { at, zone: timeZone, day })],
    links: [
      { label: say('notifications.mail.change'), href: `${origin}/settings/notifications` },
      { label: say('notifications.digest.stop'), href: unsubscribeUrl(tx, personId, 'DIGEST') },
      { label: say('notifications.mail.endAll'), href: unsubscribeUrl(tx, personId, 'ALL') },
    ],
  };
}
