import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { NotFoundError } from '../../kernel/errors';
import type { CommunityEvent } from '../event.entity';
import { EventScope, EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import { eventFor, eventLoader, seriesLoader } from '../events.queries';
import { cancelled } from './cancel.plan';
import { effectsOf } from './edit.effects';
import type { PreviewCancelInput, PreviewEventChangeInput } from './edit.inputs';
import { planEdit, type Row } from './edit.plan';
import { patchFor, scopeIn } from './edit.service';
import { type EventChangePreview, OccurrenceChangeKind } from './edit.types';
import { cleanChange, fieldsOf } from './patch';
import { goingTo, rowsOf } from './series.rows';

/** More than these are counted, not named. */
const NAMED = 12;

interface Named {
  row: Row | null;
  at: Date;
  before: string | null;
  after: string | null;
  what: OccurrenceChangeKind;
}

/** What an edit would do; the same plan is made, and nothing kept. @throws the errors of `editEvent` */
export async function previewEventChange(
  ctx: Context,
  input: PreviewEventChangeInput,
): Promise<EventChangePreview> {
  const { event, series } = await place(ctx, input.eventId);
  const change = await cleanChange(ctx, input.change);
  const now = ctx.clock.now();
  const scope = scopeIn(series, input.scope);
  const patch = patchFor(event, series, scope, change, now);
  if (Object.keys(patch).length === 0) return summed(ctx, []);
  const all = await rowsOf(ctx, series.id);
  if (scope === EventScope.THIS) {
    const row = all.find(({ id }) => id === event.id) ?? null;
    const after = patch.start?.on ?? event.startsOn;
    const what = OccurrenceChangeKind.CHANGED;
    return summed(ctx, [{ row, at: event.startsAt, before: event.startsOn, after, what }]);
  }
  const plan = planEdit(series, all, event, scope, patch, now);
  const { changed, kept } = effectsOf(plan, event.id);
  const places = new Map(plan.placed.map((placed) => [placed.row.id, placed]));
  const named = (rows: Row[], what: OccurrenceChangeKind, goes = false): Named[] =>
    rows.map((row) => ({
      row,
      at: row.startsAt,
      before: row.startsOn,
      after: goes ? null : (places.get(row.id)?.startsOn ?? row.startsOn),
      what,
    }));
  const whole = new Set(kept.filter((row) => fieldsOf(patch).every((f) => row.own.includes(f))));
  return summed(ctx, [
    ...named(
      plan.rows.filter((row) => changed.has(row.id) && !whole.has(row)),
      OccurrenceChangeKind.CHANGED,
    ),
    ...named(kept, OccurrenceChangeKind.KEPT),
    ...named(plan.cancelled, OccurrenceChangeKind.CANCELLED, true),
    ...named(plan.removed, OccurrenceChangeKind.REMOVED, true),
    ...plan.added.map(({ on, at }) => {
      const what = OccurrenceChangeKind.ADDED;
      return { row: null, at, before: null, after: on, what };
    }),
  ]);
}

/** What a cancellation would do. */
export async function previewCancel(
  ctx: Context,
  input: PreviewCancelInput,
): Promise<EventChangePreview> {
  const { event, series } = await place(ctx, input.eventId);
  const rows = cancelled(
    await rowsOf(ctx, series.id),
    event,
    scopeIn(series, input.scope),
    ctx.clock.now(),
  );
  const what = OccurrenceChangeKind.CANCELLED;
  return summed(
    ctx,
    rows.map((row) => ({ row, at: row.startsAt, before: row.startsOn, after: null, what })),
  );
}

async function place(
  ctx: Context,
  eventId: string,
): Promise<{ event: CommunityEvent; series: EventSeries }> {
  const event = await eventFor(ctx, eventId, 'lookAfter');
  const series = await seriesLoader(ctx).load(event.seriesId);
  if (!series) throw new NotFoundError();
  return { event, series };
}

const KINDS = ['changed', 'added', 'cancelled', 'removed', 'kept'] as const;

async function summed(ctx: Context, named: Named[]): Promise<EventChangePreview> {
  const count = (kind: (typeof KINDS)[number]) =>
    named.filter(({ what }) => what === kind.toUpperCase()).length;
  const told = named.filter(
    ({ row, what }) =>
      row?.state === EventState.SCHEDULED &&
      (what === OccurrenceChangeKind.CHANGED || what === OccurrenceChangeKind.CANCELLED),
  );
  const going = await goingTo(
    ctx,
    told.flatMap(({ row }) => row?.id ?? []),
  );
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, count(kind)]));
  const parts = Object.entries({ ...counts, going }).filter(([, n]) => n > 0);
  const soonest = [...named].sort((one, other) => one.at.getTime() - other.at.getTime());
  return {
    ...(counts as Record<(typeof KINDS)[number], number>),
    going,
    words:
      parts.length === 0
        ? say('series.preview.nothing')
        : parts.map(([kind, n]) => say(`series.preview.${kind}`, { count: n })).join(', '),
    changes: await Promise.all(
      soonest.slice(0, NAMED).map(async ({ row, before, after, what }) => ({
        event: row && (await eventLoader(ctx).load(row.id)),
        before,
        after,
        what,
      })),
    ),
  };
}
