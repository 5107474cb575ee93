import { z } from 'zod';
import { membershipsIn } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { emptyPage, type ForwardArgs, keysetPage, type Page } from '../../kernel/pagination';
import { isKnown } from '../../kernel/viewer';
import { type Resource, resourceColumns } from '../resource.entity';
import { type ResourceRow, resourceViews, visibleResources } from '../resources.queries';
import { today } from './next-look';

const PAGE = 20;
/** Of one person: whoever has more to look at begins with these. */
const OWN_MAX = 50;

const dueCursor = z.tuple([z.iso.date(), z.uuid()]);

type Due = ResourceRow & { dueOn: string };

/** Since when it waits: for its day, or for somebody who says that a link that does not answer is good all the same. */
const dueOn = (r: string): string =>
  `least(${r}.review_on, case when ${r}.link_broken_at > coalesce(${r}.reviewed_at, '-infinity')
     then (${r}.link_broken_at at time zone 'UTC')::date end)`;

/** The rule "is to be looked at". @param day the number of the parameter that says what day it is */
const isDue = (r: string, c: string, day: number): string =>
  `${r}.retired_at is null and ${c}.archived_at is null and ${dueOn(r)} <= $${day}::date`;

/**
 * What is to be looked at in a community, the longest due first: all of it for those who look after it, for others
 * what they answer for.
 */
export async function resourcesToReview(
  ctx: Context,
  community: Community,
  args: ForwardArgs,
): Promise<Page<Resource>> {
  const now = ctx.clock.now();
  const readable = communityPolicy(ctx.viewer, 'read', community, now).allowed;
  if (!readable || !isKnown(ctx.viewer)) return emptyPage();
  const all = communityPolicy(ctx.viewer, 'moderate', community, now).allowed;
  const day = today(ctx);
  const page = await keysetPage(
    args,
    PAGE,
    dueCursor,
    (limit, after) =>
      rows<Due>(
        ctx,
        `select d.* from (select ${resourceColumns('r')}, ${dueOn('r')}::text as "dueOn"
            from resource r join community c on c.id = r.community_id
           where r.community_id = $1 and r.removed_at is null and ($3 or r.steward_id = $4)
             and ${isDue('r', 'c', 2)}) d
          where $5::date is null or (d."dueOn"::date, d.id) > ($5, $6::uuid)
          order by d."dueOn"::date, d.id limit $7`,
        [
          ...[community.id, day, all, ctx.viewer.personId],
          ...[after?.[0] ?? null, after?.[1] ?? null, limit],
        ],
      ),
    (row) => [row.dueOn, row.id],
  );
  const nodes = await resourceViews(ctx, page.nodes);
  const edges = page.edges.map(({ cursor }, place) => ({ cursor, node: nodes[place] as Resource }));
  return { ...page, nodes, edges };
}

/** What the viewer is to look at: what they answer for, and where they look after a community, what nobody does. */
export async function ownToReview(ctx: Context): Promise<Resource[]> {
  const { viewer } = ctx;
  const leads = membershipsIn(viewer, 'ACTIVE').filter(
    (id) => viewer.memberships.get(id)?.role !== 'MEMBER',
  );
  const params: unknown[] = [viewer.personId, leads, today(ctx)];
  const found = await rows<ResourceRow>(
    ctx,
    `select ${resourceColumns('r')} from resource r join community c on c.id = r.community_id
      where (r.steward_id = $1 or (r.steward_id is null and r.community_id = any($2::uuid[])))
        and ${isDue('r', 'c', 3)} and ${visibleResources(ctx, 'r', 'c', params)}
      order by ${dueOn('r')}, r.id limit ${OWN_MAX}`,
    params,
  );
  return resourceViews(ctx, found);
}
