import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../lookahead';
import { Thread } from '../thread.entity';
import { ThreadInput } from '../threads.inputs';
import { CloseThreadInput, PinThreadInput } from './care.inputs';
import { closeThread, reopenThread } from './closing.service';
import { pinThread, unpinThread } from './pinning.service';

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
}
