import { startTestServer, type TestServer } from '../../test/harness';
import {
  ACCEPT,
  type Data,
  EDIT,
  REACT,
  REMOVE,
  RESTORE,
  recount,
  THREAD,
} from '../../test/threads';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { ThreadKind } from './thread.entity';
import { aPost, aThread } from './thread.factory';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());

describe('a post', () => {
  let thread: Awaited<ReturnType<typeof aThread>>;
  let post: Awaited<ReturnType<typeof aPost>>;
  beforeEach(async () => {
    const { ctx, community, ines, tomasz } = world;
    thread = await aThread(ctx, {
      communityId: community.id,
      authorId: ines.id,
      kind: ThreadKind.QUESTION,
    });
    post = await aPost(ctx, { thread, authorId: tomasz.id, markdown: 'Secret words' });
  });

  it('is edited by its author only, and keeps what it said', async () => {
    const input = { id: post.id, markdown: 'Other words for @ines', version: 1 };
    expect(await world.amara.client.refused(EDIT, { input })).toMatchObject({
      reason: 'NOT_AUTHOR',
    });
    const { editPost } = await world.tomasz.client.mutate<Data>(EDIT, { input });
    expect(editPost).toMatchObject({ version: 2, editedAt: server.clock.now().toISOString() });
    expect(await world.tomasz.client.refused(EDIT, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
    });
    expect(
      await server.rows('select version, markdown from post_revision where post_id = $1', [
        post.id,
      ]),
    ).toEqual([{ version: 1, markdown: 'Secret words' }]);
    expect(
      await server.rows('select person_id from mention where post_id = $1', [post.id]),
    ).toEqual([{ person_id: world.ines.id }]);
    await world.tomasz.client.mutate(EDIT, {
      input: { id: post.id, markdown: 'Nobody', version: 2 },
    });
    expect(
      await server.rows('select person_id from mention where post_id = $1', [post.id]),
    ).toEqual([]);
    const opening = { id: thread.postId, markdown: 'A new beginning', version: 1 };
    await world.ines.client.mutate(EDIT, { input: opening });
    const answer = await world.ines.client.query<Data>(THREAD, { id: thread.id });
    expect(answer.thread.excerpt).toBe('A new beginning');
  });

  it('is removed and restored, leaving a trace', async () => {
    await world.ines.client.mutate(ACCEPT, { id: post.id });
    expect(await world.ines.client.refused(REMOVE, { id: post.id, reason: 'x' })).toMatchObject({
      reason: 'NOT_AUTHOR',
    });
    expect(await world.ravi.client.refused(REMOVE, { id: post.id, reason: ' ' })).toMatchObject({
      code: 'INVALID',
      fields: [{ path: 'reason', rule: 'isNotEmpty' }],
    });
    const { removePost } = await world.ravi.client.mutate<Data>(REMOVE, {
      id: post.id,
      reason: 'Names a patient',
    });
    expect(removePost).toMatchObject({
      html: expect.stringContaining('Secret words'),
      removalReason: 'Names a patient',
      thread: { postCount: 1, participantCount: 1, acceptedPost: null },
    });
    await recount(server);
    for (const { client } of [world.ines, world.tomasz, world.lucia]) {
      const seen = await client.query<Data>(THREAD, { id: thread.id });
      expect(seen.thread.posts.nodes[1]).toMatchObject({
        markdown: '',
        html: '',
        removalReason: 'Names a patient',
      });
      expect(JSON.stringify(seen)).not.toContain('Secret');
    }
    expect(await world.tomasz.client.refused(RESTORE, { id: post.id })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect(
      await world.tomasz.client.refused(EDIT, {
        input: { id: post.id, markdown: 'a', version: 1 },
      }),
    ).toMatchObject({ reason: 'REMOVED' });
    await world.amara.client.mutate(RESTORE, { id: post.id });
    await recount(server);
    // One's own needs no reason, and comes back by one's own hand.
    await world.tomasz.client.mutate(REMOVE, { id: post.id, reason: '' });
    const back = await world.tomasz.client.mutate<Data>(RESTORE, { id: post.id });
    expect(back.restorePost).toMatchObject({ removedAt: null, thread: { postCount: 2 } });
    await recount(server);
    const opening = await world.ravi.client.refused(REMOVE, { id: thread.postId, reason: 'x' });
    expect(opening).toMatchObject({ reason: 'SYSTEM_ONLY' });
  });

  it('takes reactions, the same again changing nothing', async () => {
    const on = { input: { postId: post.id, kind: 'HELPED_ME', on: true } };
    const first = await world.ines.client.mutate<Data>(REACT, on);
    const again = await world.ines.client.mutate<Data>(REACT, on);
    expect(again.react).toEqual({
      ...first.react,
      reactions: [{ kind: 'HELPED_ME', count: 1 }],
      viewerReactions: ['HELPED_ME'],
    });
    await world.ravi.client.mutate(REACT, { input: { ...on.input, kind: 'GLAD' } });
    const seen = await world.ravi.client.query<Data>(THREAD, { id: thread.id });
    expect(seen.thread.posts.nodes[1]).toMatchObject({
      reactions: [
        { kind: 'HELPED_ME', count: 1 },
        { kind: 'GLAD', count: 1 },
      ],
      viewerReactions: ['GLAD'],
    });
    const off = await world.ines.client.mutate<Data>(REACT, {
      input: { ...on.input, on: false },
    });
    expect(off.react).toMatchObject({
      reactions: [{ kind: 'GLAD', count: 1 }],
      viewerReactions: [],
    });
    expect(await world.lucia.client.refused(REACT, on)).toMatchObject({ reason: 'JOIN_FIRST' });
    expect(await world.visitor.refused(REACT, on)).toMatchObject({ code: 'UNAUTHENTICATED' });
    await recount(server);
  });
});
