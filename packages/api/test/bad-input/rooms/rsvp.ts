import { anEvent } from '../../../src/events/event.factory';
import { setAnswer } from '../../../src/events/rsvp/answers';
import { Attending, RsvpAnswer } from '../../../src/events/rsvp/rsvp.types';
import { transaction } from '../../../src/kernel/transaction';
import type { HouseRoom } from '.';

const OPERATIONS = new Set([
  ...['rsvp', 'withdrawRsvp', 'rsvpToSeries', 'withdrawSeriesRsvp', 'setEventReminders'],
  ...['recordAttendance', 'checkIn', 'setEventSettings'],
]);

/** Answers, and who came: to an event that goes on, so that both come as far as they can. */
export const rsvp: HouseRoom = {
  async build(ctx, { communityId, allId, otherId }) {
    const running = await anEvent(ctx, {
      communityId,
      createdBy: allId,
      startsOn: '2026-03-02T08:30',
      durationMinutes: 600,
      timeZone: 'UTC',
      capacity: 1,
    });
    // Somebody who has answered can be reminded.
    await transaction(ctx, (tx) =>
      setAnswer(tx, running, allId, { answer: RsvpAnswer.GOING, attending: Attending.REMOTE }),
    );
    const values = {
      ...{ eventId: running.id, seriesId: running.seriesId, personId: otherId },
      // Each of a list.
      ...{ minutes: 60, reminders: 60 },
    };
    return (operation) => (OPERATIONS.has(operation) ? values : undefined);
  },
  wrongCounts: `select 'seats of ' || e.title as wrong from event e
     left join (select r.event_id, count(*) filter (where r.answer = 'MAYBE') as maybe,
         count(*) filter (where r.answer = 'GOING' and r.waiting_since is null and r.attending = 'REMOTE') as remote,
         count(*) filter (where r.answer = 'GOING' and r.waiting_since is null
           and (o.mode <> 'HYBRID' or r.attending = 'IN_PERSON')) as seats
         from event_rsvp r join event o on o.id = r.event_id group by r.event_id) n on n.event_id = e.id
     where e.remote_count <> coalesce(n.remote, 0) or e.maybe_count <> coalesce(n.maybe, 0)
        or e.seats_taken <> coalesce(n.seats, 0)`,
};
