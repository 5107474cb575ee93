import { personFor } from '../accounts/accounts.queries';
import type { TokenInput } from '../accounts/door.inputs';
import { Invitation, type InvitationCreated } from '../accounts/invitation.entity';
import type { InvitationInput } from '../accounts/invitations.inputs';
import {
  createInvitation,
  revoke,
  revokeInstanceInvitation,
  spendInvitation,
  validInvitation,
} from '../accounts/invitations.service';
import { mailsPerRecipient } from '../accounts/sign-up.service';
import { HOUR } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { ConflictError, ForbiddenError, NotFoundError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { hashSecret, isId } from '../kernel/ids';
import { defineLimit } from '../kernel/limits';
import { administrator, DenialReason, enforce, known } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import { mailInvitation } from './communities.mails';
import {
  communityFor,
  communityForChange,
  communityOf,
  lockCommunity,
  refreshed,
  withPresentFacts,
} from './communities.queries';
import type { Community } from './community.entity';
import { communityPolicy, membershipOf } from './community.policy';
import { Membership, MembershipRole, MembershipState } from './membership.entity';
import type {
  AnswerInvitationInput,
  InviteMemberInput,
  InviteToCommunityInput,
} from './memberships.inputs';
import { membershipIn } from './memberships.queries';
import { admitMember, ownMembershipForChange, setPlace, tellPlace } from './places';

/** Time for a holiday, and short enough that a forwarded mail grows useless. */
export const INVITATION_DAYS = 14;

/** Invitations go to addresses that somebody typed: enough for a department, too few for a mailing. */
const invitationsPerPerson = defineLimit({ points: 100, seconds: HOUR / 1_000 });

/** Invites a person who has an account. Who has asked to join is thereby let in. */
export async function inviteMember(ctx: Context, input: InviteMemberInput): Promise<Membership> {
  const { communityId } = input;
  const membership = await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, communityId, 'invite');
    const role = roleOf(tx, community, input.role);
    const person = await personFor(tx, input.personId, 'see');
    const find = () => membershipIn(tx, communityId, person.id) as Promise<Membership>;
    return once(
      tx,
      { mutation: 'inviteMember', input },
      async () => {
        if (person.placeholder || person.deactivatedAt) {
          throw new ForbiddenError(DenialReason.DEACTIVATED);
        }
        return invite(tx, community, person.id, role);
      },
      find,
    );
  });
  if (membership.personId === ctx.viewer.personId) await refreshed(ctx, communityId);
  return membership;
}

async function invite(
  tx: Context,
  community: Community,
  personId: string,
  role: MembershipRole,
): Promise<Membership> {
  const before = await membershipIn(tx, community.id, personId);
  switch (before?.state) {
    case MembershipState.ACTIVE:
      throw new ForbiddenError(DenialReason.ALREADY_MEMBER);
    case MembershipState.BANNED:
      throw new ForbiddenError(DenialReason.BANNED);
    case MembershipState.REQUESTED: {
      const place = await admitMember(tx, community.id, personId, role);
      await tellPlace(tx, place, 'APPROVED');
      return place;
    }
    default:
  }
  await invitationsPerPerson.count(tx, tx.viewer.personId ?? '');
  const state = MembershipState.INVITED;
  const invitedBy = tx.viewer.personId;
  const place = { state, role, invitedBy, reason: null };
  const invited = await setPlace(tx, community.id, personId, place);
  // Another role for somebody who is invited already is no news.
  if (before?.state !== state) await tellPlace(tx, invited, 'INVITED');
  return invited;
}

/** Roles other than member are given by those who may change roles, also by invitation. */
function roleOf(
  tx: Context,
  community: Community,
  role: MembershipRole | null | undefined,
): MembershipRole {
  if (role && role !== MembershipRole.MEMBER) {
    enforce(communityPolicy(tx.viewer, 'changeRoles', community, tx.clock.now()));
  }
  return role ?? MembershipRole.MEMBER;
}

/** Invites by mail to one address, or makes a link with a number of uses. */
export async function inviteToCommunity(
  ctx: Context,
  input: InviteToCommunityInput,
): Promise<InvitationCreated> {
  return transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'invite');
    const role = roleOf(tx, community, input.role);
    const email = input.email?.trim().toLowerCase() ?? null;
    const create = async (id: string): Promise<InvitationCreated> => {
      await invitationsPerPerson.count(tx, tx.viewer.personId ?? '');
      if (email) await mailsPerRecipient.count(tx, email);
      const { invitation, url } = await createInvitation(tx, {
        id,
        communityId: community.id,
        email,
        role,
        uses: email ? 1 : (input.uses ?? 1),
        days: input.expiresInDays ?? INVITATION_DAYS,
      });
      if (!email) return { invitation, url };
      await mailInvitation(tx, community, { email, url, expiresAt: invitation.expiresAt });
      return { invitation, url: null };
    };
    // The secret was told once; a repeated request finds the invitation, without it.
    const again = async (id: string): Promise<InvitationCreated> => ({
      invitation: await tx.db.findOneByOrFail(Invitation, { id }),
      url: null,
    });
    return once(tx, { mutation: 'inviteToCommunity', input }, create, again);
  });
}

/**
 * Joins with the secret of a link or mail. Who is a member already is let through and uses nothing up.
 * @throws NotFoundError when it no longer holds; ForbiddenError BANNED or ARCHIVED
 */
export async function acceptInvitation(ctx: Context, { token }: TokenInput): Promise<Community> {
  enforce(known(ctx.viewer));
  const communityId = await transaction(ctx, (tx) => joinByToken(tx, token));
  await refreshed(ctx, communityId);
  return communityOf(ctx, communityId);
}

async function joinByToken(outer: Context, token: string): Promise<string> {
  const personId = outer.viewer.personId as string;
  const found = await outer.db.findOneBy(Invitation, { tokenHash: hashSecret(token) });
  if (!found?.communityId) throw new NotFoundError();
  const community = await lockCommunity(outer, found.communityId);
  const tx = await withPresentFacts(outer, community.id);
  const place = membershipOf(tx.viewer, community);
  if (place?.state === 'ACTIVE') return community.id;
  const invitation = await validInvitation(tx, token);
  if (place?.state === 'BANNED') throw new ForbiddenError(DenialReason.BANNED);
  if (community.archivedAt) throw new ForbiddenError(DenialReason.ARCHIVED);
  await spendInvitation(tx, invitation.id);
  const given = invitation.role as MembershipRole;
  const invited = place?.state === 'INVITED' ? (place.role as MembershipRole) : given;
  await admitMember(tx, community.id, personId, higher(given, invited));
  return community.id;
}

const order = [MembershipRole.MEMBER, MembershipRole.FACILITATOR, MembershipRole.STEWARD];

/** Who was invited twice comes in with the role that says more. */
const higher = (one: MembershipRole, other: MembershipRole): MembershipRole =>
  order.indexOf(one) > order.indexOf(other) ? one : other;

/** Says yes or no to an invitation of one's own. @throws ConflictError ALREADY_DONE when it was answered */
export async function answerInvitation(
  ctx: Context,
  input: AnswerInvitationInput,
): Promise<Membership> {
  const membership = await transaction(ctx, async (outer) => {
    const own = await ownMembershipForChange(outer, input.membershipId);
    const { community, tx } = own;
    const { personId, state, role } = own.membership;
    if (state !== MembershipState.INVITED) throw new ConflictError('ALREADY_DONE');
    if (!input.accept) {
      return setPlace(tx, community.id, personId, {
        state: MembershipState.LEFT,
        role: MembershipRole.MEMBER,
      });
    }
    enforce(communityPolicy(tx.viewer, 'join', community, tx.clock.now()));
    return admitMember(tx, community.id, personId, role);
  });
  await refreshed(ctx, membership.communityId);
  return membership;
}

/** Ends an invitation to a community or to the instance. For those who may not, it does not exist. */
export async function revokeInvitation(ctx: Context, input: InvitationInput): Promise<Invitation> {
  enforce(known(ctx.viewer));
  const invitation = isId(input.id) ? await ctx.db.findOneBy(Invitation, { id: input.id }) : null;
  if (!invitation) throw new NotFoundError();
  if (!invitation.communityId) {
    if (!administrator(ctx.viewer).allowed) throw new NotFoundError();
    return revokeInstanceInvitation(ctx, input);
  }
  const community = await communityFor(ctx, invitation.communityId, 'list');
  const verdict = communityPolicy(ctx.viewer, 'invite', community, ctx.clock.now());
  if (!verdict.allowed && verdict.reason !== DenialReason.ARCHIVED) throw new NotFoundError();
  // Also in an archived community: a link that is about should not open anything once it is restored.
  return revoke(ctx, invitation);
}
