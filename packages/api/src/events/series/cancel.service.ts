import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ForbiddenError } from '../../kernel/errors';
import { DenialReason } from '../../kernel/policy';
import { REASON_MAX } from '../../threads/text';
import type { CommunityEvent } from '../event.entity';
import { EventScope, EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import { eventTimesChanged, occurrencesStored } from '../events.hooks';
import { maybeLine } from '../text';
import { cancelled } from './cancel.plan';
import { changeSeriesOf, occurrences, tellChanged } from './changing';
import { splitSeries } from './edit.apply';
import type { CancelEventInput, RestoreEventInput } from './edit.inputs';
import { splitOf } from './edit.plan';
import { scopeIn } from './edit.service';
import { rowsOf } from './series.rows';
import { storeOccurrences } from './storing';

/**
 * Cancels an event: this one, this and those after it, or all that are not over. What was written there stays, and it
 * can be restored. What is only proposed is withdrawn as a whole, and nobody else sees it.
 * @throws the errors of `changeSeriesOf`; ForbiddenError when it is over or cancelled
 */
export function cancelEvent(ctx: Context, input: CancelEventInput): Promise<CommunityEvent> {
  const reason = maybeLine(input.reason, REASON_MAX, 'reason');
  return changeSeriesOf(ctx, input, 'lookAfter', async (tx, event, series) => {
    const proposed = series.state === EventState.PROPOSED;
    const scope = proposed ? EventScope.ALL : scopeIn(series, input.scope);
    const all = await rowsOf(tx, series.id);
    const meant = cancelled(all, event, scope, tx.clock.now());
    if (scope !== EventScope.THIS) await endSeries(tx, series, all, event, scope);
    const ids = meant.map(({ id }) => id);
    const state = proposed ? EventState.DECLINED : EventState.CANCELLED;
    await rows(
      tx,
      `update event set state = $2, cancelled_at = $3, cancelled_by = $4, cancel_reason = $5,
         version = version + 1, sequence = sequence + 1 where id = any($1)`,
      [ids, state, tx.clock.now(), tx.viewer.personId, reason],
    );
    if (proposed) return;
    await eventTimesChanged(tx, await occurrences(tx, ids));
    await tellChanged(tx, 'CANCELLED', ids, event.id);
  });
}

/** No further ones are stored of it. What goes on before it is a series of its own. */
async function endSeries(
  tx: Context,
  series: EventSeries,
  all: Awaited<ReturnType<typeof rowsOf>>,
  event: CommunityEvent,
  scope: EventScope,
): Promise<void> {
  const { split, rows: concerned } = splitOf(series, all, event, scope, tx.clock.now());
  const seriesId = await splitSeries(tx, series, { split, rows: concerned });
  const state = series.state === EventState.PROPOSED ? EventState.DECLINED : EventState.CANCELLED;
  await rows(
    tx,
    `update event_series set state = $2, version = version + 1, sequence = sequence + 1,
       decided_by = case when $2 = 'DECLINED' then $3 else decided_by end,
       decided_at = case when $2 = 'DECLINED' then $4 else decided_at end
      where id = $1`,
    [seriesId, state, tx.viewer.personId, tx.clock.now()],
  );
}

/**
 * Takes a cancellation back: of this one, or of all that were cancelled with it. What was withdrawn is proposed again.
 * @throws the errors of `changeSeriesOf`; ForbiddenError when it is over or not cancelled
 */
export function restoreEvent(ctx: Context, input: RestoreEventInput): Promise<CommunityEvent> {
  return changeSeriesOf(ctx, input, 'lookAfter', async (tx, event, series) => {
    const now = tx.clock.now();
    const withdrawn =
      event.state === EventState.DECLINED && series.decidedBy === tx.viewer.personId;
    if (event.state !== EventState.CANCELLED && !withdrawn) {
      throw new ForbiddenError(DenialReason.SYSTEM_ONLY);
    }
    if (event.endsAt <= now) throw new ForbiddenError(DenialReason.EVENT_OVER);
    const scope = withdrawn ? EventScope.ALL : scopeIn(series, input.scope);
    const state = withdrawn ? EventState.PROPOSED : EventState.SCHEDULED;
    const restored = await rows<{ id: string }>(
      tx,
      `update event e set state = $2, cancelled_at = null, cancelled_by = null, cancel_reason = null,
         version = e.version + 1, sequence = e.sequence + 1
        from event at
       where at.id = $1 and e.series_id = at.series_id and e.state = at.state and e.ends_at > $3 and case $4
           when 'THIS' then e.id = at.id
           when 'FOLLOWING' then e.cancelled_at = at.cancelled_at and e.recurrence_on >= at.recurrence_on
           else e.cancelled_at = at.cancelled_at end
       returning e.id`,
      [event.id, state, now, scope],
    );
    if (scope !== EventScope.THIS && series.state !== EventState.SCHEDULED) {
      await rows(
        tx,
        `update event_series set state = $2, version = version + 1, sequence = sequence + 1 where id = $1`,
        [series.id, state],
      );
      await storeOccurrences(tx, series.id);
    }
    if (withdrawn) return;
    const ids = restored.map(({ id }) => id);
    const found = await occurrences(tx, ids);
    // What was answered to the whole series while it was cancelled counts here too.
    await occurrencesStored(tx, found);
    await eventTimesChanged(tx, found);
    await tellChanged(tx, 'RESTORED', ids, event.id);
  });
}
