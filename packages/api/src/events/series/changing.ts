import { communityForChange } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError, NotFoundError } from '../../kernel/errors';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { CommunityEvent } from '../event.entity';
import type { EventAction } from '../event.policy';
import type { EventSeries } from '../event-series.entity';
import type { StoredOccurrence } from '../events.hooks';
import { eventFor } from '../events.queries';
import { type EventChanged, eventChanged } from '../events.signals';
import { lockSeries } from './storing';

/**
 * A change of an event or its series: the locks of community, event and series, in this order, and the door once more
 * with what is true under them.
 * @param version that was seen; null where none was said
 * @returns the event as it is afterwards
 * @throws ConflictError when it is not the version that was seen; the errors of `eventFor`
 */
export async function changeSeriesOf(
  ctx: Context,
  { eventId, version }: { eventId: string; version: number | null },
  action: EventAction,
  change: (tx: Context, event: CommunityEvent, series: EventSeries) => Promise<void>,
): Promise<CommunityEvent> {
  const { communityId } = await eventFor(ctx, eventId, action);
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'read');
    const event = await eventFor(tx, eventId, action, { lock: true });
    if (version !== null && event.version !== version) throw new ConflictError('VERSION');
    const series = await lockSeries(tx, event.seriesId);
    if (!series) throw new NotFoundError();
    await change(tx, event, series);
  });
  return eventFor(ctx, eventId, 'read');
}

/** Events as those above in the room need to know them, soonest first. */
export const occurrences = (tx: Context, ids: string[]): Promise<StoredOccurrence[]> =>
  rows<StoredOccurrence>(
    tx,
    `select id, series_id as "seriesId", community_id as "communityId", starts_at as "startsAt", ends_at as "endsAt"
       from event where id = any($1) order by starts_at, id`,
    [ids],
  );

/** Tells of one change of several occurrences at once. @param atId the one it was done at */
export async function tellChanged(
  tx: Context,
  what: EventChanged['what'],
  ids: string[],
  atId: string,
  more: Pick<EventChanged, 'renamed'> = {},
): Promise<void> {
  const found = await rows<{ id: string; seriesId: string; communityId: string; version: number }>(
    tx,
    `select id, series_id as "seriesId", community_id as "communityId", version
       from event where id = any($1) and state in ('SCHEDULED', 'CANCELLED') order by starts_at, id`,
    [ids],
  );
  const one = found.find(({ id }) => id === atId) ?? found[0];
  if (!one) return;
  await emit(tx, eventChanged, {
    eventId: one.id,
    eventIds: found.map(({ id }) => id),
    seriesId: one.seriesId,
    communityId: one.communityId,
    byId: tx.viewer.personId,
    what,
    version: one.version,
    ...more,
  });
}
