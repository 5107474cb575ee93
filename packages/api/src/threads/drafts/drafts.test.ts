import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY } from '../../kernel/clock';
import { systemContext } from '../../kernel/context';
import { housekeeping } from '../../kernel/housekeeping';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { DRAFTS_MAX } from './drafts.service';

const PARTS = `id place placeId title kind tags markdown excerpt postVersion version copy savedAt deletedAt
  thread { id title } community { slug } post { id number } answers { number }`;
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { ${PARTS} } }`;
const DRAFT = `query ($place: DraftPlace!, $placeId: ID!) { draft(place: $place, placeId: $placeId) { ${PARTS} } }`;
const DELETE = `mutation ($input: DeleteDraftInput!) { deleteDraft(input: $input) { ${PARTS} } }`;
const RESTORE = `mutation ($id: ID!) { restoreDraft(input: { id: $id }) { ${PARTS} } }`;
const LIST = `query ($first: Int, $after: String) { viewer { draftCount drafts(first: $first, after: $after) {
  nodes { id excerpt thread { title } } pageInfo { hasNextPage endCursor } } } }`;
const ON_THREAD = `query ($id: ID!) { thread(id: $id) { id viewerDraft { markdown version } } }`;
const REPLY = `mutation ($input: ReplyInput!) { reply(input: $input) { id number
  thread { viewerDraft { markdown version } } } }`;
const OPEN = `mutation ($input: OpenThreadInput!) { openThread(input: $input) { id
  community { viewerDraft { title markdown version } } } }`;
const EDIT = `mutation ($input: EditPostInput!) { editPost(input: $input) { id version } }`;

interface Seen {
  id: string;
  markdown: string;
  excerpt: string;
  version: number;
  copy: string | null;
  deletedAt: string | null;
  thread: { id: string; title: string } | null;
  viewerDraft: Seen | null;
  nodes: Seen[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
type Data = Record<'saveDraft' | 'draft' | 'deleteDraft' | 'restoreDraft' | 'thread', Seen> & {
  viewer: { draftCount: number; drafts: Seen };
  reply: { id: string; thread: Seen };
  openThread: { id: string; community: Seen };
};

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ravi } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
});

const words = (markdown: string, more: Record<string, unknown> = {}) => ({
  input: { place: 'REPLY', placeId: thread.id, markdown, version: 0, copy: 'desk', ...more },
});
const say = (markdown: string, more: Record<string, unknown> = {}) => ({
  input: { threadId: thread.id, markdown, clientMutationId: newId(), ...more },
});
const save = async (markdown: string, more: Record<string, unknown> = {}) =>
  (await world.ines.client.mutate<Data>(SAVE, words(markdown, more))).saveDraft;
const kept = async (place = 'REPLY', placeId = thread.id) =>
  (await world.ines.client.query<Data>(DRAFT, { place, placeId })).draft;

describe('keeping', () => {
  it('is found again in its thread, and grows a version with each save', async () => {
    const { ines } = world;
    const first = await save('Saline');
    expect(first).toMatchObject({ version: 1, markdown: 'Saline', thread: { id: thread.id } });
    const second = await save('Saline, warmed', { version: 1 });
    expect(second).toMatchObject({ id: first.id, version: 2, markdown: 'Saline, warmed' });
    const { thread: seen } = await ines.client.query<Data>(ON_THREAD, { id: thread.id });
    expect(seen.viewerDraft).toEqual({ markdown: 'Saline, warmed', version: 2 });
  });

  it('comes with the thread in the same statement', async () => {
    await save('Saline');
    const { ines } = world;
    const without = 'query ($id: ID!) { thread(id: $id) { id title } }';
    const count = async (query: string) =>
      (await server.statements(() => ines.client.query(query, { id: thread.id }))).length;
    expect(await count(ON_THREAD)).toBe(await count(without));
  });

  it('keeps title, kind and tags of a new thread as they were typed, and the post that is answered', async () => {
    const { ctx, community, ravi } = world;
    const opening = { place: 'THREAD', placeId: community.id, title: ' Wet or', kind: 'STORY' };
    expect(await save('', { ...opening, tags: 'dressings, ' })).toMatchObject({
      ...{ title: ' Wet or', kind: 'STORY', tags: 'dressings, ', markdown: '' },
      ...{ community: { slug: community.slug }, thread: null },
    });
    const post = await aPost(ctx, { thread, authorId: ravi.id });
    const elsewhere = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
    expect(await save('To you', { answersPostId: post.id })).toMatchObject({
      answers: { number: 2 },
    });
    expect(await save('To you', { answersPostId: elsewhere.postId, version: 1 })).toMatchObject({
      answers: null,
      markdown: 'To you',
    });
  });

  it('keeps an edit with the version that it began from', async () => {
    const { ctx, ines } = world;
    const post = await aPost(ctx, { thread, authorId: ines.id });
    const place = { place: 'EDIT', placeId: post.id, postVersion: 1 };
    const draft = await save('Better said', place);
    expect(draft).toMatchObject({ postVersion: 1, post: { number: 2 }, thread: { id: thread.id } });
    const seen = { version: draft.version, copy: 'desk' };
    const input = { id: post.id, markdown: 'Better said', version: 1, draft: seen };
    await ines.client.mutate(EDIT, { input });
    expect(await kept('EDIT', post.id)).toMatchObject({ markdown: '', version: 2 });
  });

  it('refuses what builds on another version, and takes what the same copy sends again', async () => {
    const { ines } = world;
    await save('At the desk');
    expect(await ines.client.refused(SAVE, words('On the phone', { copy: 'phone' }))).toMatchObject(
      { code: 'CONFLICT', reason: 'VERSION' },
    );
    expect(await kept()).toMatchObject({ markdown: 'At the desk' });
    // The answer to the first save was lost on its way: the desk still believes in version 0.
    expect(await save('At the desk, still')).toMatchObject({ version: 2 });
    expect(await save('Both joined', { copy: 'phone', version: 2 })).toMatchObject({
      version: 3,
      markdown: 'Both joined',
    });
    expect((await ines.client.refused(SAVE, words('At the desk'))).reason).toBe('VERSION');
  });

  it('takes any text as text, up to the size of a post', async () => {
    const { ines } = world;
    const odd = '\u202eabc\u0000 \ud800 <script>\r\n  ';
    expect(await save(odd)).toMatchObject({ markdown: '\u202eabc\ufffd \ufffd <script>\r\n  ' });
    await save('x'.repeat(65_536), { version: 1 });
    const refusal = await ines.client.refused(SAVE, words('x'.repeat(65_537), { version: 2 }));
    expect(refusal.code).toBe('INVALID');
    for (const bad of [{ copy: '' }, { copy: 'a b' }, { version: -1 }, { placeId: 'x' }]) {
      expect(await ines.client.refused(SAVE, words('Words', bad))).toBeDefined();
    }
    expect((await ines.client.refused(SAVE, words('x', { placeId: newId() }))).code).toBe(
      'NOT_FOUND',
    );
  });

  it('does nothing for somebody else who has signed in with the same browser', async () => {
    const { ines, tomasz } = world;
    const send = (meant: string) =>
      tomasz.client.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-guildhall-person': meant },
        body: JSON.stringify({ query: SAVE, variables: words('Mine alone') }),
      });
    expect(await (await send(ines.id)).json()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await (await send(tomasz.id)).json()).toMatchObject({ data: { saveDraft: {} } });
  });
});

describe('sending', () => {
  it('takes the draft away in the same moment, and a save that comes late does not bring it back', async () => {
    const { ines } = world;
    await save('Warm the saline');
    const draft = { version: 1, copy: 'desk' };
    const { reply } = await ines.client.mutate<Data>(REPLY, say('Warm the saline.', { draft }));
    expect(reply.thread.viewerDraft).toEqual({ markdown: '', version: 2 });
    for (const version of [0, 1]) {
      expect((await ines.client.refused(SAVE, words('Warm the', { version }))).reason).toBe(
        'VERSION',
      );
    }
    expect(await kept()).toMatchObject({ markdown: '' });
    expect(await save('And then', { version: 2 })).toMatchObject({ version: 3 });
  });

  it('keeps a late save out also where nothing had been saved before', async () => {
    const { ines } = world;
    await ines.client.mutate(REPLY, say('Quick', { draft: { version: 0, copy: 'desk' } }));
    expect((await ines.client.refused(SAVE, words('Qui'))).reason).toBe('VERSION');
  });

  it('leaves what another copy has saved since', async () => {
    const { ines } = world;
    await save('At the desk');
    await save('On the phone, later', { version: 1, copy: 'phone' });
    const draft = { version: 1, copy: 'desk' };
    await ines.client.mutate(REPLY, say('At the desk', { draft }));
    expect(await kept()).toMatchObject({ markdown: 'On the phone, later' });
  });

  it('leaves the draft when it is refused, and does it once however often the same is sent', async () => {
    const { ines } = world;
    await save('Warm the saline');
    const draft = { version: 1, copy: 'desk' };
    expect((await ines.client.refused(REPLY, say(' ', { draft }))).code).toBe('INVALID');
    expect(await kept()).toMatchObject({ markdown: 'Warm the saline', version: 1 });
    const sent = say('Warm the saline', { draft });
    const first = await ines.client.mutate<Data>(REPLY, sent);
    await save('The next thought', { version: 2 });
    const again = { input: { ...sent.input, draft: { version: 3, copy: 'desk' } } };
    const second = await ines.client.mutate<Data>(REPLY, again);
    expect(second.reply.id).toBe(first.reply.id);
    expect(await kept()).toMatchObject({ markdown: 'The next thought' });
  });

  it('does so for a new thread', async () => {
    const { community, ines } = world;
    const now = await kept('THREAD', community.id);
    const place = { place: 'THREAD', placeId: community.id, version: now?.version ?? 0 };
    const { version } = await save('How do you?', { ...place, title: 'Saline' });
    const { openThread } = await ines.client.mutate<Data>(OPEN, {
      input: {
        ...{ communityId: community.id, kind: 'QUESTION', title: 'Saline', markdown: 'How?' },
        ...{ clientMutationId: newId(), draft: { version, copy: 'desk' } },
      },
    });
    expect(openThread.community.viewerDraft).toMatchObject({ title: '', markdown: '' });
  });
});

describe('the list', () => {
  it('holds what is neither sent nor deleted, the last touched first, in pages', async () => {
    const { ctx, community, tomasz } = world;
    await server.rows('delete from draft where person_id = $1', [tomasz.id]);
    const threads = [];
    for (const at of [1, 2, 3]) {
      const one = await aThread(ctx, { communityId: community.id, authorId: world.ravi.id });
      threads.push(one);
      server.clock.advance(1_000);
      await tomasz.client.mutate(SAVE, words(`Number\n\n${at}`, { placeId: one.id }));
    }
    const viewer = async (after?: string) =>
      (await tomasz.client.query<Data>(LIST, { first: 2, after })).viewer;
    const page = async (after?: string) => (await viewer(after)).drafts;
    expect((await viewer()).draftCount).toBe(3);
    const first = await page();
    expect(first.nodes.map(({ excerpt }) => excerpt)).toEqual(['Number 3', 'Number 2']);
    const second = await page(first.pageInfo.endCursor);
    expect(second.nodes.map(({ excerpt }) => excerpt)).toEqual(['Number 1']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    await tomasz.client.mutate(SAVE, words('', { placeId: threads[1]?.id, version: 1 }));
    const id = first.nodes[0]?.id;
    await tomasz.client.mutate(DELETE, { input: { id, version: 1 } });
    expect((await page()).nodes).toHaveLength(1);
    expect((await viewer()).draftCount).toBe(1);
    await tomasz.client.mutate(RESTORE, { id });
    expect((await page()).nodes.map(({ excerpt }) => excerpt)).toEqual(['Number 3', 'Number 1']);
  });

  it("is nobody else's: not a facilitator's, not an admin's", async () => {
    const { amara } = world;
    const { id, version } = await save('Not for you');
    expect((await amara.client.refused(DELETE, { input: { id, version } })).code).toBe('NOT_FOUND');
    expect((await amara.client.refused(RESTORE, { id })).code).toBe('NOT_FOUND');
    const { thread: seen } = await amara.client.query<Data>(ON_THREAD, { id: thread.id });
    expect(seen.viewerDraft).toBeNull();
    expect((await amara.client.query<Data>(LIST)).viewer.drafts.nodes).toEqual([]);
  });

  it('keeps the words, not the title, of a thread that one may not see any more', async () => {
    const { ines } = world;
    const { id } = await save('My own words');
    await server.rows(
      'update thread set removed_at = now(), removed_by = author_id where id = $1',
      [thread.id],
    );
    const { drafts } = (await ines.client.query<Data>(LIST)).viewer;
    expect(drafts.nodes.find((one) => one.id === id)).toMatchObject({
      ...{ excerpt: 'My own words', thread: null },
    });
    expect(await save('My own words, still', { version: 1 })).toMatchObject({ version: 2 });
  });
});

describe('forgetting', () => {
  it('offers to take a deletion back for a day, and never over newer words', async () => {
    const { ines } = world;
    const { id } = await save('Away with it');
    const { deleteDraft } = await ines.client.mutate<Data>(DELETE, { input: { id, version: 1 } });
    expect(deleteDraft).toMatchObject({ markdown: '', version: 2 });
    expect((await ines.client.refused(DELETE, { input: { id, version: 1 } })).code).toBe(
      'CONFLICT',
    );
    const { restoreDraft } = await ines.client.mutate<Data>(RESTORE, { id });
    expect(restoreDraft).toMatchObject({ markdown: 'Away with it', deletedAt: null });
    await ines.client.mutate(DELETE, { input: { id, version: 3 } });
    await save('Newer', { version: 4 });
    expect((await ines.client.refused(RESTORE, { id })).reason).toBe('ALREADY_DONE');
    await ines.client.mutate(DELETE, { input: { id, version: 5 } });
    server.clock.advance(2 * DAY);
    expect((await ines.client.refused(RESTORE, { id })).reason).toBe('ALREADY_DONE');
    await housekeeping.run(systemContext(server.services), {});
    expect(await server.rows('select markdown from draft where id = $1', [id])).toEqual([
      { markdown: '' },
    ]);
  });

  it('lets a draft go after a year, and an empty row after a month', async () => {
    const { ctx, community, ines } = world;
    const empty = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const { id } = await save('A thought');
    await save('', { placeId: empty.id });
    const left = () =>
      server.rows('select id from draft where thread_id = any($1)', [[thread.id, empty.id]]);
    server.clock.advance(40 * DAY);
    await housekeeping.run(systemContext(server.services), {});
    expect(await left()).toEqual([{ id }]);
    server.clock.advance(330 * DAY);
    await housekeeping.run(systemContext(server.services), {});
    expect(await left()).toEqual([]);
    // A device that was away so long still has its version, and goes on from there.
    expect(await save('A thought', { version: 4 })).toMatchObject({ version: 5 });
  });
});

it('keeps no more than so many for one person, also when they come at once', async () => {
  const { ctx, community, lucia } = world;
  await server.rows(
    `insert into thread (id, community_id, kind, title, author_id, opened_at, last_post_at)
     select gen_random_uuid(), $1, 'STORY', 'One of many', $2, now(), now() from generate_series(1, $3)`,
    [community.id, world.ravi.id, DRAFTS_MAX - 2],
  );
  await server.rows(
    `insert into draft (id, person_id, thread_id, markdown, version, created_at, updated_at)
     select gen_random_uuid(), $1, id, 'Full', 1, now(), now() from thread where title = 'One of many'`,
    [lucia.id],
  );
  const threads = [];
  for (let at = 0; at < 6; at += 1) {
    threads.push(await aThread(ctx, { communityId: community.id, authorId: world.ravi.id }));
  }
  const answers = await Promise.all(
    threads.map(({ id }) => lucia.client.ask(SAVE, words('More', { placeId: id }))),
  );
  const refused = answers.flatMap(({ errors }) => errors ?? []);
  expect(refused).toHaveLength(4);
  expect(refused[0]?.extensions.fields).toEqual([{ path: 'markdown', rule: 'tooManyDrafts' }]);
});
