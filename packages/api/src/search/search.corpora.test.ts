import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyPerson, startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { aCommunity } from '../communities/community.factory';
import { systemContext } from '../kernel/context';
import { importStackExchange } from '../portability/stackexchange';
import { questions } from './relevance.fixture';

const FIRST = 5;
const ENOUGH = 36;

let server: TestServer;
let ines: TestClient;
const data = mkdtempSync(join(tmpdir(), 'guildhall-search-'));

beforeAll(async () => {
  const corpora = process.env.GUILDHALL_CORPORA;
  if (!corpora)
    throw new Error('GUILDHALL_CORPORA is not set: it names the folder with the corpora.');
  server = await startTestServer({ environment: { dataDirectory: data } });
  const steward = await anyPerson(server, { admin: true });
  await aCommunity(systemContext(server.services), { steward, slug: 'cardano', name: 'Cardano' });
  ines = await server.as(await anyPerson(server));
  await importStackExchange(server.services, {
    directory: join(corpora, 'stackexchange-cardano'),
    communitySlug: 'cardano',
    site: 'cardano.stackexchange.com',
  });
}, 300_000);
afterAll(async () => {
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

interface Found {
  search: {
    corrected: string | null;
    threads: { nodes: Array<{ thread: { title: string; source: { url: string } } }> };
  };
}

async function found(text: string): Promise<string[]> {
  const { search } = await ines.query<Found>(
    `query ($text: String!) { search(text: $text) { corrected
      threads(first: ${FIRST}) { nodes { thread { title source { url } } } } } }`,
    { text },
  );
  return search.threads.nodes.map(({ thread }) => thread.source.url.split('/').pop() ?? '');
}

it(`finds the thread that was meant among the first ${FIRST}, for ${ENOUGH} of ${questions.length} questions`, async () => {
  const places: Array<[asked: string, place: number]> = [];
  for (const [asked, thread] of questions) {
    places.push([asked, (await found(asked)).indexOf(thread) + 1]);
  }
  const missed = places.filter(([, place]) => place === 0).map(([asked]) => asked);
  process.stdout.write(
    `${places.map(([asked, place]) => `| ${asked} | ${place || '–'} |`).join('\n')}\n`,
  );
  expect(questions).toHaveLength(40);
  expect(missed.length).toBeLessThanOrEqual(questions.length - ENOUGH);
});
