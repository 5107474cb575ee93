import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { newId } from '../../kernel/ids';
import { aThread, type MadeThread } from '../../threads/thread.factory';

const INBOX = `query { viewer { unreadNotices inbox(first: 20) { nodes { kind reason detail
  actors { handle } useReport { id words of { title } } thanks { words } useAsk { why } } } } }`;
const REPORT = `mutation ($input: ReportUseInput!) { reportUse(input: $input) { id } }`;
const ANSWER = `mutation ($input: AnswerUseInput!) { answerUse(input: $input) { id } }`;
const REMOVE = `mutation ($input: UseReportInput!) { removeUse(input: $input) { id } }`;
const THANK = `mutation ($input: GiveThanksInput!) { giveThanks(input: $input) { id } }`;
const UNTHANK = `mutation ($input: ThanksInput!) { removeThanks(input: $input) { id } }`;
const FEEDBACK = `mutation ($input: GiveFeedbackInput!) { giveFeedback(input: $input) { id } }`;
const EDIT = `mutation ($input: EditInstanceInput!) { editInstance(input: $input) { version } }`;

interface Inbox {
  viewer: { unreadNotices: number; inbox: { nodes: Array<Record<string, unknown>> } };
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, tomasz } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: tomasz.id, title: 'Heels' });
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.rows('delete from use_report');
  await server.rows('delete from notice');
  await server.rows('update notice_box set unread = 0');
  await server.rows('delete from mail');
});

const inbox = async (client: TestClient): Promise<Inbox['viewer']> =>
  (await client.query<Inbox>(INBOX)).viewer;
const lines = async (client: TestClient) => (await inbox(client)).inbox.nodes;
const told = async () => {
  await server.runJobs();
  await server.runJobs();
};
const report = async (how: string, words: string): Promise<string> => {
  const of = { kind: 'POST', id: thread.postId };
  const input = { of, how, words, place: 'Ward 4', clientMutationId: newId() };
  const data = await world.ines.client.mutate<{ reportUse: { id: string } }>(REPORT, { input });
  await told();
  return data.reportUse.id;
};
const mailed = async (email: string, kind: string) =>
  (await server.mails(email)).filter((mail) => mail.kind === kind);

it('brings who gave something the words of who used it, and them what is said back', async () => {
  const { ines, tomasz, ravi } = world;
  const id = await report('WORKED', 'It held for a week.');
  expect(await lines(tomasz.client)).toMatchObject([
    {
      kind: 'USE',
      detail: 'USED',
      reason: 'YOUR_CONTRIBUTION',
      actors: [{ handle: 'ines' }],
      useReport: { id, words: 'It held for a week.', of: { title: 'Heels' } },
    },
  ]);
  expect(await lines(ravi.client)).toEqual([]);
  const [mail] = await mailed(tomasz.email, 'notifications.use');
  expect(mail?.text).toContain('> It held for a week.');
  expect(mail?.text).toContain('Where: Ward 4');
  expect(mail?.text).toContain(`/uses/${id}`);
  const input = { reportId: id, words: 'Which foam was it?', clientMutationId: newId() };
  await tomasz.client.mutate(ANSWER, { input });
  await told();
  expect(await lines(ines.client)).toMatchObject([{ detail: 'USE_ANSWERED', reason: 'YOUR_USE' }]);
  expect((await mailed(ines.email, 'notifications.use'))[0]?.text).toContain('Which foam was it?');
  // What was taken back is told to nobody any more.
  await ines.client.mutate(REMOVE, { input: { reportId: id } });
  await told();
  expect(await inbox(tomasz.client)).toMatchObject({ unreadNotices: 0, inbox: { nodes: [] } });
});

it('tells what did not work to who gave it and who looks after the community, and no further', async () => {
  const { tomasz, ravi, amara, lucia } = world;
  await report('DID_NOT_WORK', 'It slid off at night.');
  for (const { client } of [tomasz, ravi, amara]) {
    expect(await lines(client)).toMatchObject([{ detail: 'TRIED', actors: [{ handle: 'ines' }] }]);
  }
  expect(await lines(lucia.client)).toEqual([]);
  const [mail] = await mailed(tomasz.email, 'notifications.use');
  expect(mail?.text).toContain('has a word about how it went');
});

it('tells whom thanks are for, and that there is feedback without its words', async () => {
  const { ines, tomasz, community } = world;
  const given = { communityId: community.id, clientMutationId: newId() };
  const thanks = await ines.client.mutate<{ giveThanks: { id: string } }>(THANK, {
    input: { ...given, personIds: [tomasz.id], words: 'For the light at three.' },
  });
  await ines.client.mutate(FEEDBACK, {
    input: { ...given, personId: tomasz.id, try: 'Ask the quiet ones.' },
  });
  await told();
  const details = (await lines(tomasz.client)).map(({ detail }) => detail);
  expect(details.sort()).toEqual(['FEEDBACK', 'THANKED']);
  const mails = await mailed(tomasz.email, 'notifications.thanks');
  expect(mails.map(({ text }) => text.includes('For the light at three.')).sort()).toEqual([
    false,
    true,
  ]);
  expect(mails.some(({ text }) => text.includes('quiet ones'))).toBe(false);
  await ines.client.mutate(UNTHANK, { input: { thanksId: thanks.giveThanks.id } });
  await told();
  expect(await lines(tomasz.client)).toMatchObject([{ detail: 'FEEDBACK' }]);
});

it('shows no line where the house switches recognition off, and each again, as read, where it is back', async () => {
  const { amara, tomasz } = world;
  await report('WORKED', 'Fine.');
  expect((await inbox(tomasz.client)).unreadNotices).toBe(1);
  await server.rows('update person set admin = true where id = $1', [amara.id]);
  const [{ version } = { version: 0 }] = await server.rows<{ version: number }>(
    'select version from instance',
  );
  await amara.client.mutate(EDIT, { input: { recognition: false, version } });
  await told();
  expect(await inbox(tomasz.client)).toMatchObject({ unreadNotices: 0, inbox: { nodes: [] } });
  await amara.client.mutate(EDIT, { input: { recognition: true, version: version + 1 } });
  await told();
  const back = await inbox(tomasz.client);
  expect(back.unreadNotices).toBe(0);
  expect(back.inbox.nodes).toHaveLength(1);
  await server.rows('update person set admin = false where id = $1', [amara.id]);
});
