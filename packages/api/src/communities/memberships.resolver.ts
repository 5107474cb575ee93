import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { maybePersonOf, personOf } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { Permission, type Verdict } from '../kernel/policy';
import { CommunityInput } from './communities.inputs';
import { communityOf } from './communities.queries';
import { CommunityPermissions, MembershipPermissions } from './communities.types';
import { Community } from './community.entity';
import { communityPolicy, looksAfter, membershipOf } from './community.policy';
import { Membership } from './membership.entity';
import { type MembershipAction, membershipPolicy } from './membership.policy';
import {
  ChangeRoleInput,
  MembershipInput,
  RemoveMemberInput,
  RequestToJoinInput,
} from './memberships.inputs';
import { stewardCount } from './memberships.queries';
import {
  approveRequest,
  banMember,
  changeRole,
  joinCommunity,
  leaveCommunity,
  refuseRequest,
  removeMember,
  requestToJoin,
  unbanMember,
} from './memberships.service';

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() membership: Membership): Promise<Person> {
    return personOf(ctx, membership.personId);
  }

  @FieldResolver(() => Community)
  community(@Ctx() ctx: Context, @Root() membership: Membership): Promise<Community> {
    return communityOf(ctx, membership.communityId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'With a request. For the person and those who decide; null for others.',
  })
  async message(@Ctx() ctx: Context, @Root() membership: Membership): Promise<string | null> {
    return (await concerns(ctx, membership)) ? membership.message : null;
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'For the person and those who look after the community; null for others.',
  })
  async invitedBy(@Ctx() ctx: Context, @Root() membership: Membership): Promise<Person | null> {
    return (await concerns(ctx, membership)) ? maybePersonOf(ctx, membership.invitedBy) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'For the person and those who look after the community; null for others.',
  })
  async acceptedRulesNumber(
    @Ctx() ctx: Context,
    @Root() membership: Membership,
  ): Promise<number | null> {
    return (await concerns(ctx, membership)) ? membership.acceptedRulesNumber : null;
  }

  @FieldResolver(() => MembershipPermissions)
  async viewerCan(
    @Ctx() ctx: Context,
    @Root() membership: Membership,
  ): Promise<MembershipPermissions> {
    const community = await communityOf(ctx, membership.communityId);
    // Counted only where it matters: for the place of a steward.
    const stewards =
      membership.role === 'STEWARD' ? await stewardCount(ctx).load(community.id) : undefined;
    const facts = stewards === undefined ? community : { ...community, stewards };
    const may = (action: MembershipAction) =>
      membershipPolicy(ctx.viewer, action, membership, facts, ctx.clock.now());
    return {
      changeRole: may('changeRole'),
      remove: may('remove'),
      ban: may('ban'),
      unban: may('unban'),
      approve: may('approve'),
      refuse: may('refuse'),
    };
  }

  @Mutation(() => Community)
  joinCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => CommunityInput) input: CommunityInput,
  ): Promise<Community> {
    return joinCommunity(ctx, input);
  }

  @Mutation(() => Community)
  requestToJoin(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestToJoinInput) input: RequestToJoinInput,
  ): Promise<Community> {
    return requestToJoin(ctx, input);
  }

  @Mutation(() => Community, { description: 'Ends a membership, or takes back a request.' })
  leaveCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => CommunityInput) input: CommunityInput,
  ): Promise<Community> {
    return leaveCommunity(ctx, input);
  }

  @Mutation(() => Membership)
  approveRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => MembershipInput) input: MembershipInput,
  ): Promise<Membership> {
    return approveRequest(ctx, input);
  }

  @Mutation(() => Membership)
  refuseRequest(
    @Ctx() ctx: Context,
    @Arg('input', () => MembershipInput) input: MembershipInput,
  ): Promise<Membership> {
    return refuseRequest(ctx, input);
  }

  @Mutation(() => Membership)
  changeRole(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeRoleInput) input: ChangeRoleInput,
  ): Promise<Membership> {
    return changeRole(ctx, input);
  }

  @Mutation(() => Membership, { description: 'Ends a membership, or takes back an invitation.' })
  removeMember(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveMemberInput) input: RemoveMemberInput,
  ): Promise<Membership> {
    return removeMember(ctx, input);
  }

  @Mutation(() => Membership)
  banMember(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveMemberInput) input: RemoveMemberInput,
  ): Promise<Membership> {
    return banMember(ctx, input);
  }

  @Mutation(() => Membership)
  unbanMember(
    @Ctx() ctx: Context,
    @Arg('input', () => MembershipInput) input: MembershipInput,
  ): Promise<Membership> {
    return unbanMember(ctx, input);
  }
}

/** Whether more of a membership than that it is one is the viewer's business. */
async function concerns(ctx: Context, membership: Membership): Promise<boolean> {
  if (membership.personId === ctx.viewer.personId) return true;
  const community = await communityOf(ctx, membership.communityId);
  return looksAfter(ctx.viewer, 'manageMembers', community, ctx.clock.now());
}

@Resolver(() => CommunityPermissions)
export class CommunityPermissionsResolver {
  @FieldResolver(() => Permission)
  async leave(@Ctx() ctx: Context, @Root() { community }: CommunityPermissions): Promise<Verdict> {
    const may = (facts: typeof community & { stewards?: number }) =>
      communityPolicy(ctx.viewer, 'leave', facts, ctx.clock.now());
    if (membershipOf(ctx.viewer, community)?.role !== 'STEWARD') return may(community);
    return may({ ...community, stewards: await stewardCount(ctx).load(community.id) });
  }
}
