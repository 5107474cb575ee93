import sharp from 'sharp';
import { aMember } from '../../communities/community.factory';
import { DAY } from '../../kernel/clock';
import { housekeeping } from '../../kernel/housekeeping';
import { newId } from '../../kernel/ids';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { readMailJob } from './reading/read-mail.job';
import { openPostOffice, type PostOffice } from './replies.fixture';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());
// What one has received before counts against the next test otherwise.
afterEach(() => office.server.clock.advance(2 * 3_600_000));

const QUOTED = '\n\nOn Mon, Mar 2, 2026 at 9:00 AM Ravi <ravi@guildhall.example> wrote:\n> How?\n';
const refusals = async (email: string) =>
  (await office.server.mails(email)).filter(({ kind }) => kind.startsWith('replies.'));

it('posts an answer as the person whose address it came to, under the post that it answers', async () => {
  const { ines } = office.world;
  const thread = await office.thread();
  await office.answer(ines, thread, { text: `We **warm** it first.${QUOTED}` });
  expect((await office.rows(thread.id))[0]).toMatchObject({ state: 'WAITING', postId: null });
  await office.server.runJobs();
  expect((await office.posts(thread.id)).slice(1)).toEqual([
    expect.objectContaining({
      number: 2,
      markdown: 'We **warm** it first.',
      author: { handle: 'ines' },
      answers: { id: thread.postId },
    }),
  ]);
  expect(await office.rows(thread.id)).toEqual([
    expect.objectContaining({ state: 'POSTED', raw: null, postId: expect.any(String) }),
  ]);
  expect(await refusals(ines.email)).toEqual([]);
});

it('believes an In-Reply-To only when it is a mail to that person about a post of that thread', async () => {
  const { ines, tomasz, ctx } = office.world;
  const thread = await office.thread();
  const other = await office.thread();
  const { domain } = ctx.services.mailer;
  for (const id of [
    `<post.${other.postId}.${ines.id}@${domain}>`,
    `<post.${thread.postId}.${tomasz.id}@${domain}>`,
    `<post.${thread.postId}.${ines.id}@elsewhere.example>`,
    '<post.0.0@x>',
  ]) {
    await office.answer(ines, thread, {
      text: `About ${id.slice(0, 20)}`,
      inReplyTo: id,
      references: [],
    });
  }
  await office.server.runJobs();
  const posts = (await office.posts(thread.id)).slice(1);
  expect(posts).toHaveLength(4);
  for (const { answers } of posts) expect(answers).toBeNull();
});

it('makes one post of one mail, however often and on whichever way it comes at once', async () => {
  const { tomasz } = office.world;
  const thread = await office.thread();
  const messageId = `<${newId()}@mail.example>`;
  const to = await office.address(tomasz, thread.id);
  const raw = `Received: by relay.example\r\nMessage-ID: ${messageId}\r\nFrom: ${tomasz.email}\r\nTo: ${to}\r\nSubject: Re\r\n\r\nOnce.\r\n`;
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      at % 2
        ? office.answer(tomasz, thread, { text: 'Once.', messageId })
        : office.post(raw).then(({ status }) => expect(status).toBe(202)),
    ),
  );
  await Promise.all([office.server.runJobs(), office.server.runJobs()]);
  expect((await office.posts(thread.id)).slice(1).map(({ markdown }) => markdown)).toEqual([
    'Once.',
  ]);
  expect(await office.rows(thread.id)).toHaveLength(1);
  await office.answer(tomasz, thread, { text: 'Once.', messageId });
  await office.server.runJobs();
  expect(await office.posts(thread.id)).toHaveLength(2);
});

it('does not post a second time when the process died after posting and before saying so', async () => {
  const { ines } = office.world;
  const thread = await office.thread();
  await office.answer(ines, thread, { text: 'Said once.' });
  await office.server.runJobs();
  await office.server.rows(
    `update inbound_mail set state = 'WAITING', settled_at = null, post_id = null,
       raw = convert_to('From: ' || $2 || E'\\r\\n\\r\\nSaid once.', 'UTF8') where thread_id = $1`,
    [thread.id, ines.email],
  );
  // Closed meanwhile: what was said before stays said, and nobody is told otherwise.
  await office.server.rows(
    "update thread set closed_at = now(), closed_by = $2, closing_reason = 'Done' where id = $1",
    [thread.id, office.world.amara.id],
  );
  const [mail] = await office.server.rows<{ id: string }>(
    'select id from inbound_mail where thread_id = $1',
    [thread.id],
  );
  await readMailJob.run(office.world.ctx, { inboundMailId: mail?.id ?? '' });
  expect((await office.rows(thread.id))[0]).toMatchObject({ state: 'POSTED' });
  expect(await office.posts(thread.id)).toHaveLength(2);
});

describe('a mail of the house, answered', () => {
  const LETTERHEAD =
    'From: Guildhall <house@guildhall.test>\nSent: Monday, 2 March 2026 09:00\nTo: Ines\nSubject: X\n\n';
  const OUR_LINE =
    'On Mon, 2 Mar 2026 at 09:00, Amara via Guildhall <house@guildhall.test> wrote:\n\n';
  const marked = (text: string) => text.replace(/^/gm, '> ');

  it.each<[string, (mail: string) => string]>([
    ['above, marked', (mail) => `The wide one.\n\n${OUR_LINE}${marked(mail)}`],
    ['above, not marked', (mail) => `The wide one.\n\n${LETTERHEAD}${mail}`],
    ['below', (mail) => `${OUR_LINE}${marked(mail)}\n\nThe wide one.`],
    ['below, without a line above', (mail) => `${marked(mail)}\n\nThe wide one.`],
  ])('%s', async (_name, write) => {
    const { ines, amara } = office.world;
    const thread = await office.thread();
    const { reply } = await amara.client.mutate<{ reply: { id: string } }>(
      'mutation ($input: ReplyInput!) { reply(input: $input) { id } }',
      {
        input: {
          threadId: thread.id,
          markdown: 'What do you think, @ines?\n\n> a quotation\n\n---\n\n- one\n- two',
          clientMutationId: newId(),
        },
      },
    );
    await office.server.runJobs();
    const [told] = await office.server.rows<{ text: string; replyTo: string; messageId: string }>(
      `select text, reply_to as "replyTo", message_id as "messageId" from mail
        where recipient = $1 order by created_at desc, id desc limit 1`,
      [ines.email],
    );
    await office.send({
      from: ines.email,
      to: told?.replyTo,
      inReplyTo: told?.messageId,
      text: write(told?.text ?? ''),
    });
    await office.server.runJobs();
    expect((await office.posts(thread.id)).at(-1)).toMatchObject({
      markdown: 'The wide one.',
      author: { handle: 'ines' },
      answers: { id: reply.id },
    });
  });
});

describe('what cannot be posted comes back with its words, once', () => {
  const WORDS = 'I would *warm* it first.';
  const cases: Array<[string, string, (threadId: string) => Promise<unknown>, RegExp]> = [
    [
      'closed',
      'CLOSED',
      (id) =>
        office.server.rows(
          "update thread set closed_at = now(), closed_by = $2, closing_reason = 'Done' where id = $1",
          [id, office.world.amara.id],
        ),
      /is closed/,
    ],
    [
      'removed',
      'GONE',
      (id) =>
        office.server.rows(
          "update thread set removed_at = now(), removed_by = $2, removal_reason = 'Away' where id = $1",
          [id, office.world.amara.id],
        ),
      /not there any more/,
    ],
    [
      'left',
      'JOIN_FIRST',
      () =>
        office.server.rows("update membership set state = 'LEFT' where person_id = $1", [
          office.world.tomasz.id,
        ]),
      /not a member/,
    ],
    [
      'rules',
      'ACCEPT_RULES_FIRST',
      () =>
        office.server.rows(
          "update membership set state = 'ACTIVE', accepted_rules_number = null where person_id = $1",
          [office.world.tomasz.id],
        ),
      /ground rules/,
    ],
    [
      'archived',
      'ARCHIVED',
      () =>
        office.server.rows('update community set archived_at = now() where id = $1', [
          office.world.community.id,
        ]),
      /archived/,
    ],
  ];
  afterEach(async () => {
    const { tomasz, community } = office.world;
    await office.server.rows(
      "update membership set state = 'ACTIVE', accepted_rules_number = 1 where person_id = $1",
      [tomasz.id],
    );
    await office.server.rows('update community set archived_at = null where id = $1', [
      community.id,
    ]);
  });

  it.each(cases)('%s', async (_name, reason, spoil, sentence) => {
    const { tomasz } = office.world;
    const thread = await office.thread();
    await office.answer(tomasz, thread, { text: `${WORDS}${QUOTED}`, subject: 'Re: Dressings' });
    await spoil(thread.id);
    const before = (await refusals(tomasz.email)).length;
    await office.server.runJobs();
    await office.server.runJobs();
    const told = (await refusals(tomasz.email)).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toBe('Not posted: Re: Dressings');
    expect(told[0]?.text).toMatch(sentence);
    expect(told[0]?.text).toContain(WORDS);
    expect((await office.rows(thread.id))[0]).toMatchObject({
      state: 'REFUSED',
      reason,
      raw: null,
    });
  });

  it.each([
    [
      'nothing but the quoted mail',
      'EMPTY',
      { text: `On Mon, 2 Mar 2026 at 9:00 Ravi <r@x.org> wrote:\n> How?` },
    ],
    ['longer than a post', 'TOO_LONG', { text: 'word '.repeat(MARKDOWN_LIMIT / 4) }],
    ['a forged sender', 'SENDER', { from: 'mallory@elsewhere.example', text: WORDS }],
    [
      'two senders',
      'SENDER',
      { from: 'tomasz@guildhall.example, m@elsewhere.example', text: WORDS },
    ],
    ['more parts than any mail', 'UNREADABLE', { raw: true, text: '' }],
  ])('%s', async (_name, reason, mail) => {
    const { tomasz } = office.world;
    const thread = await office.thread();
    const before = (await refusals(tomasz.email)).length;
    if ('raw' in mail) {
      const to = await office.address(tomasz, thread.id);
      await office.send({
        envelope: { from: tomasz.email, to },
        raw: nested(1_000, tomasz.email, to),
      });
    } else await office.answer(tomasz, thread, mail);
    await office.server.runJobs();
    const told = (await refusals(tomasz.email)).slice(before);
    expect(told).toHaveLength(1);
    if (mail.text)
      expect(told[0]?.text.replace(/\s+/g, ' ')).toContain(mail.text.slice(0, 100).split('\n')[0]);
    expect(await office.posts(thread.id)).toHaveLength(1);
    expect((await office.rows(thread.id))[0]).toMatchObject({ state: 'REFUSED', reason });
    // Whoever is not the person is answered never.
    expect(await office.server.mails('mallory@elsewhere.example')).toEqual([]);
  });

  it('also when mail to the address is paused, but not what somebody else has caused', async () => {
    const { tomasz } = office.world;
    await office.server.rows(
      "insert into mail_pause (address, reason, since) values ($1, 'BOUNCED', now())",
      [tomasz.email],
    );
    const thread = await office.thread();
    const before = (await refusals(tomasz.email)).length;
    await office.answer(tomasz, thread, { text: 'Words', from: 'm@elsewhere.example' });
    await office.server.runJobs();
    expect(await refusals(tomasz.email)).toHaveLength(before);
    await office.answer(tomasz, thread, { text: '> only quoted' });
    await office.server.runJobs();
    expect(await refusals(tomasz.email)).toHaveLength(before + 1);
    await office.server.rows('delete from mail_pause');
  });

  it('when something of ours has failed again and again, and the mail is kept for whoever looks into it', async () => {
    const { ines } = office.world;
    const thread = await office.thread();
    await office.answer(ines, thread, { text: WORDS });
    const [mail] = await office.server.rows<{ id: string }>(
      'select id from inbound_mail where thread_id = $1',
      [thread.id],
    );
    const read = () => readMailJob.run(office.world.ctx, { inboundMailId: mail?.id ?? '' });
    await office.server.rows('alter table post_file rename to post_file_away');
    await office.server.rows('alter table idempotency rename to idempotency_away');
    for (let attempt = 1; attempt < 8; attempt += 1) await expect(read()).rejects.toThrow();
    expect((await office.rows(thread.id))[0]).toMatchObject({ state: 'WAITING', attempts: 7 });
    await read();
    await office.server.rows('alter table post_file_away rename to post_file');
    await office.server.rows('alter table idempotency_away rename to idempotency');
    const [row] = await office.rows(thread.id);
    expect(row).toMatchObject({ state: 'FAILED', reason: 'FAULT', attempts: 8 });
    expect(row?.raw?.toString()).toContain(WORDS);
    expect((await refusals(ines.email)).at(-1)?.text).toMatch(/went wrong on our side/);
    await office.server.runJobs();
  });

  it('leads on to the thread that has taken another in', async () => {
    const { tomasz, amara } = office.world;
    const [from, into] = [await office.thread(), await office.thread()];
    await office.answer(tomasz, from, { text: WORDS });
    await amara.client.mutate(
      'mutation ($input: MergeThreadsInput!) { mergeThreads(input: $input) { id } }',
      { input: { id: from.id, intoId: into.id } },
    );
    await office.server.runJobs();
    const told = (await refusals(tomasz.email)).at(-1);
    expect(told?.text).toContain(`/t/${into.id}`);
    expect(told?.text).toContain(WORDS);
  });
});

function nested(depth: number, from: string, to: string): string {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  ).join('');
  return `From: ${from}\r\nTo: ${to}\r\nMessage-ID: <${newId()}@x>\r\nMIME-Version: 1.0\r\n${open}\r\nDeep.\r\n`;
}

it('forgets what is settled after a month, and reads what has lost its job', async () => {
  const { ines } = office.world;
  const [old, waiting] = [await office.thread(), await office.thread()];
  await office.answer(ines, old, { text: 'Long ago' });
  await office.server.runJobs();
  office.server.clock.advance(29 * DAY);
  await office.answer(ines, waiting, { text: 'Still there' });
  await office.server.rows("delete from pgboss.job where name = 'notifications.read-mail'");
  office.server.clock.advance(2 * DAY);
  await housekeeping.run(office.world.ctx, {});
  await office.server.runJobs();
  expect(await office.rows(old.id)).toEqual([]);
  expect(await office.posts(old.id)).toHaveLength(2);
  expect(await office.posts(waiting.id)).toHaveLength(2);
});

describe('machines are not answered', () => {
  it.each([
    ['AUTO_SUBMITTED', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['SUPPRESS', { headers: { 'X-Auto-Response-Suppress': 'All' } }],
    ['PRECEDENCE', { headers: { Precedence: 'bulk' } }],
    ['X_AUTOREPLY', { headers: { 'X-Autoreply': 'yes' } }],
    ['OWN_MAIL', { headers: { 'X-Loop': 'house' } }],
    ['OWN_MAIL', { headers: { 'List-Id': 'Wound care <wound-care.localhost>' } }],
    ['OWN_MAIL', { messageId: `<post.${newId()}.${newId()}@localhost>` }],
    ['OWN_MAIL', { from: 'Guildhall <house@guildhall.test>' }],
    ['DAEMON', { headers: { 'Return-Path': '<>' } }],
    ['AWAY', { subject: 'Automatic reply: Dressings', headers: { 'X-Mailer': 'Vacation 1.2' } }],
    ['EMPTY_SENDER', { empty: true }],
  ])('%s %j', async (reason, { empty, ...mail }: Record<string, unknown>) => {
    const { ines } = office.world;
    const thread = await office.thread();
    const to = await office.address(ines, thread.id);
    const before = (await refusals(ines.email)).length;
    await office.answer(ines, thread, {
      text: 'I am away until Monday.',
      ...mail,
      ...(empty ? { envelope: { from: '', to } } : {}),
    });
    await office.server.runJobs();
    expect((await office.rows(thread.id))[0]).toMatchObject({
      state: 'DROPPED',
      reason,
      raw: null,
    });
    expect(await office.posts(thread.id)).toHaveLength(1);
    expect(await refusals(ines.email)).toHaveLength(before);
  });

  it.each(['Out of office until Monday', 'Automatic reply: Dressings'])(
    'a person may write “%s” when nothing else speaks of a machine',
    async (subject) => {
      const thread = await office.thread();
      await office.answer(office.world.ines, thread, { subject, text: 'That was the subject.' });
      await office.server.runJobs();
      expect(await office.posts(thread.id)).toHaveLength(2);
    },
  );
});

it('asks whoever writes faster than people do to come again later, and takes nothing meanwhile', async () => {
  const { lucia, ctx, community } = office.world;
  await aMember(ctx, community, lucia);
  const thread = await office.thread();
  for (let at = 0; at < 30; at += 1) {
    await office.answer(lucia, thread, {
      text: `Number ${at}`,
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
  }
  await expect(office.answer(lucia, thread, { text: 'And on' })).rejects.toMatchObject({
    responseCode: 452,
  });
  const to = await office.address(lucia, thread.id);
  const raw = `From: ${lucia.email}\r\nTo: ${to}\r\n\r\nAnd on\r\n`;
  expect((await office.post(raw)).status).toBe(429);
  expect(await office.rows(thread.id)).toHaveLength(30);
  office.server.clock.advance(3_600_001);
  await office.answer(lucia, thread, { text: 'Later' });
  expect(await office.rows(thread.id)).toHaveLength(31);
});

describe('files', () => {
  const picture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#1f5140' } })
      .png()
      .toBuffer();

  it('come along, pictures where they stood', async () => {
    const { ines } = office.world;
    const thread = await office.thread();
    const png = await picture();
    await office.answer(ines, thread, {
      html: '<p>Above</p><p><img src="cid:edge@x" alt="The edge"></p><p>Below</p>',
      attachments: [
        { filename: 'edge.png', content: png, cid: 'edge@x', contentDisposition: 'inline' },
        { filename: 'a [draft].txt', content: 'Some text' },
      ],
    });
    await office.server.runJobs();
    const [, post] = await office.posts(thread.id);
    expect(post?.markdown).toMatch(
      /^Above\n\n!\[The edge\]\(\/files\/[0-9a-f-]{36}\/edge\.webp\)\n\nBelow\n\n\[a \\\[draft\\\]\.txt\]\(\/files\/\S+\.txt\)$/,
    );
    expect(post?.html).toMatch(/<img src="\/files\/[^"]+" width="40" height="30"/);
    const [used] = await office.server.rows<{ files: number }>(
      `select count(*)::int as files from post_file u join post p on p.id = u.post_id where p.thread_id = $1`,
      [thread.id],
    );
    expect(used?.files).toBe(2);
  });

  it('that are refused do not keep the words back, and their sender hears of them', async () => {
    const { ines } = office.world;
    const thread = await office.thread();
    await office.answer(ines, thread, {
      text: 'See the program.',
      attachments: [
        { filename: 'setup.exe', content: Buffer.from('MZ\x90\x00') },
        { filename: 'bomb.png', content: Buffer.from('not a picture') },
      ],
    });
    await office.server.runJobs();
    expect((await office.posts(thread.id))[1]?.markdown).toBe('See the program.');
    const told = (await refusals(ines.email)).at(-1);
    expect(told?.kind).toBe('replies.leftOut');
    expect(told?.text).toContain('setup.exe: files of this kind are not taken.');
  });

  it('are not taken in from somebody who may not write there', async () => {
    const { tomasz } = office.world;
    const thread = await office.thread();
    await office.server.rows(
      "update thread set closed_at = now(), closed_by = $2, closing_reason = 'Done' where id = $1",
      [thread.id, office.world.amara.id],
    );
    await office.answer(tomasz, thread, {
      text: 'With a picture',
      attachments: [{ filename: 'a.png', content: await picture() }],
    });
    await office.server.runJobs();
    expect(
      await office.server.rows('select id from file where owner_id = $1', [tomasz.id]),
    ).toEqual([]);
  });
});
