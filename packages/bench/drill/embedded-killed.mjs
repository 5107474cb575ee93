import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { Ledger } from './ledger.mjs';

const KILLS = 100;
const SMOKE_KILLS = 2;
const LEAST = 200;
const SPREAD = 500;
/** Of the demo world, which the embedded database begins with. */
const SOMEBODY = { email: 'amara@guildhall.example', password: 'guildhall-demo' };
const PAGE = 100;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `kill -9` of the API with its embedded database, while people post; and a second one on the same directory. */
export async function embeddedKilled({ smoke }) {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-drill-'));
  onClose(() => rmSync(folder, { recursive: true, force: true }));
  const settings = { GUILDHALL_DATA: folder, NODE_ENV: 'development', GUILDHALL_DEMO: 'true' };
  const open = () => startOurs({ settings });
  let server = await open();
  onClose(() => server.stop());
  const { cookie, threadId } = await someThread(server.origin);
  const ledger = new Ledger(server.origin, [{ id: threadId }], { writers: 4, cookie });
  const kills = smoke ? SMOKE_KILLS : KILLS;
  for (let n = 0; n < kills; n += 1) {
    await pause(LEAST + ((n * 37) % SPREAD));
    await server.kill();
    server = await open();
    ledger.origin = server.origin;
  }
  const wrong = [];
  const second = await refusal(open);
  if (second === null) wrong.push('a second server was let onto the same directory');
  await ledger.close();
  const audit = await ledger.audit(async () => posts(server.origin, cookie, threadId));
  return {
    wrong: [...wrong, ...audit.wrong],
    counts: {
      kills,
      ...audit.counts,
      'requests sent again': ledger.retried,
      'ms until the second was refused, its start included': Math.round(second),
    },
  };
}

async function refusal(open) {
  const from = performance.now();
  try {
    await (await open()).stop();
    return null;
  } catch {
    return performance.now() - from;
  }
}

async function ask(origin, query, variables, cookie = '') {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-guildhall': '1', origin, cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
  return { data, cookie: response.headers.get('set-cookie')?.split(';')[0] };
}

async function someThread(origin) {
  const { cookie } = await ask(
    origin,
    'mutation ($input: SignInInput!) { signIn(input: $input) { person { id } } }',
    { input: SOMEBODY },
  );
  const { data } = await ask(
    origin,
    '{ viewer { latestThreads(first: 20) { edges { node { id viewerCan { reply { allowed } } } } } } }',
    {},
    cookie,
  );
  const { node } = data.viewer.latestThreads.edges.find(
    (edge) => edge.node.viewerCan.reply.allowed,
  );
  return { cookie, threadId: node.id };
}

/** Rows as the ledger audits them, read the way people read them. */
async function posts(origin, cookie, threadId) {
  const rows = [];
  for (let after = null, more = true; more; ) {
    const { data } = await ask(
      origin,
      `query ($id: ID!, $after: String) { thread(id: $id) { postCount lastPostNumber
         posts(first: ${PAGE}, after: $after) { edges { node { id markdown html } } pageInfo { hasNextPage endCursor } } } }`,
      { id: threadId, after },
      cookie,
    );
    const { edges, pageInfo } = data.thread.posts;
    for (const { node } of edges) {
      if (!node.markdown.startsWith('Drilled ')) continue;
      rows.push({
        id: node.id,
        key: node.markdown.slice('Drilled '.length),
        whole: node.html.includes(node.markdown),
      });
    }
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
  }
  return rows;
}
