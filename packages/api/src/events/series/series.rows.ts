import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { localText } from '../event.entity';
import { occurrenceIsUsed } from '../events.hooks';
import type { Row } from './edit.plan';

/** All occurrences of a series, by the time that its rule gave them. */
export const rowsOf = (ctx: Context, seriesId: string): Promise<Row[]> =>
  rows<Row>(
    ctx,
    `select e.id, ${localText('e.recurrence_on')} as "recurrenceOn", ${localText('e.starts_on')} as "startsOn",
       e.time_zone as "timeZone", e.starts_at as "startsAt", e.ends_at as "endsAt", e.own, e.state,
       e.cancelled_by as "cancelledBy", ${occurrenceIsUsed('e')} as used
      from event e where e.series_id = $1 order by e.recurrence_on, e.id`,
    [seriesId],
  );

/** How many people go to any of these. */
export async function goingTo(ctx: Context, eventIds: string[]): Promise<number> {
  const [found] = await rows<{ count: number }>(
    ctx,
    `select count(distinct person_id)::int as count from event_rsvp
      where event_id = any($1) and answer = 'GOING'`,
    [eventIds],
  );
  return found?.count ?? 0;
}
