import { communityOf, readableBy } from '../communities/communities.queries';
import type { Community } from '../communities/community.entity';
import { communityPolicy } from '../communities/community.policy';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, inOrder } from '../kernel/loaders';
import { enforce, hide, known } from '../kernel/policy';
import { isKnown } from '../kernel/viewer';
import { CommunityEvent, eventColumns } from './event.entity';
import { type EventAction, eventPermissions, eventPolicy, eventStanding } from './event.policy';
import { type EventSeries, seriesColumns } from './event-series.entity';

export type EventRow = Omit<CommunityEvent, 'viewerCan' | 'community'>;

/** Rows as one viewer may see them. */
export async function eventViews(ctx: Context, found: EventRow[]): Promise<CommunityEvent[]> {
  return Promise.all(
    found.map(async (row) => {
      const community = await communityOf(ctx, row.communityId);
      const standing = eventStanding(ctx.viewer, community, ctx.clock.now());
      return Object.assign(new CommunityEvent(), row, {
        community,
        viewerCan: eventPermissions(standing, row),
      });
    }),
  );
}

/**
 * The one door to an event: loads and authorises.
 * @param lock inside a transaction: keeps other writers of this event out
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function eventFor(
  ctx: Context,
  id: string,
  action: EventAction,
  { lock = false } = {},
): Promise<CommunityEvent> {
  const [row] = isId(id)
    ? await rows<EventRow>(
        ctx,
        `select ${eventColumns('e', 's')} from event e join event_series s on s.id = e.series_id
          where e.id = $1 ${lock ? 'for no key update of e' : ''}`,
        [id],
      )
    : [];
  if (!row) return refuseAbsent(ctx);
  const community = await communityOf(ctx, row.communityId);
  admitToCommunity(ctx, community);
  const standing = eventStanding(ctx.viewer, community, ctx.clock.now());
  enforce(eventPolicy(standing, 'read', row));
  enforce(eventPolicy(standing, action, row));
  const [event] = await eventViews(ctx, [row]);
  return event as CommunityEvent;
}

/** What is not there is refused exactly as what may not be known. */
function refuseAbsent(ctx: Context): never {
  enforce(isKnown(ctx.viewer) || ctx.viewer.visitorsMayRead ? hide : known(ctx.viewer));
  throw new NotFoundError();
}

function admitToCommunity(ctx: Context, community: Community): void {
  enforce(communityPolicy(ctx.viewer, 'list', community, ctx.clock.now()));
  if (communityPolicy(ctx.viewer, 'read', community, ctx.clock.now()).allowed) return;
  refuseAbsent(ctx);
}

/** Events by id, for edges; null for what the viewer may not see. */
export const eventLoader = defineLoader<string, CommunityEvent | null>(async (ctx, ids) => {
  const params: unknown[] = [ids];
  const found = await rows<EventRow>(
    ctx,
    `select ${eventColumns('e', 's')} from event e join event_series s on s.id = e.series_id
       join community c on c.id = e.community_id
      where e.id = any($1) and ${visibleEvents(ctx, 'e', 's', 'c', params)}`,
    params,
  );
  return inOrder(ids, await eventViews(ctx, found), (row) => row.id);
});

/** The series of events, for edges: whoever sees an event sees its plan. */
export const seriesLoader = defineLoader<string, EventSeries | null>(async (ctx, ids) => {
  const found = await rows<EventSeries>(
    ctx,
    `select ${seriesColumns('s')} from event_series s where s.id = any($1)`,
    [ids],
  );
  return inOrder(ids, found, (row) => row.id);
});

/**
 * The rule "may see it" inside a statement; the same as `eventPolicy(standing, 'read', …)`.
 * @param e the alias of event, @param s of its series, @param c of its community
 * @param params the statement's parameters so far; what the rule needs is added to them
 */
export function visibleEvents(
  ctx: Context,
  e: string,
  s: string,
  c: string,
  params: unknown[],
): string {
  const readable = readableBy(ctx.viewer, c, params);
  if (!isKnown(ctx.viewer)) {
    return `(${readable} and ${e}.state in ('SCHEDULED', 'CANCELLED'))`;
  }
  if (ctx.viewer.admin) return readable;
  const leads = [...ctx.viewer.memberships]
    .filter(([, { state, role }]) => state === 'ACTIVE' && role !== 'MEMBER')
    .map(([communityId]) => communityId);
  params.push(leads, ctx.viewer.personId);
  return `(${readable} and (${e}.state in ('SCHEDULED', 'CANCELLED')
    or ${c}.id = any($${params.length - 1}::uuid[]) or ${s}.created_by = $${params.length}::uuid))`;
}
