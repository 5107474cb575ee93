import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { defineLoader, grouped, inOrder } from '../../kernel/loaders';
import { enforce } from '../../kernel/policy';
import type { CommunityEvent } from '../event.entity';
import { eventStanding } from '../event.policy';
import { eventLoader } from '../events.queries';
import { familyOf } from '../series/family';
import { ACTIONS_MAX } from './actions.inputs';
import { actionPermissions, actionPolicy } from './agenda.policy';
import { actionColumns, EventAction, type EventActionPermissions } from './event-action.entity';

type ActionRow = Omit<EventAction, 'event' | 'overdue' | 'viewerCan'>;

const ORDER = 'a.due_on nulls last, a.created_at, a.id';

/** What was agreed at events, without what was dropped. */
export const actionsLoader = defineLoader<CommunityEvent, EventAction[]>(async (ctx, events) => {
  const ids = events.map(({ id }) => id);
  const found = await rows<ActionRow>(
    ctx,
    `select ${actionColumns('a')} from event_action a
      where a.event_id = any($1::uuid[]) and a.dropped_at is null order by a.created_at, a.id`,
    [ids],
  );
  return grouped(ids, found, (row) => row.eventId).map((own, place) =>
    own.map((row) => viewOf(ctx, events[place] as CommunityEvent, row)),
  );
});

/**
 * What is still to be done of earlier events: of the same series, also where it was split, or of the whole community when
 * the event stands alone.
 */
export const openActionsLoader = defineLoader<CommunityEvent, EventAction[]>(
  async (ctx, events) => {
    const ids = events.map(({ id }) => id);
    const found = await rows<ActionRow & { ofId: string }>(
      ctx,
      `with recursive asked as (select e.id, e.community_id, e.starts_at, e.series_id
           from event e where e.id = any($1::uuid[])),
       ${familyOf('select a.series_id from asked a')},
       alone as (select s.id from event_series s where s.id in (select series_id from asked)
          and s.rule is null and s.split_from_id is null)
       select o.*, asked.id as "ofId" from asked cross join lateral (
         select ${actionColumns('a')} from event_action a join event e on e.id = a.event_id
          where a.community_id = asked.community_id and a.done_at is null and a.dropped_at is null
            and e.starts_at < asked.starts_at and e.id <> asked.id
            and (asked.series_id in (select id from alone)
              or e.series_id in (select f.id from family f where f.of = asked.series_id))
          order by ${ORDER} limit ${ACTIONS_MAX}) o`,
      [ids],
    );
    const places = await eventsOf(ctx, found);
    return grouped(ids, found, (row) => row.ofId).map((own) => viewsOf(ctx, places, own));
  },
);

/** Actions by id, for edges; null for those of events that the viewer may not see. */
export const actionLoader = defineLoader<string, EventAction | null>(async (ctx, ids) => {
  const found = await rows<ActionRow>(
    ctx,
    `select ${actionColumns('a')} from event_action a where a.id = any($1::uuid[]) and a.dropped_at is null`,
    [ids],
  );
  return inOrder(ids, viewsOf(ctx, await eventsOf(ctx, found), found), (row) => row.id);
});

/** What the viewer has taken on and not done, where they still see it. */
export async function ownActions(ctx: Context): Promise<EventAction[]> {
  const found = await rows<ActionRow>(
    ctx,
    `select ${actionColumns('a')} from event_action a
      where a.owner_id = $1 and a.done_at is null and a.dropped_at is null order by ${ORDER} limit ${ACTIONS_MAX}`,
    [ctx.viewer.personId],
  );
  return viewsOf(ctx, await eventsOf(ctx, found), found);
}

/** @throws the errors of the policy */
export async function actionIn(
  tx: Context,
  event: CommunityEvent,
  actionId: string,
  action: keyof EventActionPermissions,
): Promise<void> {
  const [row] = await rows<ActionRow>(
    tx,
    `select ${actionColumns('a')} from event_action a where a.id = $1 and a.event_id = $2`,
    [actionId, event.id],
  );
  if (!row) throw new NotFoundError();
  const standing = eventStanding(tx.viewer, event.community, tx.clock.now());
  enforce(actionPolicy(standing, action, event, row));
}

async function eventsOf(ctx: Context, found: ActionRow[]): Promise<Map<string, CommunityEvent>> {
  const ids = [...new Set(found.map(({ eventId }) => eventId))];
  const events = (await eventLoader(ctx).loadMany(ids)) as Array<CommunityEvent | null>;
  return new Map(events.flatMap((event) => (event ? [[event.id, event]] : [])));
}

const viewsOf = (
  ctx: Context,
  places: Map<string, CommunityEvent>,
  found: ActionRow[],
): EventAction[] =>
  found.flatMap((row) => {
    const event = places.get(row.eventId);
    return event ? [viewOf(ctx, event, row)] : [];
  });

function viewOf(ctx: Context, event: CommunityEvent, row: ActionRow): EventAction {
  const now = ctx.clock.now();
  const standing = eventStanding(ctx.viewer, event.community, now);
  return Object.assign(new EventAction(), row, {
    event,
    overdue: row.doneAt === null && row.dueOn !== null && row.dueOn < dayIn(event.timeZone, now),
    viewerCan: actionPermissions(standing, event, row),
  });
}

/** Today where the event is. */
export const dayIn = (timeZone: string, now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
