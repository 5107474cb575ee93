import { Visibility } from '../../communities/community.entity';
import { aCommunity } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aThread } from '../../threads/thread.factory';
import { anEvent } from '../event.factory';
import { EventState } from '../event.types';
import { ADD, anEventToPrepare } from './agenda.fixture';

const stage = anEventToPrepare();
const { add, seen } = stage;

describe('a thread on the agenda', () => {
  const THREAD = `query ($id: ID!) { thread(id: $id) { upcomingEvents { id }
    agendaItems { id title event { id } startsAt } } }`;
  interface Places {
    thread: {
      upcomingEvents: Array<{ id: string }>;
      agendaItems: Array<{ event: { id: string } }>;
    };
  }

  it('is put there in one go, once, and says where it is', async () => {
    const { ctx, community, ines, tomasz } = stage.world;
    await stage.server.rows('delete from event_series');
    stage.event = await anEvent(ctx, { communityId: community.id, startsOn: '2026-03-09T14:00' });
    const sooner = await anEvent(ctx, { communityId: community.id, startsOn: '2026-03-04T14:00' });
    await anEvent(ctx, { communityId: community.id, startsOn: '2026-02-04T14:00' });
    await anEvent(ctx, {
      communityId: community.id,
      startsOn: '2026-03-05T14:00',
      state: EventState.CANCELLED,
    });
    const thread = await aThread(ctx, {
      communityId: community.id,
      authorId: ines.id,
      title: 'Foam on heels',
    });
    const before = await tomasz.client.query<Places>(THREAD, { id: thread.id });
    expect(before.thread).toEqual({
      upcomingEvents: [{ id: sooner.id }, { id: stage.event.id }],
      agendaItems: [],
    });
    const { agenda } = await add(tomasz.client, { title: undefined, threadId: thread.id });
    expect(agenda[0]).toMatchObject({ title: 'Foam on heels', thread: { id: thread.id } });
    const again = {
      eventId: stage.event.id,
      kind: 'POINT',
      threadId: thread.id,
      clientMutationId: newId(),
    };
    expect(await ines.client.refused(ADD, { input: again })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_DONE',
    });
    const after = await ines.client.query<Places>(THREAD, { id: thread.id });
    expect(after.thread.agendaItems).toMatchObject([
      { title: 'Foam on heels', event: { id: stage.event.id } },
    ]);
  });

  it('is not of another community, and one that is removed is not shown', async () => {
    const { ctx, community, ines, amara } = stage.world;
    const elsewhere = await woundCareElsewhere();
    const input = {
      eventId: stage.event.id,
      kind: 'POINT',
      threadId: elsewhere.id,
      clientMutationId: newId(),
    };
    expect(await amara.client.refused(ADD, { input })).toMatchObject({
      fields: [{ path: 'threadId', rule: 'inThisCommunity' }],
    });
    expect(await ines.client.refused(ADD, { input })).toMatchObject({ code: 'NOT_FOUND' });
    const thread = await aThread(ctx, { communityId: community.id, authorId: ines.id, title: 'A' });
    await add(ines.client, { title: 'Kept title', threadId: thread.id });
    await stage.server.rows('update thread set removed_at = $2 where id = $1', [
      thread.id,
      stage.server.clock.now(),
    ]);
    expect((await seen(ines.client)).agenda[0]).toMatchObject({
      title: 'Kept title',
      thread: null,
    });
  });

  async function woundCareElsewhere() {
    const other = await aCommunity(stage.world.ctx, {
      steward: stage.world.amara,
      visibility: Visibility.PRIVATE,
    });
    return aThread(stage.world.ctx, {
      communityId: other.id,
      authorId: stage.world.amara.id,
      title: 'Secret',
    });
  }
});
