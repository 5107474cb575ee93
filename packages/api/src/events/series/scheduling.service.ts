import { communityFor, communityForChange } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { newId } from '../../kernel/ids';
import { instantOf, plannedTime } from '../../kernel/local-time';
import { enforce } from '../../kernel/policy';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { CommunityEvent } from '../event.entity';
import { EventState } from '../event.types';
import type { StoredOccurrence } from '../events.hooks';
import { eventFor } from '../events.queries';
import { eventProposed, eventScheduled } from '../events.signals';
import { type CleanPlan, cleanPlan, hostIn } from './plan';
import type { ScheduleEventInput } from './plan.inputs';
import { schedulingVerdict } from './settings';
import { storeOccurrences } from './storing';

export interface NewSeries {
  communityId: string;
  plan: CleanPlan;
  state: EventState.SCHEDULED | EventState.PROPOSED;
  createdBy: string | null;
  /** Local times that the rule gives and that are left out. */
  exceptOn?: string[];
  /** Of what was imported: its own UID, under which it is known for ever. */
  uid?: string;
  /** What the first occurrence is to be called by. */
  firstId?: string;
  splitFromId?: string;
  /** Whoever writes several at once tells of them together. */
  untold?: boolean;
}

export interface ScheduledSeries {
  seriesId: string;
  /** Those that are stored by now, soonest first. */
  events: StoredOccurrence[];
}

/**
 * Schedules an event, with all that its rule gives; proposes it when the person may do no more. The same key again
 * gives the same event.
 * @returns the first occurrence
 * @throws the errors of `communityFor`; InvalidError; ConflictError when the key was used for something else
 */
export async function scheduleEvent(
  ctx: Context,
  input: ScheduleEventInput,
): Promise<CommunityEvent> {
  const { communityId } = input;
  enforce(
    await schedulingVerdict(ctx, 'proposeEvent', await communityFor(ctx, communityId, 'read')),
  );
  const plan = await cleanPlan(ctx, input.plan);
  const start = { on: plan.on, timeZone: plan.timeZone };
  plannedTime(start, ctx.clock.now(), 'plan.start');
  const id = await transaction(ctx, (outer) =>
    once(
      outer,
      { mutation: 'scheduleEvent', input },
      async (firstId) => {
        const { community, tx } = await communityForChange(outer, communityId, 'read');
        enforce(await schedulingVerdict(tx, 'proposeEvent', community));
        const schedules = await schedulingVerdict(tx, 'scheduleEvent', community);
        const state = schedules.allowed ? EventState.SCHEDULED : EventState.PROPOSED;
        const createdBy = tx.viewer.personId;
        await scheduleSeries(tx, { communityId, plan, state, createdBy, firstId });
        return firstId;
      },
      async (firstId) => firstId,
    ),
  );
  return eventFor(ctx, id, 'read');
}

/**
 * Writes a series with the occurrences that the horizon reaches, and tells of it; without asking who may. A time that is
 * past is taken as well: what was held can be written down.
 * @param tx inside a transaction, which holds the lock of the community
 * @throws InvalidError when whoever invites is no member, or nothing is left of it
 */
export async function scheduleSeries(tx: Context, series: NewSeries): Promise<ScheduledSeries> {
  const { communityId, plan, state, createdBy, exceptOn = [], splitFromId } = series;
  await hostIn(tx, communityId, plan.hostId);
  const seriesId = newId();
  const startsAt = instantOf(plan);
  await rows(
    tx,
    `insert into event_series (id, community_id, uid, kind, title, description_markdown, description_html, starts_on,
       time_zone, duration_minutes, rule, except_on, mode, place, join_url, capacity, host_id, rounds, state, created_by,
       created_at, stored_until, split_from_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
    [
      seriesId,
      communityId,
      series.uid ?? `${seriesId}@guildhall`,
      plan.kind,
      plan.title,
      plan.descriptionMarkdown,
      plan.descriptionHtml,
      plan.on,
      plan.timeZone,
      plan.durationMinutes,
      plan.rule?.text ?? null,
      exceptOn,
      plan.mode,
      plan.place,
      plan.joinUrl,
      plan.capacity,
      plan.hostId,
      JSON.stringify(plan.rounds),
      state,
      createdBy,
      tx.clock.now(),
      new Date(startsAt.getTime() - 1),
      splitFromId ?? null,
    ],
  );
  const events = await storeOccurrences(tx, seriesId, series.firstId);
  const [first] = events;
  if (!first) {
    // Whoever goes on without it, as an import does, leaves no empty series behind.
    await rows(tx, 'delete from event_series where id = $1', [seriesId]);
    throw new InvalidError({ path: 'plan.rule', rule: 'neverHappens' });
  }
  if (series.untold) return { seriesId, events };
  const told = { seriesId, communityId, byId: createdBy };
  if (state === EventState.PROPOSED) await emit(tx, eventProposed, { ...told, eventId: first.id });
  else await emit(tx, eventScheduled, { ...told, eventIds: events.map(({ id }) => id) });
  return { seriesId, events };
}
