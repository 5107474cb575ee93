import { Temporal } from 'temporal-polyfill';
import { communityFor } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { type FairSlotPlan, fairSlotsOf, type Zone } from './fair-slots';
import type { FairSlotsInput } from './find-time.inputs';

/** Clocks that are looked at, those of most people first. */
const ZONES_MAX = 40;
/** As far ahead as anybody plans. */
const YEARS_AHEAD = 5;

/** Times of a series for members of a community, whose inconvenience is shared. @throws the errors of `communityFor` */
export async function fairSlots(ctx: Context, input: FairSlotsInput): Promise<FairSlotPlan[]> {
  const { id } = await communityFor(ctx, input.communityId, 'attend');
  const from = dayIn(ctx, input.from);
  const personIds = input.personIds ?? null;
  const zones = await rows<Zone>(
    ctx,
    `select p.time_zone as "timeZone", count(*)::int as people from membership m join person p on p.id = m.person_id
      where m.community_id = $1 and m.state = 'ACTIVE' and p.deactivated_at is null and not p.placeholder
        and ($2::uuid[] is null or p.id = any($2))
      group by p.time_zone order by count(*) desc, p.time_zone limit ${ZONES_MAX}`,
    [id, personIds?.filter(isId) ?? null],
  );
  if (zones.length === 0) throw new InvalidError({ path: 'personIds', rule: 'member' });
  return fairSlotsOf({
    zones,
    from,
    durationMinutes: input.durationMinutes,
    count: Math.ceil(input.weeks / input.every),
    everyWeeks: input.every,
  });
}

function dayIn(ctx: Context, from: string): string {
  const path = 'from';
  const thisYear = ctx.clock.now().getUTCFullYear();
  try {
    const { year } = Temporal.PlainDate.from(from, { overflow: 'reject' });
    if (year < thisYear - 1 || year > thisYear + YEARS_AHEAD) {
      throw new InvalidError({ path, rule: 'tooFarAhead' });
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidError({ path, rule: 'matches' });
  }
  return from;
}
