import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import type { Shape } from '../../threads/lookahead';
import type { Contribution, ContributionRef } from '../contribution.entity';
import { contributionLoader } from '../contributions';
import { type AboutColumns, aboutOf } from '../contributions.rows';
import { UseAudience, type UseReport } from '../uses/use-report.entity';
import {
  type UseRow,
  useColumns,
  useReportLoader,
  useViews,
  visibleUses,
} from '../uses/uses.queries';

/** Uses of one thing that a chain draws; those that led on come before the latest. */
const USES_DRAWN = 12;

/** Something that was made out of a use, or kept of a post or an event. */
export interface Offspring {
  parentId: string;
  contribution: Contribution;
}

/** What everybody who reads the contribution may be told of, and no more. */
const isTold = (report: UseReport | null): report is UseReport =>
  report?.shownTo === UseAudience.COMMUNITY;

/** The use that a contribution came out of, with what was used; null for whom either is not there. */
export async function cameOutOf(
  ctx: Context,
  { id }: Contribution,
  shape: Shape,
): Promise<{ report: UseReport; of: Contribution } | null> {
  const [row] = await rows<{ reportId: string }>(
    ctx,
    'select report_id as "reportId" from use_shared_again where post_id = $1 or resource_id = $1',
    [id],
  );
  const report = row ? await useReportLoader(ctx).load(row.reportId) : null;
  if (!isTold(report)) return null;
  const of = await contributionLoader(ctx).load({ ...report.ref, shape });
  return of && { report, of };
}

/** The post or event that a resource was kept of; null for whom it is not there. */
export async function keptOf(
  ctx: Context,
  { resource }: Contribution,
  shape: Shape,
): Promise<Contribution | null> {
  const { originPostId = null, originEventId = null } = resource ?? {};
  const ref = aboutOf({ postId: originPostId, eventId: originEventId });
  return ref && contributionLoader(ctx).load({ ...ref, shape });
}

/** The uses of contributions that a chain goes on with, in one statement. */
export async function usesDrawn(ctx: Context, ofIds: string[]): Promise<UseReport[]> {
  const params: unknown[] = [ofIds];
  const visible = visibleUses(ctx, 'u', 'c', params);
  const found = await rows<UseRow>(
    ctx,
    `select ${useColumns(ctx, 'n', params)} from unnest($1::uuid[]) asked(id)
      cross join lateral (
        select u.* from use_report u join community c on c.id = u.community_id
         where u.of_id = asked.id and u.shown_to = 'COMMUNITY' and ${visible}
         order by exists (select 1 from use_shared_again s where s.report_id = u.id) desc, u.created_at desc, u.id desc
         limit ${USES_DRAWN}) n
      order by n.created_at, n.id`,
    params,
  );
  return useViews(ctx, found);
}

/** What came out of uses, and what was kept of posts and events; each through its own door. */
export async function offspringOf(
  ctx: Context,
  parents: { reportIds: string[]; contributionIds: string[] },
  shape: Shape,
): Promise<Offspring[]> {
  const found = await rows<Partial<AboutColumns> & { parentId: string }>(
    ctx,
    `select s.report_id as "parentId", s.post_id as "postId", s.resource_id as "resourceId", s.at as born, 0 as way
       from use_shared_again s where s.report_id = any($1::uuid[])
     union all
     select coalesce(r.origin_post_id, r.origin_event_id), null, r.id, r.created_at, 1
       from resource r where (r.origin_post_id = any($2::uuid[]) or r.origin_event_id = any($2::uuid[]))
        and r.removed_at is null
      order by way, born`,
    [parents.reportIds, parents.contributionIds],
  );
  const refs = found.map((row) => aboutOf(row) as ContributionRef);
  const seen = (await contributionLoader(ctx).loadMany(
    refs.map((ref) => ({ ...ref, shape })),
  )) as Array<Contribution | null>;
  return found.flatMap(({ parentId }, place) => {
    const contribution = seen[place];
    return contribution ? [{ parentId, contribution }] : [];
  });
}
