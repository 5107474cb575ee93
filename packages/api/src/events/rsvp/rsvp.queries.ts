import { z } from 'zod';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader, inOrder } from '../../kernel/loaders';
import { instant, keysetPage, type Page } from '../../kernel/pagination';
import type { RsvpsArgs } from './rsvp.inputs';
import { EventRsvp, type RsvpAnswer } from './rsvp.types';

const RSVPS = 50;

/** Who comes first, then who waits in their order, who may come, who does not. */
const rank = (r: string): string =>
  `(case ${r}.answer when 'GOING' then case when ${r}.waiting_since is null then 0 else 1 end when 'MAYBE' then 2 else 3 end)`;

const columns = `r.event_id as "eventId", r.person_id as "personId", r.answer, r.attending,
  r.waiting_since is not null as waiting, r.from_series as "fromSeries", r.answered_at as "answeredAt", r.note,
  r.reminders as "ownReminders", ${rank('r')} as rank, coalesce(r.waiting_since, r.answered_at) as since,
  case when r.waiting_since is null then 0 else r.waiting_place end as place`;

const asRsvp = (row: EventRsvp): EventRsvp =>
  Object.assign(new EventRsvp(), row, { place: Number(row.place) });

/** What the viewer has answered to events. */
export const viewerRsvpLoader = defineLoader<string, EventRsvp | null>(async (ctx, eventIds) => {
  const found = await rows<EventRsvp>(
    ctx,
    `select ${columns} from event_rsvp r where r.event_id = any($1) and r.person_id = $2`,
    [eventIds, ctx.viewer.personId],
  );
  return inOrder(eventIds, found.map(asRsvp), ({ eventId }) => eventId);
});

/** What the viewer has answered to series. */
export const seriesRsvpLoader = defineLoader<string, RsvpAnswer | null>(async (ctx, seriesIds) => {
  const found = await rows<{ seriesId: string; answer: RsvpAnswer }>(
    ctx,
    `select series_id as "seriesId", answer from event_series_rsvp where series_id = any($1) and person_id = $2`,
    [seriesIds, ctx.viewer.personId],
  );
  return inOrder(seriesIds, found, ({ seriesId }) => seriesId).map((row) => row?.answer ?? null);
});

/** How many wait before somebody, and they themselves. */
export const waitingPlaceLoader = defineLoader<EventRsvp, number | null>(async (ctx, rsvps) => {
  const found = await rows<{ eventId: string; personId: string; at: number }>(
    ctx,
    `select r.event_id as "eventId", r.person_id as "personId",
       row_number() over (partition by r.event_id order by r.waiting_since, r.waiting_place)::int as at
       from event_rsvp r where r.event_id = any($1) and r.waiting_since is not null`,
    [[...new Set(rsvps.map(({ eventId }) => eventId))]],
  );
  const places = new Map(found.map(({ eventId, personId, at }) => [`${eventId} ${personId}`, at]));
  return rsvps.map(({ eventId, personId }) => places.get(`${eventId} ${personId}`) ?? null);
});

const cursor = z.tuple([z.int().min(0).max(3), instant, z.int().min(0), z.uuid()]);

/** Who has answered an event. */
export function rsvpsOf(ctx: Context, eventId: string, args: RsvpsArgs): Promise<Page<EventRsvp>> {
  return keysetPage(
    args,
    RSVPS,
    cursor,
    async (limit, after) => {
      const found = await rows<EventRsvp>(
        ctx,
        `select * from (select ${columns} from event_rsvp r where r.event_id = $1
             and ($2::text is null or r.answer = $2)
             and ($3::boolean is null or (r.waiting_since is not null) = $3)) l
          where $4::int is null or (l.rank, l.since, l.place, l."personId") > ($4, $5::timestamptz, $6::bigint, $7::uuid)
          order by l.rank, l.since, l.place, l."personId" limit $8`,
        [
          eventId,
          args.answer ?? null,
          args.waiting ?? null,
          ...(after ?? [null, null, null, null]),
          limit,
        ],
      );
      return found.map(asRsvp);
    },
    ({ rank: at, since, place, personId }) => [at, since.toISOString(), place, personId],
  );
}
