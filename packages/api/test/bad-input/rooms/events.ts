import { anEvent } from '../../../src/events/event.factory';
import type { HouseRoom } from '.';

export const events: HouseRoom = {
  async build(ctx, { communityId, allId }) {
    const coming = await anEvent(ctx, {
      communityId,
      createdBy: allId,
      startsOn: '2026-09-01T14:00',
    });
    return (operation) => (operation === 'event' ? { id: coming.id } : undefined);
  },
  wrongCounts: `select 'who goes to ' || e.title as wrong from event e
     where e.going_count <> (select count(*) from event_rsvp r
       where r.event_id = e.id and r.answer = 'GOING' and r.waiting_since is null)
        or e.waiting_count <> (select count(*) from event_rsvp r
       where r.event_id = e.id and r.waiting_since is not null)`,
};
