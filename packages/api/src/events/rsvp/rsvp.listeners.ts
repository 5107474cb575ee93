import { onMembershipTurn } from '../../communities/hooks';
import { rows } from '../../kernel/database/statements';
import { emit } from '../../kernel/signals';
import { onEventTimesChanged, onOccurrencesStored } from '../events.hooks';
import { fillSeats } from './answers';
import { passOverReminders } from './reminders';
import { type AnswersDropped, answersDropped } from './rsvp.signals';
import { RsvpAnswer } from './rsvp.types';
import { recount } from './seats';
import { takeOver } from './taking-over';

onOccurrencesStored((tx, events) =>
  takeOver(
    tx,
    events.map(({ id }) => id),
  ),
);

onEventTimesChanged(async (tx, events) => {
  const ids = events.map(({ id }) => id);
  await fillSeats(tx, ...ids);
  await passOverReminders(tx, ids);
});

/** Whoever is a member no longer comes to nothing that is still ahead; their seats are others'. */
onMembershipTurn(async (tx, { communityId, personId, active }) => {
  if (active) return;
  const standing = await rows<Dropped>(
    tx,
    `delete from event_series_rsvp r using event_series s
      where s.id = r.series_id and s.community_id = $1 and r.person_id = $2
     returning r.series_id as "seriesId", r.answer`,
    [communityId, personId],
  );
  const coming = await rows<{ id: string }>(
    tx,
    `select e.id from event e where e.community_id = $1 and e.starts_at > $3
        and exists (select 1 from event_rsvp r where r.event_id = e.id and r.person_id = $2)
      order by e.id for no key update`,
    [communityId, personId, tx.clock.now()],
  );
  const ids = coming.map(({ id }) => id);
  const single = await rows<Dropped & { eventId: string }>(
    tx,
    `delete from event_rsvp r using event e where e.id = r.event_id and r.event_id = any($1) and r.person_id = $2
     returning e.series_id as "seriesId", r.event_id as "eventId", r.answer`,
    [ids, personId],
  );
  // Those that are cancelled too: they may be restored.
  await recount(tx, ids);
  await fillSeats(tx, ...ids);
  const from = cameTo(standing, single);
  const at = tx.clock.now().getTime();
  if (from.length > 0) await emit(tx, answersDropped, { personId, communityId, from, at });
});

interface Dropped {
  seriesId: string;
  answer: RsvpAnswer;
}

function cameTo(
  standing: readonly Dropped[],
  single: ReadonlyArray<Dropped & { eventId: string }>,
): AnswersDropped['from'] {
  const whole = standing.filter(({ answer }) => answer !== RsvpAnswer.NOT);
  const dates = new Map<string, string[]>();
  for (const { seriesId, eventId, answer } of single) {
    if (answer === RsvpAnswer.NOT || whole.some((one) => one.seriesId === seriesId)) continue;
    dates.set(seriesId, [...(dates.get(seriesId) ?? []), eventId]);
  }
  return [
    ...whole.map(({ seriesId }) => ({ seriesId, eventIds: null })),
    ...[...dates].map(([seriesId, eventIds]) => ({ seriesId, eventIds })),
  ];
}
