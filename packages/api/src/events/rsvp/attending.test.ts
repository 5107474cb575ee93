import { EventMode } from '../event.types';

import {
  type Attended,
  aHouseThatMeets,
  answer,
  EVENT,
  handles,
  held,
  people,
  seen,
  server,
} from './rsvp.fixture';

aHouseThatMeets();

describe('the link to join', () => {
  it('is there for those who go, from a quarter of an hour before until the end', async () => {
    const { id } = await held({ mode: EventMode.REMOTE });
    await answer(people.ines.client, id, 'GOING');
    await answer(people.hana.client, id, 'MAYBE');
    const link = async (name: 'ines' | 'hana' | 'amara') =>
      (await seen(people[name].client, id)).joinUrl;
    expect(await seen(people.ines.client, id)).toMatchObject({
      joinUrl: null,
      hasJoinUrl: true,
      joinUrlFrom: '2026-03-20T13:45:00.000Z',
    });
    expect(await link('amara')).toBe('https://meet.example/room');
    server.clock.set('2026-03-20T13:45:00Z');
    expect(await link('ines')).toBe('https://meet.example/room');
    expect(await link('hana')).toBeNull();
    expect((await seen(people.sefa.client, id)).joinUrl).toBeNull();
    server.clock.set('2026-03-20T15:00:00Z');
    expect(await link('ines')).toBeNull();
  });

  it('does not come out otherwise: an event in a room has none', async () => {
    const { id } = await held({ mode: EventMode.IN_PERSON });
    await answer(people.ines.client, id, 'GOING');
    server.clock.set('2026-03-20T14:00:00Z');
    expect(await seen(people.ines.client, id)).toMatchObject({ joinUrl: null, hasJoinUrl: false });
  });
});

describe('who really came', () => {
  const RECORD = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { attendance { cameCount } } }`;
  const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) { attendance { cameCount viewerCame } } }`;

  it('is written down by who looks after it, or by themselves, once it has begun', async () => {
    const { id: eventId } = await held();
    await answer(people.hana.client, eventId, 'GOING');
    const ravi = { input: { eventId, personId: people.ravi.id, came: true } };
    expect(await people.amara.client.refused(RECORD, ravi)).toMatchObject({
      reason: 'EVENT_NOT_STARTED',
    });
    server.clock.set('2026-03-20T14:05:00Z');
    expect(await people.ines.client.refused(RECORD, ravi)).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect(
      await people.amara.client.refused(RECORD, {
        input: { eventId, personId: people.sefa.id, came: true },
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    await people.amara.client.mutate(RECORD, ravi);
    await people.amara.client.mutate(RECORD, {
      input: { eventId, personId: people.tomasz.id, came: false },
    });
    const own = await people.ines.client.mutate(CHECK_IN, { input: { eventId, came: true } });
    expect(own).toMatchObject({ checkIn: { attendance: { cameCount: 2, viewerCame: true } } });
    const list = async (name: 'amara' | 'hana') => {
      const { event } = await people[name].client.query<Attended>(EVENT, { id: eventId });
      return Object.fromEntries(
        event.attendance.people.nodes.map((node) => [node.person.handle, node.came]),
      );
    };
    const handle = await handles();
    expect(await list('amara')).toEqual({
      [handle.ravi]: true,
      [handle.ines]: true,
      [handle.tomasz]: false,
      [handle.hana]: null,
    });
    expect(await list('hana')).toEqual({ [handle.ravi]: true, [handle.ines]: true });
    await people.amara.client.mutate(RECORD, { input: { ...ravi.input, came: null } });
    expect(Object.keys(await list('hana'))).toEqual([handle.ines]);
  });
});
