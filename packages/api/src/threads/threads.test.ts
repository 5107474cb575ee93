import { startTestServer, type TestServer } from '../../test/harness';
import {
  ACCEPT,
  type Data,
  LIST,
  OPEN,
  REMOVE_THREAD,
  REPLY,
  RESTORE_THREAD,
  recount,
  THREAD,
} from '../../test/threads';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { Visibility } from '../communities/community.entity';
import { aCommunity } from '../communities/community.factory';
import { newId } from '../kernel/ids';
import { aPost, aThread } from './thread.factory';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());

const open = (input: Record<string, unknown> = {}) => ({
  input: {
    communityId: world.community.id,
    kind: 'QUESTION',
    title: 'Which dressing under compression?',
    markdown: 'It *slips*. @ravi, do you know?',
    clientMutationId: newId(),
    ...input,
  },
});

describe('a question', () => {
  it('is asked, answered, discussed and accepted', async () => {
    const { openThread } = await world.ines.client.mutate<Data>(
      OPEN,
      open({
        tags: ['Venous Ulcers', 'venous-ulcers', 'C++'],
        title: '  Which dressing\n under compression? ',
      }),
    );
    expect(openThread).toMatchObject({
      title: 'Which dressing under compression?',
      kind: 'QUESTION',
      tags: ['venous-ulcers', 'c++'],
      excerpt: 'It slips. @ravi, do you know?',
      postCount: 1,
      participantCount: 1,
      lastPostNumber: 1,
      author: { handle: 'ines' },
      viewerCan: { edit: { allowed: true }, accept: { allowed: true } },
    });
    const first = openThread.posts.nodes[0];
    expect(first).toMatchObject({
      number: 1,
      markdown: 'It *slips*. @ravi, do you know?',
      viewerCan: { edit: { allowed: true }, remove: { allowed: false, reason: 'SYSTEM_ONLY' } },
    });
    expect(first.html).toContain('<em>slips</em>');
    const mentioned = await server.rows('select person_id from mention where post_id = $1', [
      first.id,
    ]);
    expect(mentioned).toEqual([{ person_id: world.ravi.id }]);

    const threadId = openThread.id;
    const answer = await world.ravi.client.mutate<Data>(REPLY, {
      input: { threadId, markdown: 'Foam.', clientMutationId: newId() },
    });
    expect(answer.reply).toMatchObject({
      number: 2,
      answers: null,
      thread: {
        postCount: 2,
        participantCount: 2,
        lastPostNumber: 2,
        lastPostAuthor: { handle: 'ravi' },
      },
    });
    const comment = await world.tomasz.client.mutate<Data>(REPLY, {
      input: {
        threadId,
        answersPostId: answer.reply.id,
        markdown: 'Thin foam.',
        clientMutationId: newId(),
      },
    });
    expect(comment.reply.answers).toEqual({
      id: answer.reply.id,
      number: 2,
      author: { name: 'Ravi Subramaniam' },
    });

    // A reply to a reply may be what helped; another takes its place.
    const accepted = await world.ines.client.mutate<Data>(ACCEPT, { id: comment.reply.id });
    expect(accepted.acceptReply).toMatchObject({
      acceptedPost: { id: comment.reply.id, accepted: true },
      acceptedBy: { handle: 'ines' },
    });
    await world.ravi.client.mutate(ACCEPT, { id: answer.reply.id });
    const { thread } = await world.tomasz.client.query<Data>(THREAD, { id: threadId });
    expect(thread.acceptedPost.id).toBe(answer.reply.id);
    expect(thread.posts.nodes.map((post: { accepted: boolean }) => post.accepted)).toEqual([
      false,
      true,
      false,
    ]);
    expect(thread.viewerCan.accept).toEqual({ allowed: false, reason: 'NOT_AUTHOR' });
    expect(await world.tomasz.client.refused(ACCEPT, { id: comment.reply.id })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_AUTHOR',
    });
    expect(await world.ines.client.refused(ACCEPT, { id: first.id })).toMatchObject({
      reason: 'NOT_A_QUESTION',
    });

    // Its kind stays while an answer is accepted.
    const change = `mutation ($input: EditThreadInput!) { editThread(input: $input) { kind title version } }`;
    expect(
      await world.ines.client.refused(change, {
        input: { id: threadId, kind: 'STORY', version: 1 },
      }),
    ).toMatchObject({ code: 'INVALID', fields: [{ path: 'kind', rule: 'hasAcceptedAnswer' }] });
    await world.ines.client.mutate(
      'mutation ($id: ID!) { withdrawAcceptance(input: { id: $id }) { acceptedPost { id } } }',
      { id: threadId },
    );
    const edited = await world.ravi.client.mutate<Data>(change, {
      input: { id: threadId, kind: 'STORY', title: 'Dressings', version: 1 },
    });
    expect(edited.editThread).toEqual({ kind: 'STORY', title: 'Dressings', version: 2 });
    expect(
      await world.ines.client.refused(change, {
        input: { id: threadId, title: 'Late', version: 1 },
      }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'VERSION' });
    await recount(server);
  });
});

describe('a removed thread', () => {
  it('is gone for all but its moderators; its author sees the trace', async () => {
    const { ctx, community, ines, tomasz, ravi, amara } = world;
    const thread = await aThread(ctx, {
      communityId: community.id,
      authorId: ines.id,
      markdown: 'Hidden',
    });
    await aPost(ctx, { thread, authorId: tomasz.id });
    // Somebody has answered: it is not the author's alone any more.
    expect(await ines.client.refused(REMOVE_THREAD, { id: thread.id, reason: '' })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    await ravi.client.mutate(REMOVE_THREAD, { id: thread.id, reason: 'Advertising' });
    await recount(server);
    expect(await tomasz.client.refused(THREAD, { id: thread.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const nothing = await tomasz.client.ask(THREAD, { id: newId() });
    const hidden = await tomasz.client.ask(THREAD, { id: thread.id });
    expect({ ...hidden.errors?.[0]?.extensions, requestId: '' }).toEqual({
      ...nothing.errors?.[0]?.extensions,
      requestId: '',
    });
    expect(
      await tomasz.client.refused('query ($id: ID!) { post(id: $id) { html } }', {
        id: thread.postId,
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    const trace = await ines.client.query<Data>(THREAD, { id: thread.id });
    expect(trace.thread).toMatchObject({
      removalReason: 'Advertising',
      removedBy: { handle: 'ravi' },
      excerpt: '',
      posts: { nodes: [] },
      viewerCan: { reply: { allowed: false, reason: 'REMOVED' }, restore: { allowed: false } },
    });
    const list = await amara.client.query<Data>(LIST, { slug: community.slug, first: 100 });
    expect(JSON.stringify(list)).not.toContain(thread.id);
    expect(await ines.client.refused(RESTORE_THREAD, { id: thread.id })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    await amara.client.mutate(RESTORE_THREAD, { id: thread.id });
    await recount(server);
    const own = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    await ines.client.mutate(REMOVE_THREAD, { id: own.id, reason: '' });
    await ines.client.mutate(RESTORE_THREAD, { id: own.id });
    await recount(server);
  });
});

describe('doors', () => {
  it('shuts out whom it must, with the reason', async () => {
    const { lucia, visitor, tomasz, community, ctx, ravi } = world;
    expect(await lucia.client.refused(OPEN, open())).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'JOIN_FIRST',
    });
    expect(await visitor.refused(OPEN, open())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await tomasz.client.refused(OPEN, open({ kind: 'ANNOUNCEMENT' }))).toMatchObject({
      reason: 'ANNOUNCEMENT_BY_FACILITATOR',
    });
    await ravi.client.mutate(OPEN, open({ kind: 'ANNOUNCEMENT' }));
    expect(await visitor.refused(THREAD, { id: newId() })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const [{ id }] = (await server.rows<{ id: string }>('select id from thread limit 1')) as [
      { id: string },
    ];
    expect(await visitor.refused(THREAD, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const bad of [
      { title: ' \n ' },
      { title: '\u200b\u202e' },
      { markdown: ' ' },
      { markdown: '\0\u200b' },
      { tags: ['x'.repeat(31)] },
      { clientMutationId: '' },
    ]) {
      expect(await tomasz.client.refused(OPEN, open(bad))).toMatchObject({ code: 'INVALID' });
    }
    const other = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
    const elsewhere = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
    expect(
      await tomasz.client.refused(REPLY, {
        input: {
          threadId: other.id,
          answersPostId: elsewhere.postId,
          markdown: 'x',
          clientMutationId: newId(),
        },
      }),
    ).toMatchObject({ code: 'INVALID', fields: [{ path: 'answersPostId', rule: 'inThisThread' }] });
    expect(await tomasz.client.refused(THREAD, { id: "';--" })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keeps what is private from outsiders, in every way of asking', async () => {
    const { ctx, amara, lucia } = world;
    const community = await aCommunity(ctx, {
      steward: amara,
      visibility: Visibility.PRIVATE,
      name: 'Quiet room',
    });
    const thread = await aThread(ctx, {
      communityId: community.id,
      authorId: amara.id,
      title: 'Unheard',
    });
    expect(await lucia.client.refused(THREAD, { id: thread.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await lucia.client.refused(OPEN, open({ communityId: community.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const people = `query ($c: ID!, $t: ID) { peopleToMention(communityId: $c, threadId: $t, text: "") { handle } }`;
    expect(await lucia.client.query(people, { c: community.id, t: thread.id })).toEqual({
      peopleToMention: [],
    });
    const home =
      '{ viewer { latestThreads { nodes { title } } waitingQuestions { nodes { title } } } }';
    expect(JSON.stringify(await lucia.client.query(home))).not.toContain('Unheard');
    expect(JSON.stringify(await amara.client.query(home))).toContain('Unheard');
    // Closed: listed, and its threads null.
    const closed = await aCommunity(ctx, {
      steward: amara,
      visibility: Visibility.CLOSED,
      name: 'Half open',
    });
    const answer = await lucia.client.query<Data>(LIST, { slug: closed.slug });
    expect(answer.community.threads).toBeNull();
  });
});

it('keeps naughty text as it was, or refuses it by name', async () => {
  const texts = [
    'a\u0000b',
    '\ud800 half',
    '\u202eright to left',
    '__proto__',
    '<script>alert(1)</script>',
    "Robert'); drop table post;--",
    '‮🏳️‍🌈️️',
    '{{7*7}} %s %n',
    'Ω≈ç√∫˜µ',
    '\u200b',
    '999999999999999999999999',
  ];
  for (const text of texts) {
    const answer = await world.ines.client.ask<Data>(
      OPEN,
      open({ title: text, markdown: text, tags: [text] }),
    );
    if (answer.errors) {
      expect(answer.errors[0]?.extensions.code).toBe('INVALID');
      continue;
    }
    const post = answer.data?.openThread.posts.nodes[0];
    expect(post?.markdown).toBe(text.replace(/[\p{Surrogate}\0]/gu, '\ufffd'));
    expect(post?.html).not.toContain('<script');
  }
  await recount(server);
});

it('opens a community with its welcome thread', async () => {
  const { ctx, amara } = world;
  const community = await aCommunity(ctx, {
    steward: amara,
    name: 'Welcomed',
    welcomeTitle: 'Welcome',
    welcomeMarkdown: 'Say who you are.',
  });
  const answer = await amara.client.query<Data>(
    'query ($slug: String!) { community(slug: $slug) { threadCount welcomeThread { title posts { nodes { html } } } } }',
    { slug: community.slug },
  );
  expect(answer.community).toMatchObject({ threadCount: 1, welcomeThread: { title: 'Welcome' } });
});
