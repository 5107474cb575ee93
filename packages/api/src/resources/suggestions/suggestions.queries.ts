import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isId } from '../../kernel/ids';
import { defineLoader, grouped, inOrder } from '../../kernel/loaders';
import { enforce } from '../../kernel/policy';
import type { Resource } from '../resource.entity';
import { resourceStanding } from '../resource.policy';
import { resourceFor, resourcesSeen } from '../resources.queries';
import { ResourceSuggestion, suggestionColumns } from './suggestion.entity';
import {
  type SuggestionAction,
  seesSuggestions,
  suggestionPermissions,
  suggestionPolicy,
} from './suggestion.policy';
import type { SuggestionState } from './suggestion.types';

type SuggestionRow = Omit<ResourceSuggestion, 'resource' | 'viewerCan'>;

/** Of one resource: the latest. What was decided longer ago is in its versions. */
const SHOWN = 50;

const select = `select ${suggestionColumns('s')} from resource_suggestion s`;

/**
 * The one door to a suggestion, which is behind that of its resource.
 * @throws the errors of `resourceFor`; ForbiddenError when they may not act
 */
export async function suggestionFor(
  ctx: Context,
  id: string,
  action: SuggestionAction,
): Promise<ResourceSuggestion> {
  const [row] = isId(id) ? await rows<SuggestionRow>(ctx, `${select} where s.id = $1`, [id]) : [];
  // What is not there is answered by the same door, in the same way.
  const resource = await resourceFor(ctx, row?.resourceId ?? '', 'read');
  const suggestion = viewOf(ctx, resource, row as SuggestionRow);
  const standing = standingIn(ctx, resource);
  enforce(suggestionPolicy(standing, 'read', resource, suggestion));
  enforce(suggestionPolicy(standing, action, resource, suggestion));
  return suggestion;
}

/** Those of some suggestions that the viewer sees. */
export async function suggestionsSeen(
  ctx: Context,
  ids: readonly string[],
): Promise<ResourceSuggestion[]> {
  if (ids.length === 0) return [];
  const found = await rows<SuggestionRow>(ctx, `${select} where s.id = any($1::uuid[])`, [ids]);
  const seen = await resourcesSeen(ctx, [...new Set(found.map(({ resourceId }) => resourceId))]);
  const byId = new Map(seen.map((resource) => [resource.id, resource]));
  return found.flatMap((row) => {
    const resource = byId.get(row.resourceId);
    return resource ? visible(ctx, resource, [row]) : [];
  });
}

/** Suggestions by id, for edges; null for those who do not see them. */
export const suggestionLoader = defineLoader<string, ResourceSuggestion | null>(async (ctx, ids) =>
  inOrder(ids, await suggestionsSeen(ctx, ids), ({ id }) => id),
);

/** What was suggested for resources, what waits first: all of it for those who keep one, their own for others. */
const suggestionsLoader = defineLoader<Resource, ResourceSuggestion[]>(async (ctx, resources) => {
  const ids = resources.map(({ id }) => id);
  const found = await rows<SuggestionRow>(
    ctx,
    `select l.* from unnest($1::uuid[], $2::boolean[]) asked (id, whole) cross join lateral (
       ${select} where s.resource_id = asked.id and (asked.whole or s.suggested_by = $3::uuid)
        order by (s.state = 'OPEN') desc, s.suggested_at desc, s.id desc limit ${SHOWN}) l`,
    [ids, resources.map((one) => seesSuggestions(standingIn(ctx, one), one)), ctx.viewer.personId],
  );
  return grouped(ids, found, ({ resourceId }) => resourceId).map((own, place) =>
    visible(ctx, resources[place] as Resource, own),
  );
});

export async function suggestionsOf(
  ctx: Context,
  resource: Resource,
  state: SuggestionState | null | undefined,
): Promise<ResourceSuggestion[]> {
  const all = await suggestionsLoader(ctx).load(resource);
  return state ? all.filter((suggestion) => suggestion.state === state) : all;
}

function visible(ctx: Context, resource: Resource, found: SuggestionRow[]): ResourceSuggestion[] {
  const standing = standingIn(ctx, resource);
  return found
    .filter((row) => suggestionPolicy(standing, 'read', resource, row).allowed)
    .map((row) => viewOf(ctx, resource, row));
}

function viewOf(ctx: Context, resource: Resource, row: SuggestionRow): ResourceSuggestion {
  const standing = standingIn(ctx, resource);
  return Object.assign(new ResourceSuggestion(), row, {
    resource,
    viewerCan: suggestionPermissions(standing, resource, row),
  });
}

const standingIn = (ctx: Context, { community }: Resource) =>
  resourceStanding(ctx.viewer, community, ctx.clock.now());
