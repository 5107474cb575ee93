import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../lookahead';
import { Thread } from '../thread.entity';
import { ThreadInput } from '../threads.inputs';
import {
  CloseThreadInput,
  MergeThreadsInput,
  MoveThreadInput,
  PinThreadInput,
  PostVersionInput,
  SplitThreadInput,
} from './care.inputs';
import { closeThread, reopenThread } from './closing.service';
import { setVersionHidden } from './history.service';
import { PostVersion } from './history.type';
import { mergeThreads } from './merging.service';
import { moveThread } from './moving.service';
import { pinThread, unpinThread } from './pinning.service';
import { splitThread } from './splitting.service';
import { setWaived } from './waiting';

/** What those who look after a community do with its threads. */
@Resolver()
export class CareResolver {
  @Mutation(() => Thread, { description: 'It heads the list of its community.' })
  pinThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PinThreadInput) input: PinThreadInput,
  ): Promise<Thread> {
    return pinThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread)
  unpinThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadInput) input: ThreadInput,
  ): Promise<Thread> {
    return unpinThread(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => Thread, { description: 'Only those who look after it still write in it.' })
  closeThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CloseThreadInput) input: CloseThreadInput,
  ): Promise<Thread> {
    return closeThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread)
  reopenThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadInput) input: ThreadInput,
  ): Promise<Thread> {
    return reopenThread(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => Thread, { description: 'Its id stays, so old addresses lead on.' })
  moveThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => MoveThreadInput) input: MoveThreadInput,
  ): Promise<Thread> {
    return moveThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread, { description: 'Answers with the new thread.' })
  splitThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SplitThreadInput) input: SplitThreadInput,
  ): Promise<Thread> {
    return splitThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread, { description: 'Answers with the thread that took in the other.' })
  mergeThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => MergeThreadsInput) input: MergeThreadsInput,
  ): Promise<Thread> {
    return mergeThreads(ctx, input, shapeOf(info));
  }

  @Mutation(() => Thread, { description: 'It needs no answer, until its author writes again.' })
  waiveThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadInput) input: ThreadInput,
  ): Promise<Thread> {
    return setWaived(ctx, input.id, true, shapeOf(info));
  }

  @Mutation(() => Thread)
  unwaiveThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ThreadInput) input: ThreadInput,
  ): Promise<Thread> {
    return setWaived(ctx, input.id, false, shapeOf(info));
  }

  @Mutation(() => PostVersion, { description: 'Those who look after the community still see it.' })
  hidePostVersion(
    @Ctx() ctx: Context,
    @Arg('input', () => PostVersionInput) input: PostVersionInput,
  ): Promise<PostVersion> {
    return setVersionHidden(ctx, input, true);
  }

  @Mutation(() => PostVersion)
  showPostVersion(
    @Ctx() ctx: Context,
    @Arg('input', () => PostVersionInput) input: PostVersionInput,
  ): Promise<PostVersion> {
    return setVersionHidden(ctx, input, false);
  }
}
