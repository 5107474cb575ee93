import { membershipsIn } from '../../communities/communities.queries';
import { type CommunityEvent, eventColumns } from '../../events/event.entity';
import { type EventRow, eventViews, visibleEvents } from '../../events/events.queries';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

/** As far ahead as a week is planned; and as long as a digest is the latest news. */
const AHEAD = 7 * DAY;
/** A glance: all of them stand in the calendar. */
const MOST = 5;

/**
 * The viewer's next sessions: those they go to or may, and those they have not answered in communities that they have
 * not muted. Of a series, the next one alone.
 */
export async function comingUp(ctx: Context): Promise<CommunityEvent[]> {
  const communityIds = membershipsIn(ctx.viewer, 'ACTIVE');
  if (communityIds.length === 0) return [];
  const now = ctx.clock.now();
  const params: unknown[] = [communityIds, ctx.viewer.personId, now, later(now, AHEAD)];
  const found = await rows<EventRow>(
    ctx,
    `select * from (
       select distinct on (e.series_id) ${eventColumns('e', 's')}
         from event e join event_series s on s.id = e.series_id join community c on c.id = e.community_id
         left join event_rsvp r on r.event_id = e.id and r.person_id = $2
         left join community_reader d on d.community_id = c.id and d.person_id = $2
        where e.community_id = any($1::uuid[]) and c.archived_at is null and e.state = 'SCHEDULED'
          and e.starts_at > $3 and e.starts_at < $4
          and case when r.answer is null then d.level is distinct from 'MUTED' else r.answer <> 'NOT' end
          and ${visibleEvents(ctx, 'e', 's', 'c', params)}
        order by e.series_id, e.starts_at) next
      order by "startsAt", id limit ${MOST}`,
    params,
  );
  return eventViews(ctx, found);
}
