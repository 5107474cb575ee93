import { communityForChange } from '../../communities/communities.queries';
import { later, MINUTE } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { enforce } from '../../kernel/policy';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { eventPolicy, eventStanding } from '../event.policy';
import { type EventSeries, seriesColumns } from '../event-series.entity';
import { eventFor, seriesLoader } from '../events.queries';
import { answerAll, takeBackAll } from './answers';
import type { RsvpToSeriesInput } from './rsvp.inputs';
import type { AnsweredIn } from './rsvp.service';
import { rsvpChanged } from './rsvp.signals';
import type { RsvpAnswer } from './rsvp.types';

/** Answers all that come of a series, those too that are stored later. What was answered one by one stays as it is. */
export async function rsvpToSeries(
  ctx: Context,
  input: RsvpToSeriesInput,
  by: AnsweredIn = {},
): Promise<EventSeries> {
  const { seriesId, answer, attending = null } = input;
  const change = async (tx: Context, personId: string) => {
    await rows(
      tx,
      `insert into event_series_rsvp (series_id, person_id, answer, attending, answered_at) values ($1, $2, $3, $4, $5)
       on conflict (series_id, person_id) do update set answer = excluded.answer, attending = excluded.attending,
         answered_at = excluded.answered_at`,
      [seriesId, personId, answer, attending, tx.clock.now()],
    );
    const open = await rows<{ id: string }>(
      tx,
      `select e.id from event e left join event_rsvp r on r.event_id = e.id and r.person_id = $2
        where e.series_id = $1 and e.ends_at > $3 and coalesce(r.from_series, true)`,
      [seriesId, personId, tx.clock.now()],
    );
    const ids = open.map(({ id }) => id);
    await answerAll(tx, ids, personId, { answer, attending, fromSeries: true });
  };
  await standing(ctx, seriesId, answer, change, by);
  return (await seriesLoader(ctx).load(seriesId)) as EventSeries;
}

/** Takes the answer to a series back, and with it what came out of it. */
export async function withdrawSeriesRsvp(ctx: Context, seriesId: string): Promise<EventSeries> {
  await standing(ctx, seriesId, null, async (tx, personId) => {
    await rows(tx, 'delete from event_series_rsvp where series_id = $1 and person_id = $2', [
      seriesId,
      personId,
    ]);
    const coming = await rows<{ id: string }>(
      tx,
      'select id from event where series_id = $1 and ends_at > $2',
      [seriesId, tx.clock.now()],
    );
    const ids = coming.map(({ id }) => id);
    await takeBackAll(tx, ids, personId, { onlyFromSeries: true });
  });
  return (await seriesLoader(ctx).load(seriesId)) as EventSeries;
}

async function standing(
  ctx: Context,
  seriesId: string,
  answer: RsvpAnswer | null,
  change: (tx: Context, personId: string) => Promise<void>,
  by: AnsweredIn = {},
): Promise<void> {
  const { communityId } = await seriesToAnswer(ctx, seriesId);
  const personId = ctx.viewer.personId as string;
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'attend');
    await seriesToAnswer(tx, seriesId, 'for no key update of s');
    const [own] = await rows<{ answer: RsvpAnswer }>(
      tx,
      'select answer from event_series_rsvp where series_id = $1 and person_id = $2',
      [seriesId, personId],
    );
    await change(tx, personId);
    const [before, at] = [own?.answer ?? null, tx.clock.now().getTime()];
    const told = { eventId: null, seriesId, communityId, personId, answer, before, at, ...by };
    await emit(tx, rsvpChanged, told);
  });
}

/** The door to a series for those who answer: through an event of it, whose refusals are those of the series. */
async function seriesToAnswer(ctx: Context, id: string, lock = ''): Promise<EventSeries> {
  const [series] = isId(id)
    ? await rows<EventSeries & { eventId: string | null }>(
        ctx,
        `select ${seriesColumns('s')}, (select e.id from event e where e.series_id = s.id limit 1) as "eventId"
           from event_series s where s.id = $1 ${lock}`,
        [id],
      )
    : [];
  const { community } = await eventFor(ctx, series?.eventId ?? '', 'read');
  if (!series) throw new NotFoundError();
  const now = ctx.clock.now();
  const toCome = { ...series, startsAt: now, endsAt: later(now, MINUTE) };
  enforce(eventPolicy(eventStanding(ctx.viewer, community, now), 'rsvp', toCome));
  return series;
}
