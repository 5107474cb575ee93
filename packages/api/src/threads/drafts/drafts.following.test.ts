import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { transaction } from '../../kernel/transaction';
import { aThread, type MadeThread } from '../thread.factory';
import { aDraft } from './draft.factory';
import { draftsFollow } from './drafts.following';

let server: TestServer;
let world: WoundCare;
let from: MadeThread;
let to: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ravi } = world;
  from = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
  to = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
});

const follow = () => transaction(world.ctx, (tx) => draftsFollow(tx, from.id, to.id));
const left = () =>
  server.rows<{ person_id: string; thread_id: string; markdown: string; version: number }>(
    `select person_id, thread_id, markdown, version, copy from draft
      where thread_id = any($1) order by markdown`,
    [[from.id, to.id]],
  );

it('takes a draft along to the thread that its own has become a part of', async () => {
  const { ctx, ines, tomasz } = world;
  await aDraft(ctx, { personId: ines.id, threadId: from.id, markdown: 'Begun by Ines' });
  await aDraft(ctx, { personId: tomasz.id, threadId: to.id, markdown: 'Was there' });
  await follow();
  expect(await left()).toEqual([
    expect.objectContaining({ person_id: ines.id, thread_id: to.id, markdown: 'Begun by Ines' }),
    expect.objectContaining({ person_id: tomasz.id, thread_id: to.id, version: 1, copy: 'made' }),
  ]);
});

it('puts the two texts of somebody who has begun in both one after the other', async () => {
  const { ctx, ines } = world;
  await aDraft(ctx, { personId: ines.id, threadId: from.id, markdown: 'Second' });
  await aDraft(ctx, { personId: ines.id, threadId: to.id, markdown: 'First' });
  await follow();
  expect(await left()).toEqual([
    expect.objectContaining({
      thread_id: to.id,
      markdown: 'First\n\nSecond',
      version: 2,
      copy: null,
    }),
  ]);
});

it('lets nothing that was deleted or sent stand in the way, and brings none of it back', async () => {
  const { ctx, ines, tomasz } = world;
  await aDraft(ctx, { personId: ines.id, threadId: to.id, markdown: '' });
  const deleted = await aDraft(ctx, { personId: tomasz.id, threadId: to.id, markdown: 'Away' });
  const gone = await aDraft(ctx, { personId: world.lucia.id, threadId: from.id, markdown: 'Gone' });
  await server.rows('update draft set deleted_at = now() where id = any($1)', [
    [deleted.id, gone.id],
  ]);
  await aDraft(ctx, { personId: ines.id, threadId: from.id, markdown: 'A' });
  await aDraft(ctx, { personId: tomasz.id, threadId: from.id, markdown: 'B' });
  await follow();
  expect(await left()).toEqual([
    expect.objectContaining({ person_id: ines.id, thread_id: to.id, markdown: 'A' }),
    expect.objectContaining({ person_id: tomasz.id, thread_id: to.id, markdown: 'B' }),
  ]);
});
