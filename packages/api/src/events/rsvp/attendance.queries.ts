import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader, inOrder } from '../../kernel/loaders';
import { type ForwardArgs, keysetPage, nameCursor, type Page } from '../../kernel/pagination';
import { EventAttendance, EventAttendee } from './rsvp.types';

const PEOPLE = 50;

type Counted = Pick<EventAttendance, 'eventId' | 'cameCount' | 'viewerCame'>;

/** How many came to events, and whether the viewer did. */
export const attendanceLoader = defineLoader<string, Counted | null>(async (ctx, eventIds) => {
  const found = await rows<Counted>(
    ctx,
    `select e.id as "eventId", count(*) filter (where a.came)::int as "cameCount",
       bool_or(a.came) filter (where a.person_id = $2) as "viewerCame"
       from event e left join event_attendance a on a.event_id = e.id where e.id = any($1) group by e.id`,
    [eventIds, ctx.viewer.personId],
  );
  return inOrder(eventIds, found, ({ eventId }) => eventId);
});

/** By name. Those who look after the event find who was to come there too. */
export function attendeesOf(
  ctx: Context,
  { eventId, all }: EventAttendance,
  args: ForwardArgs,
): Promise<Page<EventAttendee>> {
  return keysetPage(
    args,
    PEOPLE,
    nameCursor,
    async (limit, after) => {
      const found = await rows<EventAttendee>(
        ctx,
        `with those as (
           select a.person_id from event_attendance a where a.event_id = $1 and (a.came or $2)
           union
           select r.person_id from event_rsvp r where r.event_id = $1 and $2
             and r.answer in ('GOING', 'MAYBE') and r.waiting_since is null
         )
         select p.id as "personId", p.name, a.came, a.recorded_by as "recordedById"
           from those t join person p on p.id = t.person_id
           left join event_attendance a on a.event_id = $1 and a.person_id = p.id
          where $3::text is null or (p.name, p.id) > ($3, $4::uuid)
          order by p.name, p.id limit $5`,
        [eventId, all, ...(after ?? [null, null]), limit],
      );
      return found.map((row) => Object.assign(new EventAttendee(), row));
    },
    ({ name, personId }) => [name, personId],
  );
}
