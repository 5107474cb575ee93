import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../accounts/accounts.types';
import { Community } from '../communities/community.entity';
import type { Context } from '../kernel/context';
import { ForwardArgs, type Page } from '../kernel/pagination';
import { shapeOf } from './lookahead';
import { Thread, ThreadConnection } from './thread.entity';
import { ThreadListArgs } from './threads.inputs';
import { presentLoader } from './threads.loaders';
import { latestThreads, threadsOf, waitingQuestions } from './threads.queries';

/** What threads add to a community. */
@Resolver(() => Community)
export class CommunityThreadsResolver {
  @FieldResolver(() => ThreadConnection, {
    nullable: true,
    description: 'The newest activity first; null for those who see the listing only.',
  })
  threads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() community: Community,
    @Args(() => ThreadListArgs) args: ThreadListArgs,
  ): Promise<Page<Thread> | null> {
    return threadsOf(ctx, community, args, shapeOf(info));
  }

  @FieldResolver(() => Thread, { nullable: true })
  welcomeThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { welcomeThreadId }: Community,
  ): Promise<Thread | null> | null {
    if (!welcomeThreadId) return null;
    return presentLoader(ctx).load({ id: welcomeThreadId, shape: shapeOf(info) });
  }
}

/** What threads add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerThreadsResolver {
  @FieldResolver(() => ThreadConnection, { description: 'The newest activity in my communities.' })
  latestThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thread>> {
    return latestThreads(ctx, args, shapeOf(info));
  }

  @FieldResolver(() => ThreadConnection, {
    description: 'Questions there without an accepted answer, in which I have not written.',
  })
  waitingQuestions(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thread>> {
    return waitingQuestions(ctx, args, shapeOf(info));
  }
}
