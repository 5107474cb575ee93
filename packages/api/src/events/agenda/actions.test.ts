import { HOUR } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { anEvent } from '../event.factory';
import { plan, SCHEDULE, splitAgain, type Told } from '../series/series.fixture';
import { type Action, anEventToPrepare, does, verb } from './agenda.fixture';

const ADD_ACTION = verb('addAction', 'AddActionInput');
const EDIT_ACTION = verb('editAction', 'EditActionInput');
const SETTLE_ACTION = verb('settleAction', 'SettleActionInput');
const DROP_ACTION = verb('dropAction', 'ActionVersionInput');
const RESTORE_ACTION = verb('restoreAction', 'EventActionInput');

const stage = anEventToPrepare();
const { seen } = stage;

describe('actions', () => {
  const agree = async (given: object = {}, client = stage.world.ines.client): Promise<Action> =>
    (
      await does(client, ADD_ACTION, {
        eventId: stage.event.id,
        text: 'Ask the supplier',
        clientMutationId: newId(),
        ...given,
      })
    ).actions.at(-1) as Action;

  it('have an owner and a day, and head the next agenda until they are done', async () => {
    const { ctx, community, tomasz, ines } = stage.world;
    await stage.server.rows('delete from event_series');
    stage.event = await anEvent(ctx, { communityId: community.id, startsOn: '2026-02-20T14:00' });
    const next = await anEvent(ctx, { communityId: community.id, startsOn: '2026-03-06T14:00' });
    const made = await agree({ ownerId: tomasz.id, dueOn: '2026-03-01' });
    expect(made).toMatchObject({ dueOn: '2026-03-01', overdue: true, owner: { handle: 'tomasz' } });
    await agree({ text: 'Later', dueOn: '2026-03-02' });
    expect((await seen(ines.client, next.id)).openActions).toMatchObject([
      { id: made.id, overdue: true, event: { id: stage.event.id } },
      { text: 'Later', overdue: false },
    ]);
    expect((await seen(ines.client)).openActions).toEqual([]);
    const settle = { actionId: made.id, version: made.version, done: true };
    const { actions } = await does(tomasz.client, SETTLE_ACTION, settle);
    expect(actions[0]).toMatchObject({ id: made.id, overdue: false });
    expect(actions[0]?.doneAt).not.toBeNull();
    expect((await seen(ines.client, next.id)).openActions.map(({ text }) => text)).toEqual([
      'Later',
    ]);
  });

  it.each([[[3]], [[2, 5]], [[5, 2]], [[6, 2, 4, 1, 5, 3]], [[1, 4, 6, 5, 2, 3]]])(
    'follow their series, wherever it was begun anew, and not another: %j',
    async (places) => {
      const { community, amara, ines } = stage.world;
      const scheduled = async () =>
        (
          await amara.client.mutate<Told>(SCHEDULE, {
            input: {
              communityId: community.id,
              plan: plan({ rule: 'FREQ=WEEKLY;COUNT=8' }),
              clientMutationId: newId(),
            },
          })
        ).scheduleEvent;
      const [first, other] = [await scheduled(), await scheduled()];
      const dates = await splitAgain(stage.server, amara.client, first, places);
      const made: string[] = [];
      for (const id of dates) {
        expect((await seen(ines.client, id)).openActions.map((open) => open.id)).toEqual(made);
        stage.server.clock.advance(1_000);
        made.push((await agree({ eventId: id })).id);
      }
      const elsewhere = await splitAgain(stage.server, amara.client, other, []);
      expect((await seen(ines.client, elsewhere.at(-1))).openActions).toEqual([]);
    },
  );

  it('are edited in the version that was seen, dropped and brought back', async () => {
    const { ines, tomasz, lucia } = stage.world;
    const { id, version } = await agree({ ownerId: tomasz.id, dueOn: '2026-03-09' });
    const edit = { actionId: id, version, text: 'Ask two suppliers', ownerId: null };
    const { actions } = await does(ines.client, EDIT_ACTION, edit);
    expect(actions).toEqual([
      expect.objectContaining({ text: 'Ask two suppliers', owner: null, dueOn: '2026-03-09' }),
    ]);
    expect(await ines.client.refused(EDIT_ACTION, { input: edit })).toMatchObject({
      reason: 'VERSION',
    });
    const drop = { actionId: id, version: version + 1 };
    expect((await does(ines.client, DROP_ACTION, drop)).actions).toEqual([]);
    expect((await does(ines.client, RESTORE_ACTION, { actionId: id })).actions).toHaveLength(1);
    for (const dueOn of ['2026-02-30', '2126-01-01']) {
      const input = { eventId: stage.event.id, text: 'A', dueOn, clientMutationId: newId() };
      expect(await ines.client.refused(ADD_ACTION, { input })).toMatchObject({ code: 'INVALID' });
    }
    const input = {
      eventId: stage.event.id,
      text: 'A',
      ownerId: lucia.id,
      clientMutationId: newId(),
    };
    expect(await ines.client.refused(ADD_ACTION, { input })).toMatchObject({
      fields: [{ path: 'ownerId', rule: 'member' }],
    });
  });

  it('are listed for their owner', async () => {
    const { tomasz, ines } = stage.world;
    const { id } = await agree({ ownerId: tomasz.id, text: 'Only mine', dueOn: '2026-03-02' });
    const MINE = '{ viewer { actions { id event { id } overdue } } }';
    interface Mine {
      viewer: { actions: Array<{ id: string }> };
    }
    const own = (await tomasz.client.query<Mine>(MINE)).viewer.actions;
    expect(own).toContainEqual({ id, event: { id: stage.event.id }, overdue: false });
    expect((await ines.client.query<Mine>(MINE)).viewer.actions).toEqual([]);
    stage.server.clock.advance(16 * HOUR);
    const later = (await tomasz.client.query<Mine>(MINE)).viewer.actions;
    stage.server.clock.advance(-16 * HOUR);
    expect(later).toContainEqual({ id, event: { id: stage.event.id }, overdue: true });
  });
});
