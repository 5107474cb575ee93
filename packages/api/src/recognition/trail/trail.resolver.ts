import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { CommunityEvent } from '../../events/event.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { Resource } from '../../resources/resource.entity';
import { shapeOf } from '../../threads/lookahead';
import { Post } from '../../threads/post.entity';
import { ofEvent, ofPost, ofResource } from '../contributions';
import { type UseReport, UseReportConnection } from '../uses/use-report.entity';
import { usesOf } from '../uses/uses.queries';
import { chainOf } from './chain';
import { Trail, TrailStep } from './trail.entity';
import { trailLoader } from './trail.queries';

const WHAT = {
  nullable: true,
  description:
    'What became of it. Null where the house has no recognition, and when it was removed.',
} as const;

@Resolver(() => Trail)
export class TrailResolver {
  @FieldResolver(() => UseReportConnection, {
    description: 'All that the viewer may see, the latest first.',
  })
  uses(
    @Ctx() ctx: Context,
    @Root() { of }: Trail,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<UseReport>> {
    return usesOf(ctx, of, args);
  }

  @FieldResolver(() => [TrailStep], {
    description:
      'From the origin downwards, a parent before its children; at most 60. It ends where the viewer sees no further.',
  })
  chain(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { of }: Trail,
  ): Promise<TrailStep[]> {
    return chainOf(ctx, of, shapeOf(info));
  }
}

/** What recognition adds to posts. */
@Resolver(() => Post)
export class PostTrailResolver {
  @FieldResolver(() => Trail, WHAT)
  trail(@Ctx() ctx: Context, @Root() post: Post): Promise<Trail | null> {
    return trailLoader(ctx).load(ofPost(post));
  }
}

/** What recognition adds to resources. */
@Resolver(() => Resource)
export class ResourceTrailResolver {
  @FieldResolver(() => Trail, WHAT)
  trail(@Ctx() ctx: Context, @Root() resource: Resource): Promise<Trail | null> {
    return trailLoader(ctx).load(ofResource(resource));
  }
}

/** What recognition adds to events. */
@Resolver(() => CommunityEvent)
export class EventTrailResolver {
  @FieldResolver(() => Trail, WHAT)
  trail(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<Trail | null> {
    return trailLoader(ctx).load(ofEvent(event));
  }
}
