import { startTestServer, type TestServer } from '../../../test/harness';
import { MailServer } from '../../../test/smtp';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { newId } from '../../kernel/ids';
import { renderHere } from '../../kernel/markdown/render';
import { defineSignal } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { aThread } from '../../threads/thread.factory';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { remember } from '../telling/registry';
import type { Happening, Said } from '../telling/telling';
import { listIdOf, messageIdOf, threadMessageId } from './addresses';
import { mailHappening, type Reasoned } from './happening-mail';

let server: TestServer;
let world: WoundCare;
const smtp = new MailServer();

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, amara } = world;
  ({ id: threadId } = await aThread(ctx, { communityId: community.id, authorId: amara.id }));
  await smtp.take(server);
});
afterAll(async () => {
  await server.close();
  await smtp.close();
});
beforeEach(() => smtp.reset());

let threadId: string;
/** What there is to say, asked again when a mail leaves. */
const saying = new Map<string, Said>();
remember({
  name: 'spoken',
  signal: defineSignal<object>('test.spoken'),
  happening: async () => null,
  audience: async () => ({ told: [], upTo: null }),
  say: async (_, { id }) => saying.get(id) ?? null,
});

const MARKDOWN =
  'Hello @ines, we use **silver**: see [this](/c/x/t/1).\n\n> ![A foot](/files/1/a.png)';

interface Telling extends Partial<Reasoned> {
  postId?: string;
  answersPostId?: string | null;
  happening?: Partial<Happening>;
  said?: Partial<Said>;
}

/** Tells Inês, as the job does that settles a delivery. */
async function tell({ postId = newId(), answersPostId = null, ...given }: Telling = {}) {
  const { kind = NoticeKind.POST, reason = NoticeReason.WATCHING_THREAD } = given;
  const { ctx, community, ines, amara } = world;
  const happening: Happening = {
    id: newId(),
    key: `post:${postId}`,
    kind,
    subjectKind: 'THREAD',
    subjectId: threadId,
    communityId: community.id,
    actorId: amara.id,
    facts: {},
    detail: null,
    createdAt: server.clock.now(),
    ...given.happening,
  };
  const { html } = renderHere(MARKDOWN);
  const said: Said = {
    community,
    title: 'Foam or silver?',
    path: `/c/${community.slug}/t/${threadId}/2`,
    actorName: 'Amara Diallo',
    words: { markdown: MARKDOWN, html },
    note: null,
    answer: { threadId, postId, answersPostId },
    language: 'en',
    ...given.said,
  };
  saying.set(happening.id, said);
  await server.rows(
    `insert into happening (id, key, kind, subject_kind, subject_id, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (key) do nothing`,
    [
      happening.id,
      `spoken:${happening.id}`,
      kind,
      happening.subjectKind,
      happening.subjectId,
      happening.createdAt,
    ],
  );
  const person = { id: ines.id, email: ines.email, timeZone: 'Europe/Lisbon' };
  await transaction(ctx, (tx) => mailHappening(tx, person, happening, { kind, reason }, said));
  return { postId };
}

async function sent() {
  await server.runJobs();
  const mails = smtp.received.map(({ mail, raw }) => ({ ...mail, raw }));
  smtp.reset();
  return mails;
}

it('holds the posts of a thread together in mail programs', async () => {
  const { postId: first } = await tell();
  const mails = await sent();
  const { postId: second } = await tell({ answersPostId: first });
  mails.push(...(await sent()));
  const { postId: third } = await tell({ answersPostId: second });
  mails.push(...(await sent()));
  const idOf = (postId: string) => messageIdOf(world.ctx, postId, world.ines.id);
  const root = threadMessageId(world.ctx, threadId);
  expect(mails.map(({ messageId }) => messageId)).toEqual([first, second, third].map(idOf));
  expect(mails.map(({ inReplyTo }) => inReplyTo)).toEqual([root, idOf(first), idOf(second)]);
  expect(mails.map(({ references }) => [references].flat())).toEqual([
    [root],
    [root, idOf(first)],
    [root, idOf(second)],
  ]);
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(1);
  expect(mails[0]?.subject).toMatch(/^Foam or silver\?/);
  for (const { raw } of mails) {
    expect(raw.replace(/\r\n[ \t]+/g, ' ')).toContain(
      `<${listIdOf(world.ctx, world.community).id}>`,
    );
  }
});

it('says who speaks and why, and brings the words in both parts', async () => {
  await tell({ kind: NoticeKind.MENTION, reason: NoticeReason.MENTIONED });
  const [mail] = await sent();
  expect(mail?.from?.value[0]).toMatchObject({
    name: 'Amara Diallo via Guildhall',
    address: 'guildhall@localhost',
  });
  const { origin } = server.services.environment;
  expect(mail?.text).toContain(
    `${origin}/settings/notifications?why=MENTION&community=${world.community.slug}`,
  );
  for (const part of [mail?.text, mail?.html || '']) {
    expect(part).toContain('Amara Diallo mentions you');
    expect(part).toContain('You get this because Amara Diallo mentions you.');
    expect(part).toContain(`${origin}/settings/notifications`);
    expect(part).toContain(`${origin}/c/${world.community.slug}/t/${threadId}/2`);
  }
  expect(mail?.text).toContain(`we use **silver**: see [this](${origin}/c/x/t/1)`);
  expect(mail?.text).toContain(`![A foot](${origin}/files/1/a.png)`);
  expect(mail?.html).toContain(`<a href="${origin}/c/x/t/1">this</a>`);
  expect(mail?.html).toContain(`<a href="${origin}/files/1/a.png">A foot</a>`);
  expect(mail?.html).not.toMatch(/<img|src=/);
});

it('brings a post once, however often it is told', async () => {
  const { postId } = await tell({ kind: NoticeKind.POST });
  await tell({ kind: NoticeKind.MENTION, reason: NoticeReason.MENTIONED, postId });
  // What becomes of it later is another mail.
  await tell({ kind: NoticeKind.ACCEPTED, reason: NoticeReason.YOUR_POST, postId });
  expect(await sent()).toHaveLength(2);
});

const OF_CARE = [
  'CLOSED',
  'REOPENED',
  'MOVED',
  'MERGED',
  'REMOVED',
  'RESTORED',
  'POST_REMOVED',
  'POST_RESTORED',
];
const OF_POLLS = ['POLL_CLOSED', 'POLL_DECIDED'];
const kindOf = (detail: NoticeDetail): NoticeKind => {
  if (OF_CARE.includes(detail)) return NoticeKind.CARE;
  if (OF_POLLS.includes(detail)) return NoticeKind.OUTCOME;
  if (/^(SESSION_|SEAT_)/.test(detail)) return NoticeKind.EVENT;
  if (/^(USED|TRIED|USE_ANSWERED|SHARED_AGAIN)$/.test(detail)) return NoticeKind.USE;
  if (detail === NoticeDetail.USE_ASKED) return NoticeKind.USE_ASK;
  if (/^(THANKED|FEEDBACK)$/.test(detail)) return NoticeKind.THANKS;
  if (/^(RESOURCE_|SUGGESTION_|REVIEW_|LINK_)/.test(detail)) return NoticeKind.RESOURCE;
  return /^(TURN_|HANDED_|POOL_INVITED)/.test(detail) ? NoticeKind.TURN : NoticeKind.MEMBERSHIP;
};
const inGeneral = [
  NoticeKind.MENTION,
  NoticeKind.ANSWER,
  NoticeKind.ACCEPTED,
  NoticeKind.THREAD,
  NoticeKind.POST,
  NoticeKind.REMINDER,
  NoticeKind.NEW_EVENT,
];

// What happened and why one is told are sentences of their own: each is tried once, not each with each.
it.each([
  ...inGeneral.map((kind) => [kind, null, NoticeReason.MEMBER] as const),
  ...Object.values(NoticeDetail).map(
    (detail) => [kindOf(detail), detail, NoticeReason.MEMBER] as const,
  ),
  ...Object.values(NoticeReason).map((reason) => [NoticeKind.POST, null, reason] as const),
])('has sentences for %s, %s because of %s', async (kind, detail, reason) => {
  await tell({ kind, reason, happening: { detail } });
  const [mail] = await server.rows<{ text: string; subject: string }>('select * from mail');
  expect(mail?.subject).not.toMatch(/[{}]/);
  expect(mail?.text).not.toMatch(/\{\w+\}/);
  await server.rows('delete from mail');
});

it('brings what somebody wrote with a request, set apart', async () => {
  await tell({
    kind: NoticeKind.MEMBERSHIP,
    reason: NoticeReason.STEWARD,
    happening: { detail: NoticeDetail.REQUESTED, subjectKind: 'COMMUNITY' },
    said: { words: null, answer: null, note: 'I change dressings all day.' },
  });
  const [mail] = await sent();
  expect(mail?.subject).toBe(`Amara Diallo asks to join ${world.community.name}`);
  expect(mail?.text).toContain('> I change dressings all day.');
  expect(mail?.inReplyTo).toBeUndefined();
});

it('has a name for whoever did it, also when nobody may know who', async () => {
  await tell({ said: { actorName: null, words: null, answer: null } });
  const [mail] = await sent();
  expect(mail?.from?.value[0]?.name).toBe('Guildhall');
  expect(mail?.text).toContain('Guildhall has written');
});

it('takes no header from a title or a name', async () => {
  const nasty = 'Foam\r\nBcc: all@guildhall.example\r\n\r\nX';
  await tell({
    said: {
      title: nasty,
      actorName: nasty,
      community: { ...world.community, name: nasty },
    },
  });
  await server.runJobs();
  expect(smtp.received.map(({ to }) => to)).toEqual([[world.ines.email]]);
  expect(smtp.received[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^(?:Bcc:|X\r?$)/m);
});

it('says that answers go to the page when none come in by mail', async () => {
  await tell();
  const [mail] = await sent();
  expect(mail?.replyTo).toBeUndefined();
  expect(mail?.text).toContain('answer on the page');
});

describe('where answers come in by mail', () => {
  beforeAll(() => {
    server.services.environment = {
      ...server.services.environment,
      inbound: { domain: 'reply.guildhall.example' } as never,
    };
  });

  it('goes back to a secret address of person and thread, and says that it may be answered', async () => {
    await tell();
    const [mail] = await server.rows<{ reply_to: string; text: string }>(
      'select reply_to, text from mail order by created_at desc, id desc limit 1',
    );
    expect(mail?.reply_to).toMatch(/^reply\+[0-9a-f]{40}@reply\.guildhall\.example$/);
    expect(mail?.text).toContain('Answer this mail');
  });
});
