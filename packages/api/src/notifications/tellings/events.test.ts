import { enrol } from '../../../test/cast';
import { startTestServer, type TestServer } from '../../../test/harness';
import type { Community } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { anEvent } from '../../events/event.factory';
import { EventState } from '../../events/event.types';
import { eventTimesChanged } from '../../events/events.hooks';
import {
  type EventChanged,
  eventChanged,
  eventDecided,
  eventProposed,
  eventScheduled,
} from '../../events/events.signals';
import { MINUTE } from '../../kernel/clock';
import { type Context, systemContext } from '../../kernel/context';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';

const INBOX = `query { viewer { unreadNotices inbox(first: 20) { nodes { kind reason detail unread
  event { id title } thread { id } community { id } } } } }`;
const RSVP = 'mutation ($input: RsvpInput!) { rsvp(input: $input) { id } }';
const CALENDAR =
  'mutation ($input: SetEventSettingsInput!) { setEventSettings(input: $input) { email } }';
const WITHDRAW = 'mutation ($id: ID!) { withdrawRsvp(input: { eventId: $id }) { id } }';

interface Line {
  kind: string;
  reason: string;
  detail: string | null;
  unread: boolean;
  event: { id: string } | null;
}

let server: TestServer;
let ctx: Context;
let community: Community;
let people: Awaited<ReturnType<typeof cast>>;
const cast = () => enrol(server, 'amara', 'ravi', 'ines', 'hana', 'tomasz', 'sefa');
type Name = keyof typeof people;

beforeAll(async () => {
  server = await startTestServer();
  ctx = systemContext(server.services);
  people = await cast();
  // Who has what they go to in their calendar by mail is told of changes by that.
  for (const name of ['ines', 'hana'] as const) {
    await people[name].client.mutate(CALENDAR, { input: { calendarMails: false } });
  }
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-03-02T09:00:00Z');
  community = await aCommunity(ctx, { steward: people.amara });
  for (const name of ['ravi', 'ines', 'hana', 'tomasz'] as const) {
    await aMember(ctx, community, people[name]);
  }
});

const held = (given: Partial<Parameters<typeof anEvent>[1]> = {}) =>
  anEvent(ctx, { communityId: community.id, startsOn: '2026-03-20T14:00', ...given });

const says = (name: Name, eventId: string, answer: string) =>
  people[name].client.mutate(RSVP, { input: { eventId, answer, attending: 'IN_PERSON' } });

async function linesOf(name: Name, eventId: string): Promise<Line[]> {
  const { viewer } = await people[name].client.query<{ viewer: { inbox: { nodes: Line[] } } }>(
    INBOX,
  );
  return viewer.inbox.nodes.filter(({ event }) => event?.id === eventId);
}

/** The mails that tell of one event, the oldest first; beside them go those for calendar programs. */
const mailsTo = async (name: Name, event: { id: string }) =>
  (await server.mails(people[name].email))
    .filter(({ kind, text }) => kind.startsWith('notifications.') && text.includes(event.id))
    .map(({ kind, subject, text }) => ({ kind, subject, text }));

/** What happens to an event, as its room would tell it. */
async function happens(
  event: { id: string; seriesId: string },
  what: EventChanged['what'],
  change: string,
  version = 2,
): Promise<void> {
  await server.rows(`update event set ${change} where id = $1`, [event.id]);
  const now = server.clock.now();
  await transaction(ctx, async (tx) => {
    const told = {
      eventId: event.id,
      eventIds: [event.id],
      seriesId: event.seriesId,
      communityId: community.id,
    };
    await eventTimesChanged(tx, [
      {
        id: event.id,
        seriesId: event.seriesId,
        communityId: community.id,
        startsAt: now,
        endsAt: now,
      },
    ]);
    await emit(tx, eventChanged, {
      ...told,
      eventIds: [event.id],
      byId: people.amara.id,
      what,
      version,
    });
  });
  await server.runJobs();
}

describe('a new session', () => {
  it('is told to all members but who scheduled it, in the inbox alone', async () => {
    const event = await held();
    await people.tomasz.client.mutate(
      'mutation ($id: ID!) { setCommunityLevel(input: { communityId: $id, level: MUTED }) { id } }',
      { id: community.id },
    );
    await transaction(ctx, (tx) =>
      emit(tx, eventScheduled, {
        eventIds: [event.id],
        seriesId: event.seriesId,
        communityId: community.id,
        byId: people.amara.id,
      }),
    );
    await server.runJobs();
    expect(await linesOf('ines', event.id)).toMatchObject([
      { kind: 'NEW_EVENT', reason: 'MEMBER', unread: true },
    ]);
    for (const name of ['amara', 'tomasz', 'sefa'] as const) {
      expect(await linesOf(name, event.id)).toEqual([]);
    }
    expect(await mailsTo('ines', event)).toEqual([]);
    // Whoever answers has seen it.
    await says('ines', event.id, 'NOT');
    await server.runJobs();
    expect(await linesOf('ines', event.id)).toMatchObject([{ unread: false }]);
    // It is cancelled: nobody is invited to it any more, and who does not go need not be told.
    await happens(event, 'CANCELLED', `state = 'CANCELLED'`);
    expect(await linesOf('hana', event.id)).toEqual([]);
  });

  it('that is proposed is told to those who decide, and what they say to who proposed it', async () => {
    const event = await held({ state: EventState.PROPOSED, createdBy: people.ines.id });
    const told = { eventId: event.id, seriesId: event.seriesId, communityId: community.id };
    await transaction(ctx, (tx) => emit(tx, eventProposed, { ...told, byId: people.ines.id }));
    await server.runJobs();
    expect(await linesOf('amara', event.id)).toMatchObject([
      { kind: 'EVENT', reason: 'FACILITATOR', detail: 'SESSION_PROPOSED' },
    ]);
    expect(await linesOf('hana', event.id)).toEqual([]);
    expect(await mailsTo('amara', event)).toMatchObject([{ kind: 'notifications.event' }]);
    await server.rows(`update event set state = 'DECLINED' where id = $1`, [event.id]);
    await transaction(ctx, (tx) =>
      emit(tx, eventDecided, { ...told, byId: people.amara.id, what: 'DECLINED' }),
    );
    await server.runJobs();
    expect(await linesOf('amara', event.id)).toEqual([]);
    expect(await linesOf('ines', event.id)).toMatchObject([
      { kind: 'EVENT', reason: 'PROPOSED_IT', detail: 'SESSION_DECLINED' },
    ]);
  });
});

describe('a change', () => {
  it('is told to those who go or may, each in their own zone', async () => {
    const event = await held();
    await server.rows(`update person set time_zone = 'Asia/Tokyo' where id = $1`, [people.ines.id]);
    await says('ines', event.id, 'GOING');
    await says('hana', event.id, 'MAYBE');
    await says('tomasz', event.id, 'NOT');
    await happens(
      event,
      'MOVED',
      `starts_on = '2026-03-21T15:00', starts_at = '2026-03-21T15:00Z', ends_at = '2026-03-21T16:00Z'`,
    );
    expect(await linesOf('ines', event.id)).toMatchObject([
      { kind: 'EVENT', reason: 'GOING', detail: 'SESSION_MOVED' },
    ]);
    expect(await linesOf('hana', event.id)).toMatchObject([{ reason: 'MAYBE_GOING' }]);
    expect(await linesOf('tomasz', event.id)).toEqual([]);
    const [mail] = await mailsTo('ines', event);
    expect(mail?.text).toContain('Sunday, 22 March 2026 at 00:00–01:00 (Asia/Tokyo)');
    expect(mail?.text).toContain('There: Saturday, 21 March 2026 at 15:00–16:00 (Europe/Lisbon)');
    const [other] = await mailsTo('hana', event);
    expect(other?.text).not.toContain('There:');
    await happens(
      event,
      'CANCELLED',
      `state = 'CANCELLED', cancel_reason = 'The room is flooded.'`,
      3,
    );
    expect(await linesOf('ines', event.id)).toMatchObject([{ detail: 'SESSION_CANCELLED' }]);
    expect((await mailsTo('ines', event)).at(-1)?.text).toContain('The room is flooded.');
  });

  it('comes in one mail: who has it in a calendar by mail gets that one alone', async () => {
    const event = await held();
    await says('ravi', event.id, 'GOING');
    await says('ines', event.id, 'GOING');
    await happens(event, 'CANCELLED', `state = 'CANCELLED'`);
    expect(await mailsTo('ravi', event)).toEqual([]);
    expect(await mailsTo('ines', event)).toMatchObject([{ kind: 'notifications.event' }]);
    expect(await linesOf('ravi', event.id)).toMatchObject([{ detail: 'SESSION_CANCELLED' }]);
    const calendar = (await server.mails(people.ravi.email)).map(({ kind }) => kind);
    expect(calendar.some((kind) => kind.startsWith('calendar.'))).toBe(true);
  });

  it('is not sent to whom it is no longer theirs to see', async () => {
    const event = await held();
    await server.rows(`update community set visibility = 'CLOSED' where id = $1`, [community.id]);
    await says('ines', event.id, 'GOING');
    await server.rows(
      `insert into notification_settings (person_id, quiet_from, quiet_until) values ($1, '00:00', '23:00')
       on conflict (person_id) do update set quiet_from = '00:00', quiet_until = '23:00'`,
      [people.ines.id],
    );
    await happens(event, 'CANCELLED', `state = 'CANCELLED'`);
    expect(await mailsTo('ines', event)).toEqual([]);
    await aMember(ctx, community, people.ines, { state: MembershipState.REMOVED });
    await server.runJobs();
    server.clock.set('2026-03-02T23:30:00Z');
    await server.runJobs();
    expect(await mailsTo('ines', event)).toEqual([]);
    expect(await linesOf('ines', event.id)).toEqual([]);
    await server.rows('delete from notification_settings where person_id = $1', [people.ines.id]);
  });
});

describe('a seat', () => {
  it('that is given is told to who waited, and not when they have given it back', async () => {
    const event = await held({ capacity: 1 });
    await says('ines', event.id, 'GOING');
    await says('hana', event.id, 'GOING');
    await says('tomasz', event.id, 'GOING');
    await people.ines.client.mutate(WITHDRAW, { id: event.id });
    await server.runJobs();
    expect(await linesOf('hana', event.id)).toMatchObject([
      { kind: 'EVENT', reason: 'WAITED', detail: 'SEAT_GIVEN' },
    ]);
    expect(await mailsTo('hana', event)).toMatchObject([{ kind: 'notifications.event' }]);
    expect(await mailsTo('hana', event)).toHaveLength(1);
    // Gives it back before anything could be sent to the next; who then gets none of it.
    await people.hana.client.mutate(WITHDRAW, { id: event.id });
    await people.tomasz.client.mutate(WITHDRAW, { id: event.id });
    await server.runJobs();
    expect(await mailsTo('tomasz', event)).toEqual([]);
  });

  it('is said in the mail for the calendar to who has such mails: a second one would only be read twice', async () => {
    const event = await held({ capacity: 1 });
    await says('ines', event.id, 'GOING');
    await people.hana.client.mutate(CALENDAR, { input: { calendarMails: true } });
    await says('hana', event.id, 'GOING');
    await people.ines.client.mutate(WITHDRAW, { id: event.id });
    await server.runJobs();
    expect(await linesOf('hana', event.id)).toMatchObject([{ detail: 'SEAT_GIVEN' }]);
    expect(await mailsTo('hana', event)).toEqual([]);
    const subjects = (await server.mails(people.hana.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('You have a seat'))).toHaveLength(1);
    await people.hana.client.mutate(CALENDAR, { input: { calendarMails: false } });
  });
});

describe('reminders', () => {
  const at = async (time: string) => {
    server.clock.set(time);
    // What the job of the minute has found goes out behind it.
    await server.runJobs();
    await server.runJobs();
  };

  it('come a day and an hour before to those who go, and at other times to who wants that', async () => {
    const event = await held({ capacity: 2 });
    for (const name of ['ines', 'tomasz'] as const) await says(name, event.id, 'GOING');
    await says('ravi', event.id, 'GOING');
    await says('hana', event.id, 'MAYBE');
    await people.tomasz.client.mutate(
      'mutation ($id: ID!) { setEventReminders(input: { eventId: $id, minutes: [15] }) { id } }',
      { id: event.id },
    );
    await at('2026-03-19T13:59:00Z');
    expect(await mailsTo('ines', event)).toEqual([]);
    await at('2026-03-19T14:00:00Z');
    await at('2026-03-19T14:01:00Z');
    expect(await mailsTo('ines', event)).toMatchObject([{ kind: 'notifications.reminder' }]);
    await at('2026-03-20T13:00:00Z');
    expect(await mailsTo('ines', event)).toHaveLength(2);
    await at('2026-03-20T13:45:00Z');
    expect(await mailsTo('ines', event)).toHaveLength(2);
    expect(await mailsTo('tomasz', event)).toHaveLength(1);
    expect(await mailsTo('hana', event)).toEqual([]);
    expect(await mailsTo('ravi', event)).toEqual([]);
    expect(await linesOf('ines', event.id)).toMatchObject([{ kind: 'REMINDER', unread: true }]);
    await at('2026-03-20T15:00:00Z');
    expect(await linesOf('ines', event.id)).toMatchObject([{ unread: false }]);
  });

  it('come anew when it is moved, none for what is past by then, and none to who answers later', async () => {
    const event = await held();
    await says('ines', event.id, 'GOING');
    await at('2026-03-19T14:00:00Z');
    expect(await mailsTo('ines', event)).toHaveLength(1);
    // Into three hours from now: a day before is past.
    await happens(event, 'MOVED', `starts_at = '2026-03-19T17:00Z', ends_at = '2026-03-19T18:00Z'`);
    await at('2026-03-19T15:00:00Z');
    expect((await mailsTo('ines', event)).map(({ kind }) => kind)).toEqual([
      'notifications.reminder',
      'notifications.event',
    ]);
    await at('2026-03-19T16:00:00Z');
    expect((await mailsTo('ines', event)).at(-1)?.kind).toBe('notifications.reminder');
    server.clock.advance(10 * MINUTE);
    await says('hana', event.id, 'GOING');
    await server.runJobs();
    expect(await mailsTo('hana', event)).toEqual([]);
  });

  it('that an outage has kept are not sent when they are of no use any more', async () => {
    const event = await held();
    await says('ines', event.id, 'GOING');
    await at('2026-03-20T04:00:00Z');
    expect(await mailsTo('ines', event)).toEqual([]);
    await at('2026-03-20T13:20:00Z');
    expect(await mailsTo('ines', event)).toHaveLength(1);
    expect((await mailsTo('ines', event))[0]?.kind).toBe('notifications.reminder');
  });

  it('are not sent of what is cancelled', async () => {
    const event = await held();
    await says('ines', event.id, 'GOING');
    await server.rows(`update event set state = 'CANCELLED' where id = $1`, [event.id]);
    await at('2026-03-19T14:00:00Z');
    expect(await mailsTo('ines', event)).toEqual([]);
  });
});
