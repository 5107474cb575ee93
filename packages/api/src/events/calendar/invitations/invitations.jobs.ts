import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { defineJob, enqueueAll } from '../../../kernel/jobs';
import { onDurable } from '../../../kernel/signals';
import { transaction } from '../../../kernel/transaction';
import { onSeriesSplit } from '../../events.hooks';
import {
  type EventChanged,
  type EventScheduled,
  eventChanged,
  eventScheduled,
} from '../../events.signals';
import {
  type AnswersDropped,
  answersDropped,
  type RsvpChanged,
  rsvpChanged,
  type SeatGiven,
  seatGiven,
} from '../../rsvp/rsvp.signals';
import { type Inviting, inviteOne } from './inviting';

const inviteJob = defineJob<Inviting>('events.invite', { run: inviteOne });

const comes = (answer: RsvpChanged['answer']): boolean => answer === 'GOING' || answer === 'MAYBE';

/**
 * Who answers has it in their calendar, and who comes no more has it there no longer. Somebody who only changes from yes
 * to perhaps has it there already.
 */
const answeredJob = defineJob<RsvpChanged>('events.invite-answered', {
  async run(ctx, { eventId, seriesId, personId, answer, before, at, inCalendar }) {
    if (inCalendar || comes(answer) === comes(before)) return;
    const key = `${eventId ?? seriesId}.${await sequenceOf(ctx, eventId, seriesId)}.${at}`;
    const to = { personId, seriesId, eventIds: eventId ? [eventId] : null };
    if (comes(answer)) return inviteOne(ctx, { ...to, method: 'REQUEST', key });
    await inviteOne(ctx, { ...to, method: 'CANCEL', why: 'WITHDRAWN', key: `${key}.out` });
  },
});
onDurable(rsvpChanged, answeredJob);

/** Who waited for a seat and has one comes now: until then their calendar said perhaps. */
const seatedJob = defineJob<SeatGiven>('events.invite-seated', {
  async run(ctx, { eventId, eventIds, seriesId, personId, givenAt }) {
    const key = `${eventId}.seat.${Date.parse(givenAt)}`;
    await inviteOne(ctx, { personId, seriesId, eventIds, method: 'REQUEST', why: 'SEATED', key });
  },
});
onDurable(seatGiven, seatedJob);

/** Who is a member no longer comes to nothing that is still ahead. */
const leftJob = defineJob<AnswersDropped>('events.invite-left', {
  async run(ctx, { personId, from, at }) {
    await transaction(ctx, (tx) =>
      enqueueAll(
        tx,
        inviteJob,
        from.map((one) => ({
          ...one,
          personId,
          method: 'CANCEL',
          why: 'LEFT',
          key: `${one.seriesId}.left.${at}`,
        })),
      ),
    );
  },
});
onDurable(answersDropped, leftJob);

/** In the calendars of those who come to all of it, a series that was split ends where the new one begins. */
onSeriesSplit(async (tx, { fromId, toId }) => {
  const standing = await rows<{ personId: string }>(
    tx,
    `select person_id as "personId" from event_series_rsvp where series_id = $1 and answer in ('GOING', 'MAYBE')`,
    [fromId],
  );
  const key = `${fromId}.split.${toId}`;
  await enqueueAll(
    tx,
    inviteJob,
    standing.map(({ personId }) => ({
      personId,
      seriesId: fromId,
      eventIds: null,
      method: 'REQUEST',
      key,
    })),
  );
});

/** What a calendar shows otherwise than before; of words only the title: others are read on the page. */
const SHOWN: ReadonlySet<EventChanged['what']> = new Set([
  'MOVED',
  'CANCELLED',
  'RESTORED',
  'PLACE',
]);

/** What was just split off is another entry in the calendars of those who come to all of it, whatever was changed. */
const NEW_TO_THEM = `exists (select 1 from event_series s join event_series_rsvp a on a.series_id = s.id
  where s.id = $3 and s.split_from_id is not null and s.sequence <= 1
    and a.person_id = event_rsvp.person_id and a.answer in ('GOING', 'MAYBE'))`;

/** Who goes, or perhaps goes, to something that is held otherwise than it was. */
const changedJob = defineJob<EventChanged>('events.invite-changed', {
  async run(ctx, { eventId, eventIds, seriesId, what, renamed, version }) {
    const going = await rows<{ personId: string }>(
      ctx,
      `select distinct person_id as "personId" from event_rsvp
        where event_id = any($1) and answer in ('GOING', 'MAYBE') and ($2 or ${NEW_TO_THEM})`,
      [eventIds, SHOWN.has(what) || renamed === true, seriesId],
    );
    const method = what === 'CANCELLED' ? 'CANCEL' : 'REQUEST';
    const key = `${eventId}.${what.toLowerCase()}.${version}`;
    await transaction(ctx, (tx) =>
      enqueueAll(
        tx,
        inviteJob,
        going.map(({ personId }) => ({ personId, seriesId, eventIds, method, key })),
      ),
    );
  },
});
onDurable(eventChanged, changedJob);

/** What people said to a time that was looked for has become their answer: it is in their calendars as if they had given it. */
const chosenJob = defineJob<EventScheduled>('events.invite-chosen', {
  async run(ctx, { eventIds, seriesId }) {
    const going = await rows<{ personId: string }>(
      ctx,
      `select distinct r.person_id as "personId" from event_rsvp r
        where r.event_id = any($1) and r.answer in ('GOING', 'MAYBE')
          and exists (select 1 from time_search f where f.series_id = $2 and f.state = 'CHOSEN')`,
      [eventIds, seriesId],
    );
    const invite = { seriesId, eventIds, method: 'REQUEST' as const, key: `${seriesId}.chosen` };
    await transaction(ctx, (tx) =>
      enqueueAll(
        tx,
        inviteJob,
        going.map(({ personId }) => ({ ...invite, personId })),
      ),
    );
  },
});
onDurable(eventScheduled, chosenJob);

async function sequenceOf(ctx: Context, eventId: string | null, seriesId: string): Promise<number> {
  const [found] = await rows<{ sequence: number }>(
    ctx,
    eventId
      ? 'select sequence from event where id = $1'
      : 'select sequence from event_series where id = $1',
    [eventId ?? seriesId],
  );
  return found?.sequence ?? 0;
}
