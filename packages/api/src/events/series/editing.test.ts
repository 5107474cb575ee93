import { type Enrolled, enrol } from '../../../test/cast';
import { startTestServer, type TestServer } from '../../../test/harness';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { systemContext } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import {
  CANCEL,
  CONFIRM,
  DECLINE,
  EDIT,
  FOLLOW,
  key,
  PREVIEW_CANCEL,
  PREVIEW_EDIT,
  plan,
  RESTORE,
  SCHEDULE,
  SERIES_OF,
  type Told,
  type ToldEvent,
} from './series.fixture';

const RSVP = `mutation ($input: RsvpInput!) { rsvp(input: $input) { id } }`;

describe('an edit', () => {
  let server: TestServer;
  let people: Record<'amara' | 'ines' | 'hana', Enrolled>;
  let communityId: string;
  beforeAll(async () => {
    server = await startTestServer();
    people = await enrol(server, 'amara', 'ines', 'hana');
    const ctx = systemContext(server.services);
    const given = { steward: people.amara, visibility: Visibility.CLOSED };
    const community = await aCommunity(ctx, given);
    await aMember(ctx, community, people.ines);
    communityId = community.id;
  });
  afterAll(() => server.stop());

  /** Every second Friday at 14:00 in Lisbon: 6 and 20 March, 3 and 17 April, 1 May … */
  const scheduled = async (given: object = {}): Promise<ToldEvent> => {
    const input = { communityId, plan: plan(given), clientMutationId: key() };
    return (await people.amara.client.mutate<Told>(SCHEDULE, { input })).scheduleEvent;
  };
  const occurrences = async (id: string, first = 8): Promise<ToldEvent[]> => {
    const { event } = await people.amara.client.query<Told>(SERIES_OF, { id, first });
    return event.series.events.nodes;
  };
  const third = async (id: string) => (await occurrences(id))[2] as ToldEvent;
  const edit = async (input: object): Promise<ToldEvent> =>
    (await people.amara.client.mutate<Told>(EDIT, { input })).editEvent;
  const goes = (eventId: string) =>
    people.ines.client.mutate(RSVP, { input: { eventId, answer: 'GOING', attending: 'REMOTE' } });

  it('of one occurrence stays its own, whatever becomes of the others', async () => {
    const first = await scheduled();
    const { id: eventId, version } = await third(first.id);
    const moved = await edit({
      eventId,
      version,
      scope: 'THIS',
      change: {
        start: { on: '2026-04-02T16:00', timeZone: 'Europe/Lisbon' },
        title: 'On Thursday',
      },
    });
    expect(moved).toMatchObject({
      startsOn: '2026-04-02T16:00',
      startsAt: '2026-04-02T15:00:00.000Z',
      recurrenceOn: '2026-04-03T14:00',
      own: expect.arrayContaining(['TITLE', 'TIME']),
    });
    const change = {
      title: 'Another name',
      place: 'Room 7',
      start: { on: '2026-03-06T15:00', timeZone: 'Europe/Lisbon' },
    };
    const preview = { input: { eventId: first.id, scope: 'ALL', change } };
    const { previewEventChange } = await people.amara.client.query<Told>(PREVIEW_EDIT, preview);
    expect(previewEventChange).toMatchObject({
      changed: 29,
      kept: 1,
      added: 0,
      removed: 0,
      cancelled: 0,
      going: 0,
    });
    await edit({ eventId: first.id, version: first.version, scope: 'ALL', change });
    const all = await occurrences(first.id, 4);
    expect(all.map(({ startsOn, title, place }) => [startsOn, title, place])).toEqual([
      ['2026-03-06T15:00', 'Another name', 'Room 7'],
      ['2026-03-20T15:00', 'Another name', 'Room 7'],
      ['2026-04-02T16:00', 'On Thursday', 'Room 7'],
      ['2026-04-17T15:00', 'Another name', 'Room 7'],
    ]);
    expect(all[2]).toMatchObject({ id: eventId, recurrenceOn: '2026-04-03T15:00' });
    const { followSeries } = await people.amara.client.mutate<Told>(FOLLOW, {
      input: { eventId, version: all[2]?.version, fields: ['TIME', 'TITLE'] },
    });
    expect(followSeries).toMatchObject({
      startsOn: '2026-04-03T15:00',
      title: 'Another name',
      own: [],
    });
  });

  it('of this and those after it makes a series of its own, and answers go along', async () => {
    const first = await scheduled({ rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=6' });
    const before = await occurrences(first.id);
    const one = before[2] as ToldEvent;
    await goes((before[4] as ToldEvent).id);
    const change = { start: { on: '2026-04-02T10:00', timeZone: 'Europe/Lisbon' } };
    const input = { eventId: one.id, version: one.version, scope: 'FOLLOWING', change };
    const previewing = { input: { eventId: one.id, scope: 'FOLLOWING', change } };
    expect(
      (await people.amara.client.query<Told>(PREVIEW_EDIT, previewing)).previewEventChange,
    ).toMatchObject({
      changed: 4,
      going: 1,
      words: '4 changed, 1 going will be told',
    });
    const edited = await edit(input);
    expect(edited.series.id).not.toBe(first.series.id);
    expect(edited.series.rule).toBe('FREQ=WEEKLY;INTERVAL=2;COUNT=4');
    const after = await occurrences(one.id);
    expect(after.map(({ id, startsOn }) => [id, startsOn])).toEqual([
      [before[2]?.id, '2026-04-02T10:00'],
      [before[3]?.id, '2026-04-16T10:00'],
      [before[4]?.id, '2026-04-30T10:00'],
      [before[5]?.id, '2026-05-14T10:00'],
    ]);
    expect((await occurrences(first.id)).map(({ startsOn }) => startsOn)).toEqual([
      '2026-03-06T14:00',
      '2026-03-20T14:00',
    ]);
    const going = await rows(
      systemContext(server.services),
      'select person_id from event_rsvp where event_id = $1',
      [before[4]?.id],
    );
    expect(going).toHaveLength(1);
  });

  it('of the rule keeps what people answered: those that go are cancelled when somebody has, and else gone', async () => {
    const first = await scheduled({ rule: 'FREQ=WEEKLY;COUNT=6' });
    const before = await occurrences(first.id);
    await goes((before[1] as ToldEvent).id);
    await goes((before[2] as ToldEvent).id);
    const change = { rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4' };
    const { previewEventChange } = await people.amara.client.query<Told>(PREVIEW_EDIT, {
      input: { eventId: first.id, scope: 'ALL', change },
    });
    expect(previewEventChange).toMatchObject({ added: 1, cancelled: 1, removed: 2, going: 1 });
    const edited = await edit({ eventId: first.id, version: first.version, scope: 'ALL', change });
    const after = await occurrences(first.id);
    expect(
      after.map(({ id, startsOn, state }) => [
        before.findIndex((b) => b.id === id),
        startsOn,
        state,
      ]),
    ).toEqual([
      [0, '2026-03-06T14:00', 'SCHEDULED'],
      [1, '2026-03-13T14:00', 'CANCELLED'],
      [2, '2026-03-20T14:00', 'SCHEDULED'],
      [4, '2026-04-03T14:00', 'SCHEDULED'],
      [-1, '2026-04-17T14:00', 'SCHEDULED'],
    ]);
    // Back again: what was cancelled with the rule comes back with it.
    await edit({
      eventId: first.id,
      version: edited.version,
      scope: 'ALL',
      change: { rule: 'FREQ=WEEKLY;COUNT=6' },
    });
    expect((await occurrences(first.id)).map(({ state }) => state)).toEqual(
      Array(6).fill('SCHEDULED'),
    );
  });

  it('of all changes nothing that is over', async () => {
    const first = await scheduled({ rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=5' });
    const before = await occurrences(first.id);
    server.clock.advance(12 * 86_400_000);
    const one = (await occurrences(first.id))[3] as ToldEvent;
    const change = {
      start: { on: '2026-03-26T18:30', timeZone: 'Europe/Lisbon' },
      title: 'Evenings',
    };
    const edited = await edit({ eventId: one.id, version: one.version, scope: 'ALL', change });
    expect(edited.series.rule).toBe('FREQ=WEEKLY;BYDAY=TH;COUNT=3');
    const after = await occurrences(first.id);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ startsOn, title }) => [startsOn, title])).toEqual([
      ['2026-03-06T14:00', 'Ward round of words'],
      ['2026-03-13T14:00', 'Ward round of words'],
      ['2026-03-19T18:30', 'Evenings'],
      ['2026-03-26T18:30', 'Evenings'],
      ['2026-04-02T18:30', 'Evenings'],
    ]);
    server.clock.advance(-12 * 86_400_000);
  });

  it('makes a series of a single event, and a single event of a series', async () => {
    const single = await scheduled({ rule: null });
    const many = await edit({
      eventId: single.id,
      version: single.version,
      scope: 'THIS',
      change: { rule: 'FREQ=WEEKLY;COUNT=3' },
    });
    expect(await occurrences(single.id)).toHaveLength(3);
    expect(many.id).toBe(single.id);
    await edit({ eventId: single.id, version: many.version, scope: 'ALL', change: { rule: null } });
    expect((await occurrences(single.id)).map(({ id }) => id)).toEqual([single.id]);
  });

  it('is refused when it cannot be kept', async () => {
    const first = await scheduled({ rule: 'FREQ=MONTHLY;BYDAY=1FR' });
    const refused = (change: object, scope = 'ALL') =>
      people.amara.client.refused(EDIT, {
        input: { eventId: first.id, version: first.version, scope, change },
      });
    const fields = (path: string, rule: string) => ({ code: 'INVALID', fields: [{ path, rule }] });
    expect(await refused({ rule: 'FREQ=WEEKLY' }, 'THIS')).toMatchObject(
      fields('change.rule', 'notForOne'),
    );
    expect(await refused({ rule: 'FREQ=HOURLY' })).toMatchObject(fields('change.rule', 'tooOften'));
    expect(
      await refused({ start: { on: '2026-03-10T14:00', timeZone: 'Europe/Lisbon' } }),
    ).toMatchObject(fields('change.start.on', 'ofRule'));
    expect(
      await refused({ start: { on: '2026-02-10T14:00', timeZone: 'Europe/Lisbon' } }),
    ).toMatchObject(fields('change.start.on', 'inFuture'));
    expect(await refused({ hostId: people.hana.id })).toMatchObject(
      fields('change.hostId', 'isMember'),
    );
    expect(await refused({ joinUrl: 'javascript:alert(1)' })).toMatchObject(
      fields('change.joinUrl', 'isUrl'),
    );
    const input = {
      eventId: first.id,
      version: first.version,
      scope: 'THIS',
      change: { title: 'Mine' },
    };
    expect(await people.ines.client.refused(EDIT, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect(await people.hana.client.refused(EDIT, { input })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['THIS', 'FOLLOWING', 'ALL'])(
    'of fifty at once, one is kept, and nothing is lost: %s',
    async (scope) => {
      const first = await scheduled({ rule: 'FREQ=WEEKLY;COUNT=8' });
      const one = await third(first.id);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) => {
          const start = { on: `2026-03-20T${10 + (n % 10)}:00`, timeZone: 'Europe/Lisbon' };
          const common = { eventId: one.id, version: one.version, scope };
          return n % 3 === 2
            ? people.amara.client.ask(CANCEL, { input: common })
            : people.amara.client.ask(EDIT, {
                input: { ...common, change: { start, title: `Name ${n}` } },
              });
        }),
      );
      expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
      const codes = answers.flatMap(
        ({ errors }) => errors?.map(({ extensions }) => extensions.reason) ?? [],
      );
      expect(new Set(codes)).toEqual(new Set(['VERSION']));
      const found = await rows<{ id: string; series: string }>(
        systemContext(server.services),
        `select e.id, e.series_id as series from event e join event_series s on s.id = e.series_id
        where s.id = $1 or s.split_from_id = $1 order by e.starts_at`,
        [first.series.id],
      );
      expect(found).toHaveLength(8);
      expect(new Set(found.map(({ series }) => series)).size).toBe(scope === 'FOLLOWING' ? 2 : 1);
    },
  );

  it('cancels and restores one, those after it, or all', async () => {
    const first = await scheduled({ rule: 'FREQ=WEEKLY;COUNT=5' });
    const states = async () => {
      const found = await rows<{ state: string }>(
        systemContext(server.services),
        `select e.state from event e join event_series s on s.id = e.series_id
          where s.id = $1 or s.split_from_id = $1 order by e.starts_at`,
        [first.series.id],
      );
      return found.map(({ state }) => state[0]).join('');
    };
    const act = async (verb: 'cancelEvent' | 'restoreEvent', place: number, scope: string) => {
      const [one] = await rows<{ id: string; version: number }>(
        systemContext(server.services),
        `select e.id, e.version from event e join event_series s on s.id = e.series_id
          where s.id = $1 or s.split_from_id = $1 order by e.starts_at offset $2 limit 1`,
        [first.series.id, place],
      );
      const input = { eventId: one?.id, version: one?.version, scope };
      const document = verb === 'cancelEvent' ? CANCEL : RESTORE;
      const told = await people.amara.client.mutate<Told>(document, { input });
      return told[verb];
    };
    expect(await act('cancelEvent', 1, 'THIS')).toMatchObject({ state: 'CANCELLED' });
    expect(await states()).toBe('SCSSS');
    const preview = { input: { eventId: (await third(first.id)).id, scope: 'FOLLOWING' } };
    expect(
      (await people.amara.client.query<Told>(PREVIEW_CANCEL, preview)).previewCancel,
    ).toMatchObject({
      cancelled: 3,
      words: '3 cancelled',
    });
    await act('cancelEvent', 2, 'FOLLOWING');
    expect(await states()).toBe('SCCCC');
    await act('restoreEvent', 3, 'ALL');
    expect(await states()).toBe('SCSSS');
    await act('restoreEvent', 1, 'THIS');
    expect(await states()).toBe('SSSSS');
    await act('cancelEvent', 0, 'ALL');
    expect(await states()).toBe('CCSSS');
    const again = { input: { eventId: first.id, version: first.version, scope: 'THIS' } };
    expect(await people.amara.client.refused(CANCEL, again)).toMatchObject({ reason: 'VERSION' });
  });

  it('waits for a yes when it is only proposed, and for nobody else to see when it is declined', async () => {
    const propose = async () => {
      const input = {
        communityId,
        plan: plan({ rule: 'FREQ=WEEKLY;COUNT=3' }),
        clientMutationId: key(),
      };
      return (await people.ines.client.mutate<Told>(SCHEDULE, { input })).scheduleEvent;
    };
    const one = await propose();
    const yes = { input: { eventId: one.id, version: one.version } };
    expect(await people.ines.client.refused(CONFIRM, yes)).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    const { confirmEvent } = await people.amara.client.mutate<Told>(CONFIRM, yes);
    expect(confirmEvent.state).toBe('SCHEDULED');
    expect((await occurrences(one.id)).map(({ state }) => state)).toEqual(
      Array(3).fill('SCHEDULED'),
    );
    const other = await propose();
    await people.amara.client.mutate(DECLINE, {
      input: { eventId: other.id, reason: 'Too early' },
    });
    const no = { input: { eventId: other.id, version: other.version } };
    expect(await people.amara.client.refused(CONFIRM, no)).toMatchObject({
      reason: 'NOT_PROPOSED',
    });
    const third = await propose();
    const withdraw = { input: { eventId: third.id, version: third.version, scope: 'THIS' } };
    const { cancelEvent } = await people.ines.client.mutate<Told>(CANCEL, withdraw);
    expect(cancelEvent.state).toBe('DECLINED');
    const again = { input: { eventId: third.id, version: cancelEvent.version, scope: 'ALL' } };
    expect((await people.ines.client.mutate<Told>(RESTORE, again)).restoreEvent.state).toBe(
      'PROPOSED',
    );
  });
});
