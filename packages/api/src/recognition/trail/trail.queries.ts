import type { Context } from '../../kernel/context';
import { prepared, statementOf } from '../../kernel/database/prepared';
import { rows } from '../../kernel/database/statements';
import { defineLoader } from '../../kernel/loaders';
import { visibleResources } from '../../resources/resources.queries';
import type { Contribution } from '../contribution.entity';
import { contributionPolicy } from '../contribution.policy';
import { recognitionOn } from '../switch';
import { visibleUses } from '../uses/uses.queries';
import { Trail } from './trail.entity';

type Counts = Pick<Trail, 'useCount' | 'workedCount' | 'adaptedCount' | 'placeCount' | 'since'> & {
  id: string;
  /** There is something of it, whoever may see that. */
  any: boolean;
};

const counts = statementOf(
  `select asked.id, count(u.id)::int as "useCount", (count(*) filter (where u.how = 'WORKED'))::int as "workedCount",
      (count(*) filter (where u.how = 'ADAPTED'))::int as "adaptedCount",
      (count(distinct lower(u.place)) filter (where u.place <> ''))::int as "placeCount", min(u.created_at) as since,
      (exists (select from use_report v where v.of_id = asked.id and v.removed_at is null)
        or exists (select from resource r where asked.id in (r.origin_post_id, r.origin_event_id))
        or exists (select from use_shared_again s where asked.id in (s.post_id, s.resource_id))) as any
     from unnest($1::uuid[]) asked(id)
     left join use_report u on u.of_id = asked.id and u.removed_at is null and u.shown_to = 'COMMUNITY'
    group by asked.id`,
);

/**
 * The trails of contributions that the viewer came to through their doors, in one statement; the counts are the same for
 * each who reads them. Null where the house has no recognition, and of what was removed.
 */
export const trailLoader = defineLoader<Contribution, Trail | null>(async (ctx, contributions) => {
  if (!recognitionOn(ctx.viewer).allowed) return contributions.map(() => null);
  const found = await prepared<Counts>(ctx, counts, [
    [...new Set(contributions.map(({ id }) => id))],
  ]);
  const byId = new Map(found.map(({ id, any: _, ...counted }) => [id, counted]));
  // What all are shown is there for the viewer too; about the rest, which few have, each has to be asked.
  const asked = found.flatMap(({ id, useCount, any }) => (any && useCount === 0 ? [id] : []));
  const seen = asked.length > 0 ? await toShow(ctx, asked) : new Set<string>();
  return contributions.map((of) => {
    const counted = byId.get(of.id);
    if (!counted || of.post?.removedAt || of.resource?.removedAt) return null;
    return Object.assign(new Trail(), counted, {
      of,
      toShow: counted.useCount > 0 || seen.has(of.id),
      viewerCan: {
        reportUse: contributionPolicy(ctx, 'use', of),
        thank: contributionPolicy(ctx, 'thank', of),
      },
    });
  });
});

/** Of which the viewer sees a use, what was kept of them, or the use that they came out of; each by the rule of its own. */
async function toShow(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const params: unknown[] = [ids];
  const visible = visibleUses(ctx, 'v', 'c', params);
  const found = await rows<{ id: string }>(
    ctx,
    `select asked.id from unnest($1::uuid[]) asked(id)
      where exists (select from use_report v join community c on c.id = v.community_id where v.of_id = asked.id and ${visible})
        or exists (select from resource r join community c on c.id = r.community_id
          where asked.id in (r.origin_post_id, r.origin_event_id) and ${visibleResources(ctx, 'r', 'c', params)})
        or exists (select from use_shared_again s join use_report v on v.id = s.report_id
          join community c on c.id = v.community_id
          where asked.id in (s.post_id, s.resource_id) and v.shown_to = 'COMMUNITY' and ${visible})`,
    params,
  );
  return new Set(found.map(({ id }) => id));
}
