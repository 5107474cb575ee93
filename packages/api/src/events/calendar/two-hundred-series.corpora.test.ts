import fc from 'fast-check';
import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY, later } from '../../kernel/clock';
import { instantOf } from '../../kernel/local-time';
import { key, plan, SCHEDULE, type Told } from '../series/series.fixture';
import { type Shown, shownIn } from './read-as-program.fixture';

const SERIES = 200;
const MAKE = `mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { url } }`;

const zones = [
  ...[
    'Europe/Lisbon',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'Africa/Casablanca',
  ],
  ...[
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Pacific/Chatham',
    'America/Santiago',
    'Africa/Cairo',
    'UTC',
  ],
];
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const dayOf = fc.constantFrom(...days);
const nth = fc.constantFrom('1', '2', '3', '4', '-1', '-2');

/** Rules as people make them, and some that only programs make. */
const rule = fc.oneof(
  fc
    .subarray(days, { minLength: 1, maxLength: 3 })
    .map((by) => `FREQ=WEEKLY;BYDAY=${by.join(',')}`),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.subarray(days, { minLength: 1, maxLength: 2 }))
    .map(([every, by]) => `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${by.join(',')}`),
  fc.integer({ min: 1, max: 5 }).map((every) => `FREQ=WEEKLY;INTERVAL=${every}`),
  fc.integer({ min: 1, max: 9 }).map((every) => `FREQ=DAILY;INTERVAL=${every}`),
  fc.tuple(nth, dayOf).map(([n, day]) => `FREQ=MONTHLY;BYDAY=${n}${day}`),
  fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  fc.constantFrom(
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,3MO',
    'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR',
    'FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30',
    'FREQ=YEARLY;BYYEARDAY=100,200',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO',
  ),
);
const ending = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }).map((count) => `;COUNT=${count}`) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 4, max: 9 }).map((month) => `;UNTIL=20260${month}15T120000Z`),
  },
);
/** Also the hours in which clocks change. */
const hour = fc.oneof(
  fc.constantFrom('01:30', '02:00', '02:30', '00:00', '03:00', '23:45'),
  fc.constantFrom('09:00', '14:00', '17:15'),
);
const series = fc.record({
  rule: fc.tuple(rule, ending).map((parts) => parts.join('')),
  day: fc.integer({ min: 0, max: 40 }),
  hour,
  timeZone: fc.constantFrom(...zones),
  durationMinutes: fc.constantFrom(30, 60, 90, 24 * 60),
  /** What happens to some of its occurrences, by their place. */
  exceptions: fc.array(
    fc.record({
      place: fc.integer({ min: 0, max: 24 }),
      what: fc.constantFrom('CANCELLED', 'REMOVED', 'MOVED', 'ELSEWHERE', 'CALLED'),
      minutes: fc.integer({ min: -4_000, max: 4_000 }),
    }),
    { maxLength: 6 },
  ),
});

interface Feed {
  makeCalendarFeed: { url: string };
}
const numberIn = (title: string): number => Number(/\d+/.exec(title)?.[0]);

describe('feeds of two hundred series', () => {
  let server: TestServer;
  let world: WoundCare;
  beforeAll(async () => {
    server = await startTestServer();
    world = await woundCare(server);
  });
  afterAll(() => server.stop());

  it('show a calendar program the occurrences of the database, exceptions included', async () => {
    const given = fc.sample(series, { numRuns: SERIES, seed: 20_260_302 });
    const ids: string[] = [];
    for (const [number, { exceptions, ...one }] of given.entries()) {
      const id = await schedule(number, one);
      if (id) ids.push(id);
      for (const exception of exceptions) if (id) await except(id, exception);
    }
    expect(ids.length).toBeGreaterThan(SERIES * 0.95);
    const ahead = later(server.clock.now(), 390 * DAY);
    const { makeCalendarFeed: feed } = await world.amara.client.mutate<Feed>(MAKE, {
      input: { scope: 'COMMUNITY', communityId: world.community.id },
    });
    const text = await (await fetch(server.url + new URL(feed.url).pathname)).text();
    const shown = new Map<number, Shown[]>();
    for (const one of shownIn(text, new Date(0), ahead)) {
      const number = numberIn(one.title);
      shown.set(number, [...(shown.get(number) ?? []), one]);
    }
    let compared = 0;
    for (const seriesId of ids) {
      const kept = await server.rows<{
        at: Date;
        minutes: number;
        title: string;
        rule: string;
        stored: Date | null;
      }>(
        `select e.starts_at as at, e.duration_minutes as minutes, e.title, s.stored_until as stored,
           s.rule || ' ' || s.starts_on || ' ' || s.time_zone as rule
           from event e join event_series s on s.id = e.series_id
          where e.series_id = $1 and e.state = 'SCHEDULED' order by e.starts_at, e.title`,
        [seriesId],
      );
      const [first] = kept;
      if (!first) throw new Error('a series without occurrences');
      // Beyond what is stored a program goes on by the rule.
      const until = first.stored && first.stored < ahead ? first.stored : ahead;
      const theirs = shown.get(numberIn(first.title)) ?? [];
      expect({ rule: first.rule, shown: theirs.filter(({ at }) => new Date(at) <= until) }).toEqual(
        {
          rule: first.rule,
          shown: kept
            .filter(({ at }) => at <= until)
            .map(({ at, minutes, title }) => ({ at: at.toISOString(), minutes, title })),
        },
      );
      compared += theirs.length;
    }
    // Most are written as a rule; by themselves only those that programs read otherwise than the RFC.
    expect(compared).toBeGreaterThan(SERIES * 10);
    const rules = text.split('BEGIN:VEVENT').filter((event) => /^RRULE/m.test(event));
    expect((rules.length - 1) / ids.length).toBeGreaterThan(0.9);
  }, 600_000);

  /** @returns null when the rule gives nothing that can be planned */
  async function schedule(
    number: number,
    {
      day,
      hour: time,
      timeZone,
      ...rest
    }: { day: number; hour: string; timeZone: string; rule: string },
  ): Promise<string | null> {
    const on = `${later(new Date('2026-03-05T00:00:00Z'), day * DAY)
      .toISOString()
      .slice(0, 10)}T${time}`;
    const answer = await world.amara.client.ask<Told>(SCHEDULE, {
      input: {
        communityId: world.community.id,
        plan: plan({ ...rest, title: `Series ${number}`, start: { on, timeZone } }),
        clientMutationId: key(),
      },
    });
    return answer.data?.scheduleEvent.series.id ?? null;
  }

  async function except(
    seriesId: string,
    { place, what, minutes }: { place: number; what: string; minutes: number },
  ): Promise<void> {
    const [row] = await server.rows<{ id: string; startsAt: Date; timeZone: string }>(
      `select id, starts_at as "startsAt", time_zone as "timeZone" from event where series_id = $1
        order by recurrence_on offset $2 limit 1`,
      [seriesId, place],
    );
    if (!row) return;
    if (what === 'REMOVED') {
      // What removes an occurrence keeps its last one.
      await server.rows(
        `delete from event where id = $1 and exists (select 1 from event o where o.series_id = $2 and o.id <> $1 and o.state = 'SCHEDULED')`,
        [row.id, seriesId],
      );
    } else if (what === 'CANCELLED') {
      await server.rows(`update event set state = 'CANCELLED', cancelled_at = $2 where id = $1`, [
        row.id,
        server.clock.now(),
      ]);
    } else if (what === 'CALLED') {
      await server.rows(
        `update event set title = title || ', another', own = '{TITLE}', sequence = 1 where id = $1`,
        [row.id],
      );
    } else {
      const timeZone = what === 'ELSEWHERE' ? 'Asia/Tokyo' : row.timeZone;
      const on = localOn(later(row.startsAt, minutes * 60_000), timeZone);
      const at = instantOf({ on, timeZone });
      await server.rows(
        `update event set starts_on = $2, time_zone = $3, starts_at = $4, ends_at = $4::timestamptz + make_interval(mins => duration_minutes),
           own = '{TIME}', sequence = 1 where id = $1`,
        [row.id, on, timeZone, at],
      );
    }
  }
});

const localOn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');
