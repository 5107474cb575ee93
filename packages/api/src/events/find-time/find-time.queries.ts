import { communityOf, reads } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader, grouped, inOrder } from '../../kernel/loaders';
import {
  type ForwardArgs,
  instantCursor,
  keysetPage,
  nameCursor,
  type Page,
} from '../../kernel/pagination';
import { enforce, hide, known } from '../../kernel/policy';
import { isKnown } from '../../kernel/viewer';
import { type CommunityEvent, localText } from '../event.entity';
import { eventLoader } from '../events.queries';
import { ranksOf } from './ranking';
import { type SearchAction, searchPermissions, searchPolicy } from './time-search.policy';
import {
  searchColumns,
  TimeSearch,
  type TimeSearchPerson,
  type TimeSlot,
} from './time-search.types';

type SearchRow = Omit<TimeSearch, 'community' | 'viewerCan'>;

const PAGE = 20;
const PEOPLE_PAGE = 50;
/** Names of those whom a time leaves out; beyond, only how many. */
const LEFT_OUT_MAX = 50;
const MINUTE = 60_000;

/** Who has gone is not asked any more, and what they said does not count. */
const COUNTS = `exists (select 1 from membership m
  where m.community_id = f.community_id and m.person_id = a.person_id and m.state = 'ACTIVE')`;

/**
 * The one door to a search for a time: loads and authorises.
 * @param lock inside a transaction: keeps other writers of it out
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function searchFor(
  ctx: Context,
  id: string,
  action: SearchAction,
  { lock = false } = {},
): Promise<TimeSearch> {
  const [row] = isId(id)
    ? await rows<SearchRow>(
        ctx,
        `select ${searchColumns('f')} from time_search f where f.id = $1 ${lock ? 'for no key update' : ''}`,
        [id],
      )
    : [];
  if (!row) return refuseAbsent(ctx);
  const community = await communityOf(ctx, row.communityId);
  const now = ctx.clock.now();
  enforce(communityPolicy(ctx.viewer, 'list', community, now));
  if (!communityPolicy(ctx.viewer, 'read', community, now).allowed) return refuseAbsent(ctx);
  enforce(searchPolicy(ctx.viewer, action, community, row, now));
  return viewOf(ctx, row, community);
}

/** What is not there is refused exactly as what may not be known. */
function refuseAbsent(ctx: Context): never {
  enforce(isKnown(ctx.viewer) || ctx.viewer.visitorsMayRead ? hide : known(ctx.viewer));
  throw new NotFoundError();
}

const viewOf = (ctx: Context, row: SearchRow, community: Community): TimeSearch =>
  Object.assign(new TimeSearch(), row, {
    community,
    viewerCan: searchPermissions(ctx.viewer, community, row, ctx.clock.now()),
  });

/** The searches of a community, the newest first; null for those who see its listing only. */
export async function searchesOf(
  ctx: Context,
  community: Community,
  args: ForwardArgs & { open?: boolean | null },
): Promise<Page<TimeSearch> | null> {
  if (!reads(ctx, community)) return null;
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<SearchRow>(
        ctx,
        `select ${searchColumns('f')} from time_search f
          where f.community_id = $1 and ($2::boolean is null or (f.state = 'OPEN') = $2)
            and ($3::timestamptz is null or (f.created_at, f.id) < ($3, $4::uuid))
          order by f.created_at desc, f.id desc limit $5`,
        [community.id, args.open ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return found.map((row) => viewOf(ctx, row, community));
    },
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}

/** The times of searches with their answers, in the order of time. */
export const slotsLoader = defineLoader<TimeSearch, TimeSlot[]>(async (ctx, searches) => {
  const ids = searches.map(({ id }) => id);
  const found = await rows<Omit<TimeSlot, 'endsAt' | 'rank'>>(
    ctx,
    `select s.id, s.search_id as "searchId", ${localText('s.starts_on')} as "startsOn",
       s.time_zone as "timeZone", s.starts_at as "startsAt", c.yes, c."ifNeedBe", c.no, c."leftOutIds",
       (select a.answer from time_answer a where a.slot_id = s.id and a.person_id = $2) as "viewerAnswer"
      from time_slot s join time_search f on f.id = s.search_id
     cross join lateral (
       select count(*) filter (where a.answer = 'YES')::int as yes,
         count(*) filter (where a.answer = 'IF_NEED_BE')::int as "ifNeedBe",
         count(*) filter (where a.answer = 'NO')::int as no,
         coalesce((array_agg(a.person_id order by a.answered_at, a.person_id)
           filter (where a.answer = 'NO'))[1:${LEFT_OUT_MAX}], '{}') as "leftOutIds"
        from time_answer a where a.slot_id = s.id and ${COUNTS}) c
     where s.search_id = any($1::uuid[]) order by s.starts_at, s.id`,
    [ids, ctx.viewer.personId],
  );
  return grouped(ids, found, (row) => row.searchId).map((slots, place) => {
    const ranks = ranksOf(slots);
    const takes = (searches[place] as TimeSearch).durationMinutes * MINUTE;
    return slots.map((slot, at) => ({
      ...slot,
      endsAt: new Date(slot.startsAt.getTime() + takes),
      rank: ranks[at] as number,
    }));
  });
});

/** How many people have answered at all. */
export const answeredLoader = defineLoader<string, number>(async (ctx, ids) => {
  const found = await rows<{ id: string; count: number }>(
    ctx,
    `select f.id, count(distinct a.person_id)::int as count from time_search f
       join time_slot s on s.search_id = f.id join time_answer a on a.slot_id = s.id
      where f.id = any($1::uuid[]) and ${COUNTS} group by f.id`,
    [ids],
  );
  return inOrder(ids, found, ({ id }) => id).map((row) => row?.count ?? 0);
});

/** Those who have answered, by name. */
export const answerersOf = (
  ctx: Context,
  search: TimeSearch,
  args: ForwardArgs,
): Promise<Page<TimeSearchPerson>> =>
  keysetPage(
    args,
    PEOPLE_PAGE,
    nameCursor,
    (limit, after) =>
      rows<TimeSearchPerson>(
        ctx,
        `select p.id as "personId", lower(p.name) as name,
           json_agg(json_build_object('slotId', a.slot_id, 'answer', a.answer) order by s.starts_at) as answers
          from time_search f join time_slot s on s.search_id = f.id
          join time_answer a on a.slot_id = s.id join person p on p.id = a.person_id
         where f.id = $1 and ${COUNTS} and ($2::text is null or (lower(p.name) collate "C", p.id) > ($2, $3::uuid))
         group by p.id, lower(p.name) order by lower(p.name) collate "C", p.id limit $4`,
        [search.id, after?.[0] ?? null, after?.[1] ?? null, limit],
      ),
    ({ name, personId }) => [name, personId],
  );

/** What came of searches, as far as the viewer sees it. */
export const outcomeLoader = defineLoader<string, CommunityEvent | null>(async (ctx, seriesIds) => {
  const found = await rows<{ id: string; seriesId: string }>(
    ctx,
    `select distinct on (e.series_id) e.id, e.series_id as "seriesId" from event e
      where e.series_id = any($1::uuid[]) order by e.series_id, e.starts_at`,
    [seriesIds],
  );
  const bySeries = new Map(found.map(({ id, seriesId }) => [seriesId, id]));
  return Promise.all(
    seriesIds.map((seriesId) => {
      const id = bySeries.get(seriesId);
      return id ? eventLoader(ctx).load(id) : null;
    }),
  );
});
