import { enrol } from '../../../test/cast';
import { startTestServer, type TestServer } from '../../../test/harness';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { systemContext } from '../../kernel/context';
import { key, plan, SCHEDULE, type Told } from './series.fixture';
import { storeOccurrencesJob } from './series.jobs';

const COMMUNITY = `query ($slug: String!, $past: Boolean, $from: DateTime, $until: DateTime, $first: Int, $after: String) {
  community(slug: $slug) { membersSchedule viewerCan { scheduleEvent { allowed reason } proposeEvent { allowed reason } }
    events(past: $past, from: $from, until: $until, first: $first, after: $after) { nodes { id startsOn } pageInfo { hasNextPage endCursor } }
    proposedEvents { nodes { id title } } } }`;
const PREVIEW = `query ($input: PreviewSeriesInput!) { previewSeries(input: $input) { words endless rule skipped
  occurrences { startsOn startsAt endsAt shifted } clockChanges { timeZone before after people from } } }`;

describe('a series', () => {
  let server: TestServer;
  let staged: Awaited<ReturnType<typeof stage>>;
  beforeAll(async () => {
    server = await startTestServer();
    staged = await stage();
  });
  afterAll(() => server.stop());

  const stage = async () => {
    const people = await enrol(server, 'amara', 'ines', 'hana');
    const ctx = systemContext(server.services);
    const community = await aCommunity(ctx, {
      steward: people.amara,
      visibility: Visibility.CLOSED,
    });
    await aMember(ctx, community, people.ines);
    return { people, ctx, community };
  };

  it('is scheduled by who looks after the community, with its dates for more than a year', async () => {
    const { people, community } = staged;
    const input = { communityId: community.id, plan: plan(), clientMutationId: key() };
    const { scheduleEvent: first } = await people.amara.client.mutate<Told>(SCHEDULE, { input });
    expect(first).toMatchObject({
      title: 'Ward round of words',
      startsOn: '2026-03-06T14:00',
      startsAt: '2026-03-06T14:00:00.000Z',
      state: 'SCHEDULED',
      host: { handle: 'amara' },
      series: {
        words: 'every second Friday at 14:00, Lisbon time',
        rule: 'FREQ=WEEKLY;INTERVAL=2',
      },
    });
    expect(first.series.events.nodes).toMatchObject([
      { startsOn: '2026-03-06T14:00', startsAt: '2026-03-06T14:00:00.000Z' },
      { startsOn: '2026-03-20T14:00', startsAt: '2026-03-20T14:00:00.000Z' },
      { startsOn: '2026-04-03T14:00', startsAt: '2026-04-03T13:00:00.000Z' },
    ]);
    const again = await people.amara.client.mutate<Told>(SCHEDULE, { input });
    expect(again.scheduleEvent.id).toBe(first.id);
    const [{ count }] = await server.services.database.dataSource.query(
      'select count(*)::int as count from event where series_id = $1',
      [first.series.id],
    );
    // 400 days, every second Friday.
    expect(count).toBe(29);
  });

  it('goes on when time does, and keeps what is there', async () => {
    const { people, community } = staged;
    const input = {
      communityId: community.id,
      plan: plan({ rule: 'FREQ=MONTHLY;BYDAY=1MO;COUNT=20', title: 'First Monday' }),
      clientMutationId: key(),
    };
    const { scheduleEvent: first } = await people.amara.client.mutate<Told>(SCHEDULE, { input });
    const stored = () =>
      server.services.database.dataSource.query(
        `select id, to_char(starts_on, 'YYYY-MM-DD') as day from event where series_id = $1 order by starts_at`,
        [first.series.id],
      );
    const before = await stored();
    expect(before[0].day).toBe('2026-04-06');
    expect(before.at(-1).day).toBe('2027-04-05');
    server.clock.advance(120 * 86_400_000);
    const archive = (at: Date | null) =>
      server.rows('update community set archived_at = $2 where id = $1', [community.id, at]);
    await archive(server.clock.now());
    await storeOccurrencesJob.run(staged.ctx, {});
    expect(await stored()).toEqual(before);
    await archive(null);
    await storeOccurrencesJob.run(staged.ctx, {});
    const after = await stored();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1).day).toBe('2027-08-02');
    server.clock.advance(200 * 86_400_000);
    await storeOccurrencesJob.run(staged.ctx, {});
    await storeOccurrencesJob.run(staged.ctx, {});
    expect(await stored()).toHaveLength(20);
    server.clock.advance(-320 * 86_400_000);
  });

  it('is only proposed by members, until the community says that they schedule', async () => {
    const { people, community } = staged;
    const propose = () => ({
      input: {
        communityId: community.id,
        plan: plan({ title: 'Coffee' }),
        clientMutationId: key(),
      },
    });
    const { scheduleEvent: proposed } = await people.ines.client.mutate<Told>(SCHEDULE, propose());
    expect(proposed.state).toBe('PROPOSED');
    const seen = await people.ines.client.query<Told>(COMMUNITY, { slug: community.slug });
    expect(seen.community).toMatchObject({
      membersSchedule: false,
      viewerCan: {
        scheduleEvent: { allowed: false, reason: 'NOT_FACILITATOR' },
        proposeEvent: { allowed: true },
      },
      proposedEvents: { nodes: [{ id: proposed.id, title: 'Coffee' }] },
    });
    const SET = `mutation ($input: SetSchedulingInput!) { setScheduling(input: $input) { membersSchedule } }`;
    const set = { input: { communityId: community.id, membersSchedule: true } };
    expect(await people.ines.client.refused(SET, set)).toMatchObject({ reason: 'NOT_STEWARD' });
    expect(await people.amara.client.mutate(SET, set)).toEqual({
      setScheduling: { membersSchedule: true },
    });
    const { scheduleEvent } = await people.ines.client.mutate<Told>(SCHEDULE, propose());
    expect(scheduleEvent.state).toBe('SCHEDULED');
    expect(await people.hana.client.refused(SCHEDULE, propose())).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is listed by time, a page at a time, for its readers', async () => {
    const { people, community } = staged;
    const ask = (given: object) =>
      people.ines.client.query<Told>(COMMUNITY, { slug: community.slug, ...given });
    const whole = (await ask({ first: 6 })).community.events;
    const begun = (await ask({ first: 4 })).community.events;
    const rest = (await ask({ first: 2, after: begun.pageInfo.endCursor })).community.events;
    expect([...begun.nodes, ...rest.nodes]).toEqual(whole.nodes);
    const span = { from: '2026-03-10T00:00:00Z', until: '2026-04-01T00:00:00Z' };
    const within = JSON.stringify((await ask(span)).community.events.nodes);
    expect(new Set(within.match(/2026[^"]+/g))).toEqual(new Set(['2026-03-20T14:00']));
    expect((await ask({ past: true })).community.events.nodes).toEqual([]);
    const outside = await people.hana.client.query<Told>(COMMUNITY, { slug: community.slug });
    expect(outside.community).toMatchObject({
      events: null,
      proposedEvents: null,
      membersSchedule: null,
    });
    const MINE = `{ viewer { all: events(first: 2) { nodes { id } } mine: events(first: 2, mine: true) { nodes { title } } } }`;
    expect(await people.amara.client.query(MINE)).toMatchObject({
      viewer: {
        mine: { nodes: [{ title: 'Ward round of words' }, { title: 'Ward round of words' }] },
      },
    });
    expect(await people.hana.client.query(MINE)).toMatchObject({
      viewer: { all: { nodes: [] }, mine: { nodes: [] } },
    });
  });

  it('is read back before it is kept, with what clocks do to the members', async () => {
    const { people, community, ctx } = staged;
    await ctx.db.query(`update person set time_zone = 'America/New_York' where id = $1`, [
      people.ines.id,
    ]);
    await ctx.db.query(`update person set time_zone = 'Europe/Lisbon' where id = $1`, [
      people.amara.id,
    ]);
    const ask = (given: object) =>
      people.ines.client.query<Told>(PREVIEW, {
        input: {
          start: { on: '2027-03-05T14:00', timeZone: 'Europe/Lisbon' },
          rule: 'FREQ=WEEKLY',
          ...given,
        },
      });
    const { previewSeries } = await ask({
      communityId: community.id,
      first: 3,
      except: ['2027-03-12T14:00'],
    });
    expect(previewSeries).toMatchObject({
      words: 'every Friday at 14:00, Lisbon time',
      endless: true,
      skipped: [],
      rule: 'FREQ=WEEKLY',
      occurrences: [
        {
          startsOn: '2027-03-05T14:00',
          startsAt: '2027-03-05T14:00:00.000Z',
          endsAt: '2027-03-05T15:00:00.000Z',
          shifted: false,
        },
        { startsOn: '2027-03-19T14:00' },
        { startsOn: '2027-03-26T14:00' },
      ],
    });
    expect(previewSeries.clockChanges.slice(0, 2)).toEqual([
      {
        timeZone: 'America/New_York',
        before: '09:00',
        after: '10:00',
        people: 1,
        from: '2027-03-19T14:00:00.000Z',
      },
      {
        timeZone: 'America/New_York',
        before: '10:00',
        after: '09:00',
        people: 1,
        from: '2027-04-02T13:00:00.000Z',
      },
    ]);
    const night = await ask({
      start: { on: '2027-03-14T01:30', timeZone: 'Europe/Lisbon' },
      first: 3,
    });
    expect(night.previewSeries).toMatchObject({
      skipped: ['2027-03-28T01:30'],
      occurrences: [
        { startsOn: '2027-03-14T01:30' },
        { startsOn: '2027-03-21T01:30' },
        { startsOn: '2027-04-04T01:30' },
      ],
    });
    const gap = await ask({
      start: { on: '2027-03-28T01:30', timeZone: 'Europe/Lisbon' },
      rule: null,
    });
    expect(gap.previewSeries.occurrences).toEqual([
      {
        startsOn: '2027-03-28T01:30',
        startsAt: '2027-03-28T01:30:00.000Z',
        endsAt: '2027-03-28T02:30:00.000Z',
        shifted: true,
      },
    ]);
  });
});
