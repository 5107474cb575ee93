import { anEvent } from '../../../src/events/event.factory';
import { rows } from '../../../src/kernel/database/statements';
import { asking, attempt, type WorldsRoom } from './room';

const at = { startsOn: '2026-06-19T14:00' };

/** Who comes to what: of a secret event nobody learns that there is something to come to. */
export const rsvp: WorldsRoom = {
  async publish(ctx, { open }, people) {
    const event = await anEvent(ctx, { ...at, communityId: open.id, title: 'Known meeting' });
    await comes(ctx, event.id, people('amara').id, 'with cake');
    return { answeredEvent: event.id, answeredSeries: event.seriesId };
  },
  async hide(ctx, { closed }, { community }, people) {
    const secret = await anEvent(ctx, { ...at, communityId: community.id, title: 'Unheard of' });
    const behind = await anEvent(ctx, { ...at, communityId: closed.id, title: 'Behind the door' });
    for (const { id } of [secret, behind]) await comes(ctx, id, people('ines').id, 'I bring soup');
    return {
      secretAnswered: secret.id,
      secretSeries: secret.seriesId,
      closedAnswered: behind.id,
      someone: people('ines').id,
    };
  },
  queries: (_, known, hidden) =>
    asking(
      'event',
      `query($id: ID!) { event(id: $id) { goingCount joinUrl hasJoinUrl joinUrlFrom viewerRsvp { answer }
         series { viewerRsvp } rsvps(first: 5) { nodes { person { handle } answer note reminders waitingPlace } }
         attendance { cameCount viewerCame people { nodes { person { handle } came recordedBy { handle } } } } } }`,
      ...[known.answeredEvent, hidden.secretAnswered, hidden.closedAnswered].map((id) => ({ id })),
    ),
  attempts: ({ secretAnswered, secretSeries, closedAnswered, someone }) => [
    ...[secretAnswered, closedAnswered].flatMap((eventId) => [
      attempt('rsvp', 'RsvpInput', { eventId, answer: 'GOING', attending: 'REMOTE' }),
      attempt('withdrawRsvp', 'EventInput', { eventId }),
      attempt('setEventReminders', 'SetEventRemindersInput', { eventId, minutes: [60] }),
      attempt('checkIn', 'CheckInInput', { eventId, came: true }),
      attempt('recordAttendance', 'RecordAttendanceInput', {
        eventId,
        personId: someone,
        came: true,
      }),
    ]),
    attempt('rsvpToSeries', 'RsvpToSeriesInput', { seriesId: secretSeries, answer: 'GOING' }),
    attempt('withdrawSeriesRsvp', 'SeriesInput', { seriesId: secretSeries }),
  ],
};

async function comes(
  ctx: Parameters<typeof anEvent>[0],
  eventId: string,
  personId: string,
  note: string,
): Promise<void> {
  await rows(
    ctx,
    `insert into event_rsvp (event_id, person_id, answer, attending, answered_at, note)
     values ($1, $2, 'GOING', 'REMOTE', $3, $4)`,
    [eventId, personId, ctx.clock.now(), note],
  );
  await rows(ctx, 'update event set going_count = 1, remote_count = 1 where id = $1', [eventId]);
}
