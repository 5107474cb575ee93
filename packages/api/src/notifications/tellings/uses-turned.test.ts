import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { MailServer } from '../../../test/smtp';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { aFile } from '../../files/file.factory';
import { newId } from '../../kernel/ids';
import { sendMailJob } from '../../kernel/mailer';
import { aThread, type MadeThread } from '../../threads/thread.factory';

const REPORT = `mutation ($input: ReportUseInput!) { reportUse(input: $input) { id version } }`;
const EDIT = `mutation ($input: EditUseInput!) { editUse(input: $input) { version } }`;
const ANSWER = `mutation ($input: AnswerUseInput!) { answerUse(input: $input) { id } }`;
const PUBLISH = `mutation ($input: PublishKnowledgeInput!) { publishKnowledge(input: $input) { asks } }`;
const SEEN = `query ($id: ID!) { useReport(id: $id) { how shownTo words } }`;
/** Wherever a report could show. */
const EVERYWHERE = `query ($thread: ID!) {
  viewer { unreadNotices inbox(first: 20) { nodes { kind reason detail happenings unread actors { handle }
    useReport { how words } } } }
  thread(id: $thread) { posts { nodes { trail { useCount workedCount adaptedCount placeCount
    uses { nodes { how words } } chain { depth report { how words } } } } } }
  person(handle: "tomasz") { knowledge { useCount workedCount adaptedCount personCount uses { nodes { words } } } }
  search(text: "slid") { threads(first: 5) { nodes { id: __typename } } posts(first: 5) { nodes { id: __typename } } resources(first: 5) { nodes { id: __typename } } } }`;

type State = readonly [how: string, shownTo: string];
const STATES: readonly State[] = [
  ['WORKED', 'COMMUNITY'],
  ['WORKED', 'CONTRIBUTOR'],
  ['ADAPTED', 'CONTRIBUTOR'],
  ['DID_NOT_WORK', 'CONTRIBUTOR'],
];

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;
let fileId: string;
let address: string;
const smtp = new MailServer();

/** Tomasz gave something; Inês says what became of it. */
beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, ines, tomasz, lucia } = world;
  await aMember(ctx, community, lucia);
  await tomasz.client.mutate(PUBLISH, { input: { published: true } });
  thread = await aThread(ctx, { communityId: community.id, authorId: tomasz.id, title: 'Heels' });
  ({ id: fileId, address } = await aFile(ctx, { ownerId: ines.id, name: 'plan.txt' }));
  await smtp.take(server);
});
afterAll(async () => {
  await server.stop();
  await smtp.close();
});
beforeEach(async () => {
  await forget();
  smtp.reset();
});

/** All that was said and told. */
async function forget(): Promise<void> {
  for (const table of ['use_report', 'notice', 'delivery', 'mail']) {
    await server.rows(`delete from ${table}`);
  }
  await server.rows('update notice_box set unread = 0');
}
async function told(): Promise<void> {
  await server.runJobs();
  await server.runJobs();
}
const people = (): Array<[string, TestClient]> => {
  const { ines, tomasz, ravi, amara, lucia } = world;
  return Object.entries({ ines, tomasz, ravi, amara, lucia }).map(([name, { client }]) => [
    name,
    client,
  ]);
};

async function report([how, shownTo]: State, postId = thread.postId): Promise<string> {
  const input = {
    ...{ of: { kind: 'POST', id: postId }, how, shownTo, words: 'It slid off at night.' },
    ...{ place: 'Ward 4', fileIds: [fileId], clientMutationId: newId() },
  };
  const data = await world.ines.client.mutate<{ reportUse: { id: string } }>(REPORT, { input });
  return data.reportUse.id;
}
async function edit(reportId: string, [how, shownTo]: State): Promise<void> {
  const [row] = await server.rows<{ version: number }>(
    'select version from use_report where id = $1',
    [reportId],
  );
  const input = { reportId, version: row?.version, how, shownTo };
  await world.ines.client.mutate(EDIT, { input });
}

/** What each of them has before them, wherever a report could show. */
async function shown(id: string): Promise<object> {
  const views = people().map(async ([name, client]) => {
    const { data, errors } = await client.ask(SEEN, { id });
    const view = {
      ...(await client.query<object>(EVERYWHERE, { thread: thread.id })),
      seen: data ?? errors?.[0]?.extensions.code,
      file: (await client.fetch(address)).status,
    };
    return [name, view] as const;
  });
  return Object.fromEntries(await Promise.all(views));
}

/** What a report that was never another one shows. Asked for once: nothing of a test changes it. */
const fresh = new Map<State, object>();
async function shownFresh(state: State): Promise<object> {
  const known = fresh.get(state);
  if (known) return known;
  await forget();
  const id = await report(state);
  await told();
  const seen = await shown(id);
  await forget();
  fresh.set(state, seen);
  return seen;
}

const WAYS = STATES.flatMap((from) =>
  STATES.filter((into) => into !== from).map((into) => ({ from, into })),
);
describe('a report that is turned is shown as if it were said so now', () => {
  it.each(WAYS)('from $from to $into', async ({ from, into }) => {
    const expected = await shownFresh(into);
    const id = await report(from);
    await told();
    await edit(id, into);
    await told();
    expect(await shown(id)).toEqual(expected);
  });

  it('is shown to somebody and not to somebody else in each of the cases, or this would compare nothing', () => {
    const views = [...fresh.values()].map((view) => JSON.stringify(view));
    expect(new Set(views).size).toBe(STATES.length);
  });
});

const lines = async ({ client }: { client: TestClient }): Promise<Array<[string, boolean]>> => {
  const { viewer } = await client.query<{
    viewer: { inbox: { nodes: Array<{ detail: string; unread: boolean }> } };
  }>(EVERYWHERE, { thread: thread.id });
  return viewer.inbox.nodes.map(({ detail, unread }) => [detail, unread]);
};
/** Who got mail, and of what; each is taken once. */
const mailed = (): string[] => {
  const got = smtp.received.map(({ to: [name], mail }) => {
    const tried = mail.text?.includes('has a word about how it went');
    return `${name?.split('@')[0]} ${tried ? 'tried' : 'used'}`;
  });
  smtp.reset();
  return got.sort();
};

it('is told anew each time that it goes the other way, and put kindly where it did not work', async () => {
  const { tomasz, ravi } = world;
  const id = await report(['WORKED', 'COMMUNITY']);
  await told();
  expect(await lines(tomasz)).toEqual([['USED', true]]);
  expect(mailed()).toEqual(['tomasz used']);
  await server.rows('update notice set unread = false');
  await server.rows('update notice_box set unread = 0');
  await edit(id, ['DID_NOT_WORK', 'CONTRIBUTOR']);
  await told();
  expect([await lines(tomasz), await lines(ravi)]).toEqual([[['TRIED', true]], [['TRIED', true]]]);
  expect(mailed()).toEqual(['amara tried', 'ravi tried', 'tomasz tried']);
  await edit(id, ['WORKED', 'COMMUNITY']);
  await told();
  expect([await lines(tomasz), await lines(ravi)]).toEqual([[['USED', true]], []]);
  expect(mailed()).toEqual(['tomasz used']);
  // Put right without going the other way: nobody has to hear of it again.
  await edit(id, ['ADAPTED', 'CONTRIBUTOR']);
  await told();
  expect(await lines(tomasz)).toEqual([['USED', true]]);
  expect(mailed()).toEqual([]);
});

it('is told once when it was put right before anybody was told', async () => {
  const id = await report(['DID_NOT_WORK', 'CONTRIBUTOR']);
  await edit(id, ['WORKED', 'COMMUNITY']);
  await told();
  expect(mailed()).toEqual(['tomasz used']);
  expect(await lines(world.ravi)).toEqual([]);
});

it('is in no mail that was written before, nor in a line about words that went to and fro', async () => {
  const { ines, tomasz, ravi } = world;
  smtp.refusal = { at: 'text', code: 451, words: 'not now' };
  const id = await report(['DID_NOT_WORK', 'CONTRIBUTOR']);
  await told().catch(() => undefined);
  await ravi.client.mutate(ANSWER, {
    input: { reportId: id, words: 'Sorry to hear.', clientMutationId: newId() },
  });
  await ines.client.mutate(ANSWER, {
    input: { reportId: id, words: 'Thank you.', clientMutationId: newId() },
  });
  await told().catch(() => undefined);
  expect(await lines(ravi)).toEqual([['USE_ANSWERED', true]]);
  const waiting = await server.rows<{ id: string; recipient: string }>(
    'select id, recipient from mail where sent_at is null',
  );
  expect(waiting.filter(({ recipient }) => recipient === ravi.email).length).toBeGreaterThan(1);
  await edit(id, ['WORKED', 'CONTRIBUTOR']);
  await told().catch(() => undefined);
  smtp.reset();
  for (const mail of waiting) await sendMailJob.run(world.ctx, { mailId: mail.id });
  expect(mailed().filter((mail) => /ravi|amara|tried/.test(mail))).toEqual([]);
  expect(await lines(ravi)).toEqual([]);
  expect(
    await server.rows('select unread from notice_box where person_id = $1 and unread > 0', [
      ravi.id,
    ]),
  ).toEqual([]);
  expect((await lines(tomasz)).map(([detail]) => detail)).toEqual(['USED']);
});

it('goes out of the inbox of who does not read where its post went', async () => {
  const { ctx, amara, ravi } = world;
  const other = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
  const away = await aThread(ctx, { communityId: world.community.id, authorId: amara.id });
  await report(['DID_NOT_WORK', 'CONTRIBUTOR'], away.postId);
  await told();
  expect(await lines(ravi)).toEqual([['TRIED', true]]);
  await amara.client.mutate(
    'mutation ($input: MoveThreadInput!) { moveThread(input: $input) { id } }',
    { input: { id: away.id, communityId: other.id, knowingly: true } },
  );
  await told();
  expect(await lines(ravi)).toEqual([]);
  expect(
    await server.rows('select person_id from notice_box where unread > 0 and person_id = $1', [
      ravi.id,
    ]),
  ).toEqual([]);
});
