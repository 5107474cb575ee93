import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { emit } from '../../kernel/signals';
import { REASON_MAX } from '../../threads/text';
import type { CommunityEvent } from '../event.entity';
import { EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import { occurrencesStored } from '../events.hooks';
import { eventDecided, eventScheduled } from '../events.signals';
import { maybeLine } from '../text';
import { changeSeriesOf, occurrences } from './changing';
import type { DeclineEventInput, VersionedEventInput } from './edit.inputs';
import { storeOccurrences } from './storing';

/** Says yes to what was proposed, with all that its rule gives. */
export function confirmEvent(ctx: Context, input: VersionedEventInput): Promise<CommunityEvent> {
  return changeSeriesOf(ctx, input, 'decide', async (tx, event, series) => {
    const ids = await decide(tx, series, EventState.SCHEDULED, null);
    const further = await storeOccurrences(tx, series.id);
    const found = await occurrences(tx, ids);
    await occurrencesStored(tx, found);
    const { communityId } = series;
    const told = { seriesId: series.id, communityId, byId: tx.viewer.personId };
    await emit(tx, eventDecided, { ...told, eventId: event.id, what: 'CONFIRMED' });
    const eventIds = [...found, ...further].map(({ id }) => id);
    await emit(tx, eventScheduled, { ...told, eventIds });
  });
}

/** Says no to what was proposed. Whoever proposed it goes on seeing it, with the reason. */
export function declineEvent(ctx: Context, input: DeclineEventInput): Promise<CommunityEvent> {
  const reason = maybeLine(input.reason, REASON_MAX, 'reason');
  const seen = { eventId: input.eventId, version: null };
  return changeSeriesOf(ctx, seen, 'decide', async (tx, event, series) => {
    await decide(tx, series, EventState.DECLINED, reason);
    await emit(tx, eventDecided, {
      eventId: event.id,
      seriesId: series.id,
      communityId: series.communityId,
      byId: tx.viewer.personId,
      what: 'DECLINED',
    });
  });
}

/** @returns its occurrences, soonest first */
async function decide(
  tx: Context,
  { id }: EventSeries,
  state: EventState.SCHEDULED | EventState.DECLINED,
  reason: string | null,
): Promise<string[]> {
  const now = tx.clock.now();
  await rows(
    tx,
    `update event_series set state = $2, decided_by = $3, decided_at = $4, version = version + 1,
       sequence = sequence + 1 where id = $1`,
    [id, state, tx.viewer.personId, now],
  );
  const decided = await rows<{ id: string }>(
    tx,
    `update event set state = $2, cancel_reason = $3, version = version + 1, sequence = sequence + 1
      where series_id = $1 and state = 'PROPOSED' returning id`,
    [id, state, reason],
  );
  return decided.map((row) => row.id);
}
