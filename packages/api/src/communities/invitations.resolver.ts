import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { TokenInput } from '../accounts/door.inputs';
import { Invitation, InvitationCreated } from '../accounts/invitation.entity';
import { InvitationInput } from '../accounts/invitations.inputs';
import type { Context } from '../kernel/context';
import { communityLoader } from './communities.queries';
import { Community } from './community.entity';
import { communityPolicy } from './community.policy';
import {
  acceptInvitation,
  answerInvitation,
  inviteMember,
  inviteToCommunity,
  revokeInvitation,
} from './invitations.service';
import { Membership, MembershipRole } from './membership.entity';
import {
  AnswerInvitationInput,
  InviteMemberInput,
  InviteToCommunityInput,
} from './memberships.inputs';

/** What an invitation says of the community that it is to. */
@Resolver(() => Invitation)
export class CommunityInvitationResolver {
  @FieldResolver(() => Community, {
    nullable: true,
    description:
      'Null when it is to the instance, and when the viewer may not see the community yet.',
  })
  async community(@Ctx() ctx: Context, @Root() invitation: Invitation): Promise<Community | null> {
    const community = await this.invitedTo(ctx, invitation);
    if (!community) return null;
    const listed = communityPolicy(ctx.viewer, 'list', community, ctx.clock.now());
    return listed.allowed ? community : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Told to everybody who holds the invitation.',
  })
  async communityName(@Ctx() ctx: Context, @Root() invitation: Invitation): Promise<string | null> {
    return (await this.invitedTo(ctx, invitation))?.name ?? null;
  }

  @FieldResolver(() => MembershipRole, {
    nullable: true,
    description: 'As what one joins; null when it is to the instance.',
  })
  role(@Root() invitation: Invitation): MembershipRole | null {
    return invitation.communityId ? (invitation.role as MembershipRole) : null;
  }

  @Mutation(() => InvitationCreated)
  inviteToCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => InviteToCommunityInput) input: InviteToCommunityInput,
  ): Promise<InvitationCreated> {
    return inviteToCommunity(ctx, input);
  }

  @Mutation(() => Membership)
  inviteMember(
    @Ctx() ctx: Context,
    @Arg('input', () => InviteMemberInput) input: InviteMemberInput,
  ): Promise<Membership> {
    return inviteMember(ctx, input);
  }

  @Mutation(() => Community, { description: 'With the secret of a link or mail.' })
  acceptInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => TokenInput) input: TokenInput,
  ): Promise<Community> {
    return acceptInvitation(ctx, input);
  }

  @Mutation(() => Membership)
  answerInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => AnswerInvitationInput) input: AnswerInvitationInput,
  ): Promise<Membership> {
    return answerInvitation(ctx, input);
  }

  @Mutation(() => Invitation)
  revokeInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => InvitationInput) input: InvitationInput,
  ): Promise<Invitation> {
    return revokeInvitation(ctx, input);
  }

  private async invitedTo(ctx: Context, { communityId }: Invitation): Promise<Community | null> {
    return communityId ? communityLoader(ctx).load(communityId) : null;
  }
}
