import { type Enrolled, enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { DAY } from '../kernel/clock';
import { systemContext } from '../kernel/context';
import { accessTopic } from './communities.signals';
import { type Community, Visibility } from './community.entity';
import { aCommunity, aMember } from './community.factory';
import { MembershipRole, MembershipState } from './membership.entity';

let server: TestServer;
type Name = 'amara' | 'ravi' | 'ines' | 'oskar' | 'marta' | 'yusuf';
let people: Record<Name, Enrolled>;

beforeAll(async () => {
  server = await startTestServer({ environment: { logLevel: 'error' } });
  people = await enrol(server, 'amara', 'ravi', 'ines', 'oskar', 'marta', 'yusuf');
});
afterAll(() => server.close());

let made = 0;
/** A community of Amara's. */
async function community(visibility: Visibility): Promise<Community> {
  made += 1;
  const slug = `place-${made}`;
  const steward = people.amara;
  return aCommunity(systemContext(server.services), { name: slug, slug, visibility, steward });
}
const member = (
  place: Community,
  name: Name,
  given: { role?: MembershipRole; state?: MembershipState } = {},
) => aMember(systemContext(server.services), place, people[name], given);

const STATE = `id memberCount viewerMembership { id state role }
  viewerCan { join { allowed reason } leave { allowed reason } requestToJoin { allowed reason } openThread { reason } }`;
const JOIN = `mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { ${STATE} } }`;
const LEAVE = `mutation($id: ID!) { leaveCommunity(input: { communityId: $id }) { ${STATE} } }`;
const REQUEST = `mutation($id: ID!, $message: String = "Let me in, please.") {
  requestToJoin(input: { communityId: $id, message: $message }) { ${STATE} } }`;
const APPROVE =
  'mutation($id: ID!) { approveRequest(input: { membershipId: $id }) { state role } }';
const REFUSE = 'mutation($id: ID!) { refuseRequest(input: { membershipId: $id }) { state } }';
const ROLE = `mutation($id: ID!, $role: MembershipRole!, $version: Int!) {
  changeRole(input: { membershipId: $id, role: $role, version: $version }) { role version } }`;
const REMOVE = `mutation($id: ID!, $version: Int!) {
  removeMember(input: { membershipId: $id, reason: "Sold dressings.", version: $version }) { state } }`;
const BAN = `mutation($id: ID!, $version: Int!) {
  banMember(input: { membershipId: $id, reason: "Again.", version: $version }) { state } }`;
const UNBAN = 'mutation($id: ID!) { unbanMember(input: { membershipId: $id }) { state } }';
const counted = async (place: Community) => {
  const [row] = await server.rows<{ kept: number; true: number }>(
    `select c.member_count as kept, (select count(*) from membership m
        where m.community_id = c.id and m.state = 'ACTIVE') as "true"
       from community c where c.id = $1`,
    [place.id],
  );
  return row;
};

test('Oskar joins an open community, leaves it, and the answers show where he stands', async () => {
  const place = await community(Visibility.OPEN);
  const { client } = people.oskar;
  const joined = await client.mutate<{ joinCommunity: object }>(JOIN, { id: place.id });
  expect(joined.joinCommunity).toMatchObject({
    memberCount: 2,
    viewerMembership: { state: 'ACTIVE', role: 'MEMBER' },
    viewerCan: {
      join: { allowed: false, reason: 'ALREADY_MEMBER' },
      leave: { allowed: true, reason: null },
      openThread: { reason: 'ACCEPT_RULES_FIRST' },
    },
  });
  expect(await client.refused(JOIN, { id: place.id })).toMatchObject({ reason: 'ALREADY_MEMBER' });
  const left = await client.mutate<{ leaveCommunity: object }>(LEAVE, { id: place.id });
  expect(left.leaveCommunity).toMatchObject({
    memberCount: 1,
    viewerMembership: { state: 'LEFT' },
    viewerCan: { join: { allowed: true }, leave: { allowed: false, reason: 'NOT_MEMBER' } },
  });
  expect(await counted(place)).toEqual({ kept: 1, true: 1 });
});

test('fifty clicks on join are one membership', async () => {
  const place = await community(Visibility.OPEN);
  const { client } = people.oskar;
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => client.ask(JOIN, { id: place.id })),
  );
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  expect(await counted(place)).toEqual({ kept: 2, true: 2 });
});

/** What somebody was told of a community last, in their inbox; the way to it is tested with the notifications. */
async function told(person: { id: string }, place: { id: string }): Promise<unknown> {
  await server.runJobs();
  const [line] = await server.rows(
    'select detail, happenings from notice where person_id = $1 and subject_id = $2',
    [person.id, place.id],
  );
  return line;
}

test('a closed community is asked; the stewards are told once, and whoever asked of the answer', async () => {
  const place = await community(Visibility.CLOSED);
  const { client } = people.ravi;
  await member(place, 'ines', { role: MembershipRole.FACILITATOR });
  expect(await client.refused(JOIN, { id: place.id })).toMatchObject({ reason: 'INVITATION_ONLY' });
  const asked = await client.mutate<{ requestToJoin: { viewerMembership: { id: string } } }>(
    REQUEST,
    { id: place.id, message: 'I make casts in Utrecht.' },
  );
  expect(asked.requestToJoin).toMatchObject({
    memberCount: null,
    viewerMembership: { state: 'REQUESTED' },
    viewerCan: { requestToJoin: { allowed: false, reason: 'REQUEST_PENDING' } },
  });
  expect(await told(people.amara, place)).toEqual({ detail: 'REQUESTED', happenings: 1 });
  // Taking it back and asking again is no news on the same day.
  await client.mutate(LEAVE, { id: place.id });
  await client.mutate(REQUEST, { id: place.id });
  expect(await told(people.amara, place)).toEqual({ detail: 'REQUESTED', happenings: 1 });

  const { id } = asked.requestToJoin.viewerMembership;
  expect(await people.yusuf.client.refused(APPROVE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await server.visitor().refused(APPROVE, { id })).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  // Facilitators decide too.
  const queue = await people.ines.client.query<{
    community: { requests: { nodes: Array<{ message: string }> } };
  }>(
    'query($slug: String!) { community(slug: $slug) { requests { nodes { message person { name } viewerCan { approve { allowed } ban { allowed reason } } } } } }',
    { slug: place.slug },
  );
  expect(queue.community.requests.nodes).toEqual([
    {
      message: 'Let me in, please.',
      person: { name: 'Ravi Subramaniam' },
      viewerCan: { approve: { allowed: true }, ban: { allowed: false, reason: 'NOT_STEWARD' } },
    },
  ]);
  await people.ines.client.mutate(APPROVE, { id });
  expect(await people.ines.client.refused(APPROVE, { id })).toMatchObject({
    reason: 'ALREADY_MEMBER',
  });
  expect(await told(people.ravi, place)).toEqual({ detail: 'APPROVED', happenings: 1 });
  expect(await counted(place)).toEqual({ kept: 3, true: 3 });
});

test('a refused request leaves the person where they were, and a day later stewards hear of another', async () => {
  const place = await community(Visibility.CLOSED);
  const { client } = people.yusuf;
  await client.mutate(REQUEST, { id: place.id });
  expect(await told(people.amara, place)).toEqual({ detail: 'REQUESTED', happenings: 1 });
  const [{ id } = { id: '' }] = await server.rows<{ id: string }>(
    'select id from membership where community_id = $1 and person_id = $2',
    [place.id, people.yusuf.id],
  );
  expect(await people.amara.client.mutate(REFUSE, { id })).toEqual({
    refuseRequest: { state: 'LEFT' },
  });
  expect(await told(people.yusuf, place)).toEqual({ detail: 'REFUSED', happenings: 1 });
  server.clock.advance(DAY);
  await client.mutate(REQUEST, { id: place.id });
  expect(await told(people.amara, place)).toEqual({ detail: 'REQUESTED', happenings: 2 });
});

test('roles: who may give them, with which version, and never without a steward', async () => {
  const place = await community(Visibility.OPEN);
  const ravi = await member(place, 'ravi');
  const ines = await member(place, 'ines', { role: MembershipRole.FACILITATOR });
  const to = (membership: { id: string; version: number }, role: string) => ({
    id: membership.id,
    version: membership.version,
    role,
  });
  for (const name of ['ravi', 'ines', 'oskar'] as const) {
    expect(await people[name].client.refused(ROLE, to(ravi, 'STEWARD'))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_STEWARD',
    });
  }
  const { client } = people.amara;
  await client.mutate(ROLE, to(ravi, 'FACILITATOR'));
  expect(await client.refused(ROLE, to(ravi, 'STEWARD'))).toMatchObject({ reason: 'VERSION' });
  const amara = await member(place, 'amara', { role: MembershipRole.STEWARD });
  expect(await client.refused(ROLE, to(amara, 'MEMBER'))).toMatchObject({ reason: 'LAST_STEWARD' });
  expect(await client.refused(LEAVE, { id: place.id })).toMatchObject({ reason: 'LAST_STEWARD' });
  const asks = `query($slug: String!) { community(slug: $slug) { viewerCan { leave { reason } }
    viewerMembership { viewerCan { changeRole { reason } remove { reason } } } } }`;
  expect((await client.query(asks, { slug: place.slug })).community).toEqual({
    viewerCan: { leave: { reason: 'LAST_STEWARD' } },
    viewerMembership: {
      viewerCan: { changeRole: { reason: 'LAST_STEWARD' }, remove: { reason: 'LAST_STEWARD' } },
    },
  });
  // An admin may not either: a community without a steward is nobody's.
  expect(await people.marta.client.refused(ROLE, to(amara, 'MEMBER'))).toMatchObject({
    reason: 'LAST_STEWARD',
  });
  await client.mutate(ROLE, to(ines, 'STEWARD'));
  await client.mutate(LEAVE, { id: place.id });
  expect(await client.refused(ROLE, to(ravi, 'MEMBER'))).toMatchObject({ reason: 'NOT_STEWARD' });
});

test('of two stewards who leave at once, one stays: many rounds', async () => {
  const place = await community(Visibility.OPEN);
  for (let round = 0; round < 20; round += 1) {
    await member(place, 'amara', { role: MembershipRole.STEWARD });
    await member(place, 'ravi', { role: MembershipRole.STEWARD });
    const answers = await Promise.all(
      (['amara', 'ravi'] as const).map((name) => people[name].client.ask(LEAVE, { id: place.id })),
    );
    const reasons = answers.map(({ errors }) => errors?.[0]?.extensions.reason ?? 'done').sort();
    expect(reasons).toEqual(['LAST_STEWARD', 'done']);
    expect(await counted(place)).toEqual({ kept: 1, true: 1 });
  }
});

test('stewards who demote, remove and ban each other at once leave one of them', async () => {
  const place = await community(Visibility.OPEN);
  for (let round = 0; round < 10; round += 1) {
    const amara = await member(place, 'amara', { role: MembershipRole.STEWARD });
    const ravi = await member(place, 'ravi', { role: MembershipRole.STEWARD });
    const ines = await member(place, 'ines', { role: MembershipRole.STEWARD });
    await Promise.all([
      people.amara.client.ask(BAN, { ...ravi }),
      people.ravi.client.ask(REMOVE, { ...ines }),
      people.ines.client.ask(ROLE, { ...amara, role: 'MEMBER' }),
      people.amara.client.ask(LEAVE, { id: place.id }),
      people.ravi.client.ask(LEAVE, { id: place.id }),
    ]);
    const [{ stewards } = { stewards: 0 }] = await server.rows<{ stewards: number }>(
      `select count(*) as stewards from membership
        where community_id = $1 and state = 'ACTIVE' and role = 'STEWARD'`,
      [place.id],
    );
    expect(stewards).toBeGreaterThanOrEqual(1);
    const count = await counted(place);
    expect(count?.kept).toBe(count?.true);
  }
});

test('whoever is banned reads an open community and does nothing else, until they are let come again', async () => {
  const place = await community(Visibility.OPEN);
  const ravi = await member(place, 'ravi');
  const { client } = people.ravi;
  await people.amara.client.mutate(BAN, { ...ravi });
  expect(await client.refused(JOIN, { id: place.id })).toMatchObject({ reason: 'BANNED' });
  const { community: seen } = await client.query<{ community: object }>(
    `query($slug: String!) { community(slug: $slug) { ${STATE} banned { nodes { id } } } }`,
    { slug: place.slug },
  );
  expect(seen).toMatchObject({
    memberCount: 1,
    viewerCan: { openThread: { reason: 'BANNED' }, requestToJoin: { reason: 'BANNED' } },
    banned: null,
  });
  const list = await people.amara.client.query<{ community: object }>(
    'query($slug: String!) { community(slug: $slug) { banned { nodes { person { handle } } } } }',
    { slug: place.slug },
  );
  expect(list.community).toEqual({ banned: { nodes: [{ person: { handle: 'ravi' } }] } });
  await people.amara.client.mutate(UNBAN, { id: ravi.id });
  await client.mutate(JOIN, { id: place.id });
  expect(await counted(place)).toEqual({ kept: 2, true: 2 });
});

test('a private community is gone for whoever was removed, and what is open hears of it at once', async () => {
  const place = await community(Visibility.PRIVATE);
  const ravi = await member(place, 'ravi');
  const heard = server.services.live.subscribe<{ personId: string }>(accessTopic(place.id));
  expect(
    await people.ines.client.refused(REMOVE, { id: ravi.id, version: ravi.version }),
  ).toMatchObject({ code: 'NOT_FOUND' });
  await people.amara.client.mutate(REMOVE, { ...ravi });
  expect((await heard.next()).value).toEqual({ communityId: place.id, personId: people.ravi.id });
  await heard.return();
  const gone = await people.ravi.client.refused(
    'query($slug: String!) { community(slug: $slug) { id } }',
    { slug: place.slug },
  );
  expect(gone).toMatchObject({ code: 'NOT_FOUND' });
});

test('members are listed with those who look after the community first, in pages and narrowed', async () => {
  const place = await community(Visibility.OPEN);
  await member(place, 'oskar');
  server.clock.advance(1);
  await member(place, 'ines', { role: MembershipRole.FACILITATOR });
  server.clock.advance(1);
  await member(place, 'yusuf');
  const list = async (args: string) => {
    const data = await people.ravi.client.query<{
      community: {
        members: {
          nodes: Array<{ person: { handle: string } }>;
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
    }>(
      `query($slug: String!) { community(slug: $slug) { members${args} {
        nodes { person { handle } } pageInfo { endCursor hasNextPage } } } }`,
      { slug: place.slug },
    );
    const { nodes, pageInfo } = data.community.members;
    return { handles: nodes.map(({ person }) => person.handle), ...pageInfo };
  };
  const all = await list('');
  expect(all).toMatchObject({ handles: ['amara', 'ines', 'oskar', 'yusuf'], hasNextPage: false });
  const first = await list('(first: 3)');
  expect(first).toMatchObject({ handles: ['amara', 'ines', 'oskar'], hasNextPage: true });
  expect((await list(`(first: 3, after: "${first.endCursor}")`)).handles).toEqual(['yusuf']);
  expect((await list('(role: STEWARD)')).handles).toEqual(['amara']);
  expect((await list('(search: "demir")')).handles).toEqual(['yusuf']);
  expect((await list('(search: "%")')).handles).toEqual([]);
});
