import type { Context } from '../kernel/context';
import { prepared, statementOf } from '../kernel/database/prepared';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, inOrder } from '../kernel/loaders';
import { enforce } from '../kernel/policy';
import { isKnown, type MembershipFacts, updateOwnMembership, type Viewer } from '../kernel/viewer';
import { Community, communityColumns, Visibility } from './community.entity';
import { type CommunityAction, communityPolicy } from './community.policy';
import { roleNow } from './lent-roles';

/** Communities by id, for edges: whoever may see a thing may see where it is. */
const communitiesById = statementOf(
  `select ${communityColumns('c')} from community c where c.id = any($1::uuid[])`,
);

export const communityLoader = defineLoader<string, Community | null>(async (ctx, ids) => {
  const found = await prepared<Community>(ctx, communitiesById, [ids]);
  return inOrder(ids, found, (row) => row.id);
});

/** The community that a row names by a foreign key: always there. */
export async function communityOf(ctx: Context, id: string): Promise<Community> {
  const community = await communityLoader(ctx).load(id);
  if (!community) throw new NotFoundError();
  return community;
}

/**
 * The one door to a community: loads and authorises.
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not
 *   act; UnauthenticatedError when signing in would help
 */
export async function communityFor(
  ctx: Context,
  id: string,
  action: CommunityAction,
): Promise<Community> {
  return admit(ctx, isId(id) ? await one(ctx, 'c.id = $1', id) : undefined, action);
}

/** The same door by the name in its address. */
export async function communityBySlug(
  ctx: Context,
  slug: string,
  action: CommunityAction,
): Promise<Community> {
  return admit(ctx, await one(ctx, 'c.slug = $1', slug), action);
}

/**
 * Keeps other writers out, but not those who only make a row that names the community: a foreign key asks no more than
 * that it stays, and whoever waited for it with a lock of their own would wait for ever.
 */
const LOCK = 'for no key update';

/** Takes the community's row lock without asking anything; for what has a permission of its own. */
export async function lockCommunity(tx: Context, id: string): Promise<Community> {
  const community = await one(tx, 'c.id = $1', id, LOCK);
  if (!community) throw new NotFoundError();
  return community;
}

/**
 * The door to a change: takes the community's row lock, which is always the first lock of a write, reads the
 * viewer's own place anew, and asks the policy with what is true now.
 * @param tx inside a transaction
 * @returns the community, and the context whose viewer knows the present facts
 */
export async function communityForChange(
  tx: Context,
  id: string,
  action: CommunityAction,
): Promise<{ community: Community; tx: Context }> {
  const community = isId(id) ? await one(tx, 'c.id = $1', id, LOCK) : undefined;
  const present = community ? await withPresentFacts(tx, community.id) : tx;
  return { community: admit(present, community, action), tx: present };
}

/** The same context, whose viewer's place in this community was read after its lock was taken. */
export async function withPresentFacts(tx: Context, communityId: string): Promise<Context> {
  const { viewer } = tx;
  if (!viewer.personId) return tx;
  const present: Viewer = { ...viewer, memberships: new Map(viewer.memberships) };
  updateOwnMembership(present, communityId, await ownFacts(tx, communityId));
  return { ...tx, viewer: present };
}

/** After a commit that changed the viewer's own place: what is answered next knows it. */
export async function refreshed(ctx: Context, communityId: string): Promise<void> {
  if (!ctx.viewer.personId) return;
  updateOwnMembership(ctx.viewer, communityId, await ownFacts(ctx, communityId));
}

async function ownFacts(ctx: Context, communityId: string): Promise<MembershipFacts | null> {
  const [facts] = await rows<MembershipFacts>(
    ctx,
    `select ${roleNow('m', '$3')} as role, m.state, m.accepted_rules_number as "rulesAccepted",
            m.rules_due_at as "rulesDueAt"
       from membership m where m.community_id = $1 and m.person_id = $2`,
    [communityId, ctx.viewer.personId, ctx.clock.now()],
  );
  return facts ?? null;
}

async function one(
  ctx: Context,
  condition: string,
  value: string,
  lock = '',
): Promise<Community | undefined> {
  const statement = statementOf(
    `select ${communityColumns('c')} from community c where ${condition} ${lock}`,
  );
  return (await prepared<Community>(ctx, statement, [value]))[0];
}

/** Stands in for what does not exist, so that it is refused exactly as what may not be known. */
const nothing = {
  id: '',
  visibility: Visibility.PRIVATE,
  archivedAt: null,
  groundRulesNumber: null,
};

function admit(ctx: Context, community: Community | undefined, action: CommunityAction): Community {
  const now = ctx.clock.now();
  if (!community) {
    enforce(communityPolicy(ctx.viewer, 'list', nothing, now));
    throw new NotFoundError();
  }
  enforce(communityPolicy(ctx.viewer, 'list', community, now));
  enforce(communityPolicy(ctx.viewer, action, community, now));
  return community;
}

/**
 * The rule "may know of it" inside a statement; the same as `communityPolicy(viewer, 'list', …)`.
 * @param alias of the community's row
 * @param params the statement's parameters so far; what the rule needs is added to them
 */
export function listedFor(viewer: Viewer, alias: string, params: unknown[]): string {
  if (isKnown(viewer) && viewer.admin) return 'true';
  if (!isKnown(viewer))
    return viewer.visitorsMayRead ? `${alias}.visibility <> 'PRIVATE'` : 'false';
  params.push(membershipsIn(viewer, 'ACTIVE', 'INVITED'));
  return `(${alias}.visibility <> 'PRIVATE' or ${alias}.id = any($${params.length}::uuid[]))`;
}

/** The rule "may read what is inside" in the same way; `communityPolicy(viewer, 'read', …)`. */
export function readableBy(viewer: Viewer, alias: string, params: unknown[]): string {
  if (isKnown(viewer) && viewer.admin) return 'true';
  if (!isKnown(viewer)) return viewer.visitorsMayRead ? `${alias}.visibility = 'OPEN'` : 'false';
  params.push(membershipsIn(viewer, 'ACTIVE'));
  return `(${alias}.visibility = 'OPEN' or ${alias}.id = any($${params.length}::uuid[]))`;
}

/** The communities in which the viewer's place is one of these; none before the address is confirmed. */
export function membershipsIn(
  viewer: Viewer,
  ...states: Array<MembershipFacts['state']>
): string[] {
  if (!isKnown(viewer)) return [];
  return [...viewer.memberships]
    .filter(([, membership]) => states.includes(membership.state))
    .map(([communityId]) => communityId);
}

/** Whether the viewer may read what is inside, for fields that are null when not. */
export function reads(ctx: Context, community: Community): boolean {
  return communityPolicy(ctx.viewer, 'read', community, ctx.clock.now()).allowed;
}
