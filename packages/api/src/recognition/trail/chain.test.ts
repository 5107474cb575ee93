import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { anEvent } from '../../events/event.factory';
import { newId } from '../../kernel/ids';
import { aResource } from '../../resources/resource.factory';
import { aThread, type MadeThread } from '../../threads/thread.factory';

const USE = 'mutation ($input: ReportUseInput!) { reportUse(input: $input) { id } }';
const SHARE = `mutation ($input: ShareAgainInput!) { shareAgain(input: $input) { id sharedAs { id title } } }`;
const CHAIN =
  'chain { id parentId depth here contribution { kind title } report { words by { handle } } }';
const OF_THREAD = `query ($id: ID!) { thread(id: $id) { posts { nodes { id trail { toShow ${CHAIN} } } } } }`;
const OF_RESOURCE = `query ($id: ID!) { resource(id: $id) { trail { useCount toShow ${CHAIN} } } }`;

interface Step {
  id: string;
  parentId: string | null;
  depth: number;
  here: boolean;
  contribution: { title: string } | null;
  report: { words: string } | null;
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  thread = await aThread(world.ctx, {
    ...{ communityId: world.community.id, authorId: world.ines.id, title: 'Told in a thread' },
  });
});

type Ref = { kind: string; id: string };
const resource = (id: string): Ref => ({ kind: 'RESOURCE', id });
const use = async (client: TestClient, of: Ref, words: string, more: object = {}) =>
  (
    await client.mutate<{ reportUse: { id: string } }>(USE, {
      input: { of, how: 'ADAPTED', words, clientMutationId: newId(), ...more },
    })
  ).reportUse.id;
const share = (client: TestClient, reportId: string, what: Ref) =>
  client.mutate(SHARE, { input: { reportId, what } });
const chainOf = async (client: TestClient, id: string): Promise<Step[]> =>
  (await client.query<{ resource: { trail: { chain: Step[] } } }>(OF_RESOURCE, { id })).resource
    .trail.chain;
/** Each step by its depth and words; where one stands is marked. */
const drawn = (steps: Step[]): string[] =>
  steps.map(
    ({ depth, here, contribution, report }) =>
      `${'-'.repeat(depth)}${contribution?.title ?? `"${report?.words}"`}${here ? ' *' : ''}`,
  );

/** Told by Inês, kept as a practice, adapted by Tomasz, shared again, used by Ravi. */
async function threeSteps(again = world.community.id) {
  const { ctx, ines, tomasz, ravi } = world;
  const kept = await aResource(ctx, {
    ...{ communityId: world.community.id, createdBy: ines.id, title: 'Kept' },
    originPostId: thread.postId,
  });
  const first = await use(tomasz.client, resource(kept.id), 'With gauze.');
  const shared = await aResource(ctx, {
    ...{ communityId: again, createdBy: tomasz.id, title: 'With gauze' },
  });
  await share(tomasz.client, first, resource(shared.id));
  const last = await use(ravi.client, resource(shared.id), 'On the night shift.');
  return { kept, first, shared, last };
}

it('is drawn from its origin, three steps and more, wherever one stands', async () => {
  const { tomasz, lucia } = world;
  const { kept, shared } = await threeSteps();
  await use(tomasz.client, { kind: 'POST', id: thread.postId }, 'At once.');
  await use(tomasz.client, resource(kept.id), 'Sore skin.', { how: 'DID_NOT_WORK' });
  await use(tomasz.client, resource(kept.id), 'Between us.', { shownTo: 'CONTRIBUTOR' });
  const whole = [
    'Told in a thread',
    '-Kept',
    '--"With gauze."',
    '---With gauze *',
    '----"On the night shift."',
    '-"At once."',
  ];
  for (const { client } of [tomasz, lucia]) {
    expect(drawn(await chainOf(client, shared.id))).toEqual(whole);
  }
  const { thread: seen } = await tomasz.client.query<{
    thread: { posts: { nodes: Array<{ trail: { toShow: boolean; chain: Step[] } }> } };
  }>(OF_THREAD, { id: thread.id });
  expect(seen.posts.nodes[0]?.trail.toShow).toBe(true);
  const steps = seen.posts.nodes[0]?.trail.chain ?? [];
  expect(drawn(steps)).toEqual([
    'Told in a thread *',
    ...whole.slice(1).map((line) => line.replace(' *', '')),
  ]);
  const ids = steps.map(({ id }) => id);
  for (const [place, { parentId }] of steps.entries()) {
    if (place > 0) expect(ids.slice(0, place)).toContain(parentId);
  }
});

it('ends where one sees no further, and tells nothing of what lies behind', async () => {
  const { ctx, tomasz, ravi, ines, lucia } = world;
  const inside = await aCommunity(ctx, { steward: ravi, visibility: Visibility.PRIVATE });
  await aMember(ctx, inside, tomasz);
  const { kept, shared } = await threeSteps(inside.id);
  const back = await aResource(ctx, {
    ...{ communityId: world.community.id, createdBy: ravi.id, title: 'Back outside' },
  });
  const report = await use(ravi.client, resource(shared.id), 'Once more.');
  await share(ravi.client, report, resource(back.id));
  const whole = (await chainOf(ravi.client, back.id)).map(({ id }) => id);
  expect(whole).toHaveLength(7);
  for (const { client } of [ines, lucia]) {
    expect(drawn(await chainOf(client, kept.id))).toEqual([
      'Told in a thread',
      '-Kept *',
      '--"With gauze."',
    ]);
    expect(drawn(await chainOf(client, back.id))).toEqual(['Back outside *']);
  }
  // What came out of a use that one does not see says nothing of it: neither in a chain, nor that there is one.
  const shows = async (client: TestClient, id: string) =>
    (await client.query<{ resource: { trail: { toShow: boolean } } }>(OF_RESOURCE, { id })).resource
      .trail.toShow;
  expect(await shows(ravi.client, back.id)).toBe(true);
  expect(await shows(lucia.client, back.id)).toBe(false);
  expect(await shows(lucia.client, kept.id)).toBe(true);
  // The origin is taken away: the chain begins where it is still seen.
  await server.rows('update post set removed_at = now(), removed_by = author_id where id = $1', [
    thread.postId,
  ]);
  expect(drawn(await chainOf(ines.client, kept.id))).toEqual(['Kept *', '-"With gauze."']);
});

it('goes on only with what is one’s own, comes later, and came out of nothing else', async () => {
  const { ctx, community, tomasz, ravi, ines } = world;
  const { kept, first, shared, last } = await threeSteps();
  const refused = (client: TestClient, reportId: string, what: Ref) =>
    client.refused(SHARE, { input: { reportId, what } });
  const own = await aResource(ctx, { communityId: community.id, createdBy: ravi.id });
  const over = await anEvent(ctx, { communityId: community.id, startsOn: '2026-01-06T14:00' });
  expect(await refused(ravi.client, last, resource(shared.id))).toMatchObject({
    fields: [{ path: 'what.id', rule: 'own' }],
  });
  expect(await refused(ravi.client, last, { kind: 'EVENT', id: over.id })).toMatchObject({
    fields: [{ path: 'what.kind', rule: 'isIn' }],
  });
  expect(await refused(ines.client, last, resource(kept.id))).toMatchObject({
    reason: 'NOT_AUTHOR',
  });
  await Promise.all([1, 2].map(() => share(ravi.client, last, resource(own.id))));
  expect(
    await server.rows('select 1 from use_shared_again where resource_id = $1', [own.id]),
  ).toHaveLength(1);
  // Ravi answers for what Tomasz had shared, and used something that came out of it.
  await server.rows('update resource set steward_id = $2 where id = any($1)', [
    [shared.id, kept.id],
    ravi.id,
  ]);
  const circle = await use(tomasz.client, resource(own.id), 'And back.');
  expect(await refused(tomasz.client, circle, resource(shared.id))).toMatchObject({
    fields: [{ path: 'what.id', rule: 'before' }],
  });
  const more = await aResource(ctx, { communityId: community.id, createdBy: tomasz.id });
  await share(tomasz.client, circle, resource(more.id));
  expect(await refused(tomasz.client, first, resource(more.id))).toMatchObject({
    reason: 'TAKEN',
  });
});

it('cannot be closed to a circle by two at once', async () => {
  const { ctx, community, tomasz, ravi } = world;
  const [a, b] = await Promise.all(
    [ravi.id, tomasz.id].map((createdBy) =>
      aResource(ctx, { communityId: community.id, createdBy }),
    ),
  );
  const [ofA, ofB] = [
    await use(tomasz.client, resource(a?.id ?? ''), 'A'),
    await use(ravi.client, resource(b?.id ?? ''), 'B'),
  ];
  const answers = await Promise.all([
    tomasz.client.ask(SHARE, { input: { reportId: ofA, what: resource(b?.id ?? '') } }),
    ravi.client.ask(SHARE, { input: { reportId: ofB, what: resource(a?.id ?? '') } }),
  ]);
  expect(answers.filter(({ errors }) => errors)).toHaveLength(1);
});

it('draws sixty steps at most, those first that led on', async () => {
  const { ctx, community, ines, tomasz } = world;
  const { kept, first } = await threeSteps();
  await server.rows(
    `insert into use_report (id, community_id, resource_id, by_id, how, words, shown_to, created_at)
     select gen_random_uuid(), $1, $2, $3, 'WORKED', 'Again ' || n, 'COMMUNITY', now() from generate_series(1, 40) n`,
    [community.id, kept.id, tomasz.id],
  );
  for (let each = 0; each < 5; each += 1) {
    const more = await aResource(ctx, {
      ...{ communityId: community.id, createdBy: ines.id, originPostId: thread.postId },
    });
    await server.rows(
      `insert into use_report (id, community_id, resource_id, by_id, how, words, shown_to, created_at)
       select gen_random_uuid(), $1, $2, $3, 'WORKED', 'Often', 'COMMUNITY', now() from generate_series(1, 20)`,
      [community.id, more.id, tomasz.id],
    );
  }
  const steps = await chainOf(tomasz.client, kept.id);
  expect(steps).toHaveLength(60);
  expect(steps.map(({ id }) => id)).toContain(first);
});
