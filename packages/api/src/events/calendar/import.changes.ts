import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DomainError } from '../../kernel/errors';
import { EventScope } from '../event.types';
import { cancelEvent } from '../series/cancel.service';
import type { EventChangeInput } from '../series/edit.inputs';
import { editEvent } from '../series/edit.service';
import type { CalendarChange, CalendarEntry } from './format/reading';
import { type Known, sameTimes } from './import.known';
import type { ImportPlan } from './import.plan';

interface Held {
  id: string;
  version: number;
}

/** What in a series differs from it, as the file says. What is over by now stays as it was. */
export async function applyChanges(
  ctx: Context,
  seriesId: string,
  entry: CalendarEntry,
): Promise<void> {
  for (const change of entry.changes) {
    if (change.cancelled) continue;
    const one = await heldOn(ctx, seriesId, change.recurrenceOn);
    if (one) await unlessRefused(ctx, () => editOne(ctx, one, change, entry));
  }
}

/** Changes a series that is here to what the file says. */
export async function updateSeries(ctx: Context, known: Known, meant: ImportPlan): Promise<void> {
  const { plan, exceptOn, entry } = meant;
  const { title, descriptionMarkdown, durationMinutes, mode, place, joinUrl } = plan;
  const retimed = !sameTimes(known, meant, ctx.clock.now());
  const change: EventChangeInput = {
    ...{ title, descriptionMarkdown, durationMinutes, mode, place, joinUrl },
    ...(retimed && { start: { on: plan.on, timeZone: plan.timeZone } }),
    ...(retimed && plan.rule?.text !== known.series.rule && { rule: plan.rule?.text ?? null }),
  };
  const next = known.eventId && (await byId(ctx, known.eventId));
  if (!next) return;
  await unlessRefused(ctx, () =>
    editEvent(ctx, { eventId: next.id, version: next.version, scope: EventScope.ALL, change }),
  );
  for (const on of exceptOn) {
    const one = await heldOn(ctx, known.series.id, on);
    if (!one) continue;
    const { id: eventId, version } = one;
    await unlessRefused(ctx, () => cancelEvent(ctx, { eventId, version, scope: EventScope.THIS }));
  }
  await applyChanges(ctx, known.series.id, entry);
}

/** Only what differs: the rest goes on following the series. */
function editOne(ctx: Context, one: Held, change: CalendarChange, entry: CalendarEntry) {
  const moved = change.startsOn !== change.recurrenceOn || change.timeZone !== entry.timeZone;
  return editEvent(ctx, {
    eventId: one.id,
    version: one.version,
    scope: EventScope.THIS,
    change: {
      ...(moved && { start: { on: change.startsOn, timeZone: change.timeZone } }),
      ...(change.durationMinutes !== entry.durationMinutes && {
        durationMinutes: change.durationMinutes,
      }),
      ...(change.title && change.title !== entry.title && { title: change.title }),
      ...(change.description !== entry.description && {
        descriptionMarkdown: change.description,
      }),
      ...(change.location && change.location !== entry.location && { place: change.location }),
    },
  });
}

async function heldOn(ctx: Context, seriesId: string, on: string): Promise<Held | undefined> {
  const [one] = await rows<Held>(
    ctx,
    `select id, version from event where series_id = $1 and recurrence_on = $2 and state = 'SCHEDULED' and ends_at > $3`,
    [seriesId, on, ctx.clock.now()],
  );
  return one;
}

async function byId(ctx: Context, id: string): Promise<Held | undefined> {
  const [one] = await rows<Held>(ctx, 'select id, version from event where id = $1', [id]);
  return one;
}

/** One date that cannot be as the file says does not keep the others from being so. */
async function unlessRefused(ctx: Context, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.log.info({ code: error.code }, 'a date of a calendar file stays as it was');
  }
}
