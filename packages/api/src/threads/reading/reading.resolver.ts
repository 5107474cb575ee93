import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { Membership } from '../../communities/membership.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { shapeOf } from '../lookahead';
import { Thread, ThreadConnection } from '../thread.entity';
import { newThreads, unreadThreads } from './home.queries';
import { setCommunityLevel, setThreadLevel } from './levels.service';
import { markRead, undoMarkRead } from './marks.service';
import { ReadMark } from './read-mark.type';
import {
  CommunityLevelInput,
  MarkReadInput,
  MarkUnreadInput,
  ReadMarkInput,
  RecordReadingInput,
  ThreadLevelInput,
} from './reading.inputs';
import { deskLoader, readingOfThread } from './reading.loaders';
import { CommunityReading, ThreadReading } from './reading.types';
import { markUnread, recordReading } from './record.service';

@Resolver(() => Thread)
export class ThreadReadingResolver {
  @FieldResolver(() => ThreadReading, {
    nullable: true,
    description: 'Null for those who are not signed in.',
  })
  viewerReading(
    @Ctx() ctx: Context,
    @Root() thread: Thread,
  ): Promise<ThreadReading | null> | ThreadReading | null {
    return readingOfThread(ctx, thread);
  }

  @Mutation(() => [Thread], {
    description:
      'How far the viewer has read, of several threads at once, sent every few seconds. Reading only goes forward. Threads that are no longer there for the viewer are left out of the answer.',
  })
  recordReading(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordReadingInput) input: RecordReadingInput,
  ): Promise<Thread[]> {
    return recordReading(ctx, input, shapeOf(info));
  }

  @Mutation(() => ReadMark)
  markRead(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => MarkReadInput) input: MarkReadInput,
  ): Promise<ReadMark> {
    return markRead(ctx, input, shapeOf(info));
  }

  @Mutation(() => ReadMark, { description: 'What came since the mark is unread as well.' })
  undoMarkRead(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReadMarkInput) input: ReadMarkInput,
  ): Promise<ReadMark> {
    return undoMarkRead(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => Thread, {
    description:
      'From one post on. A thread that is not followed is tracked from then on, unless it is muted.',
  })
  markUnread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => MarkUnreadInput) input: MarkUnreadInput,
  ): Promise<Thread> {
    return markUnread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread)
  setThreadLevel(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadLevelInput) input: ThreadLevelInput,
  ): Promise<Thread> {
    return setThreadLevel(ctx, input, shapeOf(info));
  }
}

/** What reading adds to one's place in a community. */
@Resolver(() => Membership)
export class MembershipReadingResolver {
  @FieldResolver(() => CommunityReading, {
    nullable: true,
    description: "Null for others' memberships, and for those that are not active.",
  })
  viewerReading(
    @Ctx() ctx: Context,
    @Root() membership: Membership,
  ): Promise<CommunityReading | null> | null {
    if (membership.personId !== ctx.viewer.personId) return null;
    return deskLoader(ctx).load(membership.communityId);
  }

  @Mutation(() => Membership)
  setCommunityLevel(
    @Ctx() ctx: Context,
    @Arg('input', () => CommunityLevelInput) input: CommunityLevelInput,
  ): Promise<Membership> {
    return setCommunityLevel(ctx, input);
  }
}

/** What reading adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerReadingResolver {
  @FieldResolver(() => ThreadConnection, {
    description: 'Watched or tracked by me, and more came; the newest activity first.',
  })
  unreadThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thread>> {
    return unreadThreads(ctx, args, shapeOf(info));
  }

  @FieldResolver(() => ThreadConnection, {
    description: 'Came into my communities since I did, and I have never opened them.',
  })
  newThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thread>> {
    return newThreads(ctx, args, shapeOf(info));
  }
}
