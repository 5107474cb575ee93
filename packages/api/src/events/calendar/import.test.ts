import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY } from '../../kernel/clock';
import { key } from '../series/series.fixture';
import { ICS_MAX } from './import.types';
import { shownIn } from './read-as-program.fixture';

const FIELDS = `events { title startsOn timeZone words outcome problem event { id title startsOn place mode series { rule } } }
  problems { problem line title }`;
const PREVIEW = `query ($input: PreviewImportInput!) { previewImport(input: $input) { ${FIELDS} } }`;
const IMPORT = `mutation ($input: ImportCalendarInput!) { importCalendar(input: $input) { ${FIELDS} } }`;
const MAKE = `mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { url } }`;

interface Brought {
  events: Array<{
    title: string;
    outcome: string;
    problem: string | null;
    startsOn: string;
    event: { id: string } | null;
  }>;
  problems: Array<{ problem: string; line: number | null }>;
}

const vevent = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events, 'END:VCALENDAR'].join('\r\n');
const rounds = (...lines: string[]) =>
  vevent(
    'UID:rounds@elsewhere',
    'DTSTART;TZID=Europe/Berlin:20260306T140000',
    'DURATION:PT90M',
    ...lines,
  );

describe('the import of a calendar file', () => {
  let server: TestServer;
  let world: WoundCare;
  beforeAll(async () => {
    server = await startTestServer();
    world = await woundCare(server);
  });
  afterAll(() => server.stop());

  const input = (ics: string) => ({ communityId: world.community.id, ics });
  const preview = async (ics: string) =>
    (await world.amara.client.query<{ previewImport: Brought }>(PREVIEW, { input: input(ics) }))
      .previewImport;
  const bring = async (ics: string, clientMutationId = key()) =>
    (
      await world.amara.client.mutate<{ importCalendar: Brought }>(IMPORT, {
        input: { ...input(ics), clientMutationId },
      })
    ).importCalendar;
  const held = (uid: string) =>
    server.rows<{ on: string; title: string; state: string }>(
      `select to_char(e.starts_on, 'YYYY-MM-DD"T"HH24:MI') as on, e.title, e.state from event e
         join event_series s on s.id = e.series_id where s.uid = $1 order by e.starts_at`,
      [uid],
    );
  const counts = () => server.rows('select count(*)::int as events from event');

  it('leaves nothing behind of what has no date left', async () => {
    const empty = vevent(
      'UID:empty@elsewhere',
      'SUMMARY:Never',
      'DTSTART;TZID=Europe/Berlin:20260306T140000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'EXDATE;TZID=Europe/Berlin:20260306T140000,20260313T140000',
    );
    const once = vevent(
      'UID:beside@elsewhere',
      'SUMMARY:Beside it',
      'DTSTART;TZID=Europe/Berlin:20260306T140000',
    );
    await bring(calendar(empty, once));
    expect(
      await server.rows(`select uid from event_series where uid like '%@elsewhere' order by uid`),
    ).toEqual([{ uid: 'beside@elsewhere' }]);
  });

  it('shows first what it brings, and then schedules it with what is left out and moved', async () => {
    const ics = calendar(
      rounds(
        'SUMMARY:Rounds',
        'LOCATION:Room 3',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE;TZID=Europe/Berlin:20260313T140000',
      ),
      vevent(
        'UID:rounds@elsewhere',
        'RECURRENCE-ID;TZID=Europe/Berlin:20260320T140000',
        'DTSTART;TZID=Europe/Berlin:20260321T100000',
        'DURATION:PT90M',
        'SUMMARY:Rounds on Saturday',
      ),
      vevent('UID:old@elsewhere', 'DTSTART:20200101T100000Z', 'SUMMARY:Long over'),
      vevent('UID:bad@elsewhere', 'DTSTART:someday', 'SUMMARY:No time'),
    );
    const before = await counts();
    expect(await preview(ics)).toMatchObject({
      events: [
        {
          title: 'Rounds',
          outcome: 'NEW',
          startsOn: '2026-03-06T14:00',
          timeZone: 'Europe/Berlin',
          words: expect.stringContaining('Friday at 14:00, Berlin time'),
          event: null,
        },
        { title: 'Long over', outcome: 'REFUSED', problem: 'OVER' },
      ],
      problems: [{ problem: 'START', title: 'No time' }],
    });
    expect(await counts()).toEqual(before);
    const brought = await bring(ics);
    expect(brought.events[0]).toMatchObject({
      outcome: 'NEW',
      event: { title: 'Rounds', place: 'Room 3', mode: 'IN_PERSON' },
    });
    expect(await held('rounds@elsewhere')).toEqual([
      { on: '2026-03-06T14:00', title: 'Rounds', state: 'SCHEDULED' },
      { on: '2026-03-21T10:00', title: 'Rounds on Saturday', state: 'SCHEDULED' },
      { on: '2026-03-27T14:00', title: 'Rounds', state: 'SCHEDULED' },
      { on: '2026-04-03T14:00', title: 'Rounds', state: 'SCHEDULED' },
    ]);
  });

  it('changes nothing when it comes again, and what is different when it is', async () => {
    const make = (...lines: string[]) =>
      calendar(
        vevent(
          'UID:weekly@elsewhere',
          'DTSTART;TZID=Europe/Lisbon:20260305T090000',
          'DURATION:PT1H',
          'RRULE:FREQ=WEEKLY',
          ...lines,
        ),
      );
    const first = make('SUMMARY:Weekly words');
    const clientMutationId = key();
    await bring(first, clientMutationId);
    const before = await counts();
    expect((await bring(first, clientMutationId)).events).toMatchObject([{ outcome: 'SAME' }]);
    expect((await bring(first)).events).toMatchObject([{ outcome: 'SAME' }]);
    expect(await counts()).toEqual(before);
    const second = make('SUMMARY:Other words', 'EXDATE;TZID=Europe/Lisbon:20260312T090000');
    expect((await preview(second)).events).toMatchObject([{ outcome: 'UPDATED' }]);
    expect((await bring(second)).events).toMatchObject([
      { outcome: 'UPDATED', event: { title: 'Other words' } },
    ]);
    expect((await held('weekly@elsewhere')).slice(0, 3)).toEqual([
      { on: '2026-03-05T09:00', title: 'Other words', state: 'SCHEDULED' },
      { on: '2026-03-12T09:00', title: 'Other words', state: 'CANCELLED' },
      { on: '2026-03-19T09:00', title: 'Other words', state: 'SCHEDULED' },
    ]);
    expect((await bring(second)).events).toMatchObject([{ outcome: 'SAME' }]);
  });

  it('begins with what is still to come of what began long ago', async () => {
    const ics = calendar(
      vevent(
        'UID:since@elsewhere',
        'DTSTART;TZID=Europe/Lisbon:20240103T090000',
        'RRULE:FREQ=WEEKLY;INTERVAL=2',
        'SUMMARY:Since long',
      ),
      vevent(
        'UID:last@elsewhere',
        'DTSTART;TZID=Europe/Lisbon:20260102T090000',
        'RRULE:FREQ=WEEKLY;COUNT=11',
        'SUMMARY:Nearly over',
      ),
    );
    await bring(ics);
    // 3 January 2024 and every second Wednesday from there.
    expect((await held('since@elsewhere'))[0]?.on).toBe('2026-03-11T09:00');
    expect((await held('last@elsewhere')).map(({ on }) => on)).toEqual([
      '2026-03-06T09:00',
      '2026-03-13T09:00',
    ]);
    expect((await bring(ics)).events.map(({ outcome }) => outcome)).toEqual(['SAME', 'SAME']);
  });

  it('comes back out of our feed as it went in', async () => {
    const ics = calendar(
      vevent(
        'UID:round@elsewhere',
        'DTSTART;TZID=Europe/Lisbon:20260324T150000',
        'DURATION:PT45M',
        'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260501T000000Z',
        'SUMMARY:There and back',
        'EXDATE;TZID=Europe/Lisbon:20260407T150000',
      ),
    );
    await bring(ics);
    const { makeCalendarFeed } = await world.amara.client.mutate<{
      makeCalendarFeed: { url: string };
    }>(MAKE, {
      input: { scope: 'COMMUNITY', communityId: world.community.id },
    });
    const feed = await (await fetch(server.url + new URL(makeCalendarFeed.url).pathname)).text();
    const from = new Date('2026-03-01');
    const until = new Date('2026-06-01');
    const ours = shownIn(feed, from, until).filter(({ title }) => title === 'There and back');
    expect(ours).toHaveLength(5);
    // The file says no zone; this machine's is as good as any for what Lisbon shows at three.
    expect(ours.map(({ at }) => at)).toEqual(
      ['03-24T15', '03-31T14', '04-14T14', '04-21T14', '04-28T14'].map(
        (at) => `2026-${at}:00:00.000Z`,
      ),
    );
  });

  it('is for who may schedule, and changes nothing of others', async () => {
    const ics = calendar(
      vevent('UID:mine@elsewhere', 'DTSTART;TZID=Europe/Lisbon:20260601T090000', 'SUMMARY:Mine'),
    );
    await bring(ics);
    for (const ask of [
      () => world.ines.client.refused(PREVIEW, { input: input(ics) }),
      () =>
        world.ines.client.refused(IMPORT, { input: { ...input(ics), clientMutationId: key() } }),
    ]) {
      expect(await ask()).toMatchObject({ code: 'FORBIDDEN' });
    }
    await server.rows(
      `insert into event_settings (community_id, members_schedule) values ($1, true)`,
      [world.community.id],
    );
    const changed = ics.replace('SUMMARY:Mine', 'SUMMARY:Yours');
    const { previewImport } = await world.ines.client.query<{ previewImport: Brought }>(PREVIEW, {
      input: input(changed),
    });
    expect(previewImport.events).toMatchObject([{ outcome: 'REFUSED', problem: 'NOT_YOURS' }]);
    await server.rows('delete from event_settings where community_id = $1', [world.community.id]);
  });

  it('is made once by twenty requests at the same time', async () => {
    const ics = calendar(
      vevent('UID:race@elsewhere', 'DTSTART;TZID=Europe/Lisbon:20260701T090000', 'SUMMARY:Race'),
    );
    const one = key();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        world.ravi.client.ask(IMPORT, {
          input: { ...input(ics), clientMutationId: place % 2 ? one : key() },
        }),
      ),
    );
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect(await held('race@elsewhere')).toHaveLength(1);
  });

  it.each([
    ['not a calendar at all', 'NOT_A_CALENDAR'],
    ['', 'NOT_A_CALENDAR'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'CUT_OFF'],
    [calendar(), 'EMPTY'],
  ])('refuses %j with a reason', async (ics, problem) => {
    server.clock.advance(DAY / 24);
    expect(await preview(ics)).toMatchObject({ events: [], problems: [{ problem }] });
    expect(await bring(ics)).toMatchObject({ events: [], problems: [{ problem }] });
  });

  it('refuses a file that is too large before it is read', async () => {
    expect(
      await world.amara.client.refused(PREVIEW, { input: input('x'.repeat(ICS_MAX + 1)) }),
    ).toMatchObject({
      code: 'INVALID',
      fields: [{ path: 'ics', rule: 'maxLength' }],
    });
  });

  it('is told once, however much it brings', async () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      vevent(
        `UID:told-${n}@elsewhere`,
        `SUMMARY:Told ${n}`,
        `DTSTART;TZID=Europe/Berlin:202604${10 + (n % 20)}T140000`,
        'RRULE:FREQ=WEEKLY;COUNT=3',
      ),
    );
    await server.runJobs();
    const lines = () =>
      server.rows<{ kind: string }>(
        `select kind from notice where person_id = $1 order by latest_at, id`,
        [world.ines.id],
      );
    const before = (await lines()).length;
    expect((await bring(calendar(...many))).events).toHaveLength(40);
    await server.runJobs();
    expect((await lines()).slice(before)).toEqual([{ kind: 'NEW_EVENT' }]);
  });
});
