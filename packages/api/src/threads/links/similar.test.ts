import { startTestServer, type TestServer } from '../../../test/harness';
import { REMOVE_THREAD } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { aThread } from '../thread.factory';

const SIMILAR = `query ($id: ID!, $title: String!) {
  similarThreads(communityId: $id, title: $title) { title excerpt community { slug } } }`;

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  for (const title of [
    'How often do you change a dressing on a slow-healing wound?',
    'Which foam dressings hold on a heel?',
    'Photographing wounds with consent',
    'متى نغير الضمادة على الجرح؟',
    '100 % of _all_ ulcers',
  ]) {
    await aThread(world.ctx, { communityId: world.community.id, authorId: world.ines.id, title });
  }
});
afterAll(() => server.close());

const titlesLike = async (
  title: string,
  person: { client: WoundCare['visitor'] } = world.lucia,
) => {
  const found = await person.client.query<{ similarThreads: Array<{ title: string }> }>(SIMILAR, {
    id: world.community.id,
    title,
  });
  return found.similarThreads.map((thread) => thread.title);
};

it.each([
  ['the same words', 'How often do you change a dressing on a slow-healing wound?'],
  ['other words around them', 'change dressing slow healing'],
  ['slips of the pen', 'How offten do you chnage a dresing on a slow-heeling woud'],
  ['other endings', 'Changing dressings of slowly healing wounds'],
  ['capitals', 'CHANGE THE DRESSING, SLOW HEALING'],
])('finds a thread by %s', async (_name, typed) => {
  expect((await titlesLike(typed))[0]).toMatch(/^How often do you change/);
});

it('finds a thread in another script', async () => {
  expect(await titlesLike('\u202eمتى نغير الضمادة\u202c')).toEqual(['متى نغير الضمادة على الجرح؟']);
});

it.each([
  ['nothing', ''],
  ['a letter', 'a'],
  ['blanks', ' \n\t '],
  ['signs', '%_%'],
  ['NUL and half a character', '\0\ud800'],
  ['something else', 'Rostering the night shift'],
])('finds nothing by %s', async (_name, typed) => {
  expect(await titlesLike(typed)).toEqual([]);
});

it('takes signs of patterns for what they are', async () => {
  expect(await titlesLike('100 % of _all_ ulcers')).toEqual(['100 % of _all_ ulcers']);
});

it('follows a title that is edited, and leaves out what was removed', async () => {
  const { ctx, community, ines, amara } = world;
  const made = await aThread(ctx, {
    communityId: community.id,
    authorId: ines.id,
    title: 'Compression stockings',
  });
  expect(await titlesLike('compression stocking')).toHaveLength(1);
  await ines.client.mutate(
    'mutation ($input: EditThreadInput!) { editThread(input: $input) { id } }',
    { input: { id: made.id, title: 'Leg ulcer bandages', version: 1 } },
  );
  expect(await titlesLike('compression stocking')).toEqual([]);
  expect(await titlesLike('leg ulcer bandage')).toContain('Leg ulcer bandages');
  await amara.client.mutate(REMOVE_THREAD, { id: made.id, reason: 'Twice' });
  expect(await titlesLike('leg ulcer bandage')).not.toContain('Leg ulcer bandages');
});

it('finds threads elsewhere for those who read them, those here first', async () => {
  const { ctx, amara, ines } = world;
  const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
  await aMember(ctx, hidden, ines);
  await aThread(ctx, {
    communityId: hidden.id,
    authorId: ines.id,
    title: 'Photographing wounds',
  });
  expect(await titlesLike('Photographing wounds')).toEqual(['Photographing wounds with consent']);
  expect(await titlesLike('Photographing wounds', ines)).toEqual([
    'Photographing wounds with consent',
    'Photographing wounds',
  ]);
  expect(
    await world.lucia.client.refused(SIMILAR, { id: hidden.id, title: 'Photographing' }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

it('refuses what is no title any more', async () => {
  const title = 'x'.repeat(801);
  expect(await world.ines.client.refused(SIMILAR, { id: world.community.id, title })).toMatchObject(
    {
      code: 'INVALID',
    },
  );
});
