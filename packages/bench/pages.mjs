import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, web } from '../../scripts/lib.mjs';
import { longThread } from './database.mjs';

/** Posts and threads of a page. */
export const PAGE = 20;
/** So many different threads are asked for in turn: enough that no single one stays at hand. */
const THREADS = 200;

/** What the documents of the pages are called in the client. */
const OPERATIONS = {
  thread: 'OpenThread',
  list: 'CommunityThreads',
  home: 'Home',
  reply: 'Reply',
  live: 'ThreadChanged',
  search: 'SearchPage',
};

/** The client's own documents by what they are for. @throws Stop when the client has not been built, or calls them otherwise */
export function clientDocuments() {
  const file = join(web, 'dist/.trusted-documents.json');
  if (!existsSync(file)) {
    throw new Stop(
      'The benchmark asks what the web client asks; build it first: node scripts/build.mjs',
    );
  }
  const known = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
  return Object.fromEntries(
    Object.entries(OPERATIONS).map(([purpose, name]) => {
      const operation = new RegExp(`\\b(query|mutation|subscription) ${name}\\b`);
      const found = known.find(([, text]) => operation.test(text));
      if (!found)
        throw new Stop(
          `The web client has no document called ${name}; see packages/bench/pages.mjs.`,
        );
      return [purpose, found[0]];
    }),
  );
}

/** Of how many threads the home page shows what is unread, and what is new. */
const UNREAD = 10;
const LATEST = 15;
/** Hits of each kind on the page of a search. */
const HITS = 5;
/** Words that nearly every text of `texts.mjs` has, the commonest first. */
const COMMON = ['evidence', 'answer', 'wound', 'record', 'ward'];
/** Threads that are looked for by the number in their title, which stands nowhere else. */
const RARE = 40;
/** So many different places of the long thread are opened. */
const PLACES = 200;
/** The person who is in all communities, in the place of a number of those who subscribe. */
export const EVERYWHERE = 'everywhere';

const tokenOf = (n) => `measuring-${n}`;

/** What a browser sends with every request of a person who is signed in; 0 is the one who asks for pages. */
export function headersOf(origin, n = 0) {
  return {
    'content-type': 'application/json',
    'x-guildhall': '1',
    cookie: `guildhall=${tokenOf(n)}`,
    origin,
  };
}

/**
 * Signs people in, and finds what they ask for.
 * @param subscribers how many others read the thread in which somebody writes
 */
export async function prepare(client, posts, subscribers) {
  const { rows: threads } = await client.query(
    `select t.id, t.post_count as size, c.slug from thread t join community c on c.id = t.community_id
      join membership m on m.community_id = c.id and m.person_id = (select id from person where handle = 'person-0')
     where t.post_count between $1 and 40 order by md5(t.id::text) limit $2`,
    [PAGE, THREADS],
  );
  const { rows: slugs } = await client.query(
    `select c.slug from community c join membership m on m.community_id = c.id
      join person p on p.id = m.person_id and p.handle = 'person-0' where c.thread_count >= $1 order by 1`,
    [Math.min(PAGE, posts / 1_000)],
  );
  const { rows: rare } = await client.query(
    `select substring(title from '\\d+') as word from thread order by md5(id::text) limit $1`,
    [RARE],
  );
  const {
    rows: [long],
  } = await client.query(
    'select id, community_id as community from thread order by post_count desc, id limit 1',
  );
  // All who subscribe are members of that community, person 0 first.
  const { rows: people } = await client.query(
    `select p.id from person p
      order by p.handle <> 'person-0',
        not exists (select 1 from membership m where m.person_id = p.id and m.community_id = $1), p.handle
      limit $2`,
    [long.community, subscribers + 1],
  );
  const hashes = people.map((_, n) => createHash('sha256').update(tokenOf(n)).digest());
  await client.query(
    `insert into session (id, person_id, token_hash, created_at, last_seen_at, expires_at)
     select gen_random_uuid(), person, hash, now(), now(), now() + interval '1 day'
       from unnest($1::uuid[], $2::bytea[]) as s (person, hash)`,
    [people.map(({ id }) => id), hashes],
  );
  const {
    rows: [everywhere],
  } = await client.query("select id from person where handle = 'person-1'");
  await client.query(
    `insert into session (id, person_id, token_hash, created_at, last_seen_at, expires_at)
     values (gen_random_uuid(), $1, $2, now(), now(), now() + interval '1 day')`,
    [everywhere.id, createHash('sha256').update(tokenOf(EVERYWHERE)).digest()],
  );
  return {
    everywhere: everywhere.id,
    person: people[0].id,
    people: people.map(({ id }) => id),
    slugs: slugs.map(({ slug }) => slug),
    threads,
    words: { common: COMMON, rare: rare.map(({ word }) => word) },
    long: { id: long.id, size: longThread(posts) },
  };
}

const graphql = (origin, documentId, variables, who) => ({
  method: 'POST',
  path: '/graphql',
  headers: headersOf(origin, who),
  body: JSON.stringify({ documentId, variables }),
});
const get = (path, query) => ({ method: 'GET', path: `${path}?${new URLSearchParams(query)}` });

/** The pages, each as a request to ours and as one to the reference, and what ids an answer holds. */
export function pagesFor(documents, { person, everywhere, slugs, threads, long, words }) {
  const windowAt = (id, from, variables) => ({
    ours: (origin) => graphql(origin, documents.thread, { threadId: id, ...variables }),
    reference: () => get('/thread', { id, person, from, to: from + PAGE - 1 }),
    ids: openedIds,
  });
  // By whoever reads everything, so that both find the same.
  const searchFor = (text) => ({
    ours: (origin) =>
      graphql(origin, documents.search, { text, first: HITS, ...EVERY_KIND }, EVERYWHERE),
    reference: () => get('/search', { text, first: HITS }),
    ids: foundIds,
  });
  const middle = Math.floor(long.size / 2);
  return {
    thread: threads.map(({ id }) => windowAt(id, 1, { first: PAGE })),
    list: slugs.map((slug) => ({
      ours: (origin) => graphql(origin, documents.list, { slug, first: PAGE }),
      reference: () => get('/list', { slug, first: PAGE }),
      ids: listedIds,
    })),
    // Spread over the thread, each far from the one before.
    random: Array.from({ length: PLACES }, (_, n) => {
      const at = 10 + ((n * 7_919) % (long.size - PAGE));
      return windowAt(long.id, at - 9, { first: PAGE, around: at });
    }),
    home: [
      {
        ours: (origin) => graphql(origin, documents.home, {}, EVERYWHERE),
        reference: () => get('/home', { person: everywhere, unread: UNREAD, latest: LATEST }),
        ids: homeIds,
      },
    ],
    common: words.common.map(searchFor),
    rare: words.rare.map(searchFor),
    windows: {
      first: [windowAt(long.id, 1, { first: PAGE })],
      middle: [windowAt(long.id, middle - 9, { first: PAGE, around: middle })],
      last: [windowAt(long.id, long.size - PAGE + 1, { last: PAGE })],
    },
  };
}

const EVERY_KIND = {
  ...{ threads: true, posts: true, resources: true, events: true, people: true, communities: true },
};

const idsOf = ({ edges }) => edges.map(({ node }) => node.id);
const openedIds = ({ data }) => idsOf(data.thread.posts);
const listedIds = ({ data }) => idsOf(data.community.threads);
const homeIds = ({ data: { viewer } }) => [
  ...idsOf(viewer.unreadThreads),
  ...idsOf(viewer.latestThreads),
];
const foundIds = ({ data: { search } }) => [
  ...search.threads.nodes.map(({ thread }) => thread.id),
  ...search.posts.nodes.map(({ post }) => post.id),
];
const rowIds = (rows) => rows.map(({ id }) => id);

/** Asks each page once of both. @throws Error when they do not answer with the same posts or threads */
export async function compare(pages, ours, reference) {
  for (const page of pages) {
    const there = rowIds(await ask(reference.origin, page.reference()));
    const here = page.ids(await ask(ours.origin, page.ours(ours.origin)));
    if (here.length === 0 || here.join() !== there.join()) {
      throw new Error(`The two answers differ: ${here.join()} and ${there.join()}.`);
    }
  }
}

/** @throws Error when the answer is not one */
export async function ask(origin, { method, path, headers, body }) {
  const response = await fetch(origin + path, { method, headers, body });
  const answer = await response.text();
  const parsed = response.ok ? JSON.parse(answer) : undefined;
  if (!parsed || parsed.errors)
    throw new Error(`${path} answered ${response.status}: ${answer.slice(0, 500)}`);
  return parsed;
}
