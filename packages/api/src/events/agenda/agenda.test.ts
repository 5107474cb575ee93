import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity } from '../../communities/community.factory';
import { DAY, HOUR } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { aThread } from '../../threads/thread.factory';
import { anEvent, type MadeEvent } from '../event.factory';
import { EventKind, EventState } from '../event.types';
import { plan, SCHEDULE, splitAgain, type Told } from '../series/series.fixture';

const EVENT = `id agenda { id kind title notes minutes startsAt voteCount viewerVoted state position version
    person { handle } addedBy { handle } thread { id title } event { id }
    viewerCan { edit { allowed reason } vote { allowed reason } settle { allowed } } }
  openActions { id text overdue event { id } owner { handle } }
  actions { id text dueOn doneAt overdue version owner { handle } viewerCan { edit { allowed } done { allowed } } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${EVENT} } }`;
const ADD = verb('addAgendaItem', 'AddAgendaItemInput');
const EDIT = verb('editAgendaItem', 'EditAgendaItemInput');
const DROP = verb('dropAgendaItem', 'AgendaItemVersionInput');
const RESTORE = verb('restoreAgendaItem', 'AgendaItemInput');
const SETTLE = verb('settleAgendaItem', 'SettleAgendaItemInput');
const ORDER = verb('orderAgenda', 'OrderAgendaInput');
const VOTE = verb('voteForAgendaItem', 'AgendaItemInput');
const UNVOTE = verb('withdrawAgendaVote', 'AgendaItemInput');
const ADD_ACTION = verb('addAction', 'AddActionInput');
const EDIT_ACTION = verb('editAction', 'EditActionInput');
const SETTLE_ACTION = verb('settleAction', 'SettleActionInput');
const DROP_ACTION = verb('dropAction', 'ActionVersionInput');
const RESTORE_ACTION = verb('restoreAction', 'EventActionInput');
const SEE = `query ($id: ID!) { event(id: $id) { ${EVENT} } }`;

interface Item {
  id: string;
  title: string;
  startsAt: string | null;
  voteCount: number;
  viewerVoted: boolean;
  state: string;
  version: number;
  person: { handle: string } | null;
  thread: { id: string } | null;
  viewerCan: Record<'edit' | 'vote' | 'settle', { allowed: boolean; reason: string | null }>;
}
interface Action {
  id: string;
  text: string;
  dueOn: string | null;
  doneAt: string | null;
  overdue: boolean;
  version: number;
  owner: { handle: string } | null;
}
interface Seen {
  id: string;
  agenda: Item[];
  actions: Action[];
  openActions: Array<Action & { event: { id: string } }>;
}

let server: TestServer;
let world: WoundCare;
let event: MadeEvent;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());
beforeEach(async () => {
  event = await anEvent(world.ctx, {
    communityId: world.community.id,
    startsOn: '2026-03-06T14:00',
    hostId: world.ravi.id,
  });
});

async function does(client: TestClient, mutation: string, input: object): Promise<Seen> {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
}
const add = (client: TestClient, given: object = {}): Promise<Seen> =>
  does(client, ADD, {
    eventId: event.id,
    kind: 'POINT',
    title: 'Foam or gauze',
    clientMutationId: newId(),
    ...given,
  });
const seen = async (client: TestClient, id = event.id): Promise<Seen> =>
  (await client.query<{ event: Seen }>(SEE, { id })).event;
const item = async (given: object = {}): Promise<Item> =>
  (await add(world.ines.client, given)).agenda.at(-1) as Item;
const titles = ({ agenda }: Seen) => agenda.map(({ title }) => title);

describe('an agenda', () => {
  it('takes points from members, once for their key, each with the time at which it begins', async () => {
    const input = {
      eventId: event.id,
      kind: 'POINT',
      title: '  Foam\nor gauze ',
      notes: 'See the\r\ntrial.',
      minutes: 15,
      clientMutationId: newId(),
    };
    await does(world.ines.client, ADD, input);
    const again = await does(world.ines.client, ADD, input);
    expect(again.agenda).toEqual([
      expect.objectContaining({
        title: 'Foam or gauze',
        notes: 'See the\ntrial.',
        minutes: 15,
        startsAt: '2026-03-06T14:00:00.000Z',
        state: 'OPEN',
        person: { handle: 'ines' },
        addedBy: { handle: 'ines' },
        event: { id: event.id },
      }),
    ]);
    await add(world.tomasz.client, { title: 'Rota' });
    const { agenda } = await add(world.ravi.client, { title: 'News', minutes: 5 });
    expect(agenda.map(({ startsAt }) => startsAt)).toEqual([
      '2026-03-06T14:00:00.000Z',
      '2026-03-06T14:15:00.000Z',
      null,
    ]);
  });

  it('stands in the order of votes, after what was put into an order', async () => {
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three']) ids.push((await item({ title })).id);
    await does(world.tomasz.client, VOTE, { itemId: ids[2] });
    await does(world.tomasz.client, VOTE, { itemId: ids[2] });
    const voted = await does(world.ravi.client, VOTE, { itemId: ids[2] });
    expect(titles(voted)).toEqual(['Three', 'One', 'Two']);
    expect(voted.agenda[0]).toMatchObject({ voteCount: 2, viewerVoted: true });
    const ordered = await does(world.ravi.client, ORDER, { eventId: event.id, itemIds: [ids[1]] });
    expect(titles(ordered)).toEqual(['Two', 'Three', 'One']);
    const back = await does(world.ravi.client, UNVOTE, { itemId: ids[2] });
    expect(back.agenda[1]).toMatchObject({ title: 'Three', voteCount: 1, viewerVoted: false });
    const inputs = [
      { itemIds: [ids[0], ids[0]], rule: 'arrayUnique' },
      { itemIds: [newId()], rule: 'exists' },
    ];
    for (const { itemIds, rule } of inputs) {
      const refused = { code: 'INVALID', fields: [{ path: 'itemIds', rule }] };
      const input = { eventId: event.id, itemIds };
      expect(await world.ravi.client.refused(ORDER, { input })).toMatchObject(refused);
    }
    const byMember = { input: { eventId: event.id, itemIds: [ids[0]] } };
    expect(await world.ines.client.refused(ORDER, byMember)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_FACILITATOR',
    });
  });

  it('counts each vote once, of fifty at the same time', async () => {
    const { id } = await item();
    const voters = [world.ines, world.tomasz, world.ravi, world.amara];
    await Promise.all(
      Array.from({ length: 50 }, (_, turn) => {
        const { client } = voters[turn % voters.length] as (typeof voters)[number];
        return client.mutate(turn % 3 === 1 ? UNVOTE : VOTE, { input: { itemId: id } });
      }),
    );
    const wrong = await server.rows(
      `select i.id from agenda_item i where i.vote_count <> (select count(*) from agenda_vote v where v.item_id = i.id)`,
    );
    expect(wrong).toEqual([]);
  });

  it('is changed by who brought a point and by who looks after the event, in the version they saw', async () => {
    const { id, version } = await item();
    const edit = { itemId: id, version, title: 'Honey', minutes: 20, personId: world.tomasz.id };
    const { agenda } = await does(world.ines.client, EDIT, edit);
    expect(agenda).toEqual([
      expect.objectContaining({ title: 'Honey', minutes: 20, person: { handle: 'tomasz' } }),
    ]);
    expect(await world.ravi.client.refused(EDIT, { input: edit })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
    });
    const now = { itemId: id, version: version + 1 };
    await does(world.ravi.client, EDIT, { ...now, notes: 'Kept.' });
    const other = (await add(world.ravi.client, { title: 'Rota' })).agenda.at(-1) as Item;
    const theirs = { input: { itemId: other.id, version: other.version, title: 'Mine' } };
    expect(await world.ines.client.refused(EDIT, theirs)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_AUTHOR',
    });
    const stranger = { input: { ...now, version: version + 2, personId: world.lucia.id } };
    expect(await world.ines.client.refused(EDIT, stranger)).toMatchObject({
      fields: [{ path: 'personId', rule: 'member' }],
    });
  });

  it('drops a point and brings it back, with its votes', async () => {
    const { id, version } = await item();
    await does(world.tomasz.client, VOTE, { itemId: id });
    expect((await does(world.ines.client, DROP, { itemId: id, version })).agenda).toEqual([]);
    const vote = { input: { itemId: id } };
    await world.tomasz.client.mutate(VOTE, vote);
    const { agenda } = await does(world.ines.client, RESTORE, { itemId: id });
    expect(agenda).toEqual([expect.objectContaining({ id, voteCount: 1, state: 'OPEN' })]);
  });

  it('settles points, also afterwards, and takes none any more', async () => {
    const { id, version } = await item();
    const done = await does(world.tomasz.client, SETTLE, { itemId: id, version, done: true });
    expect(done.agenda[0]).toMatchObject({
      state: 'DONE',
      viewerCan: { vote: { allowed: false, reason: 'POINT_SETTLED' } },
    });
    server.clock.advance(5 * DAY);
    try {
      const input = { eventId: event.id, kind: 'POINT', title: 'Late', clientMutationId: newId() };
      expect(await world.ines.client.refused(ADD, { input })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'EVENT_OVER',
      });
      const open = { itemId: id, version: version + 1, done: false };
      expect((await does(world.ines.client, SETTLE, open)).agenda[0]?.state).toBe('OPEN');
    } finally {
      server.clock.advance(-5 * DAY);
    }
  });

  it('takes cases where a case clinic is held, each as long as its rounds', async () => {
    const refused = {
      input: { eventId: event.id, kind: 'CASE', title: 'A heel', clientMutationId: newId() },
    };
    expect(await world.ines.client.refused(ADD, refused)).toMatchObject({
      fields: [{ path: 'kind', rule: 'caseClinic' }],
    });
    event = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-03-06T14:00',
      kind: EventKind.CASE_CLINIC,
    });
    const rounds = [
      { name: 'Case', minutes: 10 },
      { name: 'Questions', minutes: 15 },
    ];
    await server.rows('update event set rounds = $2 where id = $1', [
      event.id,
      JSON.stringify(rounds),
    ]);
    await add(world.ines.client, { kind: 'CASE', title: 'A heel' });
    const { agenda } = await add(world.tomasz.client, { kind: 'CASE', title: 'A burn' });
    expect(agenda.map(({ startsAt }) => startsAt)).toEqual([
      '2026-03-06T14:00:00.000Z',
      '2026-03-06T14:25:00.000Z',
    ]);
  });

  it('does not exist for those who do not see the event, as little as a point of it', async () => {
    const { id } = await item();
    const proposed = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-03-06T14:00',
      state: EventState.PROPOSED,
    });
    const inputs = { eventId: proposed.id, kind: 'POINT', title: 'A', clientMutationId: newId() };
    expect(await world.ines.client.refused(ADD, { input: inputs })).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const itemId of [id, newId(), 'nothing']) {
      expect(await world.lucia.client.refused(VOTE, { input: { itemId } })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});

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
    const { ctx, community, ines, tomasz } = world;
    await server.rows('delete from event_series');
    event = await anEvent(ctx, { communityId: community.id, startsOn: '2026-03-09T14:00' });
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
      upcomingEvents: [{ id: sooner.id }, { id: event.id }],
      agendaItems: [],
    });
    const { agenda } = await add(tomasz.client, { title: undefined, threadId: thread.id });
    expect(agenda[0]).toMatchObject({ title: 'Foam on heels', thread: { id: thread.id } });
    const again = {
      eventId: event.id,
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
      { title: 'Foam on heels', event: { id: event.id } },
    ]);
  });

  it('is not of another community, and one that is removed is not shown', async () => {
    const { ctx, community, ines, amara } = world;
    const elsewhere = await woundCareElsewhere();
    const input = {
      eventId: event.id,
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
    await server.rows('update thread set removed_at = $2 where id = $1', [
      thread.id,
      server.clock.now(),
    ]);
    expect((await seen(ines.client)).agenda[0]).toMatchObject({
      title: 'Kept title',
      thread: null,
    });
  });

  async function woundCareElsewhere() {
    const other = await aCommunity(world.ctx, {
      steward: world.amara,
      visibility: Visibility.PRIVATE,
    });
    return aThread(world.ctx, { communityId: other.id, authorId: world.amara.id, title: 'Secret' });
  }
});

describe('actions', () => {
  const agree = async (given: object = {}, client = world.ines.client): Promise<Action> =>
    (
      await does(client, ADD_ACTION, {
        eventId: event.id,
        text: 'Ask the supplier',
        clientMutationId: newId(),
        ...given,
      })
    ).actions.at(-1) as Action;

  it('have an owner and a day, and head the next agenda until they are done', async () => {
    const { ctx, community, tomasz, ines } = world;
    await server.rows('delete from event_series');
    event = await anEvent(ctx, { communityId: community.id, startsOn: '2026-02-20T14:00' });
    const next = await anEvent(ctx, { communityId: community.id, startsOn: '2026-03-06T14:00' });
    const made = await agree({ ownerId: tomasz.id, dueOn: '2026-03-01' });
    expect(made).toMatchObject({ dueOn: '2026-03-01', overdue: true, owner: { handle: 'tomasz' } });
    await agree({ text: 'Later', dueOn: '2026-03-02' });
    expect((await seen(ines.client, next.id)).openActions).toMatchObject([
      { id: made.id, overdue: true, event: { id: event.id } },
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
      const { community, amara, ines } = world;
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
      const dates = await splitAgain(server, amara.client, first, places);
      const made: string[] = [];
      for (const id of dates) {
        expect((await seen(ines.client, id)).openActions.map((open) => open.id)).toEqual(made);
        server.clock.advance(1_000);
        made.push((await agree({ eventId: id })).id);
      }
      const elsewhere = await splitAgain(server, amara.client, other, []);
      expect((await seen(ines.client, elsewhere.at(-1))).openActions).toEqual([]);
    },
  );

  it('are edited in the version that was seen, dropped and brought back', async () => {
    const { ines, tomasz, lucia } = world;
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
      const input = { eventId: event.id, text: 'A', dueOn, clientMutationId: newId() };
      expect(await ines.client.refused(ADD_ACTION, { input })).toMatchObject({ code: 'INVALID' });
    }
    const input = { eventId: event.id, text: 'A', ownerId: lucia.id, clientMutationId: newId() };
    expect(await ines.client.refused(ADD_ACTION, { input })).toMatchObject({
      fields: [{ path: 'ownerId', rule: 'member' }],
    });
  });

  it('are listed for their owner', async () => {
    const { tomasz, ines } = world;
    const { id } = await agree({ ownerId: tomasz.id, text: 'Only mine', dueOn: '2026-03-02' });
    const MINE = '{ viewer { actions { id event { id } overdue } } }';
    interface Mine {
      viewer: { actions: Array<{ id: string }> };
    }
    const own = (await tomasz.client.query<Mine>(MINE)).viewer.actions;
    expect(own).toContainEqual({ id, event: { id: event.id }, overdue: false });
    expect((await ines.client.query<Mine>(MINE)).viewer.actions).toEqual([]);
    server.clock.advance(16 * HOUR);
    const later = (await tomasz.client.query<Mine>(MINE)).viewer.actions;
    server.clock.advance(-16 * HOUR);
    expect(later).toContainEqual({ id, event: { id: event.id }, overdue: true });
  });
});
