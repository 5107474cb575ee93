import { communityOf, membershipsIn, readableBy } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader, grouped, inOrder } from '../../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { enforce } from '../../kernel/policy';
import { isKnown } from '../../kernel/viewer';
import { absent } from '../../threads/thread.policy';
import type { ContributionRef } from '../contribution.entity';
import { type AboutColumns, aboutColumns, aboutOf, givenBy, isThere } from '../contributions.rows';
import { recognitionOn } from '../switch';
import { UseReport } from './use-report.entity';
import {
  isParty,
  type UseAction,
  type UseFacts,
  usePermissions,
  usePolicy,
  useStanding,
} from './uses.policy';

const PAGE = 20;

export type UseRow = Omit<UseReport, 'viewerCan' | 'community' | 'party' | 'ref'> &
  AboutColumns &
  Pick<UseFacts, 'there' | 'gave'>;

/**
 * A report for statements that select plain rows.
 * @param params the statement's parameters so far; the viewer is added to them
 */
export function useColumns(ctx: Context, u: string, params: unknown[]): string {
  const viewer = `$${params.push(isKnown(ctx.viewer) ? ctx.viewer.personId : null)}`;
  return `${u}.id, ${u}.community_id as "communityId", ${aboutColumns(u)}, ${u}.by_id as "byId", ${u}.how, ${u}.words,
    ${u}.place, ${u}.changed, ${u}.shown_to as "shownTo", ${u}.created_at as "createdAt", ${u}.edited_at as "editedAt",
    ${u}.removed_at as "removedAt", ${u}.removed_by as "removedById", ${u}.thread_id as "threadId", ${u}.version,
    ${isThere(u)} as there, ${givenBy(u, viewer)} as gave`;
}

/** Rows as one viewer may see them; those that they may not see are left out. */
export async function useViews(ctx: Context, found: UseRow[]): Promise<UseReport[]> {
  const views: UseReport[] = [];
  for (const row of found) {
    const community = await communityOf(ctx, row.communityId);
    const standing = useStanding(ctx.viewer, community, ctx.clock.now());
    if (!usePolicy(standing, 'read', row).allowed) continue;
    views.push(
      Object.assign(new UseReport(), row, {
        community,
        ref: aboutOf(row) as ContributionRef,
        party: isParty(standing, row),
        viewerCan: usePermissions(standing, row),
      }),
    );
  }
  return views;
}

/**
 * The one door to a report: loads and authorises.
 * @param lock inside a transaction: keeps other writers of this report out
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function useReportFor(
  ctx: Context,
  id: string,
  action: UseAction,
  { lock = false } = {},
): Promise<UseReport> {
  const params: unknown[] = [id];
  const [row] =
    isId(id) && recognitionOn(ctx.viewer).allowed
      ? await rows<UseRow>(
          ctx,
          `select ${useColumns(ctx, 'u', params)} from use_report u where u.id = $1 ${lock ? 'for no key update of u' : ''}`,
          params,
        )
      : [];
  const [report] = row ? await useViews(ctx, [row]) : [];
  if (!row || !report) {
    enforce(absent(ctx.viewer));
    throw new NotFoundError();
  }
  enforce(usePolicy(useStanding(ctx.viewer, report.community, ctx.clock.now()), action, row));
  return report;
}

/** Reports by id, for edges; null for what the viewer may not see, and for what was removed. */
export const useReportLoader = defineLoader<string, UseReport | null>(async (ctx, ids) => {
  const params: unknown[] = [ids];
  const found = await rows<UseRow>(
    ctx,
    `select ${useColumns(ctx, 'u', params)} from use_report u where u.id = any($1) and u.removed_at is null`,
    params,
  );
  return inOrder(ids, await useViews(ctx, found), (row) => row.id);
});

/**
 * The rule "may see it, and it is there" inside a statement: what `usePolicy(standing, 'read', …)` allows, without what
 * was removed.
 * @param u the alias of use_report, @param c of its community
 * @param params the statement's parameters so far; what the rule needs is added to them
 */
export function visibleUses(ctx: Context, u: string, c: string, params: unknown[]): string {
  const { viewer } = ctx;
  const there = `${u}.removed_at is null and ${readableBy(viewer, c, params)}`;
  if (isKnown(viewer) && viewer.admin) return `(${there})`;
  const told = `(${u}.shown_to = 'COMMUNITY' and ${isThere(u)})`;
  if (!isKnown(viewer)) return `(${there} and ${told})`;
  const me = `$${params.push(viewer.personId)}`;
  const leads = membershipsIn(viewer, 'ACTIVE').filter(
    (id) => viewer.memberships.get(id)?.role !== 'MEMBER',
  );
  const mine = `$${params.push(leads)}`;
  return `(${there} and (${told} or ${u}.by_id = ${me}::uuid or ${givenBy(u, me)}
    or (${u}.how = 'DID_NOT_WORK' and ${c}.id = any(${mine}::uuid[]))))`;
}

interface PageOf {
  id: string;
  limit: number;
  after: [string, string] | null;
}

/** Pages of the uses of several contributions, in one statement. */
const pagesLoader = defineLoader<PageOf, UseReport[]>(async (ctx, keys) => {
  const params: unknown[] = [
    JSON.stringify(
      keys.map(({ id, after }, key) => ({ key, id, at: after?.[0], last: after?.[1] })),
    ),
    Math.max(...keys.map(({ limit }) => limit)),
  ];
  const visible = visibleUses(ctx, 'u', 'c', params);
  const found = await rows<UseRow & { key: number }>(
    ctx,
    `select asked.key, ${useColumns(ctx, 'n', params)}
       from jsonb_to_recordset($1::jsonb) asked (key int, id uuid, at timestamptz, last uuid)
      cross join lateral (
        select u.* from use_report u join community c on c.id = u.community_id
         where u.of_id = asked.id and (asked.at is null or (u.created_at, u.id) < (asked.at, asked.last))
           and ${visible}
         order by u.created_at desc, u.id desc limit $2) n
      order by n.created_at desc, n.id desc`,
    params,
  );
  const pages = grouped(
    keys.map((_, key) => String(key)),
    found,
    (row) => String(row.key),
  );
  return Promise.all(
    pages.map(async (page, key) => (await useViews(ctx, page)).slice(0, keys[key]?.limit)),
  );
});

/** The uses of a contribution that the viewer may see, the latest first. */
export const usesOf = (
  ctx: Context,
  { id }: Pick<ContributionRef, 'id'>,
  args: { first?: number | null; after?: string | null },
): Promise<Page<UseReport>> =>
  keysetPage(
    args,
    PAGE,
    instantCursor,
    (limit, after) => pagesLoader(ctx).load({ id, limit, after }),
    ({ createdAt, id: last }) => [createdAt.toISOString(), last],
  );
