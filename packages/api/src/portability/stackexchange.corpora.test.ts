import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyPerson, startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { aCommunity } from '../communities/community.factory';
import { systemContext } from '../kernel/context';
import { balanced } from './dump-index';
import { ImportReport } from './report';
import { type ImportSummary, importStackExchange } from './stackexchange';

/** Seconds for 2,600 posts with 1,800 comments: some 7 on two idle cores, and these are seldom idle. */
const PATIENCE = 60;

let server: TestServer;
let ines: TestClient;
const data = mkdtempSync(join(tmpdir(), 'guildhall-import-'));

beforeAll(async () => {
  server = await startTestServer({ environment: { dataDirectory: data } });
  const steward = await anyPerson(server, { admin: true });
  await aCommunity(systemContext(server.services), { steward, slug: 'cardano', name: 'Cardano' });
  ines = await server.as(await anyPerson(server));
});
afterAll(async () => {
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

function run(): Promise<ImportSummary> {
  const corpora = process.env.GUILDHALL_CORPORA;
  if (!corpora)
    throw new Error('GUILDHALL_CORPORA is not set: it names the folder with the corpora.');
  return importStackExchange(server.services, {
    directory: join(corpora, 'stackexchange-cardano'),
    communitySlug: 'cardano',
    site: 'cardano.stackexchange.com',
  });
}

/** What SOURCE.txt of the dump counts, and what its references come to. */
const expected = {
  people: { read: 3_989, kept: 763 },
  threads: { read: 1_042, kept: 1_042 },
  posts: { read: 1_496 + 92, kept: 1_496 },
  comments: { read: 1_829, kept: 1_828 },
  votes: { read: 9_147, kept: 7_711 },
  tags: { read: 224, kept: 224 },
  links: { read: 104, kept: 93 },
};

const kept = ({ counts }: ImportSummary, outcome: 'created' | 'unchanged') =>
  Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [
      kind,
      { read: count.read, kept: count[outcome] },
    ]),
  );

it('imports a real dump in seconds, and the second run changes nothing', async () => {
  const first = await run();
  expect(kept(first, 'created')).toEqual(expected);
  expect(first.counts.posts.reasons).toEqual({
    'tag wiki': 43,
    'tag wiki excerpt': 43,
    'moderator nomination': 6,
  });
  expect(first).toMatchObject({ altered: {}, errorFile: null });
  expect(first.seconds).toBeLessThan(PATIENCE);
  const second = await run();
  expect(kept(second, 'unchanged')).toEqual(expected);
  for (const { counts } of [first, second]) {
    const report = Object.assign(new ImportReport('none'), { counts });
    expect(balanced(report)).toBe(true);
  }
});

it('reads as it did where it comes from', async () => {
  const [{ id } = { id: '' }] = await server.rows<{ id: string }>(
    "select id from thread where source_site = 'cardano.stackexchange.com' and source_id = '1'",
  );
  const { thread } = await ines.query<{ thread: Record<string, unknown> }>(
    `query ($id: ID!) { thread(id: $id) { title kind tags votes openedAt postCount
      author { name } source { url licence } acceptedPost { number votes }
      posts(first: 20) { nodes { number author { name } markdown accepted answers { number } } } } }`,
    { id },
  );
  expect(thread).toMatchObject({
    title: 'How Cardano is different from Ethereum (2.0)?',
    kind: 'QUESTION',
    tags: ['proof-of-work', 'governance', 'ethereum'],
    votes: 36,
    openedAt: '2021-04-27T15:06:44.553Z',
    // Two answers, and what was commented on them and on the question.
    source: { url: 'https://cardano.stackexchange.com/q/1', licence: 'CC BY-SA 4.0' },
  });
  const { nodes } = thread.posts as { nodes: Array<{ number: number; markdown: string }> };
  expect(nodes.map(({ number }) => number)).toEqual(nodes.map((_, index) => index + 1));
  expect(nodes[0]?.markdown).toMatch(/^As far as I know, the Cardano project was started to cover/);
  expect(nodes[0]?.markdown).not.toMatch(/<p>|&lt;|&#/);
});

it('accepts every answer that was accepted, and leaves no text with mark-up in it', async () => {
  const [found] = await server.rows<{ accepted: number; raw: number; called: number }>(
    `select (select count(*)::int from thread where accepted_post_id is not null) as accepted,
            (select count(*)::int from post where html like '%&lt;p&gt;%') as raw,
            (select count(*)::int from post where html like '%class="mention"%') as called`,
  );
  // As many as questions of the dump name one.
  expect(found).toEqual({ accepted: 459, raw: 0, called: 0 });
});
