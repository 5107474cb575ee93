import { startTestServer, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { transaction } from '../kernel/transaction';
import { ThreadKind } from './thread.entity';
import {
  type ImportedPost,
  type ImportedThread,
  insertImportedLinks,
  insertImportedThreads,
} from './threads.import';
import { ThreadLinkKind } from './threads.types';

const SITE = 'wounds.example.com';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());

const day = (number: number) => new Date(Date.UTC(2015, 0, number));

function post(sourceId: string, given: Partial<ImportedPost> = {}): ImportedPost {
  return {
    sourceId,
    markdown: `Text ${sourceId} \0`,
    html: `<p>Text ${sourceId}</p>`,
    rendererVersion: 1,
    author: {
      personId: world.ravi.id,
      name: 'R. of old',
      url: 'https://wounds.example.com/users/7',
    },
    createdAt: day(Number(sourceId) || 1),
    url: `https://wounds.example.com/a/${sourceId}`,
    licence: 'CC BY-SA 3.0',
    ...given,
  };
}

function thread(sourceId: string, posts: ImportedPost[]): ImportedThread {
  return {
    sourceId,
    kind: ThreadKind.QUESTION,
    title: `Question ${sourceId}`,
    tags: ['foam'],
    votes: 12,
    url: `https://wounds.example.com/q/${sourceId}`,
    licence: 'CC BY-SA 4.0',
    author: { personId: world.tomasz.id, name: 'T. of old', url: null },
    openedAt: day(1),
    posts,
  };
}

const bring = (threads: ImportedThread[]) =>
  transaction(world.ctx, (tx) =>
    insertImportedThreads(tx, { communityId: world.community.id, site: SITE, threads }),
  );

const SEEN = `query ($id: ID!) { thread(id: $id) {
  postCount participantCount lastPostNumber lastPostAt openedAt votes excerpt acceptedPost { number }
  source { site url author authorUrl licence licenceUrl } links { kind thread { title } }
  posts { nodes { number createdAt votes accepted answers { number } source { author licence licenceUrl } } } } }`;

it('brings an archive in once, as it was, and later what is new in it', async () => {
  const { community, ines } = world;
  const first = [
    thread('10', [
      post('10', { author: { personId: world.tomasz.id, name: 'T. of old', url: null } }),
      post('11', { accepted: true, votes: 5 }),
      post('comment:1', { answersSourceId: '11', createdAt: day(20) }),
      post('12', { answersSourceId: 'unknown' }),
    ]),
    thread('20', [post('20')]),
  ];
  const before = await counts();
  expect(await bring(first)).toEqual({
    threads: { created: 2, unchanged: 0 },
    posts: { created: 5, unchanged: 0 },
  });
  const after = await counts();
  expect(after).toMatchObject({ threads: before.threads + 2, posts: before.posts + 5 });

  const [row] = await server.rows<{ id: string }>('select id from thread where source_id = $1', [
    '10',
  ]);
  const links = [
    { fromSourceId: '10', toSourceId: '20', kind: ThreadLinkKind.DUPLICATE },
    { fromSourceId: '10', toSourceId: '99', kind: ThreadLinkKind.LINKED },
  ];
  const link = () =>
    transaction(world.ctx, (tx) =>
      insertImportedLinks(tx, { communityId: community.id, site: SITE, links }),
    );
  expect(await link()).toEqual({ created: 1, unchanged: 0, missing: 1 });
  expect(await link()).toEqual({ created: 0, unchanged: 1, missing: 1 });

  expect(await ines.client.query(SEEN, { id: row?.id })).toEqual({
    thread: {
      postCount: 4,
      participantCount: 2,
      lastPostNumber: 4,
      lastPostAt: day(20).toISOString(),
      openedAt: day(1).toISOString(),
      votes: 12,
      excerpt: 'Text 10',
      acceptedPost: { number: 2 },
      source: {
        site: SITE,
        url: 'https://wounds.example.com/q/10',
        author: 'T. of old',
        authorUrl: null,
        licence: 'CC BY-SA 4.0',
        licenceUrl: 'https://creativecommons.org/licenses/by-sa/4.0/',
      },
      links: [{ kind: 'DUPLICATE', thread: { title: 'Question 20' } }],
      posts: {
        nodes: [
          {
            number: 1,
            createdAt: day(10).toISOString(),
            votes: null,
            accepted: false,
            answers: null,
          },
          { number: 2, createdAt: day(11).toISOString(), votes: 5, accepted: true, answers: null },
          {
            number: 3,
            createdAt: day(20).toISOString(),
            votes: null,
            accepted: false,
            answers: { number: 2 },
          },
          {
            number: 4,
            createdAt: day(12).toISOString(),
            votes: null,
            accepted: false,
            answers: null,
          },
        ].map((node) => ({
          ...node,
          source: {
            author: node.number === 1 ? 'T. of old' : 'R. of old',
            licence: 'CC BY-SA 3.0',
            licenceUrl: 'https://creativecommons.org/licenses/by-sa/3.0/',
          },
        })),
      },
    },
  });

  expect(await bring(first)).toEqual({
    threads: { created: 0, unchanged: 2 },
    posts: { created: 0, unchanged: 5 },
  });
  expect(await counts()).toEqual(after);

  first[1]?.posts.push(post('21', { answersSourceId: '20' }));
  expect(await bring([...first, thread('30', [post('30')])])).toEqual({
    threads: { created: 1, unchanged: 2 },
    posts: { created: 2, unchanged: 5 },
  });
  const [grown] = await server.rows(
    'select post_count, last_post_number from thread where source_id = $1',
    ['20'],
  );
  expect(grown).toEqual({ post_count: 2, last_post_number: 2 });
});

it('asks a number of statements that does not grow with the batch', async () => {
  const many = (from: number, size: number) =>
    Array.from({ length: size }, (_, at) =>
      thread(`${from + at}`, [post(`${from + at}`), post(`${from + at}0`)]),
    );
  const few = await server.statements(() => bring(many(1_000, 1)));
  const lots = await server.statements(() => bring(many(2_000, 200)));
  expect(lots).toHaveLength(few.length);
  expect(lots.length).toBeLessThanOrEqual(15);
});

async function counts() {
  const [row] = await server.rows<{ threads: number; posts: number; seq: number }>(
    `select thread_count as threads, post_count as posts, activity_seq as seq from community where id = $1`,
    [world.community.id],
  );
  return row as { threads: number; posts: number; seq: number };
}
