import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import type { Page } from '../kernel/pagination';
import { acceptReply, withdrawAcceptance } from './acceptance.service';
import { linksLoader } from './links/links.queries';
import { shapeOf } from './lookahead';
import { Post, PostConnection } from './post.entity';
import { changesOf, postWindow } from './posts.queries';
import { Thread } from './thread.entity';
import { removeThread, restoreThread } from './thread-removal.service';
import {
  ChangesArgs,
  EditThreadInput,
  FACES,
  OpenThreadInput,
  ParticipantsArgs,
  PostInput,
  PostWindowArgs,
  RemoveThreadInput,
  ThreadInput,
} from './threads.inputs';
import { acceptedLoader, participantsLoader } from './threads.loaders';
import { threadFor } from './threads.queries';
import { editThread, openThread } from './threads.service';
import { ThreadChanges, ThreadLink } from './threads.types';

@Resolver(() => Thread)
export class ThreadResolver {
  @Query(() => Thread, { nullable: true })
  thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<Thread> {
    return threadFor(ctx, id, 'see', shapeOf(info));
  }

  @FieldResolver(() => PostConnection, {
    description: 'A window: first/after, last/before, or `first` posts around a number.',
  })
  posts(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
    @Args(() => PostWindowArgs, { validate: false }) args: PostWindowArgs,
  ): Promise<Page<Post>> {
    return postWindow(ctx, thread, args, shapeOf(info));
  }

  @FieldResolver(() => ThreadChanges, {
    description: 'Posts changed after a value of the counter, for catching up after a reconnect.',
  })
  changes(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
    @Args(() => ChangesArgs) args: ChangesArgs,
  ): Promise<ThreadChanges> {
    return changesOf(ctx, thread, args, shapeOf(info));
  }

  @FieldResolver(() => Post, { nullable: true, description: 'The accepted answer of a question.' })
  acceptedPost(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
  ): Promise<Post | null> | Post | null {
    if (!thread.acceptedPostId) return null;
    if (thread.accepted !== undefined) return thread.accepted;
    return acceptedLoader(ctx).load({ thread, shape: shapeOf(info) });
  }

  @FieldResolver(() => [Person], { description: 'Those who wrote last come first.' })
  participants(
    @Ctx() ctx: Context,
    @Root() thread: Thread,
    @Args(() => ParticipantsArgs) { first }: ParticipantsArgs,
  ): Promise<Person[]> | Person[] {
    const wanted = first ?? FACES;
    // Read with the thread, or by itself for the threads of a list.
    return (
      thread.people?.slice(0, wanted) ?? participantsLoader(ctx).load({ thread, first: wanted })
    );
  }

  @FieldResolver(() => [ThreadLink], {
    description: 'To and from threads that the viewer may see; of many the latest.',
  })
  links(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() thread: Thread,
  ): Promise<ThreadLink[]> | ThreadLink[] {
    if (!thread.open || thread.linked === false) return [];
    return linksLoader(ctx).load({ thread, shape: shapeOf(info) });
  }

  @Mutation(() => Thread)
  openThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenThreadInput) input: OpenThreadInput,
  ): Promise<Thread> {
    return openThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread)
  editThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EditThreadInput) input: EditThreadInput,
  ): Promise<Thread> {
    return editThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread)
  removeThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RemoveThreadInput) input: RemoveThreadInput,
  ): Promise<Thread> {
    return removeThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread)
  restoreThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadInput) input: ThreadInput,
  ): Promise<Thread> {
    return restoreThread(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => Thread, { description: 'Another that was accepted before no longer is.' })
  acceptReply(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PostInput) input: PostInput,
  ): Promise<Thread> {
    return acceptReply(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => Thread)
  withdrawAcceptance(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadInput) input: ThreadInput,
  ): Promise<Thread> {
    return withdrawAcceptance(ctx, input.id, shapeOf(info));
  }
}
