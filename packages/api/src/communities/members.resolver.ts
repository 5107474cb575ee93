import { IsOptional, MaxLength } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../accounts/accounts.types';
import { InvitationConnection } from '../accounts/invitation.entity';
import { invitations } from '../accounts/invitations.service';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { ForwardArgs } from '../kernel/pagination';
import { reads } from './communities.queries';
import { Community } from './community.entity';
import { looksAfter } from './community.policy';
import {
  Membership,
  MembershipConnection,
  MembershipRole,
  MembershipState,
} from './membership.entity';
import {
  members,
  membershipsInState,
  membershipsOfPerson,
  ownMemberships,
  viewerMembership,
} from './memberships.queries';

const SEARCH_MAX = 100;

@ArgsType()
class MembersArgs extends ForwardArgs {
  @Field(() => MembershipRole, { nullable: true })
  role?: MembershipRole;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(SEARCH_MAX)
  search?: string;
}

const forThose = 'Null for those who do not look after the community.';

/** Who is in a community, seen from it. */
@Resolver(() => Community)
export class CommunityMembersResolver {
  @FieldResolver(() => Membership, { nullable: true })
  viewerMembership(@Ctx() ctx: Context, @Root() community: Community): Promise<Membership | null> {
    return viewerMembership(ctx).load(community.id);
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: 'Active members, stewards first. Null for those who see the listing.',
  })
  async members(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => MembersArgs) args: MembersArgs,
  ) {
    return reads(ctx, community) ? members(ctx, community.id, args) : null;
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: `Who asks to be let in, the oldest first. ${forThose}`,
  })
  async requests(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    if (!looksAfter(ctx.viewer, 'manageMembers', community, ctx.clock.now())) return null;
    return membershipsInState(ctx, community.id, MembershipState.REQUESTED, args);
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: `People with an account who are invited and have not answered. ${forThose}`,
  })
  async invited(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    if (!looksAfter(ctx.viewer, 'manageMembers', community, ctx.clock.now())) return null;
    return membershipsInState(ctx, community.id, MembershipState.INVITED, args);
  }

  @FieldResolver(() => InvitationConnection, {
    nullable: true,
    description: `By link and by mail, the newest first. ${forThose}`,
  })
  async invitations(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    if (!looksAfter(ctx.viewer, 'manageMembers', community, ctx.clock.now())) return null;
    return invitations(ctx, community.id, args);
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: 'Null for those who are neither steward nor admin.',
  })
  async banned(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ) {
    if (!looksAfter(ctx.viewer, 'changeRoles', community, ctx.clock.now())) return null;
    return membershipsInState(ctx, community.id, MembershipState.BANNED, args);
  }
}

@Resolver(() => Person)
export class PersonMembershipsResolver {
  @FieldResolver(() => [Membership], {
    description: 'In communities that the viewer may read, by name.',
  })
  memberships(@Ctx() ctx: Context, @Root() person: Person): Promise<Membership[]> {
    return membershipsOfPerson(ctx).load(person.id);
  }
}

@Resolver(() => ViewerType)
export class ViewerMembershipsResolver {
  @FieldResolver(() => [Membership], {
    description: 'Active ones in communities that are not archived, by name.',
  })
  memberships(@Ctx() ctx: Context): Promise<Membership[]> {
    return ownMemberships(ctx, MembershipState.ACTIVE);
  }

  @FieldResolver(() => [Membership], { description: 'Those that wait for an answer.' })
  invitations(@Ctx() ctx: Context): Promise<Membership[]> {
    return ownMemberships(ctx, MembershipState.INVITED);
  }
}
