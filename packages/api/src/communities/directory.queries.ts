import type { z } from 'zod';
import { likeText } from '../accounts/accounts.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { keysetPage, nameCursor, type Page } from '../kernel/pagination';
import { type CommunityFilter, MembershipFilter } from './communities.inputs';
import { listedFor, membershipsIn } from './communities.queries';
import { type Community, communityColumns } from './community.entity';
import { DOMAIN_TREE } from './domains.queries';

const DIRECTORY_PAGE = 30;

/** The communities that the viewer may know of, by name. */
export async function directory(
  ctx: Context,
  args: { first?: number; after?: string },
  filter: CommunityFilter,
): Promise<Page<Community>> {
  const params: unknown[] = [];
  const conditions = [listedFor(ctx.viewer, 'c', params), ...narrowed(ctx, filter, params)];
  return keysetPage(
    args,
    DIRECTORY_PAGE,
    nameCursor as z.ZodType<[string, string]>,
    (limit, after) => {
      const values = [...params, after?.[0] ?? null, after?.[1] ?? null, limit];
      const at = params.length;
      return rows<Community & { sortName: string }>(
        ctx,
        `with recursive ${DOMAIN_TREE}
         select ${communityColumns('c')}, lower(c.name) as "sortName" from community c
          where ${conditions.join(' and ')}
            and ($${at + 1}::text is null
                 or (lower(c.name) collate "C", c.id) > ($${at + 1}, $${at + 2}::uuid))
          order by lower(c.name) collate "C", c.id limit $${at + 3}`,
        values,
      );
    },
    (row) => [row.sortName, row.id],
  );
}

function narrowed(ctx: Context, filter: CommunityFilter, params: unknown[]): string[] {
  const conditions = [`c.archived_at is ${filter.archived ? 'not null' : 'null'}`];
  if (filter.domainSlug) {
    params.push(filter.domainSlug);
    conditions.push(
      `exists (select 1 from domain root join tree on tree.root = root.id
                 join community_domain cd on cd.domain_id = tree.id
                where root.slug = $${params.length} and cd.community_id = c.id)`,
    );
  }
  const { MINE, NOT_MINE } = MembershipFilter;
  if (filter.membership === MINE || filter.membership === NOT_MINE) {
    params.push(membershipsIn(ctx.viewer, 'ACTIVE'));
    const not = filter.membership === NOT_MINE ? 'not ' : '';
    conditions.push(`${not}c.id = any($${params.length}::uuid[])`);
  }
  const search = filter.search?.trim().toLowerCase();
  if (search) {
    params.push(`%${likeText(search)}%`);
    conditions.push(
      `(lower(c.name) like $${params.length} or lower(c.purpose) like $${params.length})`,
    );
  }
  return conditions;
}
