import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../kernel/context';
import { shapeOf } from './lookahead';
import { communityChanges, threadChanges } from './threads.live';
import { CommunityChange, ThreadChange } from './threads.types';

@Resolver()
export class ThreadSubscriptions {
  @Subscription(() => ThreadChange, {
    description: 'Every change to a thread. Ends when the viewer may no longer see it.',
    subscribe: ({ args, context, info }) =>
      threadChanges(context as Context, String(args.threadId), shapeOf(info)),
  })
  threadChanged(
    @Root() change: ThreadChange,
    @Arg('threadId', () => ID) _threadId: string,
  ): ThreadChange {
    return change;
  }

  @Subscription(() => CommunityChange, {
    description:
      'New activity in a community, for lists. Ends when the viewer may no longer read it.',
    subscribe: ({ args, context }) =>
      communityChanges(context as Context, String(args.communityId)),
  })
  communityChanged(
    @Root() change: CommunityChange,
    @Arg('communityId', () => ID) _communityId: string,
  ): CommunityChange {
    return change;
  }
}
