import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context';
import { ForwardArgs, type Page } from '../kernel/pagination';
import { administrator, enforce } from '../kernel/policy';
import { maybePersonOf } from './accounts.queries';
import { Invitation, InvitationConnection, InvitationCreated } from './invitation.entity';
import { InvitePersonInput } from './invitations.inputs';
import { invitations, invitePerson, validInvitation } from './invitations.service';
import { Person } from './person.entity';

@Resolver(() => Invitation)
export class InvitationResolver {
  @Query(() => Invitation, { nullable: true, description: 'What the secret of a link opens.' })
  invitation(@Ctx() ctx: Context, @Arg('token', () => String) token: string): Promise<Invitation> {
    return validInvitation(ctx, token.slice(0, 100));
  }

  @Query(() => InvitationConnection)
  instanceInvitations(
    @Ctx() ctx: Context,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Invitation>> {
    enforce(administrator(ctx.viewer));
    return invitations(ctx, null, args);
  }

  @FieldResolver(() => Person, { nullable: true })
  invitedBy(@Ctx() ctx: Context, @Root() { invitedBy }: Invitation): Promise<Person | null> {
    return maybePersonOf(ctx, invitedBy);
  }

  @Mutation(() => InvitationCreated)
  invitePerson(
    @Ctx() ctx: Context,
    @Arg('input', () => InvitePersonInput) input: InvitePersonInput,
  ): Promise<InvitationCreated> {
    return invitePerson(ctx, input);
  }
}
