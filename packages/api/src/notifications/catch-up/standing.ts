import { DAY, HOUR, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';

/** Nobody catches up on more: what is older is in the threads. */
const LOOK_BACK = 30 * DAY;
/** Who comes back later begins anew, with all the minutes. */
const SITTING = 12 * HOUR;

/** Where a person stands in catching up. */
export interface Standing {
  finishedAt: Date | null;
  toldAt: Date | null;
  since: Date;
  sittingSince: Date;
  passedItems: number;
  passedSeconds: number;
}

interface StandingRow {
  createdAt: Date;
  finishedAt: Date | null;
  upTo: Date | null;
  toldAt: Date | null;
  passedItems: number;
  passedSeconds: number;
}

const STANDING = () =>
  statement(
    'catch-up standing',
    () => `select p.created_at as "createdAt", c.finished_at as "finishedAt", c.up_to as "upTo",
        c.told_at as "toldAt", s."passedItems", s."passedSeconds"
      from person p left join catch_up c on c.person_id = p.id
     cross join lateral (
       select count(*)::int as "passedItems", coalesce(sum(x.seconds), 0)::int as "passedSeconds"
         from catch_up_pass x
        where x.person_id = p.id and x.passed_at > greatest(c.finished_at, $2::timestamptz)) s
     where p.id = $1`,
  );

export async function standingOf(ctx: Context, personId: string): Promise<Standing> {
  const now = ctx.clock.now();
  const sittingFrom = later(now, -SITTING);
  const [row] = await prepared<StandingRow>(ctx, STANDING(), [personId, sittingFrom]);
  const {
    finishedAt = null,
    upTo = null,
    toldAt = null,
    passedItems = 0,
    passedSeconds = 0,
  } = row ?? {};
  return {
    finishedAt,
    toldAt,
    since: latest(later(now, -LOOK_BACK), upTo),
    sittingSince: latest(sittingFrom, finishedAt),
    passedItems,
    passedSeconds,
  };
}

export const latest = (one: Date, ...others: Array<Date | null>): Date =>
  others.reduce<Date>((last, date) => (date && date > last ? date : last), one);
