import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../lookahead';
import { Thread } from '../thread.entity';
import { SimilarThreadsArgs } from './links.inputs';
import { similarThreads } from './similar.queries';

@Resolver()
export class LinksResolver {
  @Query(() => [Thread], {
    description: 'Threads that may have asked it already, those of the community first.',
  })
  similarThreads(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => SimilarThreadsArgs) { communityId, title }: SimilarThreadsArgs,
  ): Promise<Thread[]> {
    return similarThreads(ctx, communityId, title, shapeOf(info));
  }
}
