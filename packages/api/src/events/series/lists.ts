import { membershipsIn, reads } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isId } from '../../kernel/ids';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { type CommunityEvent, eventColumns } from '../event.entity';
import type { EventSeries } from '../event-series.entity';
import { type EventRow, eventViews, visibleEvents } from '../events.queries';
import type { EventListArgs, SeriesEventArgs, ViewerEventArgs } from './lists.inputs';

const PAGE = 20;

interface Slice {
  first?: number | null;
  after?: string | null;
  /** Latest first. */
  past?: boolean;
  /** The condition beside what the viewer may see; its parameters stand in `params`. */
  where: string;
  params: unknown[];
}

/** One page of events by time, as the viewer may see them. */
async function slice(ctx: Context, { where, params, past, ...args }: Slice) {
  const direction = past ? 'desc' : 'asc';
  const visible = visibleEvents(ctx, 'e', 's', 'c', params);
  const page = await keysetPage(
    args,
    PAGE,
    instantCursor,
    (limit, after) => {
      const given = [...params, limit, ...(after ?? [])];
      const n = params.length;
      const beyond = after
        ? `and (e.starts_at, e.id) ${past ? '<' : '>'} ($${n + 2}::timestamptz, $${n + 3}::uuid)`
        : '';
      return rows<EventRow>(
        ctx,
        `select ${eventColumns('e', 's')} from event e join event_series s on s.id = e.series_id
           join community c on c.id = e.community_id
          where ${where} and ${visible} ${beyond}
          order by e.starts_at ${direction}, e.id ${direction} limit $${n + 1}`,
        given,
      );
    },
    (row) => [row.startsAt.toISOString(), row.id],
  );
  return viewed(ctx, page);
}

async function viewed(ctx: Context, page: Page<EventRow>): Promise<Page<CommunityEvent>> {
  const nodes = await eventViews(ctx, page.nodes);
  const edges = page.edges.map((edge, place) => ({
    ...edge,
    node: nodes[place] as CommunityEvent,
  }));
  return { ...page, nodes, edges };
}

/** Of many that were cancelled as a whole, only what somebody had answered is shown crossed out. */
const HELD = `(e.state = 'SCHEDULED' or (e.state = 'CANCELLED'
  and (s.rule is null or s.state = 'SCHEDULED' or e.going_count + e.maybe_count + e.waiting_count > 0)))`;

/** What lies in a span; without one, what is not over, or what is. */
function span(
  ctx: Context,
  { from, until, past }: Pick<EventListArgs, 'from' | 'until' | 'past'>,
  params: unknown[],
): string {
  const parts: string[] = [];
  const bound = (condition: string, at: Date) => {
    params.push(at);
    parts.push(`${condition} $${params.length}::timestamptz`);
  };
  if (past) bound('e.ends_at <=', ctx.clock.now());
  if (from) bound('e.ends_at >', from);
  else if (!past) bound('e.ends_at >', ctx.clock.now());
  if (until) bound('e.starts_at <', until);
  return parts.join(' and ');
}

/** What a community holds; null for those who see its listing only. */
export async function eventsOf(
  ctx: Context,
  community: Community,
  args: EventListArgs,
): Promise<Page<CommunityEvent> | null> {
  if (!reads(ctx, community)) return null;
  const params: unknown[] = [community.id];
  const where = `e.community_id = $1 and ${HELD} and ${span(ctx, args, params)}`;
  return slice(ctx, { ...args, where, params });
}

/** What waits for a yes, one of each series: for those who decide, and whoever proposed it. */
export async function proposedEventsOf(
  ctx: Context,
  community: Community,
  args: { first?: number; after?: string },
): Promise<Page<CommunityEvent> | null> {
  if (!reads(ctx, community)) return null;
  const where = `e.community_id = $1 and e.state = 'PROPOSED' and not exists (
    select 1 from event b where b.series_id = e.series_id and b.state = 'PROPOSED'
       and (b.starts_at, b.id) < (e.starts_at, e.id))`;
  return slice(ctx, { ...args, where, params: [community.id] });
}

/** What is held in my communities; of all of it, or what concerns me. */
export async function eventsOfViewer(
  ctx: Context,
  args: ViewerEventArgs,
): Promise<Page<CommunityEvent>> {
  const params: unknown[] = [membershipsIn(ctx.viewer, 'ACTIVE')];
  const within = span(ctx, args, params);
  let mine = '';
  if (args.mine) {
    params.push(ctx.viewer.personId);
    mine = `and (e.host_id = $${params.length}::uuid or exists (select 1 from event_rsvp r
      where r.event_id = e.id and r.person_id = $${params.length}::uuid and r.answer in ('GOING', 'MAYBE')))`;
  }
  const where = `e.community_id = any($1::uuid[]) and ${HELD} and ${within} ${mine}`;
  return slice(ctx, { ...args, where, params });
}

/** The occurrences of a series by time; `around` begins a few before that one. */
export async function eventsOfSeries(
  ctx: Context,
  series: EventSeries,
  args: SeriesEventArgs,
): Promise<Page<CommunityEvent>> {
  const params: unknown[] = [series.id];
  let where = 'e.series_id = $1';
  if (args.around && isId(args.around)) {
    params.push(args.around);
    where += ` and (e.starts_at, e.id) >= coalesce(
      (select (b.starts_at, b.id) from event b, event a where a.id = $2::uuid and a.series_id = $1 and b.series_id = $1
          and (b.starts_at, b.id) < (a.starts_at, a.id) order by b.starts_at desc, b.id desc offset 2 limit 1),
      (timestamptz '-infinity', uuid '00000000-0000-0000-0000-000000000000'))`;
  }
  return slice(ctx, { ...args, where, params });
}

/** Those of a series that are still to come, or those that are over, the latest first. */
export async function seriesByTime(
  ctx: Context,
  series: EventSeries,
  args: { first?: number; after?: string },
  past: boolean,
): Promise<Page<CommunityEvent>> {
  const params: unknown[] = [series.id];
  const where = `e.series_id = $1 and ${span(ctx, { past }, params)}`;
  return slice(ctx, { ...args, past, where, params });
}
