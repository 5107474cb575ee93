import { readableBy } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { type ForwardArgs, instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import type { Shape } from '../../threads/lookahead';
import type { Contribution, ContributionRef } from '../contribution.entity';
import { contributionLoader } from '../contributions';
import { type AboutColumns, aboutOf, givenBy } from '../contributions.rows';
import { chainOf } from '../trail/chain';
import type { TrailStep } from '../trail/trail.entity';
import type { UseReport } from '../uses/use-report.entity';
import { type UseRow, useColumns, useViews, visibleUses } from '../uses/uses.queries';

const PAGE = 20;
/** What is looked into for chains, and how many of those are drawn. */
const LOOKED_INTO = 6;
const DRAWN = 3;

/**
 * What became of what somebody gave, the latest first. What did not work, and what was said to them alone, is for
 * themselves: on a page that others read it has no place, whoever reads it.
 */
export function usesOfPerson(
  ctx: Context,
  personId: string,
  args: ForwardArgs,
): Promise<Page<UseReport>> {
  const own = ctx.viewer.personId === personId;
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const params: unknown[] = [personId, after?.[0] ?? null, after?.[1] ?? null, limit];
      const visible = visibleUses(ctx, 'u', 'c', params);
      const found = await rows<UseRow>(
        ctx,
        `select ${useColumns(ctx, 'u', params)} from use_report u join community c on c.id = u.community_id
          where ${givenBy('u', '$1')} and u.by_id <> $1 and ${visible} ${own ? '' : `and u.shown_to = 'COMMUNITY'`}
            and ($2::timestamptz is null or (u.created_at, u.id) < ($2, $3::uuid))
          order by u.created_at desc, u.id desc limit $4`,
        params,
      );
      return useViews(ctx, found);
    },
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}

/** The longest chains that began with this person; a chain that began with another is theirs. */
export async function chainsOfPerson(
  ctx: Context,
  personId: string,
  shape: Shape,
): Promise<TrailStep[][]> {
  const refs = await ledOn(ctx, personId);
  const found = (await contributionLoader(ctx).loadMany(
    refs.map((ref) => ({ ...ref, shape })),
  )) as Array<Contribution | null>;
  const chains = new Map<string, TrailStep[]>();
  for (const contribution of found) {
    if (!contribution) continue;
    const chain = await chainOf(ctx, contribution, shape);
    const origin = chain[0]?.contribution;
    const whole = chain.length > (chains.get(origin?.id ?? '')?.length ?? 1);
    if (origin?.byIds.includes(personId) && whole) chains.set(origin.id, chain);
  }
  const deepest = (chain: TrailStep[]) => Math.max(...chain.map(({ depth }) => depth));
  return [...chains.values()]
    .sort((a, b) => deepest(b) - deepest(a) || b.length - a.length)
    .slice(0, DRAWN);
}

/** Contributions of somebody of which most came: those that led on to others first, then those used most. */
async function ledOn(ctx: Context, personId: string): Promise<ContributionRef[]> {
  const params: unknown[] = [personId];
  const found = await rows<AboutColumns>(
    ctx,
    `select a.post_id as "postId", a.resource_id as "resourceId", a.event_id as "eventId" from (
       select u.post_id, u.resource_id, u.event_id, u.community_id, u.created_at as at,
              exists (select from use_shared_again s where s.report_id = u.id) as onward
         from use_report u where u.by_id <> $1 and u.removed_at is null and u.shown_to = 'COMMUNITY'
       union all
       select r.origin_post_id, null, r.origin_event_id, r.community_id, r.created_at, true
         from resource r where r.removed_at is null and num_nonnulls(r.origin_post_id, r.origin_event_id) = 1) a
       join community c on c.id = a.community_id
      where ${givenBy('a', '$1')} and ${readableBy(ctx.viewer, 'c', params)}
      group by 1, 2, 3
      order by count(*) filter (where a.onward) desc, count(*) desc, max(a.at) desc limit ${LOOKED_INTO}`,
    params,
  );
  return found.map((row) => aboutOf(row) as ContributionRef);
}
