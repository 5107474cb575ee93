import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { ACCEPT, REACT } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY } from '../../kernel/clock';
import { systemContext } from '../../kernel/context';
import { newId } from '../../kernel/ids';
import { ThreadKind } from '../../threads/thread.entity';
import { aPost, aThread } from '../../threads/thread.factory';
import { askForUseJob } from './asks.jobs';

const ASKS = `{ viewer { recognition { asks publishedAt }
  useAsks { id why askedAt of { kind title post { id } by { handle } } } } }`;
const BOOKMARK = 'mutation ($input: BookmarkPostInput!) { bookmarkPost(input: $input) { id } }';
const UNMARK = 'mutation ($input: BookmarkInput!) { removeBookmark(input: $input) { id } }';
const ANSWER =
  'mutation ($input: AnswerUseAskInput!) { answerUseAsk(input: $input) { id of { title } } }';
const CHOOSE =
  'mutation ($input: SetRecognitionChoicesInput!) { setRecognitionChoices(input: $input) { asks } }';
const USE = 'mutation ($input: ReportUseInput!) { reportUse(input: $input) { id } }';

interface Ask {
  id: string;
  why: string;
  of: { title: string; post: { id: string } };
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.rows('truncate use_ask, bookmark, reaction, recognition_choice');
  await server.rows(
    'update thread set accepted_post_id = null, accepted_at = null, accepted_by = null',
  );
});

const asked = async (client: TestClient): Promise<Ask[]> =>
  (await client.query<{ viewer: { useAsks: Ask[] } }>(ASKS)).viewer.useAsks;
const ask = () => askForUseJob.run(systemContext(server.services), {});
const told = (title: string, authorId = world.ines.id) =>
  aThread(world.ctx, { communityId: world.community.id, authorId, title });
const keep = async (client: TestClient, postId: string): Promise<string> =>
  (
    await client.mutate<{ bookmarkPost: { id: string } }>(BOOKMARK, {
      input: { postId, note: '' },
    })
  ).bookmarkPost.id;

it('comes two weeks after a bookmark, once', async () => {
  const { tomasz, ines } = world;
  const { postId } = await told('Washing before the photo');
  await keep(tomasz.client, postId);
  server.clock.advance(13 * DAY);
  await ask();
  expect(await asked(tomasz.client)).toEqual([]);
  server.clock.advance(DAY);
  await Promise.all([ask(), ask()]);
  const [one, ...others] = await asked(tomasz.client);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    why: 'BOOKMARK',
    of: { title: 'Washing before the photo', post: { id: postId }, by: [{ handle: 'ines' }] },
  });
  expect(await asked(ines.client)).toEqual([]);
  const input = { askId: one?.id, answer: 'NOT_YET' };
  expect(await ines.client.refused(ANSWER, { input })).toMatchObject({ code: 'NOT_FOUND' });
  await tomasz.client.mutate(ANSWER, { input });
  expect(await asked(tomasz.client)).toEqual([]);
  // Pressed by mistake: it is the same question that waits again.
  await tomasz.client.mutate(ANSWER, { input: { ...input, answer: null } });
  expect(await asked(tomasz.client)).toMatchObject([{ id: one?.id }]);
  await tomasz.client.mutate(ANSWER, { input });
  expect(await asked(tomasz.client)).toEqual([]);
  server.clock.advance(DAY);
  await ask();
  expect(await asked(tomasz.client)).toEqual([]);
});

it('comes after what helped and after an answer, one a day, not of what is one’s own', async () => {
  const { ctx, tomasz, ines, community } = world;
  const question = await aThread(ctx, {
    ...{ communityId: community.id, authorId: tomasz.id, kind: ThreadKind.QUESTION },
    title: 'Which foam?',
  });
  const answer = await aPost(ctx, { thread: question, authorId: ines.id });
  await tomasz.client.mutate(ACCEPT, { id: answer.id });
  server.clock.advance(1_000);
  const helpful = await told('Gauze first');
  await tomasz.client.mutate(REACT, {
    input: { postId: helpful.postId, kind: 'WILL_TRY', on: true },
  });
  const glad = await told('A party');
  await tomasz.client.mutate(REACT, { input: { postId: glad.postId, kind: 'GLAD', on: true } });
  const own = await told('My own', tomasz.id);
  await keep(tomasz.client, own.postId);
  server.clock.advance(15 * DAY);
  await ask();
  expect(await asked(tomasz.client)).toMatchObject([
    { why: 'ANSWER', of: { title: 'Which foam?' } },
  ]);
  await ask();
  expect(await asked(tomasz.client)).toHaveLength(1);
  for (let day = 0; day < 3; day += 1) {
    server.clock.advance(DAY);
    await ask();
  }
  expect((await asked(tomasz.client)).map(({ of }) => of.title)).toEqual([
    'Gauze first',
    'Which foam?',
  ]);
});

it('does not come when it was taken back, reported, removed, left, long ago, or not wanted', async () => {
  const { tomasz, ravi, ines, community } = world;
  const back = await keep(tomasz.client, (await told('Taken back')).postId);
  await tomasz.client.mutate(UNMARK, { input: { id: back } });
  const used = await told('Used');
  await keep(tomasz.client, used.postId);
  const of = { kind: 'POST', id: used.postId };
  await tomasz.client.mutate(USE, {
    input: { of, how: 'WORKED', words: 'Yes.', clientMutationId: newId() },
  });
  const gone = await told('Removed');
  await keep(tomasz.client, gone.postId);
  await server.rows('update thread set removed_at = now(), removed_by = author_id where id = $1', [
    gone.id,
  ]);
  const kept = await told('Kept');
  await keep(ravi.client, kept.postId);
  await keep(ines.client, (await told('Ravi’s', ravi.id)).postId);
  await ravi.client.mutate(CHOOSE, { input: { asks: false } });
  await server.rows(
    `update membership set state = 'LEFT' where community_id = $1 and person_id = $2`,
    [community.id, ines.id],
  );
  server.clock.advance(20 * DAY);
  await ask();
  expect(await server.rows('select * from use_ask')).toEqual([]);
  await server.rows(
    `update membership set state = 'ACTIVE' where community_id = $1 and person_id = $2`,
    [community.id, ines.id],
  );
  server.clock.advance(40 * DAY);
  await ask();
  expect(await server.rows('select * from use_ask')).toEqual([]);
});

it('is settled by a report, and hidden from who wants none, or where the house has none', async () => {
  const { tomasz } = world;
  const { postId } = await told('Rinsing');
  await keep(tomasz.client, postId);
  server.clock.advance(14 * DAY);
  await server.rows('update instance set recognition = false');
  await ask();
  expect(await server.rows('select * from use_ask')).toEqual([]);
  expect(await tomasz.client.refused(CHOOSE, { input: { asks: false } })).toMatchObject({
    code: 'FORBIDDEN',
    reason: 'RECOGNITION_OFF',
  });
  await server.rows('update instance set recognition = true');
  await ask();
  expect(await asked(tomasz.client)).toHaveLength(1);
  await tomasz.client.mutate(CHOOSE, { input: { asks: false } });
  expect(await asked(tomasz.client)).toEqual([]);
  await tomasz.client.mutate(CHOOSE, { input: { asks: true } });
  await tomasz.client.mutate(USE, {
    input: {
      of: { kind: 'POST', id: postId },
      how: 'WORKED',
      words: 'Yes.',
      clientMutationId: newId(),
    },
  });
  expect(await asked(tomasz.client)).toEqual([]);
  expect(await server.rows('select answer from use_ask')).toEqual([{ answer: 'YES' }]);
});
