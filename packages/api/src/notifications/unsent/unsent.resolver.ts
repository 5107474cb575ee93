import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { unsent, unsentCounts } from './unsent.queries';
import { forgetUnsent, sendAgain, sendAllAgain } from './unsent.service';
import { Unsent, UnsentChange, UnsentConnection, UnsentCounts, UnsentInput } from './unsent.types';

@Resolver(() => Unsent)
export class UnsentResolver {
  @Query(() => UnsentConnection, { description: 'What could not be sent, the latest first.' })
  unsent(@Ctx() ctx: Context, @Args(() => ForwardArgs) args: ForwardArgs): Promise<Page<Unsent>> {
    return unsent(ctx, args);
  }

  @Query(() => UnsentCounts)
  unsentCounts(@Ctx() ctx: Context): Promise<UnsentCounts> {
    return unsentCounts(ctx);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'For whom it was, when that is somebody with an account.',
  })
  person(@Ctx() ctx: Context, @Root() { personId }: Unsent): Promise<Person | null> {
    return maybePersonOf(ctx, personId);
  }

  @Mutation(() => UnsentChange)
  sendAgain(
    @Ctx() ctx: Context,
    @Arg('input', () => UnsentInput) input: UnsentInput,
  ): Promise<UnsentChange> {
    return sendAgain(ctx, input.ids);
  }

  @Mutation(() => UnsentChange)
  sendAllAgain(@Ctx() ctx: Context): Promise<UnsentChange> {
    return sendAllAgain(ctx);
  }

  @Mutation(() => UnsentChange, { description: 'It is not tried again.' })
  forgetUnsent(
    @Ctx() ctx: Context,
    @Arg('input', () => UnsentInput) input: UnsentInput,
  ): Promise<UnsentChange> {
    return forgetUnsent(ctx, input.ids);
  }
}
