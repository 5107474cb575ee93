import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isKnown } from '../../kernel/viewer';
import { type Contribution, ContributionKind } from '../contribution.entity';
import { contributionPolicy } from '../contribution.policy';
import { contributionLoader, slim } from '../contributions';
import { recognitionOn } from '../switch';
import { UseAsk } from './ask.entity';
import { choicesOf } from './choices';

/** An ask that nobody answered for so long fades away. */
const SHOWN_FOR = 30 * DAY;
/** The job makes one a day at most; nobody is shown a pile of them. */
const SHOWN_MAX = 3;

export const askColumns = (a: string): string =>
  `${a}.id, ${a}.why, ${a}.asked_at as "askedAt", ${a}.post_id as "postId"`;

/** What the viewer is asked, the latest first; only of what they could still say that they used. */
export async function openAsks(ctx: Context): Promise<UseAsk[]> {
  if (!isKnown(ctx.viewer) || !recognitionOn(ctx.viewer).allowed) return [];
  if (!(await choicesOf(ctx)).asks) return [];
  const found = await rows<UseAsk>(
    ctx,
    `select ${askColumns('a')} from use_ask a
      where a.person_id = $1 and a.answer is null and a.asked_at > $2
      order by a.asked_at desc limit ${SHOWN_MAX}`,
    [ctx.viewer.personId, later(ctx.clock.now(), -SHOWN_FOR)],
  );
  const seen = await Promise.all(found.map(({ postId }) => askedOf(ctx, postId)));
  return found
    .filter((_, place) => {
      const of = seen[place];
      return of ? contributionPolicy(ctx, 'use', of).allowed : false;
    })
    .map((row) => Object.assign(new UseAsk(), row));
}

/** A question that the viewer has not answered, with what it is about; null when either is not there for them. */
export async function askFor(
  ctx: Context,
  id: string,
): Promise<{ ask: UseAsk; of: Contribution } | null> {
  if (!isKnown(ctx.viewer) || !recognitionOn(ctx.viewer).allowed) return null;
  const [row] = await rows<UseAsk>(
    ctx,
    `select ${askColumns('a')} from use_ask a where a.id = $1 and a.person_id = $2 and a.answer is null`,
    [id, ctx.viewer.personId],
  );
  const of = row ? await askedOf(ctx, row.postId) : null;
  return row && of ? { ask: Object.assign(new UseAsk(), row), of } : null;
}

/** The post that somebody is asked about; null when it is no longer there for them. */
export const askedOf = (ctx: Context, postId: string, shape = slim): Promise<Contribution | null> =>
  contributionLoader(ctx).load({ kind: ContributionKind.POST, id: postId, shape });
