import { startTestServer, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { aCommunity } from '../communities/community.factory';
import { anEvent } from '../events/event.factory';
import { rows } from '../kernel/database/statements';
import { transaction } from '../kernel/transaction';
import { aThread } from '../threads/thread.factory';
import { followLanguageJob } from './search.jobs';

describe('words that follow the language of their community', () => {
  let server: TestServer;
  let world: WoundCare;
  beforeAll(async () => {
    server = await startTestServer();
    world = await woundCare(server);
  });
  afterAll(() => server.close());

  /** Two posts and two events of a community that speaks another language from now on. */
  async function strange() {
    const { ctx, amara } = world;
    const { id: communityId } = await aCommunity(ctx, { steward: amara });
    const thread = () => aThread(ctx, { communityId, authorId: amara.id });
    const event = () => anEvent(ctx, { communityId, startsOn: '2026-03-20T14:00' });
    const threads = [await thread(), await thread()].map(({ id }) => id);
    const events = [await event(), await event()].map(({ id }) => id);
    await server.rows(`update community set language = 'pt-PT' where id = $1`, [communityId]);
    return { communityId, threads, events };
  }
  const following = async (threads: string[], events: string[]): Promise<string[]> =>
    (
      await server.rows<{ id: string }>(
        `select thread_id as id from post_words where thread_id = any($1) and config = words_of_language('pt-PT')
         union select event_id from event_words where event_id = any($2) and config = words_of_language('pt-PT')`,
        [threads, events],
      )
    ).map(({ id }) => id);

  it('are made anew of everything', async () => {
    const { threads, events } = await strange();
    expect(await following(threads, events)).toEqual([]);
    await followLanguageJob.run(world.ctx, {});
    expect((await following(threads, events)).sort()).toEqual([...threads, ...events].sort());
  });

  // The embedded database has one connection: nothing there goes on beside a transaction.
  const onServer = process.env.TEST_DATABASE_URL ? it : it.skip;
  onServer('wait for nobody who writes, and leave those words to them', async () => {
    const { threads, events } = await strange();
    await transaction(world.ctx, async (tx) => {
      await rows(tx, `update post set html = '<p>novo</p>' where thread_id = $1`, [threads[0]]);
      await rows(tx, `update event set title = 'novo' where id = $1`, [events[0]]);
      await followLanguageJob.run(world.ctx, {});
      expect((await following(threads, events)).sort()).toEqual([threads[1], events[1]].sort());
    });
    expect((await following(threads, events)).sort()).toEqual([...threads, ...events].sort());
  });
});
