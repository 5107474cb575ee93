import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Resolver, Root } from 'type-graphql';
import { reads } from '../../communities/communities.queries';
import { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { shapeOf } from '../lookahead';
import { Post, PostConnection } from '../post.entity';
import { Thread, ThreadConnection } from '../thread.entity';
import { historyOf } from './history.service';
import { type PostVersion, PostVersionConnection } from './history.type';
import { mergedInto, movedFrom, movedTo, present } from './leading-on';
import { removedPosts, removedThreads } from './removed.queries';
import { ThreadTrace, ThreadTraceConnection } from './trace.type';
import { movedAwayFrom, tracesLoader, whatBecameOf } from './traces';
import { WAITING_COUNTED, waitingCountLoader, waitingThreads } from './waiting';

const FOR_READERS = 'Null for those who see the listing only.';
const FOR_TENDERS = 'Null for those who do not look after the community.';

/** What is known of a thread's order. */
@Resolver(() => Thread)
export class ThreadCareResolver {
  @FieldResolver(() => [ThreadTrace], { description: 'Oldest first; of many the latest.' })
  async traces(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
  ): Promise<ThreadTrace[]> {
    if (!thread.traced || !thread.open) return [];
    return tracesLoader(await present(ctx)).load({ threadId: thread.id, shape: shapeOf(info) });
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'What has taken in its posts. Null for those who may not see that.',
  })
  mergedInto(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
  ): Promise<Thread | null> | null {
    return thread.mergedIntoId ? mergedInto(ctx, thread, shapeOf(info)) : null;
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description:
      'Where the post stands now that stood at this number. Null when it was not moved, and for those who may not read it there.',
  })
  movedPost(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
    @Arg('number', () => Int) number: number,
  ): Promise<Post | null> {
    return movedFrom(ctx, thread, number, shapeOf(info));
  }
}

/** What is known of a post's way here. */
@Resolver(() => Post)
export class PostCareResolver {
  @FieldResolver(() => Post, {
    nullable: true,
    description: 'Of a moved one, where it stands now. Null for those who may not read it there.',
  })
  movedTo(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() post: Post,
  ): Promise<Post | null> | null {
    return post.movedPostId ? movedTo(ctx, post, shapeOf(info)) : null;
  }

  @FieldResolver(() => PostVersionConnection, {
    description: 'What it said before, the latest first. Empty for those who do not see its words.',
  })
  history(
    @Ctx() ctx: Context,
    @Root() post: Post,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<PostVersion>> {
    return historyOf(ctx, post, args);
  }
}

/** What those who look after a community find in it, and what is told to all who read it. */
@Resolver(() => Community)
export class CommunityCareResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: `Days without an answer after which a thread is shown to those who look after it. ${FOR_READERS}`,
  })
  waitingDays(@Ctx() ctx: Context, @Root() community: Community): number | null {
    return reads(ctx, community) ? community.waitingDays : null;
  }

  @FieldResolver(() => ThreadConnection, {
    nullable: true,
    description: `Not answered for longer than \`waitingDays\`, the longest waiting first. ${FOR_TENDERS}`,
  })
  waitingThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thread> | null> {
    return waitingThreads(ctx, community, args, shapeOf(info));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: `How many wait; ${WAITING_COUNTED} means that or more. ${FOR_TENDERS}`,
  })
  waitingCount(@Ctx() ctx: Context, @Root() community: Community): Promise<number | null> {
    return waitingCountLoader(ctx).load(community);
  }

  @FieldResolver(() => ThreadConnection, {
    nullable: true,
    description: `The latest first. ${FOR_TENDERS}`,
  })
  removedThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thread> | null> {
    return removedThreads(ctx, community, args, shapeOf(info));
  }

  @FieldResolver(() => PostConnection, {
    nullable: true,
    description: `Of threads that are there, the latest first. ${FOR_TENDERS}`,
  })
  removedPosts(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Post> | null> {
    return removedPosts(ctx, community, args, shapeOf(info));
  }

  @FieldResolver(() => ThreadTraceConnection, {
    nullable: true,
    description: `What has left the community, the latest first. ${FOR_READERS}`,
  })
  movedAway(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<ThreadTrace> | null> {
    return movedAwayFrom(ctx, community, args, shapeOf(info));
  }

  @FieldResolver(() => ThreadTrace, {
    nullable: true,
    description: `What became of a thread that stood here and has left. ${FOR_READERS}`,
  })
  traceOf(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() community: Community,
    @Arg('threadId', () => ID) threadId: string,
  ): Promise<ThreadTrace | null> {
    return whatBecameOf(ctx, community, threadId, shapeOf(info));
  }
}
