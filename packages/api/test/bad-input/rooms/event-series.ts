import { lockCommunity } from '../../../src/communities/communities.queries';
import { EventKind, EventMode, EventState } from '../../../src/events/event.types';
import { scheduleSeries } from '../../../src/events/series/scheduling.service';
import { readRule } from '../../../src/events/time/rule';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { transaction } from '../../../src/kernel/transaction';
import type { HouseRoom } from '.';

const OPERATIONS = new Set([
  ...['previewSeries', 'scheduleEvent', 'setScheduling', 'previewEventChange', 'previewCancel'],
  ...['editEvent', 'followSeries', 'cancelEvent', 'restoreEvent', 'confirmEvent', 'declineEvent'],
]);

/** Series that are edited, cancelled and decided with whatever somebody types. */
export const eventSeries: HouseRoom = {
  async build(ctx, { communityId, allId, otherId }) {
    const start = { on: '2026-09-04T14:00', timeZone: 'Europe/Lisbon' };
    const made = (state: EventState.SCHEDULED | EventState.PROPOSED) =>
      transaction(ctx, async (tx) => {
        await lockCommunity(tx, communityId);
        const firstId = newId();
        await scheduleSeries(tx, {
          communityId,
          createdBy: otherId,
          firstId,
          state,
          plan: {
            ...start,
            rule: readRule('FREQ=WEEKLY;COUNT=6', start),
            kind: EventKind.MEETING,
            title: 'Ward round of words',
            descriptionMarkdown: '',
            descriptionHtml: '',
            durationMinutes: 60,
            mode: EventMode.HYBRID,
            place: 'Room 2.14',
            joinUrl: null,
            capacity: null,
            hostId: allId,
            rounds: [],
          },
        });
        return firstId;
      });
    const [coming, proposed, cancelled] = [
      await made(EventState.SCHEDULED),
      await made(EventState.PROPOSED),
      await made(EventState.SCHEDULED),
    ];
    await rows(
      ctx,
      `update event set state = 'CANCELLED', cancelled_at = $2, cancelled_by = $3 where id = $1`,
      [cancelled, ctx.clock.now(), allId],
    );
    const ofOne: Record<string, object> = {
      confirmEvent: { eventId: proposed },
      declineEvent: { eventId: proposed },
      restoreEvent: { eventId: cancelled },
      // The first scope is one alone, which has no rule.
      editEvent: { rule: undefined },
    };
    const values = {
      communityId,
      version: 1,
      ...start,
      on: '2026-09-11T15:00',
      rule: 'FREQ=WEEKLY;COUNT=4',
      durationMinutes: 90,
      except: ['2026-09-18T15:00'],
      title: 'Another name',
      descriptionMarkdown: 'Bring **one** wound.',
      place: 'Room 7',
      joinUrl: 'https://meet.example/room',
      capacity: 12,
      hostId: allId,
      name: 'What happened',
      minutes: 20,
      reason: 'Nobody comes.',
    };
    return (operation) => {
      if (!OPERATIONS.has(operation)) return undefined;
      return { ...values, eventId: coming, ...ofOne[operation] };
    };
  },
  wrongCounts: `select 'what is not stored of ' || s.title as wrong from event_series s
     where not exists (select 1 from event e where e.series_id = s.id)
  union all
  select 'an instant of ' || e.title from event e
     where e.ends_at <> e.starts_at + make_interval(mins => e.duration_minutes)
        or e.starts_at <> (e.starts_on at time zone e.time_zone)
           and (e.starts_at at time zone e.time_zone) = e.starts_on`,
};
