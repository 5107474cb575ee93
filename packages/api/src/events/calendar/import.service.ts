import { communityFor, communityForChange } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DomainError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { defineLimit } from '../../kernel/limits';
import { enforce } from '../../kernel/policy';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { EventState } from '../event.types';
import type { StoredOccurrence } from '../events.hooks';
import { eventLoader } from '../events.queries';
import { eventScheduled } from '../events.signals';
import { scheduleSeries } from '../series/scheduling.service';
import { schedulingVerdict } from '../series/settings';
import { wordsOf } from '../time/rule-words';
import { CalendarFault } from './format/faults';
import { type CalendarEntry, readCalendar } from './format/reading';
import { applyChanges, updateSeries } from './import.changes';
import { type Known, knownSeries, outcomeOf } from './import.known';
import { type ImportPlan, importPlan } from './import.plan';
import {
  type CalendarImport,
  type ImportCalendarInput,
  type ImportedEvent,
  ImportOutcome,
  type PreviewImportInput,
} from './import.types';

/** A file is read in some tenths of a second; somebody who looks for the right one tries a few. */
const perPerson = defineLimit({ points: 30, seconds: 60 * 10 });

/** An event of a file with what is to become of it. */
interface Meant {
  entry: CalendarEntry;
  plan: ImportPlan | null;
  outcome: ImportOutcome;
  problem: CalendarFault | null;
  known: Known | null;
}

/** What a file would bring; nothing is changed. @throws the errors of `communityFor`; ForbiddenError */
export async function previewImport(
  ctx: Context,
  input: PreviewImportInput,
): Promise<CalendarImport> {
  await admit(ctx, input.communityId);
  const { meant, problems } = await read(ctx, input);
  return { events: await told(ctx, meant), problems };
}

/**
 * Schedules what a file brings, and changes what is here from an earlier one. The same file again changes nothing.
 * @throws the errors of `communityFor`; ForbiddenError
 */
export async function importCalendar(
  ctx: Context,
  input: ImportCalendarInput,
): Promise<CalendarImport> {
  await admit(ctx, input.communityId);
  const { meant, problems } = await read(ctx, input);
  const fresh = meant.filter(({ outcome }) => outcome === ImportOutcome.NEW);
  const made = await transaction(ctx, (outer) =>
    once(
      outer,
      { mutation: 'importCalendar', input },
      async () => scheduleAll(outer, input.communityId, fresh),
      async () => new Map<string, string>(),
    ),
  );
  for (const one of fresh) {
    const seriesId = made.get(one.entry.uid);
    if (seriesId) await applyChanges(ctx, seriesId, one.entry);
  }
  for (const { outcome, plan, known } of meant) {
    if (outcome === ImportOutcome.UPDATED && plan && known) await updateSeries(ctx, known, plan);
  }
  return {
    events: await told(
      ctx,
      meant,
      await knownSeries(
        ctx,
        input.communityId,
        meant.map(({ entry }) => entry.uid),
      ),
    ),
    problems,
  };
}

async function admit(ctx: Context, communityId: string): Promise<void> {
  const community = await communityFor(ctx, communityId, 'read');
  enforce(await schedulingVerdict(ctx, 'scheduleEvent', community));
  await perPerson.count(ctx, ctx.viewer.personId ?? '');
}

async function read(ctx: Context, { communityId, ics }: PreviewImportInput) {
  const { entries, problems } = readCalendar(ics, await ownZone(ctx));
  const known = await knownSeries(
    ctx,
    communityId,
    entries.map(({ uid }) => uid),
  );
  const meant: Meant[] = [];
  for (const entry of entries) meant.push(await meaning(ctx, entry, known.get(entry.uid) ?? null));
  return {
    meant,
    problems: problems.map(({ fault, ...where }) => ({ problem: fault, ...where })),
  };
}

async function meaning(ctx: Context, entry: CalendarEntry, known: Known | null): Promise<Meant> {
  const plan = await importPlan(ctx, entry);
  const refused = (problem: CalendarFault): Meant => ({
    entry,
    plan: null,
    outcome: ImportOutcome.REFUSED,
    problem,
    known,
  });
  if (typeof plan === 'string') return refused(plan);
  if (!known) return { entry, plan, outcome: ImportOutcome.NEW, problem: null, known };
  const outcome = outcomeOf(known, plan, ctx.clock.now());
  if (outcome === ImportOutcome.UPDATED && !known.lookedAfter) {
    return refused(CalendarFault.NOT_YOURS);
  }
  return { entry, plan, outcome, problem: null, known };
}

/** @returns the series by the UID of what was new */
async function scheduleAll(
  outer: Context,
  communityId: string,
  fresh: readonly Meant[],
): Promise<Map<string, string>> {
  const { community, tx } = await communityForChange(outer, communityId, 'read');
  enforce(await schedulingVerdict(tx, 'scheduleEvent', community));
  const made = new Map<string, string>();
  const next: StoredOccurrence[] = [];
  // Another import of the same file may have been first.
  const known = await knownSeries(
    tx,
    communityId,
    fresh.map(({ entry }) => entry.uid),
  );
  for (const { entry, plan } of fresh) {
    if (!plan || known.has(entry.uid)) continue;
    const common = {
      communityId,
      state: EventState.SCHEDULED as const,
      createdBy: tx.viewer.personId,
      untold: true,
    };
    try {
      const { seriesId, events } = await scheduleSeries(tx, {
        ...common,
        plan: plan.plan,
        exceptOn: plan.exceptOn,
        uid: entry.uid,
      });
      made.set(entry.uid, seriesId);
      next.push(...events.filter(({ endsAt }) => endsAt > tx.clock.now()).slice(0, 1));
      for (const on of entry.extra) {
        await scheduleSeries(tx, {
          ...common,
          plan: { ...plan.plan, on, rule: null },
          uid: `${entry.uid}/${on}`,
        });
      }
    } catch (error) {
      // Whatever the rule gives is left out: there is nothing to hold.
      if (!(error instanceof DomainError) || error.code !== 'INVALID') throw error;
    }
  }
  await tellOfAll(tx, next);
  return made;
}

/** However much a file brings, members hear of it once: of the soonest, and how many more there are. */
async function tellOfAll(tx: Context, next: readonly StoredOccurrence[]): Promise<void> {
  const events = [...next].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const [first] = events;
  if (!first) return;
  const { seriesId, communityId } = first;
  await emit(tx, eventScheduled, {
    eventIds: events.map(({ id }) => id),
    seriesId,
    communityId,
    byId: tx.viewer.personId,
    together: events.length > 1,
  });
}

async function ownZone(ctx: Context): Promise<string> {
  const [person] = await rows<{ timeZone: string }>(
    ctx,
    'select time_zone as "timeZone" from person where id = $1',
    [ctx.viewer.personId],
  );
  return person?.timeZone ?? 'UTC';
}

async function told(
  ctx: Context,
  meant: readonly Meant[],
  now: ReadonlyMap<string, Known> = new Map(),
): Promise<ImportedEvent[]> {
  return Promise.all(
    meant.map(async ({ entry, plan, outcome, problem, known }) => {
      const { title, startsOn, timeZone } = entry;
      const at = now.get(entry.uid) ?? known;
      return {
        title: plan?.plan.title ?? title,
        startsOn: plan?.plan.on ?? startsOn,
        timeZone: plan?.plan.timeZone ?? timeZone,
        words: plan ? wordsOf(plan.plan) : '',
        outcome,
        problem,
        event: at?.eventId ? await eventLoader(ctx).load(at.eventId) : null,
      };
    }),
  );
}
