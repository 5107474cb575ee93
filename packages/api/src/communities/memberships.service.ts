import { DAY } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { ConflictError } from '../kernel/errors';
import { enforce } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import type { CommunityInput } from './communities.inputs';
import { communityForChange, communityOf, refreshed } from './communities.queries';
import type { Community } from './community.entity';
import { communityPolicy } from './community.policy';
import { Membership, MembershipRole, MembershipState } from './membership.entity';
import type {
  ChangeRoleInput,
  MembershipInput,
  RemoveMemberInput,
  RequestToJoinInput,
} from './memberships.inputs';
import { membershipIn, stewardCount } from './memberships.queries';
import { admitMember, membershipForChange, setPlace, tellPlace } from './places';

/** Who asks, takes it back and asks again within this time is not told of to the stewards each time. */
const REQUEST_PAUSE = DAY;

/** Joins an open community, or says yes to an invitation. */
export async function joinCommunity(
  ctx: Context,
  { communityId }: CommunityInput,
): Promise<Community> {
  return ofOneself(ctx, communityId, async (outer, personId) => {
    const { tx } = await communityForChange(outer, communityId, 'join');
    const before = await membershipIn(tx, communityId, personId);
    const invited = before?.state === MembershipState.INVITED ? before.role : undefined;
    await admitMember(tx, communityId, personId, invited ?? MembershipRole.MEMBER);
  });
}

/** Asks those who look after a closed community to be let in. */
export async function requestToJoin(ctx: Context, input: RequestToJoinInput): Promise<Community> {
  const { communityId } = input;
  return ofOneself(ctx, communityId, async (outer, personId) => {
    const { tx } = await communityForChange(outer, communityId, 'requestToJoin');
    const before = await membershipIn(tx, communityId, personId);
    const message = input.message.trim();
    const place = await setPlace(tx, communityId, personId, {
      state: MembershipState.REQUESTED,
      role: MembershipRole.MEMBER,
      message,
      reason: null,
      invitedBy: null,
    });
    const now = tx.clock.now().getTime();
    const recent = before && now - before.changedAt.getTime() < REQUEST_PAUSE;
    if (!recent) await tellPlace(tx, place, 'REQUESTED', message);
  });
}

/** Ends one's membership, or takes back a request. @throws ForbiddenError LAST_STEWARD */
export async function leaveCommunity(
  ctx: Context,
  { communityId }: CommunityInput,
): Promise<Community> {
  return ofOneself(ctx, communityId, async (outer, personId) => {
    const { community, tx } = await communityForChange(outer, communityId, 'leave');
    const stewards = await stewardCount(tx).load(communityId);
    const facts = { ...community, stewards };
    enforce(communityPolicy(tx.viewer, 'leave', facts, tx.clock.now()));
    await setPlace(tx, communityId, personId, {
      state: MembershipState.LEFT,
      role: MembershipRole.MEMBER,
      message: null,
    });
  });
}

/** A change of one's own place; the answer is the community as it is for the viewer afterwards. */
async function ofOneself(
  ctx: Context,
  communityId: string,
  work: (tx: Context, personId: string) => Promise<void>,
): Promise<Community> {
  // The door in `work` refuses whoever is not a person before this is used.
  await transaction(ctx, (tx) => work(tx, tx.viewer.personId as string));
  await refreshed(ctx, communityId);
  return communityOf(ctx, communityId);
}

/** A change of somebody's place by those who look after the community. */
async function ofAnother(
  ctx: Context,
  work: (tx: Context) => Promise<Membership>,
): Promise<Membership> {
  const membership = await transaction(ctx, work);
  if (membership.personId === ctx.viewer.personId) await refreshed(ctx, membership.communityId);
  return membership;
}

export async function approveRequest(ctx: Context, input: MembershipInput): Promise<Membership> {
  return ofAnother(ctx, async (outer) => {
    const { membership, community, tx } = await membershipForChange(
      outer,
      input.membershipId,
      'approve',
    );
    const { personId } = membership;
    const place = await admitMember(tx, community.id, personId, MembershipRole.MEMBER);
    await tellPlace(tx, place, 'APPROVED');
    return place;
  });
}

/** Says no, for now: the person is where they were before, and may ask again. */
export async function refuseRequest(ctx: Context, input: MembershipInput): Promise<Membership> {
  return ofAnother(ctx, async (outer) => {
    const { membership, community, tx } = await membershipForChange(
      outer,
      input.membershipId,
      'refuse',
    );
    const { personId } = membership;
    const left = { state: MembershipState.LEFT, message: null };
    const place = await setPlace(tx, community.id, personId, left);
    await tellPlace(tx, place, 'REFUSED');
    return place;
  });
}

/** @throws ForbiddenError LAST_STEWARD; ConflictError VERSION */
export async function changeRole(ctx: Context, input: ChangeRoleInput): Promise<Membership> {
  return ofAnother(ctx, async (outer) => {
    const { membership, tx } = await membershipForChange(outer, input.membershipId, 'changeRole');
    sameVersion(membership, input);
    const { communityId, personId, state } = membership;
    const place = await setPlace(tx, communityId, personId, { state, role: input.role });
    const changed = state === MembershipState.ACTIVE && membership.role !== input.role;
    if (changed) await tellPlace(tx, place, 'ROLE_CHANGED');
    return place;
  });
}

/** Ends a membership, or takes back an invitation. @throws ForbiddenError LAST_STEWARD; ConflictError VERSION */
export async function removeMember(ctx: Context, input: RemoveMemberInput): Promise<Membership> {
  return ofAnother(ctx, async (outer) => {
    const { membership, tx } = await membershipForChange(outer, input.membershipId, 'remove');
    sameVersion(membership, input);
    const invited = membership.state === MembershipState.INVITED;
    return setPlace(tx, membership.communityId, membership.personId, {
      state: invited ? MembershipState.LEFT : MembershipState.REMOVED,
      role: MembershipRole.MEMBER,
      reason: input.reason.trim(),
    });
  });
}

/** Ends a membership for good: neither joining nor an invitation helps. */
export async function banMember(ctx: Context, input: RemoveMemberInput): Promise<Membership> {
  return ofAnother(ctx, async (outer) => {
    const { membership, tx } = await membershipForChange(outer, input.membershipId, 'ban');
    sameVersion(membership, input);
    return setPlace(tx, membership.communityId, membership.personId, {
      state: MembershipState.BANNED,
      role: MembershipRole.MEMBER,
      reason: input.reason.trim(),
      message: null,
    });
  });
}

/** Lets somebody come again, as anybody may. */
export async function unbanMember(ctx: Context, input: MembershipInput): Promise<Membership> {
  return ofAnother(ctx, async (outer) => {
    const { membership, tx } = await membershipForChange(outer, input.membershipId, 'unban');
    const { communityId, personId } = membership;
    return setPlace(tx, communityId, personId, { state: MembershipState.REMOVED });
  });
}

function sameVersion(membership: Membership, seen: { version: number }): void {
  if (membership.version !== seen.version) throw new ConflictError('VERSION');
}
