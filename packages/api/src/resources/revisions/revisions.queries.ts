import { z } from 'zod';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader } from '../../kernel/loaders';
import { keysetPage, type Page } from '../../kernel/pagination';
import type { Resource } from '../resource.entity';
import { ResourceRevision, revisionColumns } from './revision.entity';

type RevisionRow = Omit<ResourceRevision, 'resource'>;

const PAGE = 20;
/** The largest number that the database keeps. */
const NUMBER_MAX = 2_147_483_647;
const cursor = z.tuple([z.number().int().min(0).max(NUMBER_MAX)]);

/** What a resource said, the latest version first. */
export async function revisionsOf(
  ctx: Context,
  resource: Resource,
  args: { first?: number | null; after?: string | null },
): Promise<Page<ResourceRevision>> {
  const page = await keysetPage(
    args,
    PAGE,
    cursor,
    (limit, after) =>
      rows<RevisionRow>(
        ctx,
        `select ${revisionColumns('v')} from resource_revision v
          where v.resource_id = $1 and ($2::int is null or v.number < $2) order by v.number desc limit $3`,
        [resource.id, after?.[0] ?? null, limit],
      ),
    (row): [number] => [row.number],
  );
  const edges = page.edges.map(({ cursor: at, node }) => ({
    cursor: at,
    node: viewOf(resource, node),
  }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

interface Wanted {
  resource: Resource;
  number: number;
}

/** Versions by their numbers; null where there is none. */
export const revisionLoader = defineLoader<Wanted, ResourceRevision | null>(async (ctx, keys) => {
  const numbered = keys.filter(({ number }) => number > 0 && number <= NUMBER_MAX);
  const found = await rows<RevisionRow>(
    ctx,
    `select ${revisionColumns('v')} from unnest($1::uuid[], $2::int[]) asked (id, number)
       join resource_revision v on v.resource_id = asked.id and v.number = asked.number`,
    [numbered.map(({ resource }) => resource.id), numbered.map(({ number }) => number)],
  );
  const byPlace = new Map(found.map((row) => [`${row.resourceId} ${row.number}`, row]));
  return keys.map(({ resource, number }) => {
    const row = byPlace.get(`${resource.id} ${number}`);
    return row ? viewOf(resource, row) : null;
  });
});

const viewOf = (resource: Resource, row: RevisionRow): ResourceRevision =>
  Object.assign(new ResourceRevision(), row, { resource });
