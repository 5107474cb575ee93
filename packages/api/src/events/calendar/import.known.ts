import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { localText } from '../event.entity';
import { type EventSeries, seriesColumns } from '../event-series.entity';
import { eventLoader } from '../events.queries';
import { occurrencesOf } from '../time/recurrence';
import type { ImportPlan } from './import.plan';
import { ImportOutcome } from './import.types';

/** As many as are compared: what differs later differs within them, or was not stored yet. */
const COMPARED = 60;

/** A series that is here from a file before, or was begun here. */
export interface Known {
  series: EventSeries;
  /** The next of it, or the last when all are over. */
  eventId: string | null;
  /** What is ahead: the local times that the rule gave, and that are held. */
  ahead: string[];
  /** Whether the viewer may change it. */
  lookedAfter: boolean;
}

/** By UID, as far as the viewer sees them. */
export async function knownSeries(
  ctx: Context,
  communityId: string,
  uids: readonly string[],
): Promise<Map<string, Known>> {
  const found = await rows<EventSeries & { eventId: string | null; ahead: string[] }>(
    ctx,
    `select ${seriesColumns('s')},
       (select e.id from event e where e.series_id = s.id
         order by e.ends_at <= $3, case when e.ends_at > $3 then e.starts_at end, e.starts_at desc limit 1) as "eventId",
       array(select ${localText('e.recurrence_on')} from event e
         where e.series_id = s.id and e.state = 'SCHEDULED' and e.starts_at > $3
         order by e.recurrence_on limit ${COMPARED}) as ahead
       from event_series s where s.community_id = $1 and s.uid = any($2)`,
    [communityId, uids, ctx.clock.now()],
  );
  const known = await Promise.all(
    found.map(async ({ eventId, ahead, ...series }) => {
      const event = eventId ? await eventLoader(ctx).load(eventId) : null;
      const lookedAfter = event?.viewerCan.lookAfter.allowed ?? false;
      return [series.uid, { series, eventId, ahead, lookedAfter }] as const;
    }),
  );
  return new Map(known);
}

/** Whether a file says anything that is not here. */
export const outcomeOf = (known: Known, meant: ImportPlan, now: Date): ImportOutcome =>
  sameWords(known, meant) && sameTimes(known, meant, now)
    ? ImportOutcome.SAME
    : ImportOutcome.UPDATED;

const sameWords = ({ series }: Known, { plan }: ImportPlan): boolean =>
  series.title === plan.title &&
  series.descriptionMarkdown === plan.descriptionMarkdown &&
  series.durationMinutes === plan.durationMinutes &&
  series.mode === plan.mode &&
  series.place === plan.place &&
  series.joinUrl === plan.joinUrl;

/** Whether what is ahead begins at the same local times. */
export function sameTimes(
  { series, ahead }: Known,
  { plan, exceptOn, entry }: ImportPlan,
  now: Date,
): boolean {
  if (series.timeZone !== plan.timeZone) return false;
  const left = new Set(exceptOn);
  // Moved ones are compared where the rule gave them; what moved them is theirs.
  const moved = new Set(entry.changes.map(({ recurrenceOn }) => recurrenceOn));
  const meant = occurrencesOf(plan, { from: now, first: COMPARED + left.size })
    .map(({ on }) => on)
    .filter((on) => !left.has(on) && !moved.has(on));
  const here = ahead.filter((on) => !moved.has(on));
  const most = Math.min(COMPARED - moved.size, Math.max(meant.length, here.length));
  const last = series.storedUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  const stored =
    last === Number.POSITIVE_INFINITY ? meant : meant.slice(0, Math.max(here.length, 1));
  return here.slice(0, most).join() === stored.slice(0, most).join();
}
