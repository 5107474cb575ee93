import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { TokenInput } from '../../accounts/door.inputs';
import type { Context } from '../../kernel/context';
import { MailPause } from './mail-pause.types';
import { ownMailPause, resumeMail } from './pauses';
import { resubscribe, unsubscribe, unsubscription } from './unsubscribe.service';
import { Unsubscription } from './unsubscription.types';

@Resolver(() => Unsubscription)
export class UnsubscriptionResolver {
  @Query(() => Unsubscription, {
    nullable: true,
    description: 'Null when the link holds nothing: it is not from here, not whole, or too old.',
  })
  unsubscription(
    @Ctx() ctx: Context,
    @Arg('token', () => String) token: string,
  ): Promise<Unsubscription | null> {
    return unsubscription(ctx, token);
  }

  @Mutation(() => Unsubscription, { description: 'A second time changes nothing.' })
  unsubscribe(
    @Ctx() ctx: Context,
    @Arg('input', () => TokenInput) input: TokenInput,
  ): Promise<Unsubscription> {
    return unsubscribe(ctx, input.token);
  }

  @Mutation(() => Unsubscription, {
    description:
      'What was chosen before holds again, except where something else was chosen since.',
  })
  resubscribe(
    @Ctx() ctx: Context,
    @Arg('input', () => TokenInput) input: TokenInput,
  ): Promise<Unsubscription> {
    return resubscribe(ctx, input.token);
  }
}

/** What mail adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerMailResolver {
  @FieldResolver(() => MailPause, {
    nullable: true,
    description: 'Why no mail goes to the own address; null when it does.',
  })
  mailPause(@Ctx() ctx: Context): Promise<MailPause | null> {
    return ownMailPause(ctx);
  }

  @Mutation(() => ViewerType, { description: 'Mail goes to the own address again.' })
  async resumeMail(@Ctx() ctx: Context): Promise<ViewerType> {
    await resumeMail(ctx);
    return {} as ViewerType;
  }
}
