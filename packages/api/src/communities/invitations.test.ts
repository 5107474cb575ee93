import { type Enrolled, enrol, secretIn } from '../../test/cast';
import { anyPerson, startTestServer, type TestServer } from '../../test/harness';
import { DAY } from '../kernel/clock';
import { systemContext } from '../kernel/context';
import { newId } from '../kernel/ids';
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
/** A private community of Amara's, with Ines as a facilitator. */
async function community(): Promise<Community> {
  made += 1;
  const slug = `circle-${made}`;
  const ctx = systemContext(server.services);
  const place = await aCommunity(ctx, {
    name: slug,
    slug,
    visibility: Visibility.PRIVATE,
    steward: people.amara,
  });
  await aMember(ctx, place, people.ines, { role: MembershipRole.FACILITATOR });
  return place;
}

const INVITE = `mutation($communityId: ID!, $email: String, $uses: Int, $expiresInDays: Int, $role: MembershipRole, $key: String!) {
  inviteToCommunity(input: { communityId: $communityId, email: $email, uses: $uses,
    expiresInDays: $expiresInDays, role: $role, clientMutationId: $key }) {
    url invitation { id usesLeft role communityName email } } }`;
const INVITE_MEMBER = `mutation($communityId: ID!, $personId: ID!, $role: MembershipRole, $key: String!) {
  inviteMember(input: { communityId: $communityId, personId: $personId, role: $role, clientMutationId: $key }) {
    id state role invitedBy { handle } } }`;
const ACCEPT = `mutation($token: String!) { acceptInvitation(input: { token: $token }) {
  slug memberCount viewerMembership { state role } viewerCan { leave { allowed } } } }`;
const ANSWER = `mutation($id: ID!, $accept: Boolean!) {
  answerInvitation(input: { membershipId: $id, accept: $accept }) { state community { name memberCount } } }`;
const REVOKE = 'mutation($id: ID!) { revokeInvitation(input: { id: $id }) { revokedAt } }';
const OFFER = `query($token: String!) { invitation(token: $token) {
  communityName community { slug } role invitedBy { name } } }`;

interface Invited {
  inviteToCommunity: { url: string; invitation: { id: string; usesLeft: number } };
}

async function link(place: Community, given: Record<string, unknown> = {}) {
  const { inviteToCommunity } = await people.amara.client.mutate<Invited>(INVITE, {
    communityId: place.id,
    key: newId(),
    ...given,
  });
  return { token: inviteToCommunity.url?.split('/').at(-1) ?? '', ...inviteToCommunity };
}

test('a link says where it leads before signing in, and lets its holder in', async () => {
  const place = await community();
  const { token } = await link(place, { uses: 2, role: 'FACILITATOR' });
  expect(await server.visitor().query(OFFER, { token })).toEqual({
    invitation: {
      communityName: place.name,
      community: null,
      role: 'FACILITATOR',
      invitedBy: { name: 'Amara Okonkwo' },
    },
  });
  expect(await server.visitor().refused(ACCEPT, { token })).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const accepted = await people.ravi.client.mutate<{ acceptInvitation: object }>(ACCEPT, { token });
  expect(accepted.acceptInvitation).toEqual({
    slug: place.slug,
    memberCount: 3,
    viewerMembership: { state: 'ACTIVE', role: 'FACILITATOR' },
    viewerCan: { leave: { allowed: true } },
  });
  // Again uses nothing up and changes nothing.
  await people.ravi.client.mutate(ACCEPT, { token });
  await people.oskar.client.mutate(ACCEPT, { token });
  expect(await people.yusuf.client.refused(ACCEPT, { token })).toMatchObject({ code: 'NOT_FOUND' });
  await people.ravi.client.mutate(ACCEPT, { token });
  const unconfirmed = await server.as(await anyPerson(server, { verified: false }));
  expect(await unconfirmed.refused(ACCEPT, { token })).toMatchObject({
    reason: 'VERIFY_EMAIL_FIRST',
  });
});

test('the last uses of a link are given once, to fifty people at once', async () => {
  const place = await community();
  const crowd = await Promise.all(
    Array.from({ length: 50 }, async () => server.as(await anyPerson(server))),
  );
  const { token, invitation } = await link(place, { uses: 7 });
  const answers = await Promise.all(crowd.map((person) => person.ask(ACCEPT, { token })));
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(7);
  const codes = answers.flatMap(
    ({ errors }) => errors?.map((error) => error.extensions.code) ?? [],
  );
  expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
  const [row] = await server.rows(
    `select i.uses, c.member_count from invitation i join community c on c.id = i.community_id
      where i.id = $1`,
    [invitation.id],
  );
  expect(row).toEqual({ uses: 7, member_count: 9 });
});

test('one person who clicks twenty times takes one use', async () => {
  const place = await community();
  const { token, invitation } = await link(place, { uses: 5 });
  const { client } = people.yusuf;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => client.ask(ACCEPT, { token })),
  );
  expect(answers.every(({ errors }) => !errors)).toBe(true);
  const [row] = await server.rows('select uses from invitation where id = $1', [invitation.id]);
  expect(row).toEqual({ uses: 1 });
});

test('a link ends by itself, by being revoked, and never helps whoever is banned', async () => {
  const place = await community();
  const old = await link(place, { expiresInDays: 3 });
  const ended = await link(place);
  const banned = await link(place, { uses: 5 });
  await aMember(systemContext(server.services), place, people.ravi, {
    state: MembershipState.BANNED,
  });
  expect(await people.ravi.client.refused(ACCEPT, { token: banned.token })).toMatchObject({
    code: 'FORBIDDEN',
    reason: 'BANNED',
  });
  const { id } = ended.invitation;
  expect(await people.oskar.client.refused(REVOKE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  await people.ines.client.mutate(REVOKE, { id });
  expect(await people.oskar.client.refused(ACCEPT, { token: ended.token })).toMatchObject({
    code: 'NOT_FOUND',
  });
  server.clock.advance(3 * DAY);
  expect(await people.oskar.client.refused(ACCEPT, { token: old.token })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an invitation by mail; told twice with one key it goes out once', async () => {
  const place = await community();
  const key = newId();
  const given = { communityId: place.id, email: 'Nova@Example.org', key };
  const { client } = people.ines;
  const first = await client.mutate<Invited>(INVITE, given);
  expect(first.inviteToCommunity).toMatchObject({
    url: null,
    invitation: { email: 'nova@example.org', usesLeft: 1, communityName: place.name },
  });
  expect(await client.mutate<Invited>(INVITE, given)).toEqual(first);
  expect(await client.refused(INVITE, { ...given, email: 'other@example.org' })).toMatchObject({
    code: 'CONFLICT',
    reason: 'KEY_REUSED',
  });
  const mails = await server.mails('nova@example.org');
  expect(mails.map(({ kind }) => kind)).toEqual(['communities.invitation']);
  expect(mails[0]?.text).toContain('Inês Carvalho would like you to join');
  const token = await secretIn(server, 'nova@example.org', 'communities.invitation');
  await people.oskar.client.mutate(ACCEPT, { token });
  const open = await client.query<{ community: { invitations: { nodes: object[] } } }>(
    'query($slug: String!) { community(slug: $slug) { invitations { nodes { email usesLeft } } } }',
    { slug: place.slug },
  );
  expect(open.community.invitations.nodes).toEqual([{ email: 'nova@example.org', usesLeft: 0 }]);
});

test('only stewards invite stewards and facilitators, and members invite nobody', async () => {
  const place = await community();
  await aMember(systemContext(server.services), place, people.ravi);
  const given = () => ({ communityId: place.id, key: newId() });
  const { client } = people.ines;
  for (const role of ['STEWARD', 'FACILITATOR']) {
    expect(await client.refused(INVITE, { ...given(), role })).toMatchObject({
      reason: 'NOT_STEWARD',
    });
    expect(
      await client.refused(INVITE_MEMBER, { ...given(), personId: people.oskar.id, role }),
    ).toMatchObject({ reason: 'NOT_STEWARD' });
  }
  expect(await people.ravi.client.refused(INVITE, given())).toMatchObject({
    reason: 'NOT_FACILITATOR',
  });
  expect(await people.oskar.client.refused(INVITE, given())).toMatchObject({ code: 'NOT_FOUND' });
});

test('a person with an account is invited, sees the listing, and says yes or no', async () => {
  const place = await community();
  const invite = async (name: Name) => {
    const given = { communityId: place.id, personId: people[name].id, key: newId() };
    const { inviteMember } = await people.amara.client.mutate<{
      inviteMember: { id: string; state: string };
    }>(INVITE_MEMBER, given);
    return inviteMember;
  };
  const ravi = await invite('ravi');
  expect(ravi).toMatchObject({ state: 'INVITED', role: 'MEMBER', invitedBy: { handle: 'amara' } });
  await server.runJobs();
  expect(
    await server.rows(
      'select detail from notice where person_id = $1 order by latest_at desc, id desc limit 1',
      [people.ravi.id],
    ),
  ).toEqual([{ detail: 'INVITED' }]);
  const mine = await people.ravi.client.query(
    '{ viewer { invitations { community { name purpose memberCount } } memberships { id } } }',
  );
  expect(mine.viewer).toMatchObject({
    invitations: [{ community: { name: place.name, memberCount: null } }],
  });
  expect(await people.yusuf.client.refused(ANSWER, { id: ravi.id, accept: true })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await people.amara.client.refused(ANSWER, { id: ravi.id, accept: true })).toMatchObject({
    code: 'NOT_FOUND',
  });
  const yes = await people.ravi.client.mutate(ANSWER, { id: ravi.id, accept: true });
  expect(yes.answerInvitation).toEqual({
    state: 'ACTIVE',
    community: { name: place.name, memberCount: 3 },
  });
  expect(await people.ravi.client.refused(ANSWER, { id: ravi.id, accept: true })).toMatchObject({
    reason: 'ALREADY_DONE',
  });
  const oskar = await invite('oskar');
  const no = await people.oskar.client.mutate(ANSWER, { id: oskar.id, accept: false });
  expect(no.answerInvitation).toMatchObject({ state: 'LEFT' });
  expect(
    await people.oskar.client.refused('query($slug: String!) { community(slug: $slug) { id } }', {
      slug: place.slug,
    }),
  ).toMatchObject({ code: 'NOT_FOUND' });
  const again = { communityId: place.id, personId: people.ravi.id, key: newId() };
  expect(await people.amara.client.refused(INVITE_MEMBER, again)).toMatchObject({
    reason: 'ALREADY_MEMBER',
  });
});
