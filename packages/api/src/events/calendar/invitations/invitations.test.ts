import type { TestClient } from '../../../../test/client';
import { MailServer } from '../../../../test/smtp';
import { Visibility } from '../../../communities/community.entity';
import { aCommunity, aMember } from '../../../communities/community.factory';
import { ICAL } from '../../../kernel/ical';
import { openPostOffice, type PostOffice } from '../../../notifications/replies/replies.fixture';
import { anEvent, type MadeEvent } from '../../event.factory';
import { key, plan, SCHEDULE, type Told } from '../../series/series.fixture';

const RSVP = `mutation ($input: RsvpInput!) { rsvp(input: $input) { id } }`;
const ALL = `mutation ($input: RsvpToSeriesInput!) { rsvpToSeries(input: $input) { id } }`;
const WITHDRAW = `mutation ($input: EventInput!) { withdrawRsvp(input: $input) { id } }`;
const ALL_BACK = `mutation ($input: SeriesInput!) { withdrawSeriesRsvp(input: $input) { id } }`;
const EDIT = `mutation ($input: EditEventInput!) { editEvent(input: $input) { id version } }`;
const CANCEL = `mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { id } }`;
const SETTINGS = `mutation ($input: SetEventSettingsInput!) { setEventSettings(input: $input) { eventSettings { calendarMails } } }`;

const FIND = `mutation ($input: FindTimeInput!) { findTime(input: $input) { id version slots { id } } }`;
const SUITS = `mutation ($input: AnswerTimesInput!) { answerTimes(input: $input) { id } }`;
const CHOOSE = `mutation ($input: ChooseTimeInput!) { chooseTime(input: $input) { id } }`;

interface Search {
  id: string;
  version: number;
  slots: Array<{ id: string }>;
}

interface CalendarMail {
  kind: string;
  subject: string;
  calendar: string;
  method: string;
  replyTo: string;
}

/** A property of the first event in a calendar object. */
const said = (calendar: string, name: string) =>
  new ICAL.Component(ICAL.parse(calendar) as never[])
    .getFirstSubcomponent('vevent')
    ?.getFirstProperty(name);

describe('an invitation by mail', () => {
  let office: PostOffice;
  let smtp: MailServer;
  beforeAll(async () => {
    office = await openPostOffice();
    smtp = new MailServer();
    await smtp.take(office.server);
  });
  afterAll(async () => {
    await smtp.close();
    await office.close();
  });

  const event = (given: object = {}): Promise<MadeEvent> =>
    anEvent(office.world.ctx, {
      communityId: office.world.community.id,
      startsOn: '2026-05-04T14:00',
      ...given,
    });
  const rsvp = (client: TestClient, eventId: string, answer = 'GOING') =>
    client.mutate(RSVP, { input: { eventId, answer } });
  const mails = async (person: { email: string }): Promise<CalendarMail[]> => {
    await office.server.runJobs();
    return office.server.rows<CalendarMail>(
      `select kind, subject, calendar, calendar_method as method, reply_to as "replyTo" from mail
        where recipient = $1 and kind like 'calendar.%' order by created_at, id`,
      [person.email],
    );
  };
  const latest = async (person: { email: string }) => (await mails(person)).at(-1) as CalendarMail;
  const version = async (id: string) =>
    (
      await office.server.rows<{ version: number }>('select version from event where id = $1', [id])
    )[0]?.version ?? 0;
  const answerOf = async (eventId: string, person: { id: string }) =>
    (
      await office.server.rows<{ answer: string }>(
        'select answer from event_rsvp where event_id = $1 and person_id = $2',
        [eventId, person.id],
      )
    )[0]?.answer;
  /** As a calendar program answers to a mail of ours. */
  const reply = async (
    person: { email: string },
    to: string,
    calendar: string,
    answer: string,
    from = person.email,
  ) => {
    const back = calendar
      .replace('METHOD:REQUEST', 'METHOD:REPLY')
      .replace(/PARTSTAT=[A-Z-]+/, `PARTSTAT=${answer}`);
    await office.send({
      from,
      to,
      subject: 'Accepted: a session',
      text: 'Accepted',
      icalEvent: { method: 'REPLY', content: back },
    });
    await office.server.runJobs();
  };

  it('comes to who answers, as calendar programs want it, once', async () => {
    const { ines } = office.world;
    const { id } = await event({ title: 'Cards, on; the table' });
    await rsvp(ines.client, id);
    await rsvp(ines.client, id, 'MAYBE');
    const [mail, ...more] = await mails(ines);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: 'calendar.invitation', method: 'REQUEST' });
    const { calendar, replyTo } = mail as CalendarMail;
    expect(said(calendar, 'uid')?.getFirstValue()).toBe(`${id}@guildhall`);
    expect(said(calendar, 'attendee')?.jCal).toEqual([
      'attendee',
      {
        cn: expect.any(String),
        role: 'REQ-PARTICIPANT',
        partstat: expect.stringMatching(/ACCEPTED|TENTATIVE/),
        rsvp: 'TRUE',
      },
      'cal-address',
      `mailto:${ines.email}`,
    ]);
    expect(said(calendar, 'organizer')?.getFirstValue()).toBe(`mailto:${replyTo}`);
    expect(replyTo).toMatch(/^event\+[0-9a-f]{40}@/);
    // Where to join is for who goes, shortly before; a mail lies about.
    expect(calendar).not.toContain('meet.example');
    const sent = smtp.received.find(({ to }) => to.includes(ines.email));
    expect(sent?.raw).toMatch(/content-type: text\/calendar; charset=utf-8;\s*method=REQUEST/i);
  });

  it('comes again when it moves, and as a cancellation when it is cancelled', async () => {
    const { amara, tomasz } = office.world;
    const { id } = await event({ title: 'To be moved' });
    await rsvp(tomasz.client, id);
    await mails(tomasz);
    await amara.client.mutate(EDIT, {
      input: {
        eventId: id,
        version: await version(id),
        scope: 'THIS',
        change: { start: { on: '2026-05-05T16:00', timeZone: 'Europe/Lisbon' } },
      },
    });
    const moved = await latest(tomasz);
    expect(moved.method).toBe('REQUEST');
    expect(said(moved.calendar, 'dtstart')?.getFirstValue()?.toString()).toBe(
      '2026-05-05T16:00:00',
    );
    expect(Number(said(moved.calendar, 'sequence')?.getFirstValue())).toBeGreaterThan(0);
    await amara.client.mutate(CANCEL, {
      input: { eventId: id, version: await version(id), scope: 'THIS' },
    });
    const cancelled = await latest(tomasz);
    expect(cancelled).toMatchObject({ kind: 'calendar.cancellation', method: 'CANCEL' });
    expect(said(cancelled.calendar, 'status')?.getFirstValue()).toBe('CANCELLED');
    expect(said(cancelled.calendar, 'uid')?.getFirstValue()).toBe(
      said(moved.calendar, 'uid')?.getFirstValue(),
    );
  });

  it('is of all of a series for who comes to all of it', async () => {
    const { amara, ines } = office.world;
    const { scheduleEvent } = await amara.client.mutate<Told>(SCHEDULE, {
      input: { communityId: office.world.community.id, plan: plan(), clientMutationId: key() },
    });
    const seriesId = scheduleEvent.series.id;
    await ines.client.mutate(ALL, { input: { seriesId, answer: 'GOING' } });
    const first = await latest(ines);
    expect(first.calendar).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2');
    expect(said(first.calendar, 'uid')?.getFirstValue()).toBe(`${seriesId}@guildhall`);
    const third = scheduleEvent.series.events.nodes[2]?.id ?? '';
    await amara.client.mutate(EDIT, {
      input: {
        eventId: third,
        version: await version(third),
        scope: 'THIS',
        change: { start: { on: '2026-04-04T10:00', timeZone: 'Europe/Lisbon' } },
      },
    });
    expect((await latest(ines)).calendar).toContain(
      'RECURRENCE-ID;TZID=Europe/Lisbon:20260403T140000',
    );
    await amara.client.mutate(CANCEL, {
      input: { eventId: third, version: await version(third), scope: 'THIS' },
    });
    const without = await latest(ines);
    expect(without).toMatchObject({ method: 'CANCEL' });
    expect(without.calendar).toContain('RECURRENCE-ID;TZID=Europe/Lisbon:20260403T140000');
    // The answer to one date comes back to that date.
    const second = scheduleEvent.series.events.nodes[1]?.id ?? '';
    await reply(
      ines,
      first.replyTo,
      first.calendar
        .replace(/RRULE:.*\r\n/, '')
        .replace('DTSTART;', 'RECURRENCE-ID:20260320T140000Z\r\nDTSTART;'),
      'DECLINED',
    );
    expect(await answerOf(second, ines)).toBe('NOT');
    expect(await answerOf(scheduleEvent.id, ines)).toBe('GOING');
  });

  it('of all of a series says of each date whether it is sure', async () => {
    const { amara, ines, tomasz } = office.world;
    const { scheduleEvent } = await amara.client.mutate<Told>(SCHEDULE, {
      input: {
        communityId: office.world.community.id,
        plan: plan({ title: 'Two chairs', mode: 'IN_PERSON', joinUrl: null, capacity: 1 }),
        clientMutationId: key(),
      },
    });
    const [first, second, third] = scheduleEvent.series.events.nodes.map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    await rsvp(ines.client, first);
    await rsvp(ines.client, third);
    await tomasz.client.mutate(ALL, {
      input: { seriesId: scheduleEvent.series.id, answer: 'GOING' },
    });
    const partstats = ({ calendar }: CalendarMail) =>
      new ICAL.Component(ICAL.parse(calendar) as never[])
        .getAllSubcomponents('vevent')
        .map((one) => [
          String(one.getFirstPropertyValue('recurrence-id') ?? 'all'),
          one.getFirstProperty('attendee')?.getParameter('partstat'),
        ]);
    expect(partstats(await latest(tomasz))).toEqual([
      ['all', 'ACCEPTED'],
      ['2026-03-06T14:00:00', 'TENTATIVE'],
      ['2026-04-03T14:00:00', 'TENTATIVE'],
    ]);
    // A seat becomes free, and another date is not sure any more.
    office.server.clock.advance(1_000);
    await ines.client.mutate(WITHDRAW, { input: { eventId: first } });
    expect(partstats(await latest(tomasz))).toEqual([
      ['all', 'ACCEPTED'],
      ['2026-04-03T14:00:00', 'TENTATIVE'],
    ]);
    await rsvp(tomasz.client, second, 'MAYBE');
    await amara.client.mutate(EDIT, {
      input: {
        eventId: first,
        version: await version(first),
        scope: 'ALL',
        change: { place: 'Room 7' },
      },
    });
    expect(partstats(await latest(tomasz))).toEqual([
      ['all', 'ACCEPTED'],
      ['2026-03-20T14:00:00', 'TENTATIVE'],
      ['2026-04-03T14:00:00', 'TENTATIVE'],
    ]);
  });

  it('is taken out again for who comes no more, and put in for who comes after all', async () => {
    const { ines } = office.world;
    const { id } = await event({ title: 'Perhaps not' });
    const before = (await mails(ines)).length;
    await rsvp(ines.client, id);
    await rsvp(ines.client, id, 'MAYBE');
    await mails(ines);
    office.server.clock.advance(1_000);
    await rsvp(ines.client, id, 'NOT');
    const out = await latest(ines);
    expect(out).toMatchObject({ kind: 'calendar.withdrawal', method: 'CANCEL' });
    expect(said(out.calendar, 'uid')?.getFirstValue()).toBe(`${id}@guildhall`);
    expect(said(out.calendar, 'status')?.getFirstValue()).toBe('CANCELLED');
    office.server.clock.advance(1_000);
    await rsvp(ines.client, id);
    expect(await latest(ines)).toMatchObject({ kind: 'calendar.invitation', method: 'REQUEST' });
    office.server.clock.advance(1_000);
    await ines.client.mutate(WITHDRAW, { input: { eventId: id } });
    expect(await latest(ines)).toMatchObject({ kind: 'calendar.withdrawal', method: 'CANCEL' });
    expect(await mails(ines)).toHaveLength(before + 4);
    // Who was never to come has nothing to be taken out.
    await rsvp(ines.client, (await event()).id, 'NOT');
    expect(await mails(ines)).toHaveLength(before + 4);
  });

  it('of a series ends where another was begun, leaves out a date, and goes with the answer', async () => {
    const { amara, tomasz } = office.world;
    const { scheduleEvent } = await amara.client.mutate<Told>(SCHEDULE, {
      input: { communityId: office.world.community.id, plan: plan(), clientMutationId: key() },
    });
    const seriesId = scheduleEvent.series.id;
    const [, second, third] = scheduleEvent.series.events.nodes;
    await tomasz.client.mutate(ALL, { input: { seriesId, answer: 'GOING' } });
    await mails(tomasz);
    await rsvp(tomasz.client, second?.id ?? '', 'NOT');
    expect((await latest(tomasz)).calendar).toContain(
      'RECURRENCE-ID;TZID=Europe/Lisbon:20260320T140000',
    );
    const seen = (await mails(tomasz)).length;
    await amara.client.mutate(EDIT, {
      input: {
        eventId: third?.id,
        version: await version(third?.id ?? ''),
        scope: 'FOLLOWING',
        change: { title: 'Another title' },
      },
    });
    const written = (await mails(tomasz)).slice(seen).map(({ calendar }) => calendar);
    expect(written).toHaveLength(2);
    const old = written.find((each) => each.includes(`UID:${seriesId}@guildhall`));
    expect(old).toMatch(/RRULE:.*UNTIL=202604/);
    expect(old).toContain('EXDATE;TZID=Europe/Lisbon:20260320T140000');
    expect(written.find((each) => each !== old)).toContain('SUMMARY:Another title');
    await tomasz.client.mutate(ALL_BACK, { input: { seriesId } });
    const out = await latest(tomasz);
    expect(out).toMatchObject({ kind: 'calendar.withdrawal', method: 'CANCEL' });
    expect(said(out.calendar, 'uid')?.getFirstValue()).toBe(`${seriesId}@guildhall`);
    expect(said(out.calendar, 'recurrence-id')).toBeFalsy();
  });

  it('comes to whom a time suits that is chosen', async () => {
    const { amara, ines, tomasz } = office.world;
    const { findTime } = await amara.client.mutate<{ findTime: Search }>(FIND, {
      input: {
        ...{ communityId: office.world.community.id, kind: 'WORKSHOP', mode: 'REMOTE' },
        ...{ title: 'Looked for', descriptionMarkdown: '', durationMinutes: 60 },
        slots: ['2026-06-01T14:00', '2026-06-02T14:00'].map((on) => ({ on, timeZone: 'UTC' })),
        clientMutationId: key(),
      },
    });
    const { id: searchId, version: seen, slots } = findTime;
    const slotId = slots[0]?.id ?? '';
    const suits = (client: TestClient, answer: string) =>
      client.mutate(SUITS, { input: { searchId, answers: [{ slotId, answer }] } });
    await suits(ines.client, 'YES');
    await suits(tomasz.client, 'NO');
    const [before, others] = [(await mails(ines)).length, (await mails(tomasz)).length];
    await amara.client.mutate(CHOOSE, { input: { searchId, slotId, version: seen } });
    const come = (await mails(ines)).slice(before);
    expect(come.map(({ kind }) => kind)).toEqual(['calendar.invitation']);
    expect(come[0]?.calendar).toContain('SUMMARY:Looked for');
    expect(await mails(tomasz)).toHaveLength(others);
  });

  it('comes again when it is called otherwise, and not for other words', async () => {
    const { amara, tomasz } = office.world;
    const { id } = await event({ title: 'Nobody knows yet' });
    await rsvp(tomasz.client, id);
    const before = (await mails(tomasz)).length;
    const edit = async (change: object) =>
      amara.client.mutate(EDIT, {
        input: { eventId: id, version: await version(id), scope: 'THIS', change },
      });
    await edit({ descriptionMarkdown: 'Bring a pen.' });
    expect(await mails(tomasz)).toHaveLength(before);
    await edit({ title: 'Foam, and when not to' });
    const [renamed, ...more] = (await mails(tomasz)).slice(before);
    expect(more).toEqual([]);
    expect(renamed?.method).toBe('REQUEST');
    expect(said(renamed?.calendar ?? '', 'summary')?.getFirstValue()).toBe('Foam, and when not to');
  });

  it('says perhaps while one waits for a seat, and yes when one has it', async () => {
    const { ines, tomasz, amara } = office.world;
    const { id } = await event({ title: 'One chair', capacity: 1, mode: 'IN_PERSON' });
    await rsvp(ines.client, id);
    await rsvp(tomasz.client, id);
    const partstat = ({ calendar }: CalendarMail) =>
      said(calendar, 'attendee')?.getParameter('partstat');
    expect(partstat(await latest(tomasz))).toBe('TENTATIVE');
    const before = (await mails(tomasz)).length;
    office.server.clock.advance(1_000);
    await ines.client.mutate(WITHDRAW, { input: { eventId: id } });
    const [seated, ...more] = (await mails(tomasz)).slice(before);
    expect(more).toEqual([]);
    expect(seated).toMatchObject({
      kind: 'calendar.invitation',
      subject: expect.stringMatching(/^You have a seat: One chair/),
    });
    expect(partstat(seated as CalendarMail)).toBe('ACCEPTED');
    // Somebody who gives it back before the mail is written is not told of it.
    await rsvp(ines.client, id);
    await mails(ines);
    office.server.clock.advance(1_000);
    await amara.client.mutate(EDIT, {
      input: { eventId: id, version: await version(id), scope: 'THIS', change: { capacity: 2 } },
    });
    await ines.client.mutate(WITHDRAW, { input: { eventId: id } });
    expect((await latest(ines)).kind).toBe('calendar.withdrawal');
  });

  it('comes for each of many dates that one answered by itself', async () => {
    const { amara, ines } = office.world;
    const { scheduleEvent } = await amara.client.mutate<Told>(SCHEDULE, {
      input: {
        communityId: office.world.community.id,
        plan: plan({ rule: 'FREQ=WEEKLY;COUNT=25' }),
        clientMutationId: key(),
      },
    });
    const dates = await office.server.rows<{ id: string }>(
      'select id from event where series_id = $1',
      [scheduleEvent.series.id],
    );
    for (const { id } of dates) await rsvp(ines.client, id);
    const before = (await mails(ines)).length;
    await amara.client.mutate(EDIT, {
      input: {
        eventId: scheduleEvent.id,
        version: await version(scheduleEvent.id),
        scope: 'ALL',
        change: { durationMinutes: 90 },
      },
    });
    const moved = (await mails(ines)).slice(before);
    expect(new Set(moved.map(({ calendar }) => said(calendar, 'uid')?.getFirstValue()))).toEqual(
      new Set(dates.map(({ id }) => `${id}@guildhall`)),
    );
    expect(moved).toHaveLength(25);
    expect(moved.every(({ calendar }) => calendar.includes('DURATION:PT1H30M'))).toBe(true);
  });

  it.each(['leaves', 'is removed'])('is taken out again for who %s', async (how) => {
    const { amara, lucia, ctx } = office.world;
    const community = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    await aMember(ctx, community, lucia);
    const scheduled = async () =>
      (
        await amara.client.mutate<Told>(SCHEDULE, {
          input: { communityId: community.id, plan: plan(), clientMutationId: key() },
        })
      ).scheduleEvent;
    const [all, single, declined] = [await scheduled(), await scheduled(), await scheduled()];
    await lucia.client.mutate(ALL, { input: { seriesId: all.series.id, answer: 'GOING' } });
    await rsvp(lucia.client, single.id, 'MAYBE');
    await rsvp(lucia.client, declined.id, 'NOT');
    const before = (await mails(lucia)).length;
    office.server.clock.advance(1_000);
    const input = { communityId: community.id };
    if (how === 'leaves') {
      await lucia.client.mutate(
        'mutation ($input: CommunityInput!) { leaveCommunity(input: $input) { id } }',
        { input },
      );
    } else {
      const [place] = await office.server.rows<{ membershipId: string; version: number }>(
        `select id as "membershipId", version from membership where community_id = $1 and person_id = $2`,
        [community.id, lucia.id],
      );
      await amara.client.mutate(
        'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { __typename } }',
        { input: { ...place, reason: 'Moved on' } },
      );
    }
    const out = (await mails(lucia)).slice(before);
    expect(out.map(({ kind, method }) => `${kind} ${method}`)).toEqual([
      'calendar.withdrawal CANCEL',
      'calendar.withdrawal CANCEL',
    ]);
    expect(new Set(out.map(({ calendar }) => said(calendar, 'uid')?.getFirstValue()))).toEqual(
      new Set([`${all.series.id}@guildhall`, `${single.id}@guildhall`]),
    );
    const [{ text } = { text: '' }] = await office.server.rows<{ text: string }>(
      `select text from mail where recipient = $1 order by created_at desc, id desc limit 1`,
      [lucia.email],
    );
    expect(text).toContain(`no longer a member of ${community.name}`);
    expect(text).not.toContain('/e/');
  });

  it('is answered by the calendar program', async () => {
    const { ines } = office.world;
    const { id } = await event();
    await rsvp(ines.client, id);
    const { calendar, replyTo } = await latest(ines);
    for (const [partstat, answer] of [
      ['DECLINED', 'NOT'],
      ['TENTATIVE', 'MAYBE'],
      ['ACCEPTED', 'GOING'],
    ] as const) {
      await reply(ines, replyTo, calendar, partstat);
      expect(await answerOf(id, ines)).toBe(answer);
    }
    expect(
      await office.server.rows(
        `select distinct state from inbound_mail where series_id is not null`,
      ),
    ).toEqual([{ state: 'NOTED' }]);
  });

  it('is answered for nobody else, and about nothing else', async () => {
    const { ines, tomasz } = office.world;
    const { id } = await event();
    const other = await event();
    await rsvp(ines.client, id);
    await rsvp(ines.client, other.id);
    const [mine, ofOther] = (await mails(ines)).slice(-2) as [CalendarMail, CalendarMail];
    // From another mailbox; about another series; nothing that can be read.
    await reply(ines, mine.replyTo, mine.calendar, 'DECLINED', tomasz.email);
    await reply(ines, mine.replyTo, ofOther.calendar, 'DECLINED');
    await reply(ines, mine.replyTo, mine.calendar.slice(0, 200), 'DECLINED');
    await reply(
      ines,
      mine.replyTo,
      mine.calendar.replace('METHOD:REQUEST', 'METHOD:PUBLISH'),
      'DECLINED',
    );
    expect(await answerOf(id, ines)).toBe('GOING');
    expect(await answerOf(other.id, ines)).toBe('GOING');
    // Who is a member no more answers nothing.
    await office.server.rows(`update membership set state = 'REMOVED' where person_id = $1`, [
      ines.id,
    ]);
    await reply(ines, mine.replyTo, mine.calendar, 'DECLINED');
    expect(await answerOf(id, ines)).toBe('GOING');
    await office.server.rows(`update membership set state = 'ACTIVE' where person_id = $1`, [
      ines.id,
    ]);
    await expect(
      office.send({
        from: ines.email,
        to: `event+${'0'.repeat(40)}@reply.guildhall.example`,
        text: 'x',
      }),
    ).rejects.toThrow('No such address');
  });

  it('does not come to who wants none', async () => {
    const { ravi } = office.world;
    const before = (await mails(ravi)).length;
    await ravi.client.mutate(SETTINGS, { input: { calendarMails: false } });
    await rsvp(ravi.client, (await event()).id);
    expect(await mails(ravi)).toHaveLength(before);
    await ravi.client.mutate(SETTINGS, { input: { calendarMails: true } });
    await rsvp(ravi.client, (await event()).id);
    expect(await mails(ravi)).toHaveLength(before + 1);
  });
});
