import { startTestServer, type TestServer } from '../../../test/harness';
import {
  ACCEPT,
  REPLY,
  RESTORE,
  RESTORE_THREAD,
  recount,
  recountReaders,
} from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { type Community, Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { MembershipRole } from '../../communities/membership.entity';
import { newId } from '../../kernel/ids';
import { ThreadKind } from '../thread.entity';
import { aPost, aThread } from '../thread.factory';
import {
  conversation,
  type Data,
  LEFT,
  MERGE,
  MOVE,
  numbersOf,
  SPLIT,
  WHERE,
} from './care.fixture';

let server: TestServer;
let world: WoundCare;
/** Private: Amara is its steward, Ravi and Inês are members, Tomasz and Lúcia know nothing of it. */
let quiet: Community;
/** Open: Amara is its steward, Ravi a facilitator, Tomasz a member. */
let ward: Community;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, amara, ravi, ines, tomasz } = world;
  quiet = await aCommunity(ctx, {
    ...{ name: 'Quiet room', slug: 'quiet-room', steward: amara, visibility: Visibility.PRIVATE },
  });
  await aMember(ctx, quiet, ravi, { role: MembershipRole.FACILITATOR });
  await aMember(ctx, quiet, ines);
  ward = await aCommunity(ctx, { name: 'Ward round', slug: 'ward-round', steward: amara });
  await aMember(ctx, ward, ravi, { role: MembershipRole.FACILITATOR });
  await aMember(ctx, ward, tomasz);
});
afterAll(() => server.close());
afterEach(async () => {
  await recount(server);
  await recountReaders(server);
});

const where = async (client: { query: WoundCare['visitor']['query'] }, id: string, number = 1) =>
  (await client.query<Data>(WHERE, { id, number })).thread;
const read = (threadId: string, number: number) => ({ threadId, number, seconds: 10 });
const READ = `mutation ($threads: [ThreadRead!]!) { recordReading(input: { threads: $threads }) { id } }`;

describe('a thread that is moved', () => {
  it('stands in the other community with all its counts, and both places tell of it', async () => {
    const thread = await conversation(world, ['ravi', 'tomasz'], { title: 'Wandering' });
    await world.ravi.client.mutate('mutation ($id: ID!) { pinThread(input: { id: $id }) { id } }', {
      id: thread.id,
    });
    const input = { id: thread.id, communityId: ward.id, reason: 'It is about the ward.' };
    expect(await world.ines.client.refused(MOVE, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    const { moveThread } = await world.ravi.client.mutate<Data>(MOVE, { input });
    expect(moveThread).toMatchObject({
      pinnedAt: null,
      community: { slug: 'ward-round' },
      traces: [
        {
          kind: 'MOVED_HERE',
          postCount: 3,
          reason: 'It is about the ward.',
          title: 'Wandering',
          by: { handle: 'ravi' },
          community: { slug: world.community.slug },
        },
      ],
    });
    const numbers = await numbersOf(server, world.tomasz.id, world.community.id);
    expect(numbers).toEqual({ unread: 0, new: 0 });
    // Whoever looks there finds it in the list of what has left, with the way to it.
    const left = await world.lucia.client.query<Data>(LEFT, {
      slug: world.community.slug,
      id: thread.id,
    });
    expect(left.community).toMatchObject({
      traceOf: { kind: 'MOVED_AWAY', thread: { id: thread.id }, community: { slug: 'ward-round' } },
      movedAway: { nodes: [{ title: 'Wandering', postCount: 3 }] },
    });
    // A client that was away asks with the old counter, and misses nothing.
    const { reply } = await world.tomasz.client.mutate<{ reply: { id: string } }>(REPLY, {
      input: { threadId: thread.id, markdown: 'Here too.', clientMutationId: newId() },
    });
    expect(reply.id).toBeDefined();
    expect(await world.ravi.client.refused(MOVE, { input })).toMatchObject({
      fields: [{ path: 'communityId', rule: 'another' }],
    });
  });

  it('gets other readers only when somebody says so knowingly, and others are not told where it went', async () => {
    const thread = await aThread(world.ctx, {
      ...{ communityId: quiet.id, authorId: world.ines.id, title: 'Between us' },
    });
    const input = { id: thread.id, communityId: world.community.id };
    expect(await world.amara.client.refused(MOVE, { input })).toMatchObject({
      fields: [{ path: 'knowingly', rule: 'otherReaders' }],
    });
    const { moveThread } = await world.amara.client.mutate<Data>(MOVE, {
      input: { ...input, knowingly: true },
    });
    expect(moveThread).toMatchObject({ community: { slug: world.community.slug } });
    // Who reads it now learns that it came from elsewhere, and not from where.
    expect(await where(world.tomasz.client, thread.id)).toMatchObject({
      traces: [{ kind: 'MOVED_HERE', title: null, thread: { id: thread.id }, community: null }],
    });
    await world.amara.client.mutate(MOVE, { input: { id: thread.id, communityId: quiet.id } });
    expect(await world.tomasz.client.refused(WHERE, { id: thread.id, number: 1 })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { community } = await world.tomasz.client.query<Data>(LEFT, {
      slug: world.community.slug,
      id: thread.id,
    });
    expect(community).toMatchObject({
      traceOf: { kind: 'MOVED_AWAY', title: 'Between us', thread: null, community: null },
    });
  });

  it('is moved by those only who look after both places', async () => {
    const thread = await conversation(world, []);
    const input = { id: thread.id, communityId: quiet.id };
    await aMember(world.ctx, ward, world.lucia, { role: MembershipRole.FACILITATOR });
    const there = { id: thread.id, communityId: ward.id };
    expect(await world.lucia.client.refused(MOVE, { input: there })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect(await world.tomasz.client.refused(MOVE, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    const mine = await aThread(world.ctx, { communityId: ward.id, authorId: world.tomasz.id });
    expect(
      await world.lucia.client.refused(MOVE, { input: { id: mine.id, communityId: quiet.id } }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('posts that are split off', () => {
  it('are a thread of their own, with their readers, and old addresses lead on', async () => {
    const { ravi, ines, tomasz, amara } = world;
    const thread = await conversation(world, ['ravi', 'tomasz', 'ravi', 'amara', 'tomasz']);
    const [, , third, , fifth, sixth] = thread.posts as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    await tomasz.client.mutate(READ, { threads: [read(thread.id, 6)] });
    const kind = ThreadKind.QUESTION;
    const input = {
      ...{ id: thread.id, postIds: [fifth, third], title: 'Another matter', kind },
      ...{ reason: 'It deserves a thread.', clientMutationId: newId() },
    };
    const wrong = (change: object) =>
      ravi.client.refused(SPLIT, { input: { ...input, clientMutationId: newId(), ...change } });
    expect(await wrong({ postIds: [thread.postId] })).toMatchObject({
      fields: [{ path: 'postIds', rule: 'openingPost' }],
    });
    for (const postIds of [[], [newId()], ['no id'], [third, newId()]]) {
      expect(await wrong({ postIds })).toMatchObject({ fields: [{ rule: 'inThisThread' }] });
    }
    expect(await wrong({ title: ' ' })).toMatchObject({ fields: [{ path: 'title' }] });
    expect(await tomasz.client.refused(SPLIT, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    const { splitThread } = await ravi.client.mutate<Data>(SPLIT, { input });
    expect(splitThread).toMatchObject({
      ...{ title: 'Another matter', kind, postCount: 2, participantCount: 2 },
      author: { handle: 'tomasz' },
      excerpt: 'tomasz says number 3',
      traces: [{ kind: 'SPLIT_FROM', postCount: 2, thread: { id: thread.id } }],
      posts: {
        nodes: [
          { id: third, number: 1, answers: null },
          { id: fifth, number: 2, answers: null },
        ],
      },
    });
    // The same key again is the same thread.
    const again = await ravi.client.mutate<Data>(SPLIT, { input });
    expect(again.splitThread.id).toBe(splitThread.id);
    const source = await where(ines.client, thread.id, 5);
    expect(source).toMatchObject({
      postCount: 4,
      movedPost: { id: fifth, number: 2, thread: { id: splitThread.id } },
      traces: [{ kind: 'SPLIT_OFF', thread: { title: 'Another matter' } }],
    });
    const [, , stub, fourth, , last] = source.posts.nodes;
    expect(stub).toMatchObject({
      ...{ number: 3, moved: true, html: '', movedTo: { id: third, number: 1 } },
      viewerCan: { restore: { allowed: false }, lookAfter: { allowed: false } },
    });
    // What stayed answers the trace of what went.
    expect(fourth).toMatchObject({ number: 4, moved: false, answers: { number: 3 } });
    expect(last).toMatchObject({ id: sixth, answers: { number: 5 } });
    expect(await amara.client.refused(RESTORE, { id: stub?.id })).toMatchObject({
      code: 'FORBIDDEN',
    });
    // Who had read them has read them there; who follows the one follows the other.
    const rows = await server.rows(
      `select p.handle, r.read_number as "readNumber", r.read_count as "readCount", r.level, r.level_reason as reason
         from thread_reader r join person p on p.id = r.person_id where r.thread_id = $1 order by p.handle`,
      [splitThread.id],
    );
    expect(rows).toEqual([
      expect.objectContaining({ handle: 'amara', level: 'TRACKING', reason: 'WROTE' }),
      expect.objectContaining({ handle: 'ines', level: 'WATCHING', reason: 'READ' }),
      expect.objectContaining({ handle: 'ravi', level: 'TRACKING', reason: 'READ' }),
      { handle: 'tomasz', readNumber: 2, readCount: 2, level: 'WATCHING', reason: 'OPENED' },
    ]);
  });

  it('take the accepted answer along: the question waits again', async () => {
    const { ctx, community, ines, ravi, tomasz } = world;
    const thread = await aThread(ctx, {
      ...{ communityId: community.id, authorId: ines.id, kind: ThreadKind.QUESTION },
    });
    const answer = await aPost(ctx, { thread, authorId: tomasz.id });
    await ines.client.mutate(ACCEPT, { id: answer.id });
    await ravi.client.mutate(SPLIT, {
      input: {
        ...{ id: thread.id, postIds: [answer.id], title: 'An answer', kind: 'DISCUSSION' },
        clientMutationId: newId(),
      },
    });
    const accepted = await server.rows('select accepted_post_id from thread where id = $1', [
      thread.id,
    ]);
    expect(accepted).toEqual([{ accepted_post_id: null }]);
  });
});

describe('threads that are merged', () => {
  it('stand in one, at its end; addresses, readers and drafts follow', async () => {
    const { ravi, ines, tomasz, amara } = world;
    const one = await conversation(world, ['ravi', 'tomasz'], { title: 'Asked twice' });
    const other = await conversation(world, ['amara', 'ravi'], { title: 'Asked before' });
    await ines.client.mutate(READ, { threads: [read(one.id, 2), read(other.id, 3)] });
    const draft = { place: 'REPLY', markdown: 'Not finished', version: 0, copy: 'a-copy' };
    const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { id } }`;
    await tomasz.client.mutate(SAVE, { input: { ...draft, placeId: one.id } });
    for (const placeId of [one.id, other.id]) {
      const markdown = `For ${placeId}`;
      await amara.client.mutate(SAVE, { input: { ...draft, placeId, markdown } });
    }
    const input = { id: one.id, intoId: other.id, reason: 'The same question.' };
    expect(await tomasz.client.refused(MERGE, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect(await ravi.client.refused(MERGE, { input: { ...input, intoId: one.id } })).toMatchObject(
      { fields: [{ path: 'intoId', rule: 'another' }] },
    );
    const { mergeThreads } = await ravi.client.mutate<Data>(MERGE, { input });
    expect(mergeThreads).toMatchObject({
      ...{ id: other.id, postCount: 6, participantCount: 4, lastPostNumber: 6 },
      traces: [{ kind: 'MERGED_HERE', postCount: 3, title: 'Asked twice' }],
    });
    expect(mergeThreads.posts.nodes.map(({ id, number }) => [number, id])).toEqual(
      [...other.posts, ...one.posts].map((id, index) => [index + 1, id]),
    );
    for (const { client } of [tomasz, world.lucia]) {
      expect(await where(client, one.id, 3)).toMatchObject({
        mergedInto: { id: other.id, title: 'Asked before' },
        movedPost: { id: one.posts[2], number: 6, thread: { id: other.id } },
        viewerCan: { reply: { allowed: false, reason: 'MERGED' } },
        posts: { nodes: [] },
      });
    }
    const say = { threadId: one.id, markdown: 'Late', clientMutationId: newId() };
    expect(await ines.client.refused(REPLY, { input: say })).toMatchObject({ reason: 'MERGED' });
    expect(await amara.client.refused(RESTORE_THREAD, { id: one.id })).toMatchObject({
      reason: 'MERGED',
    });
    expect(await ravi.client.refused(MERGE, { input })).toMatchObject({ reason: 'MERGED' });
    // Inês had read the other to its end, and the first two of these.
    const [read5] = await server.rows(
      'select read_number from thread_reader where thread_id = $1 and person_id = $2',
      [other.id, ines.id],
    );
    expect(read5).toEqual({ read_number: 5 });
    const drafts = await server.rows(
      `select p.handle, d.thread_id as "threadId" from draft d join person p on p.id = d.person_id
        where d.filled order by p.handle, d.created_at`,
    );
    expect(drafts).toEqual([
      { handle: 'amara', threadId: other.id },
      { handle: 'tomasz', threadId: other.id },
    ]);
    // And once more: what was merged before leads on to where all of it is now.
    const third = await conversation(world, []);
    await ravi.client.mutate(MERGE, { input: { id: other.id, intoId: third.id } });
    expect(await where(tomasz.client, one.id, 1)).toMatchObject({
      mergedInto: { id: third.id },
      movedPost: { id: one.postId, number: 5 },
    });
    expect(await where(tomasz.client, other.id, 4)).toMatchObject({ movedPost: { number: 5 } });
  });

  it('across communities, out of a private one knowingly, and each place is told what it may know', async () => {
    const { ctx, amara, ines, tomasz, lucia } = world;
    const secret = await aThread(ctx, {
      ...{ communityId: quiet.id, authorId: ines.id, title: 'Unheard', kind: ThreadKind.QUESTION },
    });
    const answer = await aPost(ctx, { thread: secret, authorId: amara.id });
    await ines.client.mutate(ACCEPT, { id: answer.id });
    const known = await aThread(ctx, {
      ...{ communityId: world.community.id, authorId: tomasz.id, kind: ThreadKind.QUESTION },
    });
    const input = { id: secret.id, intoId: known.id };
    expect(await amara.client.refused(MERGE, { input })).toMatchObject({
      fields: [{ path: 'knowingly', rule: 'otherReaders' }],
    });
    const { mergeThreads } = await amara.client.mutate<Data>(MERGE, {
      input: { ...input, knowingly: true },
    });
    expect(mergeThreads).toMatchObject({ acceptedPost: { id: answer.id }, postCount: 3 });
    expect(await where(lucia.client, known.id)).toMatchObject({
      traces: [{ kind: 'MERGED_HERE', title: null, thread: null, community: null }],
    });
    expect(await lucia.client.refused(WHERE, { id: secret.id, number: 1 })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await where(ines.client, secret.id, 2)).toMatchObject({
      movedPost: { id: answer.id, number: 3 },
    });
    // The other way round: readers of the open one learn that it was merged, and not into what.
    const back = await aThread(ctx, { communityId: quiet.id, authorId: ines.id, title: 'Within' });
    await amara.client.mutate(MERGE, { input: { id: known.id, intoId: back.id } });
    expect(await where(lucia.client, known.id, 1)).toMatchObject({
      ...{ mergedInto: null, movedPost: null },
      viewerCan: { reply: { reason: 'MERGED' } },
    });
    expect(JSON.stringify(await where(lucia.client, known.id, 1))).not.toContain('Within');
  });
});
