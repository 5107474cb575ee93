import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { DAY } from '../../kernel/clock';
import { aResource } from '../resource.factory';
import { careJob } from './care.jobs';

const RESOURCE = `id reviewOn reviewedAt retiredAt reviewedBy { handle } steward { handle } supersededBy { id }
  viewerCan { review { allowed reason } retire { allowed } adopt { allowed reason } handOn { allowed } }`;
const verb = (name: string, type = 'ResourceInput') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${RESOURCE} } }`;
const REVIEW = verb('reviewResource', 'ReviewResourceInput');
const RETIRE = verb('retireResource', 'RetireResourceInput');
const REVIVE = verb('reviveResource');
const ADOPT = verb('adoptResource');
const HAND_ON = verb('handOnResource', 'HandOnResourceInput');
const QUEUE = `query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) {
  resourcesToReview(first: $first, after: $after) { nodes { id title } pageInfo { hasNextPage endCursor } } } }`;
const OWN = 'query { viewer { resourcesToReview { title } } }';

interface Seen {
  id: string;
  reviewOn: string | null;
  reviewedAt: string | null;
  retiredAt: string | null;
  reviewedBy: { handle: string } | null;
  steward: { handle: string } | null;
  supersededBy: { id: string } | null;
  viewerCan: Record<string, { allowed: boolean; reason: string | null }>;
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());

const does = async (client: TestClient, mutation: string, input: object): Promise<Seen> => {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
};
const one = async (given: object = {}): Promise<string> => {
  const made = await aResource(world.ctx, {
    communityId: world.community.id,
    createdBy: world.ines.id,
    ...given,
  });
  return made.id;
};
const inDays = (days: number): string =>
  new Date(server.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
const queue = async (client: TestClient, page: object = {}) => {
  const data = await client.query<{
    community: {
      resourcesToReview: {
        nodes: Array<{ id: string; title: string }>;
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
  }>(QUEUE, { slug: world.community.slug, ...page });
  return data.community.resourcesToReview;
};
const titles = async (client: TestClient, page: object = {}) =>
  (await queue(client, page)).nodes.map(({ title }) => title);
const own = async (client: TestClient) =>
  (
    await client.query<{ viewer: { resourcesToReview: Array<{ title: string }> } }>(OWN)
  ).viewer.resourcesToReview.map(({ title }) => title);

describe('a look at a resource', () => {
  it('is by who answers for it, says it is still good and when to look again', async () => {
    const resourceId = await one();
    const reviewOn = inDays(180);
    const input = { resourceId, reviewOn };
    expect(await world.tomasz.client.refused(REVIEW, { input })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_RESOURCE_STEWARD',
    });
    expect(await does(world.ines.client, REVIEW, { resourceId, reviewOn })).toMatchObject({
      reviewOn,
      reviewedBy: { handle: 'ines' },
      reviewedAt: server.clock.now().toISOString(),
    });
    expect(await does(world.ravi.client, REVIEW, { resourceId, reviewOn: null })).toMatchObject({
      reviewOn: null,
      reviewedBy: { handle: 'ravi' },
    });
  });

  it.each([
    ['today', 0, 'inFuture'],
    ['the past', -30, 'inFuture'],
    ['a year that was mistyped', 365 * 11, 'tooFarAhead'],
  ])('is not planned for %s', async (_, days, rule) => {
    const input = { resourceId: await one(), reviewOn: inDays(days) };
    expect(await world.ines.client.refused(REVIEW, { input })).toMatchObject({
      code: 'INVALID',
      fields: [{ path: 'reviewOn', rule }],
    });
  });

  it('is not planned for a day that there is not', async () => {
    const input = { resourceId: await one(), reviewOn: '2027-02-30' };
    expect(await world.ines.client.refused(REVIEW, { input })).toMatchObject({
      fields: [{ path: 'reviewOn', rule: 'matches' }],
    });
  });
});

describe('what is to be looked at', () => {
  it('stands in a queue, the longest due first: all of it for facilitators, their own for others', async () => {
    const due = { reviewOn: inDays(-3) };
    await one({ title: 'Dressing guide', ...due });
    await one({ title: 'Older guide', reviewOn: inDays(-9), stewardId: world.tomasz.id });
    await one({ title: 'Nobody’s guide', reviewOn: inDays(0), stewardId: null });
    await one({ title: 'Not yet', reviewOn: inDays(1) });
    const retired = await one({ title: 'Retired', ...due });
    await does(world.ines.client, RETIRE, { resourceId: retired });

    expect(await titles(world.ravi.client)).toEqual([
      'Older guide',
      'Dressing guide',
      'Nobody’s guide',
    ]);
    expect(await titles(world.ines.client)).toEqual(['Dressing guide']);
    expect(await own(world.tomasz.client)).toEqual(['Older guide']);
    expect(await own(world.ravi.client)).toEqual(['Nobody’s guide']);
    const lucia = await world.lucia.client.query<{
      community: { resourcesToReview: { nodes: [] } };
    }>(QUEUE, { slug: world.community.slug });
    expect(lucia.community.resourcesToReview.nodes).toEqual([]);

    const first = await queue(world.amara.client, { first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await titles(world.amara.client, { first: 2, after: first.pageInfo.endCursor })).toEqual(
      ['Nobody’s guide'],
    );

    for (const { id } of (await queue(world.ravi.client)).nodes)
      await does(world.ravi.client, REVIEW, { resourceId: id, reviewOn: inDays(30) });
    expect(await titles(world.ravi.client)).toEqual([]);
  });

  it('a link that does not answer waits there until somebody says that it is good', async () => {
    const resourceId = await one({ title: 'Gone page', form: 'LINK' });
    await server.rows('update resource set link_broken_at = $2 where id = $1', [
      resourceId,
      server.clock.now(),
    ]);
    expect(await titles(world.ines.client)).toEqual(['Gone page']);
    await does(world.ines.client, REVIEW, { resourceId, reviewOn: null });
    expect(await titles(world.ines.client)).toEqual([]);
  });
});

describe('a resource that is not to be relied upon any more', () => {
  it('leads to what took its place, and comes back', async () => {
    const [old, better] = [await one(), await one()];
    const input = { resourceId: old, supersededById: better };
    expect(await does(world.ines.client, RETIRE, input)).toMatchObject({
      retiredAt: server.clock.now().toISOString(),
      supersededBy: { id: better },
      viewerCan: { review: { allowed: false, reason: 'RETIRED' }, retire: { allowed: true } },
    });
    expect(await does(world.ines.client, REVIVE, { resourceId: old })).toMatchObject({
      retiredAt: null,
      supersededBy: null,
    });
  });

  it('is superseded by another one of the same community that is not retired', async () => {
    const [old, better] = [await one(), await one()];
    const other = await aCommunity(world.ctx, { steward: world.amara });
    await aMember(world.ctx, other, world.ines);
    const elsewhere = await aResource(world.ctx, { communityId: other.id });
    const retiredFor = async (supersededById: string, resourceId: string) => {
      const input = { resourceId, supersededById };
      const { fields } = await world.ines.client.refused(RETIRE, { input });
      return fields?.map(({ path, rule }) => `${path} ${rule}`);
    };
    expect(await retiredFor(old, old)).toEqual(['supersededById another']);
    expect(await retiredFor(elsewhere.id, old)).toEqual(['supersededById exists']);
    expect(await retiredFor('nothing', old)).toEqual(['supersededById exists']);
    await does(world.ines.client, RETIRE, { resourceId: old, supersededById: better });
    expect(await retiredFor(old, better)).toEqual(['supersededById notRetired']);
  });

  it('of two that would take each other’s place at once, one does', async () => {
    const [left, right] = [await one(), await one()];
    const both = await Promise.allSettled([
      does(world.ines.client, RETIRE, { resourceId: left, supersededById: right }),
      does(world.amara.client, RETIRE, { resourceId: right, supersededById: left }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('who answers for it', () => {
  it('hands it on to a member, and whoever finds it without anybody adopts it once', async () => {
    const resourceId = await one();
    const stranger = { input: { resourceId, personId: world.lucia.id } };
    expect(await world.ines.client.refused(HAND_ON, stranger)).toMatchObject({
      fields: [{ path: 'personId', rule: 'member' }],
    });
    const member = { resourceId, personId: world.tomasz.id };
    expect(await does(world.ines.client, HAND_ON, member)).toMatchObject({
      steward: { handle: 'tomasz' },
      viewerCan: { handOn: { allowed: false }, adopt: { allowed: false, reason: 'HAS_STEWARD' } },
    });
    await world.tomasz.client.mutate(
      'mutation ($input: CommunityInput!) { leaveCommunity(input: $input) { id } }',
      { input: { communityId: world.community.id } },
    );
    const adopted = await Promise.allSettled([
      does(world.ines.client, ADOPT, { resourceId }),
      does(world.ravi.client, ADOPT, { resourceId }),
    ]);
    expect(adopted.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is nobody when the account is closed', async () => {
    const resourceId = await one();
    await server.rows('update person set deactivated_at = $2 where id = $1', [
      world.ines.id,
      server.clock.now(),
    ]);
    await careJob.run(world.ctx, {});
    expect(await does(world.ravi.client, ADOPT, { resourceId })).toMatchObject({
      steward: { handle: 'ravi' },
    });
  });
});
