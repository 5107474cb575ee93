import { MINUTE } from '../../kernel/clock';
import { transaction } from '../../kernel/transaction';
import { EventMode, EventState } from '../event.types';
import { occurrencesStored } from '../events.hooks';

import {
  aHouseThatMeets,
  answer,
  community,
  ctx,
  held,
  LEAVE_SERIES,
  type Paged,
  PEOPLE,
  people,
  RSVP,
  type Seen,
  seen,
  server,
  TO_SERIES,
  WITHDRAW,
} from './rsvp.fixture';

aHouseThatMeets();

describe('an answer', () => {
  it('is counted, changed and taken back', async () => {
    const { id } = await held();
    const ines = people.ines.client;
    expect(
      await answer(ines, id, 'GOING', { attending: 'IN_PERSON', note: ' a bit\nlate ' }),
    ).toMatchObject({
      goingCount: 1,
      remoteCount: 0,
      seatsTaken: 1,
      viewerRsvp: { answer: 'GOING', attending: 'IN_PERSON', waiting: false, note: 'a bit late' },
    });
    expect(await answer(ines, id, 'GOING', { attending: 'REMOTE' })).toMatchObject({
      goingCount: 1,
      remoteCount: 1,
      seatsTaken: 0,
      viewerRsvp: { note: 'a bit late' },
    });
    expect(await answer(ines, id, 'MAYBE')).toMatchObject({ goingCount: 0, maybeCount: 1 });
    expect(await answer(ines, id, 'NOT', { note: '' })).toMatchObject({
      maybeCount: 0,
      viewerRsvp: { answer: 'NOT', attending: null, note: null },
    });
    const { withdrawRsvp } = await ines.mutate<{ withdrawRsvp: Seen }>(WITHDRAW, { id });
    expect(withdrawRsvp).toMatchObject({ goingCount: 0, viewerRsvp: null });
  });

  it('is refused where one does not belong, and when it is too late', async () => {
    const { id } = await held();
    const input = { eventId: id, answer: 'GOING' };
    expect(await people.sefa.client.refused(RSVP, { input })).toMatchObject({
      reason: 'JOIN_FIRST',
    });
    expect(await server.visitor().refused(RSVP, { input })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const proposed = await held({ state: EventState.PROPOSED });
    expect(
      await people.ines.client.refused(RSVP, { input: { ...input, eventId: proposed.id } }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await people.amara.client.refused(RSVP, { input: { ...input, eventId: proposed.id } }),
    ).toMatchObject({ reason: 'EVENT_NOT_CONFIRMED' });
    server.clock.set('2026-03-20T15:00:00Z');
    expect(await people.ines.client.refused(RSVP, { input })).toMatchObject({
      reason: 'EVENT_OVER',
    });
  });

  it('of many is read page by page: who goes, who waits in order, who may come, who does not', async () => {
    const { id } = await held({ capacity: 1, mode: EventMode.IN_PERSON });
    await answer(people.hana.client, id, 'NOT');
    await answer(people.tomasz.client, id, 'MAYBE');
    await answer(people.amara.client, id, 'GOING', { note: 'with cake' });
    await answer(people.ravi.client, id, 'GOING');
    await answer(people.ines.client, id, 'GOING');
    const order: string[] = [];
    let after: string | null = null;
    do {
      const page: Paged = await people.ravi.client.query<Paged>(PEOPLE, { id, first: 2, after });
      const { nodes, pageInfo } = page.event.rsvps;
      for (const { person, answer: said, waitingPlace } of nodes) {
        order.push(`${person.handle} ${said} ${waitingPlace}`);
      }
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(order.map((line) => line.replace(/^[^ ]+ /, ''))).toEqual([
      'GOING null',
      'GOING 1',
      'GOING 2',
      'MAYBE null',
      'NOT null',
    ]);
    const waiting = await people.ravi.client.query<Paged>(PEOPLE, { id, waiting: true });
    expect(waiting.event.rsvps.nodes).toHaveLength(2);
    expect(waiting.event.rsvps.nodes[0]?.waitingPlace).toBe(1);
  });
});

describe('an answer to a series', () => {
  it('holds for all that come, leaves what was answered one by one, and for those stored later', async () => {
    const { id, seriesId } = await held({ capacity: 1, mode: EventMode.IN_PERSON });
    const second = await another(seriesId, '2026-03-27T14:00');
    const past = await another(seriesId, '2026-02-27T14:00');
    await answer(people.ines.client, second, 'NOT');
    const { rsvpToSeries } = await people.ines.client.mutate<{ rsvpToSeries: object }>(TO_SERIES, {
      input: { seriesId, answer: 'GOING' },
    });
    expect(rsvpToSeries).toMatchObject({ viewerRsvp: 'GOING' });
    expect((await seen(people.ines.client, id)).viewerRsvp).toMatchObject({
      answer: 'GOING',
      fromSeries: true,
    });
    expect((await seen(people.ines.client, second)).viewerRsvp).toMatchObject({ answer: 'NOT' });
    expect((await seen(people.ines.client, past)).viewerRsvp).toBeNull();
    server.clock.advance(MINUTE);
    await people.hana.client.mutate(TO_SERIES, { input: { seriesId, answer: 'GOING' } });
    expect((await seen(people.hana.client, id)).viewerRsvp).toMatchObject({ waiting: true });
    const later = await another(seriesId, '2026-04-03T14:00');
    await store(later, seriesId);
    await store(later, seriesId);
    expect(await seen(people.ines.client, later)).toMatchObject({
      goingCount: 1,
      waitingCount: 1,
      viewerRsvp: { fromSeries: true, waiting: false },
    });
    expect((await seen(people.hana.client, later)).viewerRsvp).toMatchObject({ waitingPlace: 1 });
    await people.ines.client.mutate(LEAVE_SERIES, { id: seriesId });
    expect((await seen(people.ines.client, id)).viewerRsvp).toBeNull();
    expect((await seen(people.ines.client, second)).viewerRsvp).toMatchObject({ answer: 'NOT' });
    expect((await seen(people.hana.client, later)).viewerRsvp).toMatchObject({ waiting: false });
  });

  it('costs the same number of statements for many events as for one', async () => {
    const { seriesId } = await held();
    const cost = async () => {
      const input = { seriesId, answer: 'GOING' };
      const sent = await server.statements(() => people.ines.client.mutate(TO_SERIES, { input }));
      await people.ines.client.mutate(LEAVE_SERIES, { id: seriesId });
      return sent.length;
    };
    const one = await cost();
    for (let day = 1; day <= 20; day += 1) {
      await another(seriesId, `2026-05-${String(day).padStart(2, '0')}T14:00`);
    }
    expect(await cost()).toBe(one);
  });

  it('is refused to who may not know of it, and before it is confirmed', async () => {
    const { seriesId } = await held({ state: EventState.PROPOSED });
    const input = { seriesId, answer: 'GOING' };
    expect(await people.ines.client.refused(TO_SERIES, { input })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await people.amara.client.refused(TO_SERIES, { input })).toMatchObject({
      reason: 'EVENT_NOT_CONFIRMED',
    });
  });
});

describe('settings', () => {
  it('of reminders are for all events, or for one', async () => {
    const OWN = 'query { viewer { eventSettings { reminders calendarMails } } }';
    const SET = `mutation ($input: SetEventSettingsInput!) { setEventSettings(input: $input) { eventSettings { reminders calendarMails } } }`;
    const ONE = `mutation ($input: SetEventRemindersInput!) { setEventReminders(input: $input) { viewerRsvp { reminders } } }`;
    const { tomasz, ines } = people;
    expect(await tomasz.client.query(OWN)).toMatchObject({
      viewer: { eventSettings: { reminders: [1440, 60], calendarMails: true } },
    });
    await tomasz.client.mutate(SET, { input: { calendarMails: false } });
    expect(await tomasz.client.mutate(SET, { input: { reminders: [5, 120] } })).toMatchObject({
      setEventSettings: { eventSettings: { reminders: [120, 5], calendarMails: false } },
    });
    expect(await tomasz.client.refused(SET, { input: { reminders: [7] } })).toMatchObject({
      code: 'INVALID',
    });
    const { id: eventId } = await held();
    expect(await tomasz.client.refused(ONE, { input: { eventId, minutes: [15] } })).toMatchObject({
      code: 'CONFLICT',
    });
    await answer(tomasz.client, eventId, 'GOING');
    expect(await tomasz.client.mutate(ONE, { input: { eventId, minutes: [15] } })).toMatchObject({
      setEventReminders: { viewerRsvp: { reminders: [15] } },
    });
    const others = await ines.client.query<Paged>(PEOPLE, { id: eventId });
    expect(others.event.rsvps.nodes[0]?.reminders).toBeNull();
  });
});

/** One more of a series, as it would be stored. */
async function another(seriesId: string, startsOn: string): Promise<string> {
  const [made] = await server.rows<{ id: string }>(
    `insert into event (id, series_id, community_id, recurrence_on, kind, title, starts_on, time_zone, duration_minutes,
       starts_at, ends_at, mode, capacity, state, created_at)
     select gen_random_uuid(), s.id, s.community_id, $2, s.kind, s.title, $2, 'UTC', 60,
       $2::timestamp at time zone 'UTC', $2::timestamp at time zone 'UTC' + interval '1 hour', s.mode, s.capacity,
       s.state, s.created_at from event_series s where s.id = $1 returning id`,
    [seriesId, startsOn],
  );
  return (made as { id: string }).id;
}

async function store(id: string, seriesId: string): Promise<void> {
  const at = server.clock.now();
  const occurrence = { id, seriesId, communityId: community.id, startsAt: at, endsAt: at };
  await transaction(ctx, (tx) => occurrencesStored(tx, [occurrence]));
}
