import { type Enrolled, enrol } from '../../../test/cast';
import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { REMOVE_THREAD, RESTORE_THREAD } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { MembershipRole } from '../../communities/membership.entity';
import { anEvent } from '../../events/event.factory';
import { aFile } from '../../files/file.factory';
import { makeContext } from '../../kernel/context';
import { countStatements } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import type { Viewer } from '../../kernel/viewer';
import { aResource } from '../../resources/resource.factory';
import { foundPosts } from '../../threads/posts.found';
import { aPost, aThread, type MadeThread } from '../../threads/thread.factory';
import { ofPost, slim } from '../contributions';
import { trailLoader } from '../trail/trail.queries';

const REPORT = `id how words place changed shownTo version removedAt editedAt by { handle } files { name address }
  of { kind title path by { handle } community { slug } post { id } resource { id } event { id } }
  answers { id words by { handle } viewerCanRemove { allowed } } sharedAs { id kind title } thread { id title }
  viewerCan { edit { allowed } remove { allowed } restore { allowed } answer { allowed reason } openThread { allowed }
    shareAgain { allowed } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${REPORT} } }`;
const USE = verb('reportUse', 'ReportUseInput');
const EDIT = verb('editUse', 'EditUseInput');
const REMOVE = verb('removeUse', 'UseReportInput');
const RESTORE = verb('restoreUse', 'UseReportInput');
const ANSWER = verb('answerUse', 'AnswerUseInput');
const UNSAY = verb('removeUseAnswer', 'UseAnswerInput');
const OPEN = `mutation ($input: OpenUseThreadInput!) { openUseThread(input: $input) { id title links { kind } } }`;
const SEE = `query ($id: ID!) { useReport(id: $id) { ${REPORT} } }`;
const TRAIL = `trail { toShow useCount workedCount adaptedCount placeCount since uses(first: 5) { nodes { id words } }
  viewerCan { reportUse { allowed reason } } }`;
const OF_THREAD = `query ($id: ID!) { thread(id: $id) { posts { nodes { id ${TRAIL} } } } }`;

interface Report {
  id: string;
  words: string;
  shownTo: string;
  version: number;
  of: { title: string; path: string } | null;
  answers: Array<{ id: string; words: string }>;
  files: Array<{ name: string; address: string }>;
  thread: { id: string } | null;
  viewerCan: Record<string, { allowed: boolean; reason?: string }>;
}
interface Trail {
  toShow: boolean;
  useCount: number;
  workedCount: number;
  placeCount: number;
  uses: { nodes: Array<{ id: string; words: string }> };
  viewerCan: { reportUse: { allowed: boolean; reason: string | null } };
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;
/** Reads all that the community is shown, and no more. */
let oskar: Enrolled;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
  ({ oskar } = await enrol(server, 'oskar'));
  await aMember(world.ctx, world.community, oskar);
});
afterAll(() => server.stop());
/** Inês tells how she washes wounds. */
beforeEach(async () => {
  thread = await aThread(world.ctx, {
    communityId: world.community.id,
    authorId: world.ines.id,
    title: 'Washing before the photo',
  });
});

const post = () => ({ kind: 'POST', id: thread.postId });
async function does(client: TestClient, mutation: string, input: object): Promise<Report> {
  const data = await client.mutate<Record<string, Report>>(mutation, { input });
  return Object.values(data)[0] as Report;
}
const use = (given: object = {}, client = world.tomasz.client): Promise<Report> =>
  does(client, USE, {
    ...{ of: post(), how: 'WORKED', words: 'Half the time, and sharper.' },
    ...{ clientMutationId: newId(), ...given },
  });
const seen = async (client: TestClient, id: string): Promise<Report> =>
  (await client.query<{ useReport: Report }>(SEE, { id })).useReport;
const trailFor = async (client: TestClient): Promise<Trail> => {
  const asked = await client.query<{ thread: { posts: { nodes: Array<{ trail: Trail }> } } }>(
    OF_THREAD,
    { id: thread.id },
  );
  return asked.thread.posts.nodes[0]?.trail as Trail;
};

describe('a use', () => {
  it('is told in a sentence, once, and stands at the trail', async () => {
    const { tomasz, ines } = world;
    const input = { of: post(), how: 'WORKED', words: ' Sharper. ', clientMutationId: newId() };
    const [first, again] = await Promise.all([
      does(tomasz.client, USE, input),
      does(tomasz.client, USE, input),
    ]);
    expect(again.id).toBe(first.id);
    expect(first).toMatchObject({
      ...{ how: 'WORKED', words: 'Sharper.', place: '', shownTo: 'COMMUNITY', version: 1 },
      by: { handle: 'tomasz' },
      of: {
        ...{ kind: 'POST', title: 'Washing before the photo', by: [{ handle: 'ines' }] },
        path: `/c/${world.community.slug}/t/${thread.id}`,
        post: { id: thread.postId },
      },
    });
    await use({ how: 'ADAPTED', place: 'Ward 3', changed: 'With gauze' }, world.ravi.client);
    await use({ how: 'ADAPTED', place: 'ward 3', words: 'Again.' }, world.ravi.client);
    expect(await trailFor(ines.client)).toMatchObject({
      ...{ useCount: 3, workedCount: 1, adaptedCount: 2, placeCount: 1 },
      uses: { nodes: [{ words: 'Again.' }, {}, { id: first.id }] },
      viewerCan: { reportUse: { allowed: false, reason: 'IS_OWN' } },
    });
  });

  it('has a place, what was changed and files, and is put into other words by its author', async () => {
    const { ctx, tomasz, ines, lucia } = world;
    const [plan, other] = [
      await aFile(ctx, { ownerId: tomasz.id, name: 'plan.txt' }),
      await aFile(ctx, { ownerId: ines.id }),
    ];
    const made = await use({ place: 'Ward 3', changed: 'Gauze', fileIds: [plan.id] });
    expect(made.files).toMatchObject([{ name: 'plan.txt' }]);
    expect((await ines.client.fetch(plan.address)).status).toBe(200);
    expect((await lucia.client.fetch(plan.address)).status).toBe(404);
    const input = { of: post(), how: 'WORKED', words: 'A', clientMutationId: newId() };
    for (const fileIds of [[other.id], ['nothing']]) {
      expect(await tomasz.client.refused(USE, { input: { ...input, fileIds } })).toMatchObject({
        fields: [{ path: 'fileIds', rule: 'exists' }],
      });
    }
    const edit = { reportId: made.id, version: 1, words: 'Sharper.', fileIds: [] };
    expect(await ines.client.refused(EDIT, { input: edit })).toMatchObject({
      reason: 'NOT_AUTHOR',
    });
    expect(await does(tomasz.client, EDIT, edit)).toMatchObject({
      ...{ words: 'Sharper.', place: 'Ward 3', changed: 'Gauze', version: 2, files: [] },
    });
    expect(await tomasz.client.refused(EDIT, { input: edit })).toMatchObject({ reason: 'VERSION' });
    expect((await ines.client.fetch(plan.address)).status).toBe(404);
    const empty = { ...edit, version: 2, words: ' \u200b ' };
    expect(await tomasz.client.refused(EDIT, { input: empty })).toMatchObject({ code: 'INVALID' });
  });

  it('is of a resource and of an event that has begun, and never of one’s own', async () => {
    const { ctx, community, ravi, tomasz, ines, lucia } = world;
    const communityId = community.id;
    const resource = await aResource(ctx, { communityId, createdBy: ines.id, stewardId: ravi.id });
    const over = await anEvent(ctx, { communityId, startsOn: '2026-01-06T14:00', hostId: ines.id });
    const next = await anEvent(ctx, { communityId, startsOn: '2126-01-06T14:00', hostId: ines.id });
    const kept = await use({ of: { kind: 'RESOURCE', id: resource.id } });
    expect(kept.of).toMatchObject({
      ...{ path: `/c/${community.slug}/library/${resource.id}`, resource: { id: resource.id } },
      by: [{ handle: 'ines' }, { handle: 'ravi' }],
    });
    expect((await use({ of: { kind: 'EVENT', id: over.id } })).of).toMatchObject({
      ...{ path: `/c/${community.slug}/e/${over.id}`, event: { id: over.id } },
      by: [{ handle: 'ines' }],
    });
    const refused = (client: TestClient, kind: string, id: string) =>
      client.refused(USE, {
        input: { of: { kind, id }, how: 'WORKED', words: 'A', clientMutationId: newId() },
      });
    expect(await refused(tomasz.client, 'EVENT', next.id)).toMatchObject({
      reason: 'EVENT_NOT_STARTED',
    });
    for (const [client, kind, id] of [
      [ines.client, 'POST', thread.postId],
      [ines.client, 'EVENT', over.id],
      [ravi.client, 'RESOURCE', resource.id],
    ] as const) {
      expect(await refused(client, kind, id)).toMatchObject({ reason: 'IS_OWN' });
    }
    expect(await refused(lucia.client, 'POST', thread.postId)).toMatchObject({ code: 'NOT_FOUND' });
    // A post is no resource.
    expect(await refused(tomasz.client, 'RESOURCE', thread.postId)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is taken back and brought back, by its author or a facilitator: each what they took', async () => {
    const { tomasz, ravi, ines, amara } = world;
    const { id } = await use();
    const input = { reportId: id };
    expect(await ines.client.refused(REMOVE, { input })).toMatchObject({ reason: 'NOT_AUTHOR' });
    expect((await does(tomasz.client, REMOVE, input)).viewerCan.restore?.allowed).toBe(true);
    expect(await ines.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await trailFor(ines.client)).useCount).toBe(0);
    expect(await tomasz.client.refused(REMOVE, { input })).toMatchObject({ reason: 'REMOVED' });
    // Those who look after the community see it, and leave it to its author.
    for (const { client } of [ravi, amara]) {
      expect((await seen(client, id)).viewerCan.restore).toMatchObject({ allowed: false });
      expect(await client.refused(RESTORE, { input })).toMatchObject({ reason: 'NOT_AUTHOR' });
    }
    await does(tomasz.client, RESTORE, input);
    await does(ravi.client, REMOVE, input);
    expect(await tomasz.client.refused(RESTORE, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    await does(ravi.client, RESTORE, input);
    expect((await trailFor(ines.client)).useCount).toBe(1);
  });

  it('goes out of sight with the post, except for those between whom it was said', async () => {
    const { tomasz, ravi, ines, amara } = world;
    const { id } = await use();
    await amara.client.mutate(REMOVE_THREAD, { id: thread.id, reason: 'Twice' });
    expect(await ravi.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    for (const { client } of [tomasz, ines]) {
      expect(await seen(client, id)).toMatchObject({ words: expect.any(String), of: null });
    }
    const input = { of: post(), how: 'WORKED', words: 'A', clientMutationId: newId() };
    expect(await tomasz.client.refused(USE, { input })).toMatchObject({ code: 'NOT_FOUND' });
    await amara.client.mutate(RESTORE_THREAD, { id: thread.id });
    expect((await seen(ravi.client, id)).of).not.toBeNull();
  });

  it('goes where the post goes', async () => {
    const { ctx, tomasz, ravi, amara } = world;
    const other = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    await aMember(ctx, other, ravi, { role: MembershipRole.FACILITATOR });
    const { id } = await use();
    await ravi.client.mutate(
      'mutation ($input: MoveThreadInput!) { moveThread(input: $input) { id } }',
      { input: { id: thread.id, communityId: other.id, knowingly: true } },
    );
    expect((await seen(ravi.client, id)).of).toMatchObject({ community: { slug: other.slug } });
    expect(await tomasz.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what did not work', () => {
  it('is for who gave it, who said it, and who looks after the community', async () => {
    const { tomasz, ines, ravi, amara } = world;
    const made = await use({ how: 'DID_NOT_WORK', words: 'The skin was sore.' });
    expect(made.shownTo).toBe('CONTRIBUTOR');
    const quiet = await use({ shownTo: 'CONTRIBUTOR', words: 'Between us.' });
    const input = { of: post(), how: 'DID_NOT_WORK', words: 'A', clientMutationId: newId() };
    expect(
      await tomasz.client.refused(USE, { input: { ...input, shownTo: 'COMMUNITY' } }),
    ).toMatchObject({ fields: [{ path: 'shownTo', rule: 'contributor' }] });
    for (const { client } of [ines, tomasz, ravi, amara]) {
      expect((await seen(client, made.id)).words).toBe('The skin was sore.');
    }
    expect(await oskar.client.refused(SEE, { id: made.id })).toMatchObject({ code: 'NOT_FOUND' });
    for (const { client } of [oskar, ravi]) {
      expect(await client.refused(SEE, { id: quiet.id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    const shown = async (client: TestClient) =>
      (await trailFor(client)).uses.nodes.map(({ id }) => id);
    expect(await shown(oskar.client)).toEqual([]);
    expect(await shown(ravi.client)).toEqual([made.id]);
    expect(await shown(ines.client)).toEqual([quiet.id, made.id]);
    for (const { client } of [oskar, ines]) {
      expect(await trailFor(client)).toMatchObject({ useCount: 0, since: null });
    }
    // Whoever it was told to is shown it where it belongs; to others it is as if there were nothing.
    const shows = async ({ client }: Enrolled) => (await trailFor(client)).toShow;
    expect(await Promise.all([ines, tomasz, ravi, oskar].map(shows))).toEqual([
      ...[true, true, true, false],
    ]);
    const edit = { reportId: quiet.id, version: 1, how: 'DID_NOT_WORK' };
    expect((await does(tomasz.client, EDIT, edit)).shownTo).toBe('CONTRIBUTOR');
  });

  it('is talked over in one thread, which others may read without the report', async () => {
    const { ctx, tomasz, ines } = world;
    const { id } = await use({ how: 'DID_NOT_WORK' });
    const worked = await use();
    const words = { title: 'When the skin is sore', markdown: 'What do you do then?' };
    const input = { reportId: id, ...words, clientMutationId: newId() };
    const open = () => ines.client.mutate<{ openUseThread: { id: string } }>(OPEN, { input });
    const [made, again] = await Promise.all([open(), open()]);
    expect(again.openUseThread.id).toBe(made.openUseThread.id);
    expect(made.openUseThread).toMatchObject({ links: [{ kind: 'GREW_OUT_OF' }] });
    expect((await seen(tomasz.client, id)).thread).toMatchObject({ title: words.title });
    const more = { ...input, clientMutationId: newId() };
    expect(await tomasz.client.refused(OPEN, { input: more })).toMatchObject({
      reason: 'ALREADY_DONE',
    });
    expect(
      await ines.client.refused(OPEN, { input: { ...more, reportId: worked.id } }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    await server.rows('update thread set removed_at = $2, removed_by = author_id where id = $1', [
      made.openUseThread.id,
      ctx.clock.now(),
    ]);
    expect((await seen(tomasz.client, id)).thread).toBeNull();
    await tomasz.client.mutate(OPEN, { input: more });
  });
});

describe('answers', () => {
  it('go to and fro between who gave and who used, and are taken back', async () => {
    const { tomasz, ines, ravi, amara } = world;
    const { id } = await use();
    const say = (words: string) => ({ reportId: id, words, clientMutationId: newId() });
    const thanks = say('Thank you. Which gauze?');
    await Promise.all([does(ines.client, ANSWER, thanks), does(ines.client, ANSWER, thanks)]);
    const { answers } = await does(tomasz.client, ANSWER, say('The blue one.'));
    expect(answers.map(({ words }) => words)).toEqual(['Thank you. Which gauze?', 'The blue one.']);
    expect(await ravi.client.refused(ANSWER, { input: say('And I?') })).toMatchObject({
      reason: 'NOT_CONTRIBUTOR',
    });
    expect((await seen(ravi.client, id)).answers).toHaveLength(2);
    expect((await seen(oskar.client, id)).answers).toEqual([]);
    const input = { answerId: answers[0]?.id };
    expect(await tomasz.client.refused(UNSAY, { input })).toMatchObject({ reason: 'NOT_AUTHOR' });
    expect(await oskar.client.refused(UNSAY, { input })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await does(ines.client, UNSAY, input)).answers).toHaveLength(1);
    expect((await does(amara.client, UNSAY, { answerId: answers[1]?.id })).answers).toEqual([]);
    expect(await ines.client.refused(UNSAY, { input })).toMatchObject({ code: 'NOT_FOUND' });
    const kind = await use({ how: 'DID_NOT_WORK' });
    await does(ravi.client, ANSWER, { ...say('Sorry to hear.'), reportId: kind.id });
  });
});

it('is nothing where the house has no recognition', async () => {
  const { tomasz } = world;
  const { id } = await use();
  await server.rows('update instance set recognition = false');
  expect(await trailFor(tomasz.client)).toBeNull();
  expect(await tomasz.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  const input = { reportId: id };
  expect(await tomasz.client.refused(REMOVE, { input })).toMatchObject({
    code: 'FORBIDDEN',
    reason: 'RECOGNITION_OFF',
  });
  expect(await world.visitor.refused(REMOVE, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  await server.rows('update instance set recognition = true');
});

it('reads the trails of a page in one statement', async () => {
  const { ctx, ines, tomasz } = world;
  for (let more = 0; more < 3; more += 1) {
    await aPost(ctx, { thread, authorId: ines.id });
  }
  await use();
  const viewer = await server.services.viewers.ofPerson(ctx, tomasz.id);
  const statements = async (ids: string[]) => {
    const own = makeContext(server.services, viewer as Viewer);
    const posts = [...(await foundPosts(own, slim, ids, 'read')).values()];
    const work = () => Promise.all(posts.map((one) => trailLoader(own).load(ofPost(one))));
    return (await countStatements(work)).statements.length;
  };
  const ids = await server.rows<{ id: string }>('select id from post where thread_id = $1', [
    thread.id,
  ]);
  expect(ids).toHaveLength(4);
  expect(await statements(ids.map(({ id }) => id))).toBe(1);
});
