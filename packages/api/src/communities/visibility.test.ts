import { anyPerson, startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { systemContext } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { listedFor, readableBy } from './communities.queries';
import { type Community, Visibility } from './community.entity';
import { aCommunity, aMember } from './community.factory';
import { communityPolicy } from './community.policy';
import { MembershipRole, MembershipState } from './membership.entity';

/** Every way of standing to a community, in every kind of community: the list, the item and the policy agree. */

let server: TestServer;
const communities: Community[] = [];
const actors = new Map<string, TestClient>();
const places: Record<string, { role?: MembershipRole; state?: MembershipState }> = {
  member: {},
  facilitator: { role: MembershipRole.FACILITATOR },
  steward: { role: MembershipRole.STEWARD },
  pending: { state: MembershipState.REQUESTED },
  invited: { state: MembershipState.INVITED },
  left: { state: MembershipState.LEFT },
  removed: { state: MembershipState.REMOVED },
  banned: { state: MembershipState.BANNED },
  'unverified member': {},
};

beforeAll(async () => {
  server = await startTestServer();
  const ctx = systemContext(server.services);
  const founder = await anyPerson(server, { handle: 'founder' });
  for (const visibility of Object.values(Visibility)) {
    for (const archived of [false, true]) {
      const slug = `${visibility.toLowerCase()}${archived ? '-archived' : ''}`;
      communities.push(await aCommunity(ctx, { name: slug, slug, visibility, steward: founder }));
    }
  }
  actors.set('visitor', server.visitor());
  actors.set('outsider', await server.as(await anyPerson(server)));
  actors.set('unverified', await server.as(await anyPerson(server, { verified: false })));
  actors.set('admin', await server.as(await anyPerson(server, { admin: true })));
  const unverifiedAdmin = await anyPerson(server, { admin: true, verified: false });
  actors.set('unverified admin', await server.as(unverifiedAdmin));
  for (const [name, place] of Object.entries(places)) {
    const person = await anyPerson(server, { verified: !name.startsWith('unverified') });
    for (const community of communities) await aMember(ctx, community, person, place);
    actors.set(name, await server.as(person));
  }
  await server.rows(`update community set archived_at = $1 where slug like '%-archived'`, [
    server.clock.now(),
  ]);
}, 60_000);

afterAll(() => server.close());

/** What an actor gets to know, by every way there is. */
async function seenBy(client: TestClient) {
  const listed: string[] = [];
  for (const archived of [false, true]) {
    const data = await client.query<{ communities: { nodes: Array<{ slug: string }> } }>(
      'query($archived: Boolean) { communities(filter: { archived: $archived }) { nodes { slug } } }',
      { archived },
    );
    listed.push(...data.communities.nodes.map(({ slug }) => slug));
  }
  const found: string[] = [];
  const read: string[] = [];
  for (const { slug } of communities) {
    const { data } = await client.ask<{
      community: { memberCount: number | null; members: object | null } | null;
    }>(
      'query($slug: String!) { community(slug: $slug) { memberCount members { nodes { id } } } }',
      {
        slug,
      },
    );
    if (!data?.community) continue;
    found.push(slug);
    expect(data.community.memberCount === null).toBe(data.community.members === null);
    if (data.community.members) read.push(slug);
  }
  return { listed: listed.sort(), found: found.sort(), read: read.sort() };
}

/** The same by the two forms of the rule themselves. */
async function ruledFor(client: TestClient) {
  const { services } = server;
  const viewer = await services.viewers.ofToken(client.token);
  const now = server.clock.now();
  const forms = { list: listedFor, read: readableBy } as const;
  const result: Record<string, { statement: string[]; policy: string[] }> = {};
  for (const action of ['list', 'read'] as const) {
    const params: unknown[] = [];
    const rule = forms[action](viewer, 'c', params);
    const statement = await rows<{ slug: string }>(
      services.database.dataSource.manager,
      `select c.slug from community c where ${rule} order by c.slug collate "C"`,
      params,
    );
    result[action] = {
      statement: statement.map(({ slug }) => slug),
      policy: communities
        .filter((community) => communityPolicy(viewer, action, community, now).allowed)
        .map(({ slug }) => slug)
        .sort(),
    };
  }
  return result;
}

const kinds = (...names: string[]) => names.flatMap((name) => [name, `${name}-archived`]).sort();
const nothing: string[] = [];

/** Written by hand: [listed, read]. */
const expected: Record<'closed house' | 'open house', Record<string, [string[], string[]]>> = {
  'closed house': {
    visitor: [nothing, nothing],
    unverified: [nothing, nothing],
    'unverified member': [nothing, nothing],
    'unverified admin': [nothing, nothing],
    outsider: [kinds('open', 'closed'), kinds('open')],
    pending: [kinds('open', 'closed'), kinds('open')],
    invited: [kinds('open', 'closed', 'private'), kinds('open')],
    left: [kinds('open', 'closed'), kinds('open')],
    removed: [kinds('open', 'closed'), kinds('open')],
    banned: [kinds('open', 'closed'), kinds('open')],
    member: [kinds('open', 'closed', 'private'), kinds('open', 'closed', 'private')],
    facilitator: [kinds('open', 'closed', 'private'), kinds('open', 'closed', 'private')],
    steward: [kinds('open', 'closed', 'private'), kinds('open', 'closed', 'private')],
    admin: [kinds('open', 'closed', 'private'), kinds('open', 'closed', 'private')],
  },
  'open house': {
    visitor: [kinds('open', 'closed'), kinds('open')],
    unverified: [kinds('open', 'closed'), kinds('open')],
    'unverified member': [kinds('open', 'closed'), kinds('open')],
    'unverified admin': [kinds('open', 'closed'), kinds('open')],
    outsider: [kinds('open', 'closed'), kinds('open')],
    member: [kinds('open', 'closed', 'private'), kinds('open', 'closed', 'private')],
    admin: [kinds('open', 'closed', 'private'), kinds('open', 'closed', 'private')],
  },
};

describe.each(['closed house', 'open house'] as const)('%s', (house) => {
  beforeAll(() =>
    server.rows('update instance set visitors_may_read = $1', [house === 'open house']),
  );

  test.each(Object.keys(expected[house]))('%s', async (name) => {
    const client = actors.get(name) as TestClient;
    const [listed, read] = expected[house][name] as [string[], string[]];
    expect(await seenBy(client)).toEqual({ listed, found: listed, read });
    expect(await ruledFor(client)).toEqual({
      list: { statement: listed, policy: listed },
      read: { statement: read, policy: read },
    });
  });
});

test('every actor has a line', () => {
  expect([...actors.keys()].sort()).toEqual(Object.keys(expected['closed house']).sort());
});

test('what is hidden is refused byte by byte as what does not exist', async () => {
  await server.rows('update instance set visitors_may_read = false');
  const whole = async (client: TestClient, slug: string) =>
    JSON.stringify(
      await client.ask('query($slug: String!) { community(slug: $slug) { name } }', { slug }),
    ).replace(/"requestId":"[^"]*"/, '');
  for (const name of ['visitor', 'unverified', 'outsider', 'left', 'banned', 'pending']) {
    const client = actors.get(name) as TestClient;
    expect(await whole(client, 'private')).toBe(await whole(client, 'no-such-community'));
  }
  const outsider = actors.get('outsider') as TestClient;
  expect(await whole(outsider, 'private')).toContain('NOT_FOUND');
  const visitor = actors.get('visitor') as TestClient;
  expect(await whole(visitor, 'private')).toContain('UNAUTHENTICATED');
});

test('a listing tells name, purpose, domains and rough size, and nothing else', async () => {
  const outsider = actors.get('outsider') as TestClient;
  const { community } = await outsider.query<{ community: object }>(`{
    community(slug: "closed") {
      name purpose roughSize domains { name } visibility
      charter { purpose } amendments { number } groundRules { number } groundRulesHistory { number }
      memberCount threadCount postCount activitySeq
      members { nodes { id } } facesOfMembers { id }
      requests { nodes { id } } invitations { nodes { id } } invited { nodes { id } } banned { nodes { id } }
      viewerMembership { id } viewerMustAcceptRules { blocking }
    }
  }`);
  expect(community).toEqual({
    name: 'closed',
    purpose: 'Wounds that heal sooner, with less pain.',
    roughSize: 'FEW',
    domains: [],
    visibility: 'CLOSED',
    charter: null,
    amendments: null,
    groundRules: null,
    groundRulesHistory: null,
    memberCount: null,
    threadCount: null,
    postCount: null,
    activitySeq: null,
    members: null,
    facesOfMembers: [],
    requests: null,
    invitations: null,
    invited: null,
    banned: null,
    viewerMembership: null,
    viewerMustAcceptRules: null,
  });
});

test("a person's memberships are told as far as the viewer may read the communities", async () => {
  const [member] = await server.rows<{ handle: string }>(
    `select handle from person p join membership m on m.person_id = p.id
      where m.state = 'ACTIVE' and m.role = 'FACILITATOR' limit 1`,
  );
  const told = async (name: string) => {
    const { person } = await (actors.get(name) as TestClient).query<{
      person: { memberships: Array<{ community: { slug: string } }> };
    }>(
      'query($handle: String!) { person(handle: $handle) { memberships { community { slug } } } }',
      {
        handle: member?.handle,
      },
    );
    return person.memberships.map(({ community }) => community.slug).sort();
  };
  expect(await told('outsider')).toEqual(kinds('open'));
  expect(await told('invited')).toEqual(kinds('open'));
  expect(await told('member')).toEqual(kinds('open', 'closed', 'private'));
  expect(await told('admin')).toEqual(kinds('open', 'closed', 'private'));
});
