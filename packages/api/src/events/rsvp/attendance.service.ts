import { communityForChange } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import type { CommunityEvent } from '../event.entity';
import { eventFor } from '../events.queries';
import type { CheckInInput, RecordAttendanceInput } from './rsvp.inputs';

/** Writes down whether somebody came, or takes back what was written. The last word counts. */
export async function recordAttendance(
  ctx: Context,
  { eventId, personId, came = null }: RecordAttendanceInput,
): Promise<CommunityEvent> {
  await eventFor(ctx, eventId, 'recordAttendance');
  await transaction(ctx, async (tx) => {
    await eventFor(tx, eventId, 'recordAttendance', { lock: true });
    if (!(await mayHaveCome(tx, eventId, personId))) throw new NotFoundError();
    await write(tx, eventId, personId, came);
  });
  return eventFor(ctx, eventId, 'read');
}

/** Says of oneself that one came, or did not. */
export async function checkIn(
  ctx: Context,
  { eventId, came }: CheckInInput,
): Promise<CommunityEvent> {
  const { communityId } = await eventFor(ctx, eventId, 'checkIn');
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'attend');
    await eventFor(tx, eventId, 'checkIn', { lock: true });
    await write(tx, eventId, tx.viewer.personId as string, came);
  });
  return eventFor(ctx, eventId, 'read');
}

/** Its members, and whoever answered or was written down while they were one. */
async function mayHaveCome(tx: Context, eventId: string, personId: string): Promise<boolean> {
  if (!isId(personId)) return false;
  const found = await rows(
    tx,
    `select 1 from event e where e.id = $1 and (
       exists (select 1 from membership m where m.community_id = e.community_id and m.person_id = $2 and m.state = 'ACTIVE')
       or exists (select 1 from event_rsvp r where r.event_id = e.id and r.person_id = $2)
       or exists (select 1 from event_attendance a where a.event_id = e.id and a.person_id = $2))`,
    [eventId, personId],
  );
  return found.length > 0;
}

async function write(
  tx: Context,
  eventId: string,
  personId: string,
  came: boolean | null,
): Promise<void> {
  if (came === null) {
    await rows(tx, 'delete from event_attendance where event_id = $1 and person_id = $2', [
      eventId,
      personId,
    ]);
    return;
  }
  await rows(
    tx,
    `insert into event_attendance (event_id, person_id, came, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)
     on conflict (event_id, person_id) do update set came = excluded.came, recorded_by = excluded.recorded_by,
       recorded_at = excluded.recorded_at`,
    [eventId, personId, came, tx.viewer.personId, tx.clock.now()],
  );
}
