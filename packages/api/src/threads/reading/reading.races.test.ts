import { startTestServer, type TestServer } from '../../../test/harness';
import {
  OPEN,
  REMOVE,
  REMOVE_THREAD,
  RESTORE,
  recount,
  recountReaders,
} from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { LEVEL, MARK, RECORD, Reader, UNDO } from './reading.fixture';

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;
let readers: Reader[];

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  readers = [world.amara, world.ravi, world.ines, world.tomasz].map(
    ({ client }) => new Reader(client),
  );
});
afterAll(() => server.close());
beforeEach(async () => {
  thread = await aThread(world.ctx, { communityId: world.community.id, authorId: world.ines.id });
});

const everything = async () => {
  await recountReaders(server);
  await recount(server);
  await recountReaders(server);
};

/** Whatever comes of each: what is refused in such a crowd is refused for a reason, and never an error of ours. */
async function together(work: Array<Promise<unknown>>): Promise<void> {
  const failed = (await Promise.allSettled(work)).flatMap((one) =>
    one.status === 'rejected' ? [String(one.reason)] : [],
  );
  expect(failed.filter((reason) => !/ALREADY_DONE|NOT_FOUND|FORBIDDEN/.test(reason))).toEqual([]);
}

it('keeps every number while 50 post and all read at once', async () => {
  await together(
    Array.from({ length: 50 }, (_, at) => {
      const reader = readers[at % 4] as Reader;
      return Promise.all([
        reader.say(thread.id),
        reader.record(thread.id, at, 20),
        at % 10 === 0 ? server.runJobs() : undefined,
      ]);
    }),
  );
  await everything();
  for (const reader of readers) {
    expect(await reader.record(thread.id, 51)).toMatchObject({ unreadPosts: 0, unread: false });
  }
  await everything();
});

it('keeps every number while posts and threads go and come back', async () => {
  const { ctx, community, amara, ines, ravi, tomasz } = world;
  const posts = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      aPost(ctx, { thread, authorId: at % 2 ? ravi.id : tomasz.id }),
    ),
  );
  const others = await Promise.all(
    Array.from({ length: 4 }, () => aThread(ctx, { communityId: community.id, authorId: ines.id })),
  );
  await together([
    ...posts.flatMap(({ id }, at) => [
      amara.client.mutate(REMOVE, { id, reason: 'Twice.' }),
      readers[at % 4]?.record(thread.id, at + 2, 100),
      ...(at % 3 ? [] : [server.runJobs()]),
    ]),
    ...others.flatMap(({ id }) => [
      amara.client.mutate(REMOVE_THREAD, { id, reason: 'Twice.' }),
      readers[3]?.record(id, 1),
      ravi.client.mutate(MARK, { input: { threadIds: [id] } }),
    ]),
    ...posts.slice(6).map(({ id }) => amara.client.mutate(RESTORE, { id })),
  ] as Array<Promise<unknown>>);
  await everything();
});

it('keeps every number while marks, levels and new threads meet', async () => {
  const { community, ines, ravi } = world;
  const open = () =>
    ravi.client.mutate(OPEN, {
      input: {
        communityId: community.id,
        kind: 'DISCUSSION',
        title: 'One more',
        markdown: 'And one more.',
        clientMutationId: newId(),
      },
    });
  const markAndUndo = async () => {
    const { markRead } = await ines.client.mutate<{ markRead: { id: string } }>(MARK, {
      input: {},
    });
    await ines.client.mutate(UNDO, { id: markRead.id });
  };
  const input = (level: string | null) => ({ threadId: thread.id, level });
  await together([
    ...Array.from({ length: 8 }, open),
    ...Array.from({ length: 6 }, markAndUndo),
    ...Array.from({ length: 12 }, (_, at) => (readers[at % 4] as Reader).say(thread.id)),
    ...['MUTED', 'WATCHING', null, 'NORMAL', 'TRACKING'].map((level) =>
      ines.client.mutate(LEVEL, input(level)),
    ),
    ...Array.from({ length: 4 }, () =>
      ines.client.mutate(MARK, { input: { communityId: community.id } }),
    ),
    ...Array.from({ length: 4 }, () => server.runJobs()),
  ]);
  await everything();
});

it('keeps every number while somebody leaves and joins', async () => {
  const { community, tomasz } = world;
  const reader = new Reader(tomasz.client);
  await reader.say(thread.id);
  const turn = (verb: string) =>
    tomasz.client.mutate(`mutation ($id: ID!) { ${verb}(input: { communityId: $id }) { id } }`, {
      id: community.id,
    });
  await together([
    ...Array.from({ length: 4 }, async () => {
      await turn('leaveCommunity');
      await turn('joinCommunity');
    }),
    ...Array.from({ length: 10 }, (_, at) => reader.record(thread.id, at, 200)),
    ...Array.from({ length: 10 }, () => readers[1]?.say(thread.id) as Promise<unknown>),
    ...Array.from({ length: 3 }, () => server.runJobs()),
  ]);
  await everything();
});

it('takes the same report 20 times for one', async () => {
  await aPost(world.ctx, { thread, authorId: world.amara.id });
  const threads = [{ threadId: thread.id, number: 2, seconds: 1 }];
  await together(Array.from({ length: 20 }, () => world.ravi.client.mutate(RECORD, { threads })));
  const [row] = await server.rows(
    'select read_number, read_count, seconds from thread_reader where person_id = $1 and thread_id = $2',
    [world.ravi.id, thread.id],
  );
  expect(row).toEqual({ read_number: 2, read_count: 2, seconds: 20 });
  await everything();
});
