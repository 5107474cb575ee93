import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { defineLoader, grouped } from '../../kernel/loaders';
import { enforce } from '../../kernel/policy';
import type { Thread } from '../../threads/thread.entity';
import { type CommunityEvent, eventColumns } from '../event.entity';
import { eventStanding } from '../event.policy';
import { type EventRow, eventLoader, eventViews, visibleEvents } from '../events.queries';
import { type ItemAction, itemPermissions, itemPolicy } from './agenda.policy';
import { AgendaItem, AgendaItemKind, itemColumns } from './agenda-item.entity';

type ItemRow = Omit<AgendaItem, 'event' | 'startsAt' | 'viewerCan'>;

const MINUTE = 60_000;
/** Threads are talked about again; what is longer ago is in the minutes. */
const PLACES_MAX = 10;
/** Where a thread can be put: more than one looks through in a menu. */
const COMING_MAX = 5;

/** What was put into an order comes first, the rest by votes. */
const ORDER = 'i.position nulls last, i.vote_count desc, i.created_at, i.id';

/** The agendas of events, without what was dropped. */
export const agendaLoader = defineLoader<CommunityEvent, AgendaItem[]>(async (ctx, events) => {
  const ids = events.map(({ id }) => id);
  const found = await rows<ItemRow>(
    ctx,
    `select ${itemColumns('i')}, v.person_id is not null as "viewerVoted"
       from agenda_item i left join agenda_vote v on v.item_id = i.id and v.person_id = $2
      where i.event_id = any($1::uuid[]) and i.state <> 'DROPPED' order by ${ORDER}`,
    [ids, ctx.viewer.personId],
  );
  const byEvent = grouped(ids, found, (row) => row.eventId);
  return events.map((event, place) => viewsOf(ctx, event, byEvent[place] ?? []));
});

function viewsOf(ctx: Context, event: CommunityEvent, found: ItemRow[]): AgendaItem[] {
  const standing = eventStanding(ctx.viewer, event.community, ctx.clock.now());
  const starts = startsOf(event, found);
  return found.map((row, place) =>
    Object.assign(new AgendaItem(), row, {
      event,
      startsAt: starts[place] ?? null,
      viewerCan: itemPermissions(standing, event, row),
    }),
  );
}

/**
 * When each begins: the first with the event, each after the one before. Once one says no minutes, nobody knows any
 * more; a case takes as long as its rounds.
 */
export function startsOf(
  event: Pick<CommunityEvent, 'startsAt' | 'rounds'>,
  items: ReadonlyArray<Pick<AgendaItem, 'kind' | 'minutes'>>,
): Array<Date | null> {
  const ofRounds = event.rounds.reduce((sum, { minutes }) => sum + minutes, 0);
  let at: number | null = event.startsAt.getTime();
  return items.map(({ kind, minutes }) => {
    const startsAt: Date | null = at === null ? null : new Date(at);
    const takes: number = minutes ?? (kind === AgendaItemKind.CASE ? ofRounds : 0);
    at = at === null || takes === 0 ? null : at + takes * MINUTE;
    return startsAt;
  });
}

/**
 * An item with its event, under the event's lock.
 * @throws the errors of the policy
 */
export async function itemIn(
  tx: Context,
  event: CommunityEvent,
  itemId: string,
  action: ItemAction,
): Promise<ItemRow> {
  const [item] = await rows<ItemRow>(
    tx,
    `select ${itemColumns('i')}, exists (select from agenda_vote v where v.item_id = i.id and v.person_id = $3)
        as "viewerVoted" from agenda_item i where i.id = $1 and i.event_id = $2`,
    [itemId, event.id, tx.viewer.personId],
  );
  if (!item) throw new NotFoundError();
  const standing = eventStanding(tx.viewer, event.community, tx.clock.now());
  enforce(itemPolicy(standing, action, event, item));
  return item;
}

/** Where a thread is on the agenda, the latest first, as far as the viewer sees it. */
export const threadItemsLoader = defineLoader<Thread, AgendaItem[]>(async (ctx, threads) => {
  const ids = threads.map(({ id }) => id);
  const found = await rows<{ id: string; threadId: string; eventId: string }>(
    ctx,
    `select l.* from unnest($1::uuid[]) asked(id) cross join lateral (
       select i.id, i.thread_id as "threadId", i.event_id as "eventId" from agenda_item i
         join event e on e.id = i.event_id
        where i.thread_id = asked.id and i.state <> 'DROPPED'
        order by e.starts_at desc, i.id limit ${PLACES_MAX}) l`,
    [ids],
  );
  const events = (await eventLoader(ctx).loadMany([
    ...new Set(found.map(({ eventId }) => eventId)),
  ])) as Array<CommunityEvent | null>;
  const seen = events.filter((event) => event !== null);
  const items = ((await agendaLoader(ctx).loadMany(seen)) as AgendaItem[][]).flat();
  const byId = new Map(items.map((item) => [item.id, item]));
  return grouped(ids, found, (row) => row.threadId).map((places) =>
    places.flatMap(({ id }) => byId.get(id) ?? []),
  );
});

/** The coming events of a thread's community whose agenda the viewer can bring it to, soonest first. */
export const comingLoader = defineLoader<Thread, CommunityEvent[]>(async (ctx, threads) => {
  const communityIds = [...new Set(threads.map(({ communityId }) => communityId))];
  const params: unknown[] = [communityIds, ctx.clock.now()];
  const found = await rows<EventRow>(
    ctx,
    `select n.* from unnest($1::uuid[]) asked(id) cross join lateral (
       select ${eventColumns('e', 's')} from event e join event_series s on s.id = e.series_id
         join community c on c.id = e.community_id
        where e.community_id = asked.id and e.state = 'SCHEDULED' and e.kind <> 'COFFEE' and e.ends_at > $2
          and ${visibleEvents(ctx, 'e', 's', 'c', params)}
        order by e.starts_at, e.id limit ${COMING_MAX}) n`,
    params,
  );
  const events = (await eventViews(ctx, found)).filter(
    ({ viewerCan }) => viewerCan.bringPoint.allowed,
  );
  const byCommunity = grouped(communityIds, events, ({ communityId }) => communityId);
  return threads.map(
    ({ communityId, open }) => (open && byCommunity[communityIds.indexOf(communityId)]) || [],
  );
});
