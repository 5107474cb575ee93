import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { defineLoader, grouped, inOrder } from '../kernel/loaders';
import { amendmentColumns, type CharterAmendment } from './charter.entity';
import type { Community } from './community.entity';
import { rulesBlock, rulesOpen } from './community.policy';
import { type GroundRules, groundRulesColumns, type RulesDue } from './ground-rules.entity';

/** The charter's history, newest first; the caller has asked for permission. */
export const amendmentsOf = defineLoader<string, CharterAmendment[]>(async (ctx, communityIds) => {
  const found = await rows<CharterAmendment>(
    ctx,
    `select ${amendmentColumns('a')} from charter_amendment a
      where a.community_id = any($1) order by a.number desc`,
    [communityIds],
  );
  return grouped(communityIds, found, (row) => row.communityId);
});

/** All versions of the ground rules, newest first; the caller has asked for permission. */
export const groundRulesHistory = defineLoader<string, GroundRules[]>(async (ctx, communityIds) => {
  const found = await rows<GroundRules>(
    ctx,
    `select ${groundRulesColumns('g')} from ground_rules g
      where g.community_id = any($1) order by g.number desc`,
    [communityIds],
  );
  return grouped(communityIds, found, (row) => row.communityId);
});

/** One version of one community's; the key is both, as `<community id> <number>`. */
const version = defineLoader<string, GroundRules | null>(async (ctx, keys) => {
  const pairs = keys.map((key) => key.split(' ') as [string, string]);
  const found = await rows<GroundRules>(
    ctx,
    `select ${groundRulesColumns('g')} from ground_rules g
       join unnest($1::uuid[], $2::int[]) as wanted (community_id, number)
         on wanted.community_id = g.community_id and wanted.number = g.number`,
    [pairs.map(([id]) => id), pairs.map(([, number]) => Number(number))],
  );
  return inOrder(keys, found, (row) => `${row.communityId} ${row.number}`);
});

export async function groundRulesOf(
  ctx: Context,
  community: Pick<Community, 'id'>,
  number: number | null,
): Promise<GroundRules | null> {
  return number === null ? null : version(ctx).load(`${community.id} ${number}`);
}

/** What the viewer has still to accept, with the version they accepted last, so that the difference can be shown. */
export async function rulesDue(ctx: Context, community: Community): Promise<RulesDue | null> {
  if (!rulesOpen(ctx.viewer, community)) return null;
  const facts = ctx.viewer.memberships.get(community.id);
  const [groundRules, previous] = await Promise.all([
    groundRulesOf(ctx, community, community.groundRulesNumber),
    groundRulesOf(ctx, community, facts?.rulesAccepted ?? null),
  ]);
  if (!groundRules) throw new NotFoundError();
  return {
    groundRules,
    previous,
    graceUntil: facts?.rulesAccepted == null ? null : (facts.rulesDueAt ?? null),
    blocking: rulesBlock(ctx.viewer, community, ctx.clock.now()),
  };
}
