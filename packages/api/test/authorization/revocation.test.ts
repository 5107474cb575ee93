import { type Community, Visibility } from '../../src/communities/community.entity';
import { aCommunity, aMember } from '../../src/communities/community.factory';
import { systemContext } from '../../src/kernel/context';
import { newId } from '../../src/kernel/ids';
import { aThread, type MadeThread } from '../../src/threads/thread.factory';
import type { Subscription } from '../client';
import { anyPerson, startTestServer, type TestClient, type TestServer } from '../harness';

/** Whoever may no longer read is told nothing more, and what they hold open closes; whatever took the right. */
let server: TestServer;
let steward: TestClient;
let admin: TestClient;
let founder: { id: string };

beforeAll(async () => {
  server = await startTestServer();
  founder = await anyPerson(server, { handle: 'founder' });
  steward = await server.as(founder);
  admin = await server.as(await anyPerson(server, { handle: 'admin', admin: true }));
});

afterAll(() => server.close());

const THREAD = 'subscription($id: ID!) { threadChanged(threadId: $id) { kind } }';
const COMMUNITY = 'subscription($id: ID!) { communityChanged(communityId: $id) { kind } }';

interface Scene {
  community: Community;
  thread: MadeThread;
  reader: { id: string; membershipId: string | null; client: TestClient };
  open: Array<Subscription<Record<string, unknown>>>;
}

/** A community of its own with somebody who follows it and its thread. */
async function scene(
  given: { visibility?: Visibility; member?: boolean; admin?: boolean; visitor?: boolean } = {},
): Promise<Scene> {
  const ctx = systemContext(server.services);
  const { visibility = Visibility.PRIVATE, member = true } = given;
  const slug = `scene-${newId()}`;
  const community = await aCommunity(ctx, { name: 'Scene', slug, steward: founder, visibility });
  const thread = await aThread(ctx, { communityId: community.id, authorId: founder.id });
  const person = await anyPerson(server, { admin: given.admin ?? false });
  const membership = member ? await aMember(ctx, community, person) : null;
  const client = given.visitor ? server.visitor() : await server.as(person);
  const open = [
    await client.subscribe(THREAD, { id: thread.id }),
    await client.subscribe(COMMUNITY, { id: community.id }),
  ];
  const reader = { id: person.id, membershipId: membership?.id ?? null, client };
  return { community, thread, reader, open };
}

const say = (threadId: string) =>
  steward.mutate('mutation($input: ReplyInput!) { reply(input: $input) { id } }', {
    input: { threadId, markdown: 'Among ourselves', clientMutationId: newId() },
  });

const change = (
  client: TestClient,
  name: string,
  type: string,
  input: object,
  selection = '{ id }',
) => client.mutate(`mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`, { input });

const takenAway: Array<[string, Parameters<typeof scene>[0], (scene: Scene) => Promise<unknown>]> =
  [
    [
      'removed',
      {},
      ({ reader }) =>
        change(steward, 'removeMember', 'RemoveMemberInput', {
          ...{ membershipId: reader.membershipId, reason: 'Elsewhere now', version: 1 },
        }),
    ],
    [
      'banned',
      {},
      ({ reader }) =>
        change(steward, 'banMember', 'RemoveMemberInput', {
          ...{ membershipId: reader.membershipId, reason: 'Unkind', version: 1 },
        }),
    ],
    [
      'gone by themself',
      {},
      ({ reader, community }) =>
        change(
          reader.client,
          'leaveCommunity',
          'CommunityInput',
          { communityId: community.id },
          '{ __typename }',
        ),
    ],
    [
      'outside an open community that becomes private',
      { visibility: Visibility.OPEN, member: false },
      ({ community }) =>
        change(steward, 'editCommunity', 'EditCommunityInput', {
          ...{ id: community.id, visibility: 'PRIVATE', version: 1 },
        }),
    ],
    [
      'outside an open community that becomes closed',
      { visibility: Visibility.OPEN, member: false },
      ({ community }) =>
        change(steward, 'editCommunity', 'EditCommunityInput', {
          ...{ id: community.id, visibility: 'CLOSED', version: 1 },
        }),
    ],
    [
      'signed out on another device',
      {},
      async ({ reader }) => {
        const other = await server.as(reader.id);
        await change(other, 'endSession', 'EndSessionInput', { others: true }, '{ admin }');
      },
    ],
    [
      'signed out',
      {},
      ({ reader }) => reader.client.mutate('mutation { signOut { signedOutAt } }'),
    ],
    [
      'no longer somebody with an account',
      {},
      ({ reader }) => change(admin, 'deactivatePerson', 'PersonInput', { personId: reader.id }),
    ],
    [
      'no longer an admin',
      { admin: true, member: false },
      ({ reader }) => change(admin, 'endAdmin', 'PersonInput', { personId: reader.id }),
    ],
  ];

test.each(takenAway)('%s: nothing more is told, and it closes', async (_name, given, take) => {
  const made = await scene(given);
  await say(made.thread.id);
  for (const one of made.open) await one.next();
  await take(made);
  await say(made.thread.id);
  for (const one of made.open) {
    await one.end();
    expect(one.answers).toHaveLength(1);
  }
});

test('a visitor of a house that no longer lets visitors read', async () => {
  const set = async (visitorsMayRead: boolean) => {
    const { instance } = await admin.query<{ instance: { version: number } }>(
      '{ instance { version } }',
    );
    const input = { visitorsMayRead, version: instance.version };
    await change(admin, 'editInstance', 'EditInstanceInput', input, '{ name }');
  };
  await set(true);
  const made = await scene({ visibility: Visibility.OPEN, visitor: true });
  await set(false);
  await say(made.thread.id);
  for (const one of made.open) {
    await one.end();
    expect(one.answers).toEqual([]);
  }
});

test('an archived community is still followed, and tells again once it is restored', async () => {
  const made = await scene();
  const { community, thread, open } = made;
  const input = { communityId: community.id, version: 1 };
  await change(steward, 'archiveCommunity', 'VersionedCommunityInput', input);
  await change(steward, 'restoreCommunity', 'VersionedCommunityInput', { ...input, version: 2 });
  await say(thread.id);
  for (const one of open) {
    expect((await one.next()).errors).toBeUndefined();
    expect(one.ended).toBe(false);
    one.stop();
  }
});

test('who is let in by another role, or joins elsewhere, goes on reading', async () => {
  const { reader, thread, open } = await scene();
  await change(steward, 'changeRole', 'ChangeRoleInput', {
    ...{ membershipId: reader.membershipId, role: 'FACILITATOR', version: 1 },
  });
  await say(thread.id);
  for (const one of open) {
    expect((await one.next()).errors).toBeUndefined();
    one.stop();
  }
});
