import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { DAY } from '../../kernel/clock';
import { anEvent } from '../event.factory';
import { EventState } from '../event.types';
import { key, plan, SCHEDULE, type Told } from '../series/series.fixture';
import { shownIn } from './read-as-program.fixture';

const MAKE = `mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { url feed { id scope lastReadAt
  community { slug } series { id } } } }`;
const REMOVE = `mutation ($input: RemoveCalendarFeedInput!) { removeCalendarFeed(input: $input) { calendarFeeds { id } } }`;
const MINE = `{ viewer { calendarFeeds { id scope lastReadAt community { slug } } } }`;
const RSVP = `mutation ($input: RsvpInput!) { rsvp(input: $input) { id } }`;

interface Made {
  makeCalendarFeed: { url: string; feed: { id: string; scope: string } };
}

describe('a calendar feed', () => {
  let server: TestServer;
  let world: WoundCare;
  beforeAll(async () => {
    server = await startTestServer();
    world = await woundCare(server, Visibility.CLOSED);
  });
  afterAll(() => server.stop());

  const make = async (person: keyof Pick<WoundCare, 'amara' | 'ines' | 'ravi'>, input: object) =>
    (await world[person].client.mutate<Made>(MAKE, { input })).makeCalendarFeed;
  const get = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${new URL(url).pathname}`, { headers });
  const bodyOf = async (url: string) => (await get(url)).text();
  const community = (input: object = {}) => ({
    scope: 'COMMUNITY',
    communityId: world.community.id,
    ...input,
  });
  const schedule = async (given: object = {}) =>
    (
      await world.amara.client.mutate<Told>(SCHEDULE, {
        input: { communityId: world.community.id, plan: plan(given), clientMutationId: key() },
      })
    ).scheduleEvent;
  const between = (from: string, until: string) => [new Date(from), new Date(until)] as const;

  it('is read without a session, with the rights of its person now, and 404 for whatever is no address', async () => {
    const event = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-05-01T10:00',
      title: 'Hidden words',
    });
    await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-05-02T10:00',
      title: 'Only proposed',
      state: EventState.PROPOSED,
    });
    const { url } = await make('ines', community());
    const answer = await get(url);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('SUMMARY:Hidden words');
    expect(text.replace(/\r\n /g, '')).toContain(`/e/${event.id}`);
    expect(text).not.toContain('Only proposed');
    // Where to join is for those who go, shortly before.
    expect(text).not.toContain('meet.example');
    const refused = await get('http://x/calendar/nothing.ics');
    expect(refused.status).toBe(404);
    await server.rows(`update membership set state = 'REMOVED' where person_id = $1`, [
      world.ines.id,
    ]);
    const gone = await get(url);
    const told = ({ error }: { error: object }) => ({ ...error, requestId: '' });
    expect([gone.status, told((await gone.json()) as never)]).toEqual([
      404,
      told((await refused.json()) as never),
    ]);
    await server.rows(`update membership set state = 'ACTIVE' where person_id = $1`, [
      world.ines.id,
    ]);
    expect((await get(url)).status).toBe(200);
    await server.rows('update person set deactivated_at = now() where id = $1', [world.ines.id]);
    expect((await get(url)).status).toBe(404);
    await server.rows('update person set deactivated_at = null where id = $1', [world.ines.id]);
  });

  it('answers 304 to who has it already, and another thing after a change', async () => {
    const { url } = await make('ines', community());
    const first = await get(url);
    const etag = first.headers.get('etag') ?? '';
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
    await anEvent(world.ctx, { communityId: world.community.id, startsOn: '2026-06-01T10:00' });
    expect((await get(url, { 'if-none-match': etag })).status).toBe(200);
  });

  it('has one address for each scope, which is replaced and removed, and kept as a hash alone', async () => {
    const first = await make('ravi', community());
    const second = await make('ravi', community());
    expect(second.feed.id).toBe(first.feed.id);
    expect((await get(first.url)).status).toBe(404);
    expect((await get(second.url)).status).toBe(200);
    expect(await world.ravi.client.query(MINE)).toMatchObject({
      viewer: {
        calendarFeeds: [
          {
            scope: 'COMMUNITY',
            lastReadAt: expect.anything(),
            community: { slug: world.community.slug },
          },
        ],
      },
    });
    const secret = second.url.split('/').at(-1)?.replace('.ics', '') ?? '';
    const kept = JSON.stringify(await server.rows('select * from calendar_feed'));
    expect(kept).not.toContain(secret);
    const input = { feedId: second.feed.id };
    expect(await world.ines.client.refused(REMOVE, { input })).toMatchObject({ code: 'NOT_FOUND' });
    await world.ravi.client.mutate(REMOVE, { input });
    expect((await get(second.url)).status).toBe(404);
  });

  it('is made once under fifty requests at the same time, and only the last address works', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => make('ravi', { scope: 'ME' })));
    const statuses = await Promise.all(made.map(async ({ url }) => (await get(url)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(made.map(({ feed }) => feed.id)).size).toBe(1);
  });

  it('is refused of what one may not read, and of a scope that names nothing or too much', async () => {
    const { id } = await schedule();
    const [{ seriesId } = { seriesId: '' }] = await server.rows<{ seriesId: string }>(
      'select series_id as "seriesId" from event where id = $1',
      [id],
    );
    const { lucia, visitor } = world;
    for (const input of [
      community(),
      { scope: 'SERIES', seriesId },
      community({ communityId: seriesId }),
    ]) {
      expect(await lucia.client.refused(MAKE, { input })).toMatchObject({
        code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/),
      });
    }
    expect(await visitor.refused(MAKE, { input: { scope: 'ME' } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    for (const input of [
      { scope: 'COMMUNITY' },
      { scope: 'ME', seriesId },
      community({ seriesId }),
    ]) {
      expect(await world.amara.client.refused(MAKE, { input })).toMatchObject({ code: 'INVALID' });
    }
  });

  it('of me holds what I go to or host, each by itself', async () => {
    const mine = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-07-01T10:00',
      title: 'I go',
    });
    const maybe = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-07-02T10:00',
      title: 'Perhaps',
    });
    const hosted = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-07-03T10:00',
      title: 'I host',
      hostId: world.ines.id,
    });
    await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-07-04T10:00',
      title: 'Of others',
    });
    for (const [eventId, answer] of [
      [mine.id, 'GOING'],
      [maybe.id, 'MAYBE'],
    ]) {
      await world.ines.client.mutate(RSVP, { input: { eventId, answer } });
    }
    const text = await bodyOf((await make('ines', { scope: 'ME' })).url);
    expect(shownIn(text, ...between('2026-07-01', '2026-07-30')).map(({ title }) => title)).toEqual(
      ['I go', 'Perhaps', 'I host'],
    );
    for (const { id } of [mine, maybe, hosted]) expect(text).toContain(`UID:${id}@guildhall`);
    expect(text.match(/STATUS:TENTATIVE/g)).toHaveLength(1);
  });

  it('of a series names what is left out, and what is moved', async () => {
    const { series } = await schedule();
    const [, second, third] = await server.rows<{ id: string }>(
      'select id from event where series_id = $1 order by starts_at',
      [series.id],
    );
    await server.rows(`update event set state = 'CANCELLED', cancelled_at = $2 where id = $1`, [
      second?.id,
      server.clock.now(),
    ]);
    await server.rows(
      `update event set starts_on = '2026-04-04T15:00', starts_at = '2026-04-04T14:00Z', ends_at = '2026-04-04T15:00Z', title = 'Moved',
         own = '{TIME,TITLE}', sequence = 1 where id = $1`,
      [third?.id],
    );
    const text = await bodyOf((await make('ines', { scope: 'SERIES', seriesId: series.id })).url);
    expect(text).toContain('EXDATE;TZID=Europe/Lisbon:20260320T140000');
    expect(text).toContain('RECURRENCE-ID;TZID=Europe/Lisbon:20260403T140000');
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2');
    expect(
      shownIn(text, ...between('2026-03-01', '2026-04-20')).map(
        ({ at, title }) => `${at.slice(0, 16)} ${title}`,
      ),
    ).toEqual([
      '2026-03-06T14:00 Ward round of words',
      '2026-04-04T14:00 Moved',
      '2026-04-17T13:00 Ward round of words',
    ]);
  });

  it('gives one event to take along, to whoever reads it', async () => {
    const { id } = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-08-01T10:00',
      title: 'To go',
    });
    const answer = await world.ines.client.fetch(`/events/${id}.ics`);
    expect(await answer.text()).toContain('SUMMARY:To go');
    expect((await world.lucia.client.fetch(`/events/${id}.ics`)).status).toBe(404);
    expect((await get(`http://x/events/${id}.ics`)).status).not.toBe(200);
    server.clock.advance(DAY / 24);
  });
});
