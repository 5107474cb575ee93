import { type Enrolled, enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { DAY } from '../kernel/clock';
import { systemContext } from '../kernel/context';
import { newId } from '../kernel/ids';
import { type Community, Visibility } from './community.entity';
import { aCommunity, aMember } from './community.factory';

let server: TestServer;
type Name = 'amara' | 'ravi' | 'ines' | 'oskar';
let people: Record<Name, Enrolled>;
let place: Community;

beforeAll(async () => {
  server = await startTestServer();
  people = await enrol(server, 'amara', 'ravi', 'ines', 'oskar');
});
afterAll(() => server.close());

beforeEach(async () => {
  place = await aCommunity(systemContext(server.services), {
    name: 'Rules',
    visibility: Visibility.OPEN,
    steward: people.amara,
    groundRules: 'One.',
  });
});

const DUE = `viewerMustAcceptRules { blocking graceUntil groundRules { number markdown } previous { number markdown } }
  viewerCan { openThread { allowed reason } }`;
const ACCEPT = `mutation($id: ID!, $number: Int!) {
  acceptGroundRules(input: { communityId: $id, number: $number }) { ${DUE} } }`;
const PUBLISH = `mutation($id: ID!, $markdown: String!, $version: Int!, $key: String!) {
  publishGroundRules(input: { communityId: $id, markdown: $markdown, version: $version, clientMutationId: $key }) {
    version groundRules { number html graceUntil } groundRulesHistory { number author { handle } } } }`;

const standing = async (name: Name) => {
  const { community } = await people[name].client.query<{ community: object }>(
    `query($slug: String!) { community(slug: $slug) { ${DUE} } }`,
    { slug: place.slug },
  );
  return community;
};
const join = (name: Name) =>
  people[name].client.mutate(
    'mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }',
    { id: place.id },
  );
const accept = (name: Name, number: number) =>
  people[name].client.mutate(ACCEPT, { id: place.id, number });
const publish = (markdown: string, version: number, key = newId()) =>
  people.amara.client.mutate(PUBLISH, { id: place.id, markdown, version, key });

const clear = {
  viewerMustAcceptRules: null,
  viewerCan: { openThread: { allowed: true, reason: null } },
};

test('before the first post the rules are accepted, as they are now', async () => {
  await join('oskar');
  expect(await standing('oskar')).toEqual({
    viewerMustAcceptRules: {
      blocking: true,
      graceUntil: null,
      groundRules: { number: 1, markdown: 'One.' },
      previous: null,
    },
    viewerCan: { openThread: { allowed: false, reason: 'ACCEPT_RULES_FIRST' } },
  });
  const { client } = people.oskar;
  expect(await client.refused(ACCEPT, { id: place.id, number: 2 })).toMatchObject({
    reason: 'VERSION',
  });
  expect((await accept('oskar', 1)).acceptGroundRules).toEqual(clear);
  expect(await people.ravi.client.refused(ACCEPT, { id: place.id, number: 1 })).toMatchObject({
    reason: 'JOIN_FIRST',
  });
});

test('a new version gives fourteen days to who accepted an earlier one, and none to who accepted none', async () => {
  await join('oskar');
  await accept('oskar', 1);
  await join('ines');
  const graceUntil = new Date(server.clock.now().getTime() + 14 * DAY).toISOString();
  const published = await publish('One.\n\nTwo.', place.version);
  expect(published.publishGroundRules).toEqual({
    version: place.version + 1,
    groundRules: { number: 2, html: expect.stringContaining('Two.'), graceUntil },
    groundRulesHistory: [
      { number: 2, author: { handle: 'amara' } },
      { number: 1, author: null },
    ],
  });
  expect(await standing('amara')).toEqual(clear);
  expect(await standing('ines')).toMatchObject({
    viewerMustAcceptRules: { blocking: true, graceUntil: null, previous: null },
  });
  const due = {
    blocking: false,
    graceUntil,
    groundRules: { number: 2, markdown: 'One.\n\nTwo.' },
    previous: { number: 1, markdown: 'One.' },
  };
  expect(await standing('oskar')).toEqual({ ...clear, viewerMustAcceptRules: due });
  server.clock.advance(14 * DAY - 1);
  expect(await standing('oskar')).toEqual({ ...clear, viewerMustAcceptRules: due });
  server.clock.advance(1);
  expect(await standing('oskar')).toEqual({
    viewerMustAcceptRules: { ...due, blocking: true },
    viewerCan: { openThread: { allowed: false, reason: 'ACCEPT_RULES_FIRST' } },
  });
  // Having left and come back does not help.
  await people.oskar.client.mutate(
    'mutation($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }',
    { id: place.id },
  );
  await join('oskar');
  expect(await standing('oskar')).toMatchObject({ viewerMustAcceptRules: { blocking: true } });
  expect((await accept('oskar', 2)).acceptGroundRules).toEqual(clear);
});

test('a third version does not move the day of the second', async () => {
  await aMember(systemContext(server.services), place, people.ravi);
  await publish('Two.', place.version);
  const first = new Date(server.clock.now().getTime() + 14 * DAY).toISOString();
  server.clock.advance(5 * DAY);
  await publish('Three.', place.version + 1);
  expect(await standing('ravi')).toMatchObject({
    viewerMustAcceptRules: {
      blocking: false,
      graceUntil: first,
      groundRules: { number: 3 },
      previous: { number: 1, markdown: 'One.' },
    },
  });
});

test('publishing is for stewards, of the version that was seen, once for a key', async () => {
  await join('ravi');
  const given = { id: place.id, markdown: 'Two.', version: place.version, key: newId() };
  expect(await people.ravi.client.refused(PUBLISH, given)).toMatchObject({ reason: 'NOT_STEWARD' });
  const { client } = people.amara;
  const first = await client.mutate(PUBLISH, given);
  expect(await client.mutate(PUBLISH, given)).toEqual(first);
  expect(await client.refused(PUBLISH, { ...given, key: newId() })).toMatchObject({
    reason: 'VERSION',
  });
  expect(await client.refused(PUBLISH, { ...given, markdown: ' \n ', key: newId() })).toMatchObject(
    {
      code: 'INVALID',
    },
  );
});
