import { setImmediate } from 'node:timers/promises';
import { communityFor } from '../../communities/communities.queries';
import { DAY } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader, grouped } from '../../kernel/loaders';
import { enforce, known } from '../../kernel/policy';
import type { EventSeries } from '../event-series.entity';
import { clockChanges, type ZonePeople } from '../time/clock-changes';
import { leftOut, type Occurrence, occurrencesOf, type Plan } from '../time/recurrence';
import { wordsOf } from '../time/rule-words';
import { cleanTimes } from './plan';
import type { PreviewSeriesInput } from './plan.inputs';
import type { ClockChange, SeriesPreview } from './series.types';
import { AHEAD_MAX, HORIZON_DAYS, planOf } from './storing';

const PREVIEWED = 8;
const MINUTES = 60;

/**
 * What a rule says: in words, with the dates that come of it. Nothing is kept.
 * @throws InvalidError; the errors of `communityFor`
 */
export async function previewSeries(
  ctx: Context,
  input: PreviewSeriesInput,
): Promise<SeriesPreview> {
  enforce(known(ctx.viewer));
  const { communityId } = input;
  const zones = communityId ? await zonesOfMembers(ctx, communityId) : [];
  const { on, timeZone, rule } = cleanTimes(input, '');
  const plan: Plan = { on: input.start.on, timeZone, rule };
  const except = new Set(input.except ?? []);
  const first = input.first ?? PREVIEWED;
  await setImmediate();
  const found = occurrencesOf(plan, { first: first + except.size });
  const shown = found.filter((occurrence) => !except.has(occurrence.on)).slice(0, first);
  const [from, until] = [shown[0]?.at, shown.at(-1)?.at];
  const minutes = input.durationMinutes ?? MINUTES;
  // One after the other, so that a rule that is hard to follow holds nobody up for the sum of it.
  await setImmediate();
  const skipped = from && until ? leftOut(plan, from, until) : [];
  await setImmediate();
  return {
    words: wordsOf({ ...plan, on: rule ? plan.on : on }),
    occurrences: shown.map((one) => ({
      startsOn: one.on,
      startsAt: one.at,
      endsAt: new Date(one.at.getTime() + minutes * 60_000),
      shifted: one.shifted,
    })),
    skipped,
    endless: rule !== null && rule.count === null && rule.until === null,
    clockChanges: from ? clockChanges(comingOf(plan, from), timeZone, zones) : [],
    rule: rule?.text ?? null,
  };
}

/** As far as occurrences are stored: what comes later can still change. */
const comingOf = (plan: Plan, from: Date): Occurrence[] => {
  const until = new Date(from.getTime() + HORIZON_DAYS * DAY);
  return occurrencesOf(plan, { from, until, first: AHEAD_MAX });
};

async function zonesOfMembers(ctx: Context, communityId: string): Promise<ZonePeople[]> {
  const community = await communityFor(ctx, communityId, 'read');
  return rows<ZonePeople>(
    ctx,
    `select p.time_zone as "timeZone", count(*)::int as people
       from membership m join person p on p.id = m.person_id
      where m.community_id = $1 and m.state = 'ACTIVE' group by p.time_zone`,
    [community.id],
  );
}

/** By whose clocks a series is lived: of those who go to any of what comes. */
const zonesLoader = defineLoader<string, ZonePeople[]>(async (ctx, ids) => {
  const found = await rows<ZonePeople & { seriesId: string }>(
    ctx,
    `select g.series_id as "seriesId", p.time_zone as "timeZone", count(*)::int as people
       from (select distinct e.series_id, r.person_id from event e join event_rsvp r on r.event_id = e.id
              where e.series_id = any($1) and e.state = 'SCHEDULED' and e.ends_at > $2 and r.answer in ('GOING', 'MAYBE')
             union select r.series_id, r.person_id from event_series_rsvp r
              where r.series_id = any($1) and r.answer in ('GOING', 'MAYBE')) g
       join person p on p.id = g.person_id
      group by g.series_id, p.time_zone`,
    [ids, ctx.clock.now()],
  );
  return grouped(ids, found, (row) => row.seriesId);
});

/** What changes of clocks do to those who go. */
export async function clockChangesOf(ctx: Context, series: EventSeries): Promise<ClockChange[]> {
  if (!series.rule) return [];
  const zones = await zonesLoader(ctx).load(series.id);
  if (zones.length === 0) return [];
  return clockChanges(comingOf(planOf(series), ctx.clock.now()), series.timeZone, zones);
}
