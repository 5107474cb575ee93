import { startTestServer, type TestServer } from '../../../test/harness';
import {
  REMOVE,
  REMOVE_THREAD,
  REPLY,
  RESTORE,
  RESTORE_THREAD,
  recount,
  recountReaders,
} from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { newId } from '../../kernel/ids';
import { aThread } from '../thread.factory';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());

it('keeps the numbers of readers through posts, removals and restorations', async () => {
  const { ctx, community, ines, amara, ravi } = world;
  const thread = await aThread(ctx, { communityId: community.id, authorId: ines.id });
  const posts: string[] = [];
  for (const { client } of [ravi, ines, amara, ravi, ravi]) {
    const { reply } = await client.mutate<{ reply: { id: string } }>(REPLY, {
      input: { threadId: thread.id, markdown: 'So do we.', clientMutationId: newId() },
    });
    posts.push(reply.id);
  }
  await recountReaders(server);
  const unread = () =>
    server.rows(
      `select d.unread_threads, c.thread_count - d.known_threads as new from community_reader d
         join community c on c.id = d.community_id where d.person_id = $1 and c.id = $2`,
      [ines.id, community.id],
    );
  expect(await unread()).toEqual([{ unread_threads: 1, new: 0 }]);
  for (const id of posts.slice(3)) {
    await ravi.client.mutate(REMOVE, { id, reason: '' });
    await recountReaders(server);
  }
  for (const at of [0, 2]) {
    await amara.client.mutate(REMOVE, { id: posts[at], reason: 'Off topic.' });
  }
  await recountReaders(server);
  expect(await unread()).toEqual([{ unread_threads: 0, new: 0 }]);
  await amara.client.mutate(RESTORE, { id: posts[2] });
  expect(await unread()).toEqual([{ unread_threads: 1, new: 0 }]);
  await amara.client.mutate(REMOVE_THREAD, { id: thread.id, reason: 'Twice.' });
  expect(await unread()).toEqual([{ unread_threads: 0, new: 0 }]);
  await recountReaders(server);
  await amara.client.mutate(RESTORE_THREAD, { id: thread.id });
  expect(await unread()).toEqual([{ unread_threads: 1, new: 0 }]);
  await recountReaders(server);
  await recount(server);
});
