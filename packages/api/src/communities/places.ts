import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { newId } from '../kernel/ids';
import { enforce, known } from '../kernel/policy';
import { emit } from '../kernel/signals';
import { communityForChange } from './communities.queries';
import { type PlaceGiven, placeGiven, tellMembership } from './communities.signals';
import type { Community } from './community.entity';
import { membershipTurned } from './hooks';
import {
  Membership,
  MembershipRole,
  MembershipState,
  membershipColumns,
} from './membership.entity';
import { type MembershipAction, membershipPolicy } from './membership.policy';
import { membershipById, membershipIn, stewardCount } from './memberships.queries';

/** What changes when somebody gets another place; what is left out stays. */
type Change = Partial<
  Pick<
    Membership,
    'role' | 'message' | 'reason' | 'invitedBy' | 'acceptedRulesNumber' | 'rulesDueAt' | 'joinedAt'
  >
> & { state: MembershipState };

/**
 * Gives a person another place in a community, keeps the count of members, and tells.
 * @param tx inside a transaction that holds the community's row lock: the count and the last steward depend on it
 */
export async function setPlace(
  tx: Context,
  communityId: string,
  personId: string,
  change: Change,
): Promise<Membership> {
  const before = await membershipIn(tx, communityId, personId);
  const now = tx.clock.now();
  const next = { ...(before ?? fresh), ...change };
  const [membership] = await rows<Membership>(
    tx,
    `insert into membership as m (id, community_id, person_id, role, state, message, reason, invited_by,
            accepted_rules_number, rules_due_at, joined_at, changed_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
     on conflict (community_id, person_id) do update
        set role = excluded.role, state = excluded.state, message = excluded.message,
            reason = excluded.reason, invited_by = excluded.invited_by,
            accepted_rules_number = excluded.accepted_rules_number,
            rules_due_at = excluded.rules_due_at, joined_at = excluded.joined_at,
            changed_at = excluded.changed_at, version = m.version + 1
     returning ${membershipColumns('m')}`,
    [
      newId(),
      communityId,
      personId,
      next.role,
      next.state,
      next.message,
      next.reason,
      next.invitedBy,
      next.acceptedRulesNumber,
      next.rulesDueAt,
      next.joinedAt,
      now,
    ],
  );
  const was = before?.state === MembershipState.ACTIVE;
  const active = next.state === MembershipState.ACTIVE;
  if (was !== active) {
    await countMember(tx, communityId, active);
    await membershipTurned(tx, { communityId, personId, active });
  }
  await tellMembership(tx, { communityId, personId });
  return membership as Membership;
}

const fresh = {
  role: MembershipRole.MEMBER,
  message: null,
  reason: null,
  invitedBy: null,
  acceptedRulesNumber: null,
  rulesDueAt: null,
  joinedAt: null,
};

/** Tells of a place that somebody asks for, was given or refused, to whom it concerns. */
export async function tellPlace(
  tx: Context,
  { communityId, personId, version }: Membership,
  what: PlaceGiven['what'],
  message: string | null = null,
): Promise<void> {
  const byId = tx.viewer.personId;
  // The seed and the command line give places too, but nobody then stands behind the news.
  if (byId) await emit(tx, placeGiven, { communityId, personId, byId, what, message, version });
}

/** Makes somebody an active member from now on. */
export function admitMember(
  tx: Context,
  communityId: string,
  personId: string,
  role: MembershipRole,
): Promise<Membership> {
  const joinedAt = tx.clock.now();
  const state = MembershipState.ACTIVE;
  return setPlace(tx, communityId, personId, {
    state,
    role,
    joinedAt,
    message: null,
    reason: null,
  });
}

async function countMember(tx: Context, communityId: string, active: boolean): Promise<void> {
  await rows(tx, 'update community set member_count = member_count + $2 where id = $1', [
    communityId,
    active ? 1 : -1,
  ]);
}

/**
 * The door to a change of somebody's place: locks the community first, then reads what is true now.
 * @throws NotFoundError when there is none or the viewer may not see it; ForbiddenError when they may not act
 */
export async function membershipForChange(
  tx: Context,
  id: string,
  action: MembershipAction,
): Promise<{ membership: Membership; community: Community; tx: Context }> {
  enforce(known(tx.viewer));
  const { communityId } = await membershipById(tx, id);
  const { community, tx: present } = await communityForChange(tx, communityId, 'list');
  const membership = await membershipById(present, id);
  const stewards = await stewardCount(present).load(communityId);
  const facts = { ...community, stewards };
  const now = tx.clock.now();
  enforce(membershipPolicy(present.viewer, 'see', membership, facts, now));
  enforce(membershipPolicy(present.viewer, action, membership, facts, now));
  return { membership, community, tx: present };
}

/** One's own place; for others it does not exist. */
export async function ownMembershipForChange(
  tx: Context,
  id: string,
): Promise<{ membership: Membership; community: Community; tx: Context }> {
  const found = await membershipForChange(tx, id, 'see');
  if (found.membership.personId !== tx.viewer.personId) throw new NotFoundError();
  return found;
}
