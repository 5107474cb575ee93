import { anEvent } from '../../../src/events/event.factory';
import { EventState } from '../../../src/events/event.types';
import { rows } from '../../../src/kernel/database/statements';
import { type Action, at, filled } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import { block, strangersInside } from '../table';

const on = (
  mutation: string,
  type: string,
  input: Record<string, unknown>,
  thing: 'coming' | 'running' | 'over' | 'cancelled' | 'proposed' = 'coming',
  can?: string,
): Action => ({
  document: `mutation($input: ${type}!) { ${mutation}(input: $input) { id } }`,
  variables: ({ things }) => ({ input: { eventId: things[thing], ...input } }),
  ...(can && { can }),
});
const toSeries = (mutation: string, type: string, input: object): Action => ({
  document: `mutation($input: ${type}!) { ${mutation}(input: $input) { id } }`,
  variables: ({ things }) => ({ input: { seriesId: things.series, ...input } }),
});
const going = { answer: 'GOING', attending: 'REMOTE' };

const ATTENDERS = `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  admin                                   | join                  | archived`;
const refusedToMembers = (word: string): string =>
  `${ATTENDERS}
  novice member facilitator steward       | ${word}               | archived`;

/** Answers to events, the link to join, and who really came. */
export const rsvp: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const founder = people.get('founder')?.id as string;
    const made = (startsOn: string, state = EventState.SCHEDULED) =>
      anEvent(ctx, { communityId, createdBy: founder, startsOn, state, timeZone: 'UTC' });
    const coming = await made('2026-03-20T14:00');
    // The tests happen at nine.
    const running = await made('2026-03-02T08:55');
    // Of somebody whom no actor is. Everybody has an answer there, whether or not they might give it now.
    for (const [, { id }] of people) {
      await rows(
        ctx,
        `insert into event_rsvp (event_id, person_id, answer, answered_at) values ($1, $2, 'MAYBE', $3)`,
        [running.id, id, ctx.clock.now()],
      );
    }
    return {
      coming: coming.id,
      series: coming.seriesId,
      running: running.id,
      over: (await made('2026-02-20T14:00')).id,
      cancelled: (await made('2026-03-20T14:00', EventState.CANCELLED)).id,
      proposed: (await made('2026-03-20T14:00', EventState.PROPOSED)).id,
      founder,
    };
  },
  reads: {
    'read who comes': {
      document: `query($id: ID!) { event(id: $id) { rsvps { nodes { person { handle } note reminders } }
        attendance { cameCount people { nodes { came } } } } }`,
      variables: ({ things }) => ({ id: things.running }),
    },
    'read the link to join before anybody may': {
      document: 'query($id: ID!) { event(id: $id) { joinUrl } }',
      variables: ({ things }) => ({ id: things.coming }),
      read: (data) => filled(at(data, 'event', 'joinUrl')),
    },
    'read the link to join without going': {
      document: 'query($id: ID!) { event(id: $id) { joinUrl } }',
      variables: ({ things }) => ({ id: things.running }),
      read: (data) => filled(at(data, 'event', 'joinUrl')),
    },
  },
  writes: {
    'answer an event': on('rsvp', 'RsvpInput', going, 'coming', 'event.rsvp'),
    'take an answer back': on('withdrawRsvp', 'EventInput', {}),
    'answer an event that is over': on('rsvp', 'RsvpInput', going, 'over'),
    'answer a cancelled event': on('rsvp', 'RsvpInput', going, 'cancelled'),
    'answer a proposed event': on('rsvp', 'RsvpInput', going, 'proposed'),
    'answer a series': toSeries('rsvpToSeries', 'RsvpToSeriesInput', going),
    'take an answer to a series back': toSeries('withdrawSeriesRsvp', 'SeriesInput', {}),
    'set reminders of an event': on(
      'setEventReminders',
      'SetEventRemindersInput',
      { minutes: [30] },
      'running',
    ),
    'say that one came': on(
      'checkIn',
      'CheckInInput',
      { came: true },
      'running',
      'running.checkIn',
    ),
    'say too early that one came': on('checkIn', 'CheckInInput', { came: true }),
    'write down who came': {
      document:
        'mutation($input: RecordAttendanceInput!) { recordAttendance(input: $input) { id } }',
      variables: ({ things }) => ({
        input: { eventId: things.running, personId: things.founder, came: true },
      }),
      can: 'running.recordAttendance',
    },
    'write down too early who came': {
      document:
        'mutation($input: RecordAttendanceInput!) { recordAttendance(input: $input) { id } }',
      variables: ({ things }) => ({
        input: { eventId: things.coming, personId: things.founder, came: true },
      }),
    },
    'set how one is told of events': {
      document:
        'mutation($input: SetEventSettingsInput!) { setEventSettings(input: $input) { email } }',
      variables: () => ({ input: { reminders: [60] } }),
    },
  },
  verdicts: verdictsOf(
    `query($coming: ID!, $running: ID!) {
      event(id: $coming) { viewerCan { rsvp { allowed reason } } }
      running: event(id: $running) { viewerCan { checkIn { allowed reason } recordAttendance { allowed reason } } } }`,
    ({ things }) => ({ coming: things.coming, running: things.running }),
  ),
  reading: [
    block(
      ['read who comes'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | ok hidden hidden
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['read the link to join before anybody may', 'read the link to join without going'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | null hidden hidden
  outsider elsewhere pending invited left removed banned | null hidden hidden
  novice member                                          | null
  facilitator steward admin                              | ok | null`,
    ),
  ],
  writing: [
    block(
      [
        ...['answer an event', 'take an answer back', 'answer a series'],
        ...['take an answer to a series back', 'set reminders of an event', 'say that one came'],
      ],
      refusedToMembers('ok'),
    ),
    block(['answer an event that is over'], refusedToMembers('over')),
    block(['answer a cancelled event'], refusedToMembers('cancelled')),
    block(['say too early that one came'], refusedToMembers('not-yet')),
    block(
      ['answer a proposed event'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | hidden
  outsider elsewhere pending invited left removed banned | hidden
  novice member                                          | hidden
  facilitator steward                                    | unconfirmed | archived
  admin                                                  | join        | archived`,
    ),
    block(
      ['write down who came'],
      `${ATTENDERS.replace(/admin .*$/, 'admin | ok | archived')}
  novice member                           | facilitator           | archived
  facilitator steward                     | ok                    | archived`,
    ),
    block(
      ['write down too early who came'],
      `${ATTENDERS.replace(/admin .*$/, 'admin | not-yet | archived')}
  novice member                           | facilitator           | archived
  facilitator steward                     | not-yet               | archived`,
    ),
    block(
      ['set how one is told of events'],
      `
  visitor visitor*       | sign-in
  unverified unverified* | verify
  outsider elsewhere pending invited left removed banned novice member facilitator steward admin | ok`,
    ),
  ],
};
