import { reads } from '../communities/communities.queries';
import type { Community } from '../communities/community.entity';
import { type Domain, domainColumns } from '../communities/domain.entity';
import { DOMAIN_TREE } from '../communities/domains.queries';
import type { Context } from '../kernel/context';
import { prepared, statementOf } from '../kernel/database/prepared';
import { rows } from '../kernel/database/statements';
import { isId } from '../kernel/ids';
import { defineLoader, grouped } from '../kernel/loaders';
import { emptyPage, instantCursor, keysetPage, nameCursor, type Page } from '../kernel/pagination';
import { cleanTag } from '../threads/text';
import { type Resource, resourceColumns } from './resource.entity';
import { ResourceOrder } from './resource.types';
import type { ResourceListArgs } from './resources.inputs';
import { type ResourceRow, resourceViews, visibleResources } from './resources.queries';

const PAGE = 20;
/** More than anybody chooses from. */
const TAGS_SHOWN = 50;
/** What came out of one post or event: more is a library of its own. */
const OF_ORIGIN_MAX = 20;

/** In which order, and with which keys, a list goes on. */
const orders = {
  [ResourceOrder.NEWEST]: {
    by: 'r.revised_at desc, r.id desc',
    beyond: (at: string, id: string) => `(r.revised_at, r.id) < (${at}::timestamptz, ${id}::uuid)`,
    cursor: instantCursor,
    keyOf: (row: ResourceRow): [string, string] => [row.revisedAt.toISOString(), row.id],
  },
  [ResourceOrder.TITLE]: {
    by: 'lower(r.title) collate "C", r.id',
    beyond: (name: string, id: string) =>
      `(lower(r.title) collate "C", r.id) > (lower(${name}) collate "C", ${id}::uuid)`,
    cursor: nameCursor,
    keyOf: (row: ResourceRow): [string, string] => [row.title, row.id],
  },
};

/** What a community keeps; empty for those who see its listing only. */
export async function resourcesOf(
  ctx: Context,
  community: Community,
  { type, tag, domainId, retired, order, ...args }: ResourceListArgs,
): Promise<Page<Resource>> {
  if (!reads(ctx, community)) return emptyPage();
  const params: unknown[] = [community.id];
  const given = (value: unknown) => `$${params.push(value)}`;
  const parts = [
    'r.community_id = $1',
    `r.retired_at is ${retired ? 'not ' : ''}null`,
    visibleResources(ctx, 'r', 'c', params),
  ];
  if (type) parts.push(`r.type = ${given(type)}`);
  if (tag) parts.push(`r.tags @> array[${given(cleanTag(tag))}]::text[]`);
  if (domainId) {
    parts.push(`exists (with recursive ${DOMAIN_TREE} select from resource_domain d join tree on tree.id = d.domain_id
      where d.resource_id = r.id and tree.root = ${given(isId(domainId) ? domainId : null)}::uuid)`);
  }
  const { by, beyond, cursor, keyOf } = orders[order];
  const page = await keysetPage(
    args,
    PAGE,
    cursor,
    (limit, after) => {
      const all = [...params, limit, ...(after ?? [])];
      const n = params.length;
      const further = after ? `and ${beyond(`$${n + 2}`, `$${n + 3}`)}` : '';
      return rows<ResourceRow>(
        ctx,
        `select ${resourceColumns('r')} from resource r join community c on c.id = r.community_id
          where ${parts.join(' and ')} ${further} order by ${by} limit $${n + 1}`,
        all,
      );
    },
    keyOf,
  );
  return viewed(ctx, page);
}

/** A page of rows as one viewer may see them. */
export async function viewed(ctx: Context, page: Page<ResourceRow>): Promise<Page<Resource>> {
  const nodes = await resourceViews(ctx, page.nodes);
  const edges = page.edges.map((edge, place) => ({ ...edge, node: nodes[place] as Resource }));
  return { ...page, nodes, edges };
}

/** The tags of what a community keeps, the most used first; none for those who see its listing only. */
export async function tagsOf(ctx: Context, community: Community): Promise<string[]> {
  if (!reads(ctx, community)) return [];
  const found = await rows<{ tag: string }>(
    ctx,
    `select t.tag from resource r cross join lateral unnest(r.tags) t (tag)
      where r.community_id = $1 and r.removed_at is null and r.retired_at is null
      group by t.tag order by count(*) desc, t.tag collate "C" limit ${TAGS_SHOWN}`,
    [community.id],
  );
  return found.map(({ tag }) => tag);
}

/** What was kept out of posts, or of events, the oldest first, as far as the viewer sees it. */
const outOf = (column: 'origin_post_id' | 'origin_event_id') =>
  defineLoader<string, Resource[]>(async (ctx, ids) => {
    const params: unknown[] = [ids];
    const visible = visibleResources(ctx, 'r', 'c', params);
    const sql = `select l.* from unnest($1::uuid[]) asked (id) cross join lateral (
         select ${resourceColumns('r')}, r.${column} as "originId"
           from resource r join community c on c.id = r.community_id
          where r.${column} = asked.id and ${visible} order by r.created_at, r.id limit ${OF_ORIGIN_MAX}) l`;
    const found = await prepared<ResourceRow & { originId: string }>(ctx, statementOf(sql), params);
    const views = await resourceViews(ctx, found);
    return grouped(ids, views, (view) => (view as Resource & { originId: string }).originId);
  });

export const resourcesOfPost = outOf('origin_post_id');
export const resourcesOfEvent = outOf('origin_event_id');

/** What threads were opened about; null where that is not there for the viewer. */
export const resourceOfThread = defineLoader<string, Resource | null>(async (ctx, ids) => {
  const params: unknown[] = [ids];
  const found = await rows<ResourceRow>(
    ctx,
    `select ${resourceColumns('r')} from resource r join community c on c.id = r.community_id
      where r.thread_id = any($1::uuid[]) and ${visibleResources(ctx, 'r', 'c', params)}`,
    params,
  );
  const views = await resourceViews(ctx, found);
  return ids.map((id) => views.find(({ threadId }) => threadId === id) ?? null);
});

/** What fields of practice resources belong to, by name. */
export const domainsOfResource = defineLoader<string, Domain[]>(async (ctx, ids) => {
  const found = await rows<Domain & { resourceId: string }>(
    ctx,
    `select ${domainColumns('d')}, rd.resource_id as "resourceId"
       from resource_domain rd join domain d on d.id = rd.domain_id
      where rd.resource_id = any($1::uuid[]) order by lower(d.name) collate "C", d.id`,
    [ids],
  );
  return grouped(ids, found, (row) => row.resourceId);
});
