import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { CommunityEvent } from '../../events/event.entity';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../../threads/lookahead';
import { Post } from '../../threads/post.entity';
import { Thread } from '../../threads/thread.entity';
import { presentLoader } from '../../threads/threads.loaders';
import {
  CatchUpArgs,
  CatchUpPassInput,
  FinishCatchUpInput,
  PassCatchUpInput,
} from './catch-up.inputs';
import { catchUpOf, itemsOf, nextDigestOf } from './catch-up.queries';
import { finishCatchUp, passCatchUp, undoPassCatchUp } from './catch-up.service';
import { CatchUp, CatchUpEnd, CatchUpItem, CatchUpPass } from './catch-up.types';
import { comingUp } from './coming-up';

/** Of what is left, so many threads are named; the rest is on Home. */
const NAMED_MAX = 5;

@Resolver(() => CatchUp)
export class CatchUpResolver {
  @FieldResolver(() => [CatchUpItem], { description: 'In the order in which they are read.' })
  items(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { composition }: CatchUp,
  ): Promise<CatchUpItem[]> {
    return itemsOf(ctx, composition, shapeOf(info));
  }

  @FieldResolver(() => [Thread], { description: 'A few of those in which posts are left.' })
  async leftThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { composition }: CatchUp,
  ): Promise<Thread[]> {
    const shape = shapeOf(info);
    const named = composition.leftThreadIds.slice(0, NAMED_MAX);
    const threads = await Promise.all(named.map((id) => presentLoader(ctx).load({ id, shape })));
    return threads.filter((thread) => thread !== null);
  }

  @FieldResolver(() => [CommunityEvent], {
    description: 'The next sessions: those they go to or may, and those they have not answered.',
  })
  comingUp(@Ctx() ctx: Context): Promise<CommunityEvent[]> {
    return comingUp(ctx);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When the next digest comes by mail; null when none does.',
  })
  nextDigestAt(@Ctx() ctx: Context): Promise<Date | null> {
    return nextDigestOf(ctx);
  }

  @Mutation(() => CatchUpPass)
  passCatchUp(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PassCatchUpInput) input: PassCatchUpInput,
  ): Promise<CatchUpPass> {
    return passCatchUp(ctx, input, shapeOf(info));
  }

  @Mutation(() => CatchUpPass, { description: 'What it marked as read is unread again.' })
  undoPassCatchUp(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CatchUpPassInput) input: CatchUpPassInput,
  ): Promise<CatchUpPass> {
    return undoPassCatchUp(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => CatchUpEnd)
  finishCatchUp(
    @Ctx() ctx: Context,
    @Arg('input', () => FinishCatchUpInput) input: FinishCatchUpInput,
  ): Promise<CatchUpEnd> {
    return finishCatchUp(ctx, input);
  }
}

@Resolver(() => CatchUpItem)
export class CatchUpItemResolver {
  @FieldResolver(() => [Post], { description: 'What is new of the thread, in its order.' })
  posts(@Root() { posts }: CatchUpItem): Post[] {
    return posts;
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'A thread that the viewer answered in, where that is the reason.',
  })
  because(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { becauseThreadId }: CatchUpItem,
  ): Promise<Thread | null> | null {
    if (!becauseThreadId) return null;
    return presentLoader(ctx).load({ id: becauseThreadId, shape: shapeOf(info) });
  }
}

/** What catching up adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerCatchUpResolver {
  @FieldResolver(() => CatchUp)
  catchUp(
    @Ctx() ctx: Context,
    @Args(() => CatchUpArgs) { minutes }: CatchUpArgs,
  ): Promise<CatchUp> {
    return catchUpOf(ctx, minutes);
  }
}
