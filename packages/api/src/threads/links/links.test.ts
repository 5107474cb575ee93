import { startTestServer, type TestServer } from '../../../test/harness';
import { EDIT, OPEN, REMOVE, REMOVE_THREAD, REPLY, RESTORE } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { LINKS_OF_POST_MAX } from './named';

const LINKS = `query ($id: ID!) { thread(id: $id) {
  links { kind incoming number otherNumber thread { id title community { slug } } } } }`;
const CHANGED = `subscription ($id: ID!) { threadChanged(threadId: $id) { kind thread { id } } }`;

interface Link {
  kind: string;
  incoming: boolean;
  number: number | null;
  otherNumber: number | null;
  thread: { id: string; title: string };
}

let server: TestServer;
let world: WoundCare;
let here: MadeThread;
let there: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ines } = world;
  const inside = { communityId: community.id, authorId: ines.id };
  here = await aThread(ctx, { ...inside, title: 'Here' });
  there = await aThread(ctx, { ...inside, title: 'There' });
  await aPost(ctx, { thread: there, authorId: ines.id });
});

type Client = WoundCare['ines']['client'];
const linksOf = async ({ id }: { id: string }, client: Client = world.lucia.client) =>
  (await client.query<{ thread: { links: Link[] } }>(LINKS, { id })).thread.links;
const path = ({ id }: { id: string }, number?: number) =>
  `/c/${world.community.slug}/t/${id}${number ? `/${number}` : ''}`;
const says = (markdown: string, thread = here) => ({
  input: { threadId: thread.id, markdown, clientMutationId: newId() },
});
const say = async (markdown: string, thread = here) =>
  (await world.ines.client.mutate<{ reply: { id: string } }>(REPLY, says(markdown, thread))).reply
    .id;

describe('a link from a post', () => {
  it('is shown on both sides, with the posts', async () => {
    await say(`As [they said](${path(there, 2)}).`);
    expect(await linksOf(here)).toMatchObject([
      { kind: 'MENTIONED', incoming: false, number: 2, otherNumber: 2, thread: { title: 'There' } },
    ]);
    expect(await linksOf(there)).toMatchObject([
      { kind: 'MENTIONED', incoming: true, number: 2, otherNumber: 2, thread: { title: 'Here' } },
    ]);
  });

  it.each<[string, (thread: MadeThread) => string]>([
    ['the whole thread', (thread) => `[x](${path(thread)})`],
    [
      'an address written out',
      (thread) => `${server.services.environment.origin}${path(thread)}?a=1#b`,
    ],
    ['a former name of the community', (thread) => `[x](/c/long-ago/t/${thread.id})`],
    ['a post that is not there', (thread) => `[x](${path(thread, 99_999)})`],
    ['capitals', (thread) => `[x](/c/a/t/${thread.id.toUpperCase()}/)`],
  ])('may name %s', async (_name, words) => {
    await say(words(there));
    expect(await linksOf(there)).toMatchObject([{ kind: 'MENTIONED', number: 1, otherNumber: 2 }]);
  });

  it.each<[string, (thread: MadeThread) => string]>([
    ['code', (thread) => `\`[x](${path(thread)})\` <a href="${path(thread)}">`],
    ['another house', (thread) => `https://elsewhere.example${path(thread)}`],
    ['another page', (thread) => `[x](/people/t/${thread.id}) [y](/c/a/b/t/${thread.id})`],
    ['no id', () => '[x](/c/a/t/00000000-0000-0000-0000-00000000000g) [y](/c/a/t/1)'],
  ])('is none when it is %s', async (_name, words) => {
    await say(words(there));
    expect(await linksOf(there)).toEqual([]);
  });

  it('within its own thread is not shown', async () => {
    await say(`[above](${path(here, 1)})`);
    expect(await linksOf(here)).toEqual([]);
  });

  it('follows the words when they are edited', async () => {
    const id = await say(`[x](${path(there)})`);
    const edit = (markdown: string, version: number) =>
      world.ines.client.mutate(EDIT, { input: { id, markdown, version } });
    await edit('Nothing any more', 1);
    expect(await linksOf(there)).toEqual([]);
    await edit(`Again [x](${path(there, 2)}) and [once more](${path(there, 2)})`, 2);
    expect(await linksOf(there)).toMatchObject([{ number: 2, otherNumber: 2 }]);
  });

  it('goes with the post or thread that says it, and comes back with the post', async () => {
    const id = await say(`[x](${path(there)})`);
    await world.ines.client.mutate(REMOVE, { id, reason: '' });
    expect(await linksOf(there)).toEqual([]);
    await world.ines.client.mutate(RESTORE, { id });
    expect(await linksOf(there)).toHaveLength(1);
    await world.amara.client.mutate(REMOVE_THREAD, { id: here.id, reason: 'Off topic' });
    expect(await linksOf(there)).toEqual([]);
  });

  it('is shown to those only who read the other side', async () => {
    const { ctx, ines, amara } = world;
    const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    await aMember(ctx, hidden, ines);
    const secret = await aThread(ctx, {
      communityId: hidden.id,
      authorId: ines.id,
      title: 'Secret',
    });
    await say(`[x](${path(there)})`, secret);
    await say(`[x](/c/${hidden.slug}/t/${secret.id})`, there);
    expect(await linksOf(there)).toEqual([]);
    expect(await linksOf(there, world.ravi.client)).toEqual([]);
    expect(await linksOf(there, ines.client)).toMatchObject([
      { incoming: true, thread: { title: 'Secret' } },
      { incoming: false, thread: { title: 'Secret' } },
    ]);
    expect(await linksOf(secret, amara.client)).toHaveLength(2);
  });

  it('stays when a community is archived', async () => {
    const { ctx, ines, amara } = world;
    const old = await aCommunity(ctx, { steward: amara, visibility: Visibility.OPEN });
    const kept = await aThread(ctx, { communityId: old.id, authorId: ines.id, title: 'Kept' });
    await aPost(ctx, { thread: kept, authorId: ines.id, markdown: `[x](${path(there)})` });
    await server.rows('update community set archived_at = now() where id = $1', [old.id]);
    expect(await linksOf(there)).toMatchObject([{ thread: { title: 'Kept' } }]);
  });

  it('follows its posts into another thread', async () => {
    const id = await say(`[x](${path(there, 2)})`);
    const { ctx, community, ines } = world;
    const target = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    await server.rows('update post set thread_id = $2, number = 7 where id = $1', [id, target.id]);
    expect(await linksOf(here)).toEqual([]);
    expect(await linksOf(there)).toMatchObject([{ otherNumber: 7, thread: { id: target.id } }]);
  });

  it(`is kept for the first ${LINKS_OF_POST_MAX} of a thousand`, async () => {
    const { ctx, community, ines } = world;
    const many = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    await server.rows(
      `insert into post (id, thread_id, number, author_id, markdown, html, renderer_version, created_at, seq)
       select gen_random_uuid(), $1, n, $2, 'x', 'x', 1, now(), 0 from generate_series(2, 1000) n`,
      [many.id, ines.id],
    );
    const all = Array.from({ length: 1000 }, (_, at) => `[${at}](/c/a/t/${many.id}/${at + 1})`);
    const id = await say(all.join(' '));
    expect(
      await server.rows('select count(*)::int as n from thread_link where post_id = $1', [id]),
    ).toEqual([{ n: LINKS_OF_POST_MAX }]);
    // From one post to one thread: it is said once.
    expect(await linksOf(here)).toHaveLength(1);
  });

  it('is told to those who read both threads, and to nobody else', async () => {
    const { ctx, ines, amara, ravi } = world;
    const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    await aMember(ctx, hidden, ines);
    const secret = await aThread(ctx, { communityId: hidden.id, authorId: ines.id });
    const { live } = server.services;
    const before = live.readers;
    const [insider, outsider] = [
      await amara.client.subscribe<{ threadChanged: { kind: string } }>(CHANGED, { id: there.id }),
      await ravi.client.subscribe<{ threadChanged: { kind: string } }>(CHANGED, { id: there.id }),
    ];
    while (live.readers < before + 6) await new Promise((resolve) => setTimeout(resolve, 10));
    await say(`[x](${path(there)})`, secret);
    await say('The end', there);
    const kinds = async (reading: typeof insider, count: number) => {
      const told: string[] = [];
      while (told.length < count) told.push((await reading.next()).data?.threadChanged.kind ?? '');
      return told;
    };
    expect(await kinds(insider, 2)).toEqual(['LINKED', 'POST_ADDED']);
    expect(await kinds(outsider, 1)).toEqual(['POST_ADDED']);
  });
});

describe('a thread out of a post', () => {
  const opened = async (grewOutOfPostId: string, words = 'More of that') => ({
    input: {
      communityId: world.community.id,
      kind: 'QUESTION',
      title: 'Grown',
      markdown: words,
      grewOutOfPostId,
      clientMutationId: newId(),
    },
  });

  it('is linked on both sides, once, though it quotes the post', async () => {
    const words = `> [Inês](${path(there)}):\n>\n> This\n\nMore of that`;
    const input = await opened(there.postId, words);
    const { openThread } = await world.ines.client.mutate<{ openThread: { id: string } }>(
      OPEN,
      input,
    );
    await world.ines.client.mutate(OPEN, input);
    expect(await linksOf(openThread)).toMatchObject([
      { kind: 'GREW_OUT_OF', incoming: false, number: 1, otherNumber: 1, thread: { id: there.id } },
    ]);
    expect(await linksOf(there)).toMatchObject([
      {
        kind: 'GREW_OUT_OF',
        incoming: true,
        number: 1,
        otherNumber: 1,
        thread: { title: 'Grown' },
      },
    ]);
  });

  it('cannot grow out of what its author may not read', async () => {
    const { ctx, tomasz, amara } = world;
    const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    const secret = await aThread(ctx, { communityId: hidden.id, authorId: amara.id });
    const refused = async (id: string) => tomasz.client.refused(OPEN, await opened(id));
    const nowhere = { ...(await refused(newId())), requestId: expect.any(String) };
    expect(await refused(secret.postId)).toEqual(nowhere);
    expect(await refused('no id')).toMatchObject({ code: 'NOT_FOUND' });
  });
});
