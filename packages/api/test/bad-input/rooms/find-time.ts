import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import type { HouseRoom } from '.';

/** A search for a time with three of them. */
export const findTime: HouseRoom = {
  async build(ctx, { communityId, allId }) {
    const searchId = newId();
    await rows(
      ctx,
      `insert into time_search (id, community_id, kind, title, duration_minutes, mode, created_by, created_at)
       values ($1, $2, 'MEETING', 'When?', 60, 'REMOTE', $3, $4)`,
      [searchId, communityId, allId, ctx.clock.now()],
    );
    const slots = [newId(), newId(), newId()];
    for (const [day, id] of slots.entries()) {
      await rows(
        ctx,
        `insert into time_slot (id, search_id, starts_on, time_zone, starts_at)
         values ($1, $2, $3::timestamp, 'UTC', ($3 || 'Z')::timestamptz)`,
        [id, searchId, `2027-01-1${day}T14:00`],
      );
    }
    const slotId = slots[0];
    const place = { place: 'Room 2.14', joinUrl: 'https://meet.example/a', durationMinutes: 60 };
    let minute = 0;
    let turn = 0;
    // Times that are offered together are not the same.
    const anew = () => {
      minute += 1;
      const at = new Date(Date.UTC(2026, 8, 1, 9, minute));
      return at.toISOString().slice(0, 16);
    };
    return (operation) => {
      switch (operation) {
        case 'findTime':
          return { ...place, on: anew() };
        case 'fairSlots':
          return { ...place, personIds: allId, from: '2026-07-01', weeks: 4, every: 2 };
        case 'timeSearch':
          return { id: searchId };
        // Two answers are to two times.
        case 'answerTimes':
          turn += 1;
          return { searchId, slotId: slots[turn % slots.length] };
        case 'addTimeSlot':
        case 'removeTimeSlot':
        case 'chooseTime':
        case 'closeTimeSearch':
          return { searchId, slotId };
        default:
          return undefined;
      }
    };
  },
};
