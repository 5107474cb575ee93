import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Info,
  Int,
  Mutation,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { Person } from '../../accounts/person.entity';
import { communityOf } from '../../communities/communities.queries';
import { Community } from '../../communities/community.entity';
import { CommunityEvent } from '../../events/event.entity';
import { eventLoader } from '../../events/events.queries';
import { Turn } from '../../facilitation/turn.entity';
import type { Context } from '../../kernel/context';
import type { Page } from '../../kernel/pagination';
import { Resource } from '../../resources/resource.entity';
import { resourceLoader } from '../../resources/resources.queries';
import { shapeOf } from '../../threads/lookahead';
import { Post } from '../../threads/post.entity';
import { Thread } from '../../threads/thread.entity';
import { seenLoader } from '../../threads/threads.loaders';
import { InboxArgs, NoticesInput, ReopenNoticesInput, SnoozeNoticesInput } from './inbox.inputs';
import { inboxChanges } from './inbox.live';
import { actorsOf, firstNewPost, inboxOf, unreadIn } from './inbox.queries';
import {
  finishNotices,
  markNoticesRead,
  markNoticesUnread,
  reopenNotices,
  snoozeNotices,
} from './inbox.service';
import { Inbox, InboxChange, Notice, NoticeConnection } from './notice.entity';
import { seenTurnLoader } from './notice.turns';

@Resolver(() => Notice)
export class NoticeResolver {
  @FieldResolver(() => [Person], { description: 'Who did it: three at most, the latest first.' })
  actors(@Ctx() ctx: Context, @Root() notice: Notice): Promise<Person[]> {
    return actorsOf(ctx, notice);
  }

  @FieldResolver(() => Int, { description: 'How many more there are.' })
  async otherActors(@Ctx() ctx: Context, @Root() notice: Notice): Promise<number> {
    return Math.max(0, notice.actorCount - (await actorsOf(ctx, notice)).length);
  }

  @FieldResolver(() => Community)
  community(@Ctx() ctx: Context, @Root() { communityId }: Notice): Promise<Community> {
    return communityOf(ctx, communityId);
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'Where it is about a thread.',
  })
  async thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { threadId }: Notice,
  ): Promise<Thread | null> {
    return threadId ? seenLoader(ctx).load({ id: threadId, shape: shapeOf(info) }) : null;
  }

  @FieldResolver(() => CommunityEvent, {
    nullable: true,
    description: 'Where it is about a session.',
  })
  event(@Ctx() ctx: Context, @Root() { eventId }: Notice): Promise<CommunityEvent | null> | null {
    return eventId ? eventLoader(ctx).load(eventId) : null;
  }

  @FieldResolver(() => Turn, { nullable: true, description: 'Where it is about a turn.' })
  turn(@Ctx() ctx: Context, @Root() { turnId }: Notice): Promise<Turn | null> | null {
    return turnId ? seenTurnLoader(ctx).load(turnId) : null;
  }

  @FieldResolver(() => Resource, { nullable: true, description: 'Where it is about a resource.' })
  resource(@Ctx() ctx: Context, @Root() { resourceId }: Notice): Promise<Resource | null> | null {
    return resourceId ? resourceLoader(ctx).load(resourceId) : null;
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'Where to begin to read: the first post of what is new. Null when there is none.',
  })
  post(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() notice: Notice,
  ): Promise<Post | null> {
    return firstNewPost(ctx, notice, shapeOf(info));
  }

  @Mutation(() => Inbox)
  markNoticesRead(
    @Ctx() ctx: Context,
    @Arg('input', () => NoticesInput) { ids }: NoticesInput,
  ): Promise<Inbox> {
    return markNoticesRead(ctx, ids);
  }

  @Mutation(() => Inbox, { description: 'What is done is open again by this.' })
  markNoticesUnread(
    @Ctx() ctx: Context,
    @Arg('input', () => NoticesInput) { ids }: NoticesInput,
  ): Promise<Inbox> {
    return markNoticesUnread(ctx, ids);
  }

  @Mutation(() => Inbox, { description: 'Puts lines away, until something new happens there.' })
  finishNotices(
    @Ctx() ctx: Context,
    @Arg('input', () => NoticesInput) { ids }: NoticesInput,
  ): Promise<Inbox> {
    return finishNotices(ctx, ids);
  }

  @Mutation(() => Inbox, { description: 'Takes back that lines are done, or snoozed.' })
  reopenNotices(
    @Ctx() ctx: Context,
    @Arg('input', () => ReopenNoticesInput) { ids, unread }: ReopenNoticesInput,
  ): Promise<Inbox> {
    return reopenNotices(ctx, ids, unread);
  }

  @Mutation(() => Inbox, { description: 'They come back at that time, as unread.' })
  snoozeNotices(
    @Ctx() ctx: Context,
    @Arg('input', () => SnoozeNoticesInput) input: SnoozeNoticesInput,
  ): Promise<Inbox> {
    return snoozeNotices(ctx, input);
  }
}

@Resolver(() => InboxChange)
export class InboxChangeResolver {
  @Subscription(() => InboxChange, {
    description: 'Changes of the own inbox, on whichever device. Ends with the session.',
    subscribe: ({ context }) => inboxChanges(context as Context),
  })
  inboxChanged(@Root() change: InboxChange): InboxChange {
    return change;
  }

  @FieldResolver(() => Int, { description: 'As `Viewer.unreadNotices`, now.' })
  unread(@Ctx() ctx: Context): Promise<number> {
    return unreadIn(ctx);
  }
}

/** What the inbox adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerInboxResolver {
  @FieldResolver(() => NoticeConnection)
  inbox(@Ctx() ctx: Context, @Args(() => InboxArgs) args: InboxArgs): Promise<Page<Notice>> {
    return inboxOf(ctx, args);
  }

  @FieldResolver(() => Int, { description: 'Unread lines that are neither done nor snoozed.' })
  unreadNotices(@Ctx() ctx: Context): Promise<number> {
    return unreadIn(ctx);
  }
}
