import type { Context } from '../../kernel/context';
import { InvalidError } from '../../kernel/errors';
import { instantOf } from '../../kernel/local-time';
import type { CommunityEvent } from '../event.entity';
import { EventField, EventScope, EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import { eventTimesChanged, occurrencesStored } from '../events.hooks';
import { readRule } from '../time/rule';
import { changeSeriesOf, occurrences, tellChanged } from './changing';
import { applyEdit } from './edit.apply';
import { type Effect, effectsOf } from './edit.effects';
import type { EditEventInput, FollowSeriesInput } from './edit.inputs';
import { changeOne, followAgain } from './edit.one';
import { planEdit } from './edit.plan';
import { cleanChange, differing, type Patch } from './patch';
import { hostIn } from './plan';
import { rowsOf } from './series.rows';

/** A single event is all of its series. */
export const scopeIn = (series: EventSeries, scope: EventScope): EventScope =>
  series.rule === null ? EventScope.ALL : scope;

/** What of a change is one, for an event of a series. @throws InvalidError */
export function patchFor(
  event: CommunityEvent,
  series: EventSeries,
  scope: EventScope,
  change: Patch,
  now: Date,
): Patch {
  const same = (text: string) => {
    const start = change.start ?? { on: event.startsOn, timeZone: series.timeZone };
    return readRule(text, start, 'change.rule').text === series.rule;
  };
  const patch = differing(change, event, { rule: series.rule, same }, now);
  if (scope === EventScope.THIS && patch.rule !== undefined) {
    throw new InvalidError({ path: 'change.rule', rule: 'notForOne' });
  }
  return patch;
}

/**
 * Changes an event: this one, this and those after it, or all that are not over. What people answered and wrote stays
 * with each.
 * @throws the errors of `changeSeriesOf`; InvalidError
 */
export async function editEvent(ctx: Context, input: EditEventInput): Promise<CommunityEvent> {
  // Before the transaction: no lock is held while a worker is busy with a text.
  const change = await cleanChange(ctx, input.change);
  return changeSeriesOf(ctx, input, 'lookAfter', async (tx, event, series) => {
    const now = tx.clock.now();
    const scope = scopeIn(series, input.scope);
    const patch = patchFor(event, series, scope, change, now);
    if (Object.keys(patch).length === 0) return;
    if (typeof patch.hostId === 'string')
      await hostIn(tx, event.communityId, patch.hostId, 'change.hostId');
    if (scope === EventScope.THIS) {
      const effect = await changeOne(tx, event, series, patch);
      await tell(tx, new Map([[event.id, effect]]), patch, event.id);
      return;
    }
    await changeMany(tx, event, series, scope, patch);
  });
}

async function changeMany(
  tx: Context,
  event: CommunityEvent,
  series: EventSeries,
  scope: EventScope,
  patch: Patch,
): Promise<void> {
  const all = await rowsOf(tx, series.id);
  const plan = planEdit(series, all, event, scope, patch, tx.clock.now());
  const { changed } = effectsOf(plan, event.id);
  const { addedIds } = await applyEdit(tx, series, plan, event.id);
  const isHeld = series.state === EventState.SCHEDULED;
  if (isHeld) await occurrencesStored(tx, await occurrences(tx, addedIds));
  const cancelled = plan.cancelled.map(({ id }) => id);
  const revived = plan.placed.filter((placed) => placed.revived).map(({ row }) => row.id);
  await tell(tx, changed, patch, event.id, [...cancelled, ...revived]);
  if (!isHeld) return;
  await tellChanged(tx, 'CANCELLED', cancelled, event.id);
  await tellChanged(tx, 'RESTORED', revived, event.id);
}

/** Those that are held at another time, elsewhere or with other seats are told in the same transaction. */
async function tell(
  tx: Context,
  changed: Map<string, Effect>,
  patch: Patch,
  atId: string,
  others: string[] = [],
): Promise<void> {
  const of = (effect: Effect) =>
    [...changed].filter(([, each]) => each === effect).map(([id]) => id);
  const seats = 'capacity' in patch || 'mode' in patch ? [...changed.keys()] : [];
  const retimed = [...new Set([...of('MOVED'), ...seats, ...others])];
  await eventTimesChanged(tx, await occurrences(tx, retimed));
  for (const effect of ['MOVED', 'PLACE', 'CHANGED'] as const) {
    await tellChanged(tx, effect, of(effect), atId, { renamed: 'title' in patch });
  }
}

/** Gives up what an occurrence has of its own. */
export function followSeries(ctx: Context, input: FollowSeriesInput): Promise<CommunityEvent> {
  return changeSeriesOf(ctx, input, 'lookAfter', async (tx, event, series) => {
    const fields = input.fields.filter((field) => event.own.includes(field));
    if (fields.length === 0) return;
    const start = { on: event.recurrenceOn, timeZone: series.timeZone };
    if (
      fields.includes(EventField.TIME) &&
      instantOf(start) <= tx.clock.now() &&
      event.endsAt > tx.clock.now()
    ) {
      throw new InvalidError({ path: 'fields', rule: 'inFuture' });
    }
    const { effect, patch } = await followAgain(tx, event, series, fields);
    await tell(tx, new Map([[event.id, effect]]), patch, event.id);
  });
}
