import { setImmediate } from 'node:timers/promises';
import { communityOf } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isId } from '../../kernel/ids';
import { eventColumns } from '../event.entity';
import { type EventSeries, seriesColumns } from '../event-series.entity';
import { type EventRow, visibleEvents } from '../events.queries';
import { familyOf } from '../series/family';
import { type CalendarFeed, CalendarScope } from './feed.types';
import type { WrittenCalendar, WrittenEvent } from './format/writing';
import { seriesEvents } from './series-object';
import { own, uidOf, type Wording, wordingOf } from './single';

/** What is over stays in calendars for so long; who looks for older ones looks here. */
const KEPT_DAYS = 180;
/** More than one community holds at the same time. */
const SERIES_MAX = 300;
/** Of one person: three a day for a year and a half. */
const OWN_MAX = 1_500;

/** What stands in a feed, for its person with the rights of now; null when nothing of it is theirs to see. */
export async function calendarOf(
  ctx: Context,
  feed: CalendarFeed,
): Promise<WrittenCalendar | null> {
  switch (feed.scope) {
    case CalendarScope.ME:
      return ownCalendar(ctx);
    case CalendarScope.COMMUNITY: {
      const community = await communityOf(ctx, feed.communityId as string);
      if (!communityPolicy(ctx.viewer, 'read', community, ctx.clock.now()).allowed) return null;
      const found = await seriesOf(ctx, 's.community_id = $1', feed.communityId);
      return { name: community.name, events: await eventsOf(ctx, found) };
    }
    case CalendarScope.SERIES: {
      const first = await readableSeries(ctx, feed.seriesId as string);
      if (!first) return null;
      // What "this and following" began anew is the same to those who come.
      const all = `s.id in (with recursive ${familyOf('$1::uuid')} select id from family)`;
      const found = await seriesOf(ctx, all, first.id);
      return { name: first.title, events: await eventsOf(ctx, found) };
    }
  }
}

/** A series of which the viewer sees an event. */
export async function readableSeries(ctx: Context, id: string): Promise<EventSeries | null> {
  if (!isId(id)) return null;
  const params: unknown[] = [id];
  const [series] = await rows<EventSeries>(
    ctx,
    `select ${seriesColumns('s')} from event_series s join community c on c.id = s.community_id
      where s.id = $1 and exists (
        select 1 from event e where e.series_id = s.id and ${visibleEvents(ctx, 'e', 's', 'c', params)})`,
    params,
  );
  return series ?? null;
}

/** Those that are confirmed, of which something is ahead or not long over; the newest, if there are too many. */
function seriesOf(ctx: Context, which: string, of: unknown): Promise<EventSeries[]> {
  return rows<EventSeries>(
    ctx,
    `select ${seriesColumns('s')} from event_series s
      where ${which} and s.state in ('SCHEDULED', 'CANCELLED') and exists (
        select 1 from event e where e.series_id = s.id and e.ends_at > $2)
      order by s.created_at desc, s.id desc limit ${SERIES_MAX}`,
    [of, later(ctx.clock.now(), -KEPT_DAYS * DAY)],
  );
}

async function eventsOf(ctx: Context, series: EventSeries[]): Promise<WrittenEvent[]> {
  const params: unknown[] = [series.map(({ id }) => id)];
  const found = await rows<EventRow>(
    ctx,
    `select ${eventColumns('e', 's')} from event e join event_series s on s.id = e.series_id
       join community c on c.id = e.community_id
      where e.series_id = any($1) and e.state in ('SCHEDULED', 'CANCELLED')
        and ${visibleEvents(ctx, 'e', 's', 'c', params)}
      order by e.starts_at, e.id`,
    params,
  );
  const bySeries = new Map<string, EventRow[]>();
  for (const row of found) bySeries.set(row.seriesId, [...(bySeries.get(row.seriesId) ?? []), row]);
  const wording = await wordingFor(ctx, found);
  const events: WrittenEvent[] = [];
  for (const one of series.toReversed()) {
    events.push(...seriesEvents(one, bySeries.get(one.id) ?? [], wording));
    // Each is a little work; others are answered in between.
    await setImmediate();
  }
  return events;
}

/** What the viewer goes to, perhaps goes to, or hosts. Each by itself: of a series, only some may be theirs. */
async function ownCalendar(ctx: Context): Promise<WrittenCalendar> {
  const params: unknown[] = [ctx.viewer.personId, later(ctx.clock.now(), -KEPT_DAYS * DAY)];
  const found = await rows<EventRow & { perhaps: boolean }>(
    ctx,
    `select ${eventColumns('e', 's')}, coalesce(r.answer = 'MAYBE' or r.waiting_since is not null, false) as perhaps
       from event e join event_series s on s.id = e.series_id join community c on c.id = e.community_id
       left join event_rsvp r on r.event_id = e.id and r.person_id = $1
      where (r.answer in ('GOING', 'MAYBE') or (e.host_id = $1 and r.answer is null))
        and e.ends_at > $2 and e.state in ('SCHEDULED', 'CANCELLED') and ${visibleEvents(ctx, 'e', 's', 'c', params)}
      order by e.starts_at, e.id limit ${OWN_MAX}`,
    params,
  );
  const wording = await wordingFor(ctx, found);
  const events = found.map((row) => ({ ...own(row, wording), tentative: row.perhaps }));
  return { name: new URL(ctx.services.environment.origin).hostname, events };
}

/** An event to be put into a calendar once. */
export async function calendarOfEvent(ctx: Context, event: EventRow): Promise<WrittenCalendar> {
  return { method: 'PUBLISH', events: [own(event, await wordingFor(ctx, [event]), uidOf(event))] };
}

/** What is said of these events; their communities are loaded together. */
export async function wordingFor(
  ctx: Context,
  found: ReadonlyArray<{ communityId: string }>,
  stamp?: Date,
): Promise<Wording> {
  const ids = [...new Set(found.map(({ communityId }) => communityId))];
  const communities = await Promise.all(ids.map((id) => communityOf(ctx, id)));
  const byId = new Map(communities.map((community) => [community.id, community]));
  return wordingOf(ctx.services.environment.origin, (id) => byId.get(id) as Community, stamp);
}
