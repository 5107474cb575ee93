import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { newId } from '../../kernel/ids';

const FEEDBACK = `id keep try offer putAwayAt from { handle } to { handle } community { id }
  viewerCan { withdraw { allowed } putAway { allowed } restore { allowed } }`;
const GIVE = `mutation ($input: GiveFeedbackInput!) { giveFeedback(input: $input) { ${FEEDBACK} } }`;
const verb = (name: string) =>
  `mutation ($input: FeedbackInput!) { ${name}(input: $input) { ${FEEDBACK} } }`;
const WITHDRAW = verb('withdrawFeedback');
const PUT_AWAY = verb('putAwayFeedback');
const RESTORE = verb('restoreFeedback');
const MINE = `query ($given: Boolean!) { viewer { feedback(given: $given) { nodes { ${FEEDBACK} } } } }`;
const MAY =
  'query ($handle: String!) { person(handle: $handle) { viewerCanGiveFeedback { allowed reason } } }';

interface Given {
  id: string;
  keep: string;
  putAwayAt: string | null;
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.PRIVATE);
});
afterAll(() => server.stop());
beforeEach(() => server.rows('delete from feedback'));

const input = (given: object = {}) => ({
  communityId: world.community.id,
  personId: world.tomasz.id,
  keep: 'How you wait\r\nbefore you answer.',
  clientMutationId: newId(),
  ...given,
});
const give = async (given: object = {}, client = world.ines.client): Promise<Given> =>
  (await client.mutate<{ giveFeedback: Given }>(GIVE, { input: input(given) })).giveFeedback;
const does = (mutation: string, feedbackId: string, client: TestClient) =>
  client.mutate<Record<string, Given>>(mutation, { input: { feedbackId } });
const mine = async (client: TestClient, given = false): Promise<Given[]> =>
  (await client.query<{ viewer: { feedback: { nodes: Given[] } } }>(MINE, { given })).viewer
    .feedback.nodes;
const may = async (handle: string, client = world.ines.client) =>
  (await client.query<{ person: { viewerCanGiveFeedback: object } }>(MAY, { handle })).person
    .viewerCanGiveFeedback;

it('goes from one member to another, once for its key, and nobody else reads it', async () => {
  const { ines, tomasz, amara, ravi, community } = world;
  const given = input({ try: 'Ask the quiet ones.', offer: 'I come along.' });
  const first = await ines.client.mutate<{ giveFeedback: Given }>(GIVE, { input: given });
  expect(await ines.client.mutate(GIVE, { input: given })).toEqual(first);
  expect(await mine(tomasz.client)).toEqual([
    expect.objectContaining({
      keep: 'How you wait\nbefore you answer.',
      try: 'Ask the quiet ones.',
      offer: 'I come along.',
      from: { handle: 'ines' },
      to: { handle: 'tomasz' },
      community: { id: community.id },
    }),
  ]);
  expect(await mine(ines.client, true)).toHaveLength(1);
  const { id } = first.giveFeedback;
  await server.rows('update person set admin = true where id = $1', [amara.id]);
  for (const { client } of [amara, ravi, world.lucia]) {
    expect([await mine(client), await mine(client, true)]).toEqual([[], []]);
    expect(await client.refused(PUT_AWAY, { input: { feedbackId: id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  }
  await server.rows('update person set admin = false where id = $1', [amara.id]);
});

it('is given to a member of the same community, who is somebody else, and says something', async () => {
  const { ines, lucia } = world;
  const refused = (given: object, client = ines.client) =>
    client.refused(GIVE, { input: input(given) });
  expect(await refused({ keep: ' ', try: null })).toMatchObject({
    fields: [{ path: 'keep', rule: 'isNotEmpty' }],
  });
  for (const personId of [lucia.id, newId(), 'nobody']) {
    expect(await refused({ personId })).toMatchObject({
      fields: [{ path: 'personId', rule: 'member' }],
    });
  }
  expect(await refused({ personId: ines.id })).toMatchObject({ reason: 'IS_OWN' });
  expect(await refused({}, lucia.client)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await may('tomasz')).toEqual({ allowed: true, reason: null });
  expect(await may('ines')).toMatchObject({ reason: 'IS_OWN' });
  expect(await may('lucia')).toMatchObject({ reason: 'NO_SHARED_COMMUNITY' });
  expect(await may('tomasz', lucia.client)).toMatchObject({ reason: 'NO_SHARED_COMMUNITY' });
  await server.rows(`update person set deactivated_at = now() where handle = 'tomasz'`);
  expect(await refused({})).toMatchObject({ reason: 'DEACTIVATED' });
  await server.rows(`update person set deactivated_at = null where handle = 'tomasz'`);
});

it('is taken back by who gave it, and laid aside by who got it; each can undo what they did', async () => {
  const { ines, tomasz } = world;
  const { id } = await give();
  await does(PUT_AWAY, id, tomasz.client);
  const [got] = await mine(tomasz.client);
  expect(got?.putAwayAt).not.toBeNull();
  // Whoever gave it does not learn of it.
  expect((await mine(ines.client, true))[0]?.putAwayAt).toBeNull();
  expect(await ines.client.refused(RESTORE, { input: { feedbackId: id } })).toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await ines.client.refused(PUT_AWAY, { input: { feedbackId: id } })).toMatchObject({
    reason: 'NOT_RECIPIENT',
  });
  await does(RESTORE, id, tomasz.client);
  await does(WITHDRAW, id, ines.client);
  expect([await mine(tomasz.client), await mine(ines.client, true)]).toEqual([[], []]);
  expect(await tomasz.client.refused(PUT_AWAY, { input: { feedbackId: id } })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await does(RESTORE, id, ines.client);
  expect(await mine(tomasz.client)).toEqual([expect.objectContaining({ id, putAwayAt: null })]);
  expect(await tomasz.client.refused(WITHDRAW, { input: { feedbackId: id } })).toMatchObject({
    reason: 'NOT_AUTHOR',
  });
});

it('is neither given nor shown where the house has switched recognition off', async () => {
  await give();
  await server.rows('update instance set recognition = false');
  try {
    expect(await world.ines.client.refused(GIVE, { input: input() })).toMatchObject({
      reason: 'RECOGNITION_OFF',
    });
    expect(await mine(world.tomasz.client)).toEqual([]);
    expect(await may('tomasz')).toMatchObject({ reason: 'RECOGNITION_OFF' });
  } finally {
    await server.rows('update instance set recognition = true');
  }
});
