import { DAY } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { anEvent } from '../event.factory';
import { EventKind, EventState } from '../event.types';
import { ADD, anEventToPrepare, does, type Item, type Seen, verb } from './agenda.fixture';

const EDIT = verb('editAgendaItem', 'EditAgendaItemInput');
const DROP = verb('dropAgendaItem', 'AgendaItemVersionInput');
const RESTORE = verb('restoreAgendaItem', 'AgendaItemInput');
const SETTLE = verb('settleAgendaItem', 'SettleAgendaItemInput');
const ORDER = verb('orderAgenda', 'OrderAgendaInput');
const VOTE = verb('voteForAgendaItem', 'AgendaItemInput');
const UNVOTE = verb('withdrawAgendaVote', 'AgendaItemInput');
const titles = ({ agenda }: Seen) => agenda.map(({ title }) => title);

const stage = anEventToPrepare();
const { add, item } = stage;

describe('an agenda', () => {
  it('takes points from members, once for their key, each with the time at which it begins', async () => {
    const input = {
      eventId: stage.event.id,
      kind: 'POINT',
      title: '  Foam\nor gauze ',
      notes: 'See the\r\ntrial.',
      minutes: 15,
      clientMutationId: newId(),
    };
    await does(stage.world.ines.client, ADD, input);
    const again = await does(stage.world.ines.client, ADD, input);
    expect(again.agenda).toEqual([
      expect.objectContaining({
        title: 'Foam or gauze',
        notes: 'See the\ntrial.',
        minutes: 15,
        startsAt: '2026-03-06T14:00:00.000Z',
        state: 'OPEN',
        person: { handle: 'ines' },
        addedBy: { handle: 'ines' },
        event: { id: stage.event.id },
      }),
    ]);
    await add(stage.world.tomasz.client, { title: 'Rota' });
    const { agenda } = await add(stage.world.ravi.client, { title: 'News', minutes: 5 });
    expect(agenda.map(({ startsAt }) => startsAt)).toEqual([
      '2026-03-06T14:00:00.000Z',
      '2026-03-06T14:15:00.000Z',
      null,
    ]);
  });

  it('stands in the order of votes, after what was put into an order', async () => {
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three']) ids.push((await item({ title })).id);
    await does(stage.world.tomasz.client, VOTE, { itemId: ids[2] });
    await does(stage.world.tomasz.client, VOTE, { itemId: ids[2] });
    const voted = await does(stage.world.ravi.client, VOTE, { itemId: ids[2] });
    expect(titles(voted)).toEqual(['Three', 'One', 'Two']);
    expect(voted.agenda[0]).toMatchObject({ voteCount: 2, viewerVoted: true });
    const ordered = await does(stage.world.ravi.client, ORDER, {
      eventId: stage.event.id,
      itemIds: [ids[1]],
    });
    expect(titles(ordered)).toEqual(['Two', 'Three', 'One']);
    const back = await does(stage.world.ravi.client, UNVOTE, { itemId: ids[2] });
    expect(back.agenda[1]).toMatchObject({ title: 'Three', voteCount: 1, viewerVoted: false });
    const inputs = [
      { itemIds: [ids[0], ids[0]], rule: 'arrayUnique' },
      { itemIds: [newId()], rule: 'exists' },
    ];
    for (const { itemIds, rule } of inputs) {
      const refused = { code: 'INVALID', fields: [{ path: 'itemIds', rule }] };
      const input = { eventId: stage.event.id, itemIds };
      expect(await stage.world.ravi.client.refused(ORDER, { input })).toMatchObject(refused);
    }
    const byMember = { input: { eventId: stage.event.id, itemIds: [ids[0]] } };
    expect(await stage.world.ines.client.refused(ORDER, byMember)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_FACILITATOR',
    });
  });

  it('counts each vote once, of fifty at the same time', async () => {
    const { id } = await item();
    const voters = [stage.world.ines, stage.world.tomasz, stage.world.ravi, stage.world.amara];
    await Promise.all(
      Array.from({ length: 50 }, (_, turn) => {
        const { client } = voters[turn % voters.length] as (typeof voters)[number];
        return client.mutate(turn % 3 === 1 ? UNVOTE : VOTE, { input: { itemId: id } });
      }),
    );
    const wrong = await stage.server.rows(
      `select i.id from agenda_item i where i.vote_count <> (select count(*) from agenda_vote v where v.item_id = i.id)`,
    );
    expect(wrong).toEqual([]);
  });

  it('is changed by who brought a point and by who looks after the event, in the version they saw', async () => {
    const { id, version } = await item();
    const edit = {
      itemId: id,
      version,
      title: 'Honey',
      minutes: 20,
      personId: stage.world.tomasz.id,
    };
    const { agenda } = await does(stage.world.ines.client, EDIT, edit);
    expect(agenda).toEqual([
      expect.objectContaining({ title: 'Honey', minutes: 20, person: { handle: 'tomasz' } }),
    ]);
    expect(await stage.world.ravi.client.refused(EDIT, { input: edit })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
    });
    const now = { itemId: id, version: version + 1 };
    await does(stage.world.ravi.client, EDIT, { ...now, notes: 'Kept.' });
    const other = (await add(stage.world.ravi.client, { title: 'Rota' })).agenda.at(-1) as Item;
    const theirs = { input: { itemId: other.id, version: other.version, title: 'Mine' } };
    expect(await stage.world.ines.client.refused(EDIT, theirs)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_AUTHOR',
    });
    const stranger = { input: { ...now, version: version + 2, personId: stage.world.lucia.id } };
    expect(await stage.world.ines.client.refused(EDIT, stranger)).toMatchObject({
      fields: [{ path: 'personId', rule: 'member' }],
    });
  });

  it('drops a point and brings it back, with its votes', async () => {
    const { id, version } = await item();
    await does(stage.world.tomasz.client, VOTE, { itemId: id });
    expect((await does(stage.world.ines.client, DROP, { itemId: id, version })).agenda).toEqual([]);
    const vote = { input: { itemId: id } };
    await stage.world.tomasz.client.mutate(VOTE, vote);
    const { agenda } = await does(stage.world.ines.client, RESTORE, { itemId: id });
    expect(agenda).toEqual([expect.objectContaining({ id, voteCount: 1, state: 'OPEN' })]);
  });

  it('settles points, also afterwards, and takes none any more', async () => {
    const { id, version } = await item();
    const done = await does(stage.world.tomasz.client, SETTLE, { itemId: id, version, done: true });
    expect(done.agenda[0]).toMatchObject({
      state: 'DONE',
      viewerCan: { vote: { allowed: false, reason: 'POINT_SETTLED' } },
    });
    stage.server.clock.advance(5 * DAY);
    try {
      const input = {
        eventId: stage.event.id,
        kind: 'POINT',
        title: 'Late',
        clientMutationId: newId(),
      };
      expect(await stage.world.ines.client.refused(ADD, { input })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'EVENT_OVER',
      });
      const open = { itemId: id, version: version + 1, done: false };
      expect((await does(stage.world.ines.client, SETTLE, open)).agenda[0]?.state).toBe('OPEN');
    } finally {
      stage.server.clock.advance(-5 * DAY);
    }
  });

  it('takes cases where a case clinic is held, each as long as its rounds', async () => {
    const refused = {
      input: { eventId: stage.event.id, kind: 'CASE', title: 'A heel', clientMutationId: newId() },
    };
    expect(await stage.world.ines.client.refused(ADD, refused)).toMatchObject({
      fields: [{ path: 'kind', rule: 'caseClinic' }],
    });
    stage.event = await anEvent(stage.world.ctx, {
      communityId: stage.world.community.id,
      startsOn: '2026-03-06T14:00',
      kind: EventKind.CASE_CLINIC,
    });
    const rounds = [
      { name: 'Case', minutes: 10 },
      { name: 'Questions', minutes: 15 },
    ];
    await stage.server.rows('update event set rounds = $2 where id = $1', [
      stage.event.id,
      JSON.stringify(rounds),
    ]);
    await add(stage.world.ines.client, { kind: 'CASE', title: 'A heel' });
    const { agenda } = await add(stage.world.tomasz.client, { kind: 'CASE', title: 'A burn' });
    expect(agenda.map(({ startsAt }) => startsAt)).toEqual([
      '2026-03-06T14:00:00.000Z',
      '2026-03-06T14:25:00.000Z',
    ]);
  });

  it('does not exist for those who do not see the event, as little as a point of it', async () => {
    const { id } = await item();
    const proposed = await anEvent(stage.world.ctx, {
      communityId: stage.world.community.id,
      startsOn: '2026-03-06T14:00',
      state: EventState.PROPOSED,
    });
    const inputs = { eventId: proposed.id, kind: 'POINT', title: 'A', clientMutationId: newId() };
    expect(await stage.world.ines.client.refused(ADD, { input: inputs })).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const itemId of [id, newId(), 'nothing']) {
      expect(await stage.world.lucia.client.refused(VOTE, { input: { itemId } })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});
