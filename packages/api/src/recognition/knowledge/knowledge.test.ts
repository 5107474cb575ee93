import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aResource } from '../../resources/resource.factory';
import { aThread, type MadeThread } from '../../threads/thread.factory';

const PAGE = `query ($handle: String!) { person(handle: $handle) { knowledge {
  publishedAt useCount workedCount adaptedCount personCount contributionCount departments since
  communities { slug } uses { nodes { words how } } thanks { nodes { words } }
  chains { id depth parentId contribution { title } report { words } } } } }`;
const PUBLISH = `mutation ($input: PublishKnowledgeInput!) { publishKnowledge(input: $input) { asks publishedAt } }`;

interface Knowledge {
  publishedAt: string | null;
  useCount: number;
  departments: string[];
  communities: Array<{ slug: string }>;
  uses: { nodes: Array<{ words: string; how: string }> };
  chains: Array<Array<{ depth: number; contribution: object | null; report: object | null }>>;
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

/** Ravi's post was adapted by Inês, who shared a page out of it, which worked for Lúcia. */
beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, ravi, ines, tomasz, lucia } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: ravi.id, title: 'Heels' });
  await aMember(ctx, community, lucia);
  const page = await aResource(ctx, {
    communityId: community.id,
    createdBy: ines.id,
    title: 'Heels in six steps',
  });
  const post = { post_id: thread.postId };
  const adapted = await used(ines.id, post, 'ADAPTED', 'With a softer foam.');
  await used(tomasz.id, post, 'DID_NOT_WORK', 'Not on night shifts.');
  await used(lucia.id, { resource_id: page.id }, 'WORKED', 'It held for a week.');
  await server.rows(
    'insert into use_shared_again (report_id, resource_id, at) values ($1, $2, now())',
    [adapted, page.id],
  );
});
afterAll(() => server.stop());

async function used(
  byId: string,
  about: { post_id?: string; resource_id?: string },
  how: string,
  words: string,
  communityId = world.community.id,
): Promise<string> {
  const id = newId();
  server.clock.advance(1000);
  await server.rows(
    `insert into use_report (id, community_id, post_id, resource_id, by_id, how, words, shown_to, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, communityId, about.post_id ?? null, about.resource_id ?? null, byId, how, words],
      how === 'DID_NOT_WORK' ? 'CONTRIBUTOR' : 'COMMUNITY',
      server.clock.now(),
    ],
  );
  return id;
}

const knowledge = async (client: TestClient, handle = 'ravi'): Promise<Knowledge | null> =>
  (await client.query<{ person: { knowledge: Knowledge | null } }>(PAGE, { handle })).person
    .knowledge;
const publish = (client: TestClient, published: boolean) =>
  client.mutate<{ publishKnowledge: { publishedAt: string | null } }>(PUBLISH, {
    input: { published },
  });

it('is private until its person publishes it, and again when they take it back', async () => {
  const { ravi, amara } = world;
  expect(await knowledge(amara.client)).toBeNull();
  expect(await knowledge(ravi.client)).toMatchObject({ publishedAt: null, useCount: 1 });
  const { publishKnowledge } = await publish(ravi.client, true);
  expect(publishKnowledge).toEqual({ asks: true, publishedAt: expect.any(String) });
  server.clock.advance(60_000);
  // Saying it twice does not make it younger.
  expect((await publish(ravi.client, true)).publishKnowledge).toEqual(publishKnowledge);
  const { publishedAt } = publishKnowledge;
  expect(await knowledge(amara.client)).toMatchObject({ publishedAt });
  expect(await knowledge(world.visitor).catch(() => 'sign in')).toBe('sign in');
  expect((await publish(ravi.client, false)).publishKnowledge.publishedAt).toBeNull();
  expect(await knowledge(amara.client)).toBeNull();
});

it('tells where it went, drawn from its origin; what did not work is told to its person alone', async () => {
  const { ravi, amara, ines, lucia, community } = world;
  await server.rows(`update person set department = 'Ward 4' where id = $1`, [ines.id]);
  await publish(ravi.client, true);
  const own = await knowledge(ravi.client);
  const seen = await knowledge(amara.client);
  const counts = {
    useCount: 1,
    workedCount: 0,
    adaptedCount: 1,
    personCount: 1,
    contributionCount: 1,
    departments: ['Ward 4'],
    communities: [{ slug: community.slug }],
  };
  expect(own).toMatchObject(counts);
  expect(seen).toMatchObject(counts);
  expect(own?.uses.nodes.map(({ how }) => how)).toEqual(['DID_NOT_WORK', 'ADAPTED']);
  expect(seen?.uses.nodes).toEqual([{ how: 'ADAPTED', words: 'With a softer foam.' }]);
  // An admin may look at anything, but a page that others read is not the place.
  await server.rows('update person set admin = true where id = $1', [lucia.id]);
  expect((await knowledge(lucia.client))?.uses.nodes).toHaveLength(1);
  await server.rows('update person set admin = false where id = $1', [lucia.id]);
  expect(seen?.chains).toEqual([
    [
      expect.objectContaining({ depth: 0, contribution: { title: 'Heels' } }),
      expect.objectContaining({ depth: 1, report: { words: 'With a softer foam.' } }),
      expect.objectContaining({ depth: 2, contribution: { title: 'Heels in six steps' } }),
      expect.objectContaining({ depth: 3, report: { words: 'It held for a week.' } }),
    ],
  ]);
  // What began with another is the other's.
  expect((await knowledge(ines.client, 'ines'))?.chains).toEqual([]);
});

it('tells each of what they see: nothing of where they do not read', async () => {
  const { ctx, ravi, ines, amara, community } = world;
  await publish(ravi.client, true);
  const secret = await aCommunity(ctx, { steward: ravi, visibility: Visibility.PRIVATE });
  await aMember(ctx, secret, ines);
  const there = await aThread(ctx, { communityId: secret.id, authorId: ravi.id, title: 'Secret' });
  const id = await used(ines.id, { post_id: there.postId }, 'WORKED', 'Quietly.', secret.id);
  const slugs = async (client: TestClient) =>
    (await knowledge(client))?.communities.map(({ slug }) => slug);
  expect(await slugs(ines.client)).toHaveLength(2);
  expect(await slugs(amara.client)).toEqual([community.slug]);
  expect((await knowledge(amara.client))?.useCount).toBe(1);
  expect((await knowledge(ravi.client))?.useCount).toBe(2);
  await server.rows('delete from use_report where id = $1', [id]);
});

it('is not there where the house has switched recognition off, nor for closed accounts', async () => {
  const { ravi, amara } = world;
  await publish(ravi.client, true);
  await server.rows('update instance set recognition = false');
  try {
    expect(await knowledge(ravi.client)).toBeNull();
    const refused = { input: { published: true } };
    expect(await ravi.client.refused(PUBLISH, refused)).toMatchObject({
      reason: 'RECOGNITION_OFF',
    });
  } finally {
    await server.rows('update instance set recognition = true');
  }
  await server.rows('update person set deactivated_at = now() where id = $1', [ravi.id]);
  expect(await knowledge(amara.client)).toBeNull();
  await server.rows('update person set deactivated_at = null where id = $1', [ravi.id]);
});
