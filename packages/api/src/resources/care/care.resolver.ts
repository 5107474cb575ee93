import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { Resource, ResourceConnection } from '../resource.entity';
import { ResourceInput } from '../resources.inputs';
import { HandOnResourceInput, RetireResourceInput, ReviewResourceInput } from './care.inputs';
import { ownToReview, resourcesToReview } from './care.queries';
import {
  adoptResource,
  handOnResource,
  retireResource,
  reviewResource,
  reviveResource,
} from './care.service';

@Resolver(() => Resource)
export class ResourceCareResolver {
  @Mutation(() => Resource, { description: 'Says that it is still good, until the next look.' })
  reviewResource(
    @Ctx() ctx: Context,
    @Arg('input', () => ReviewResourceInput) input: ReviewResourceInput,
  ): Promise<Resource> {
    return reviewResource(ctx, input);
  }

  @Mutation(() => Resource, {
    description: 'Its address stays, and leads to what took its place. Again: says anew what did.',
  })
  retireResource(
    @Ctx() ctx: Context,
    @Arg('input', () => RetireResourceInput) input: RetireResourceInput,
  ): Promise<Resource> {
    return retireResource(ctx, input);
  }

  @Mutation(() => Resource, { description: 'Brings back what was retired.' })
  reviveResource(
    @Ctx() ctx: Context,
    @Arg('input', () => ResourceInput) input: ResourceInput,
  ): Promise<Resource> {
    return reviveResource(ctx, input.resourceId);
  }

  @Mutation(() => Resource, { description: 'Answers for what nobody answers for.' })
  adoptResource(
    @Ctx() ctx: Context,
    @Arg('input', () => ResourceInput) input: ResourceInput,
  ): Promise<Resource> {
    return adoptResource(ctx, input.resourceId);
  }

  @Mutation(() => Resource, { description: 'Says who answers for it from now on.' })
  handOnResource(
    @Ctx() ctx: Context,
    @Arg('input', () => HandOnResourceInput) input: HandOnResourceInput,
  ): Promise<Resource> {
    return handOnResource(ctx, input);
  }
}

/** What care adds to a community. */
@Resolver(() => Community)
export class CommunityResourceCareResolver {
  @FieldResolver(() => ResourceConnection, {
    description:
      'What is to be looked at, the longest due first: all for those who look after the community, for others what they answer for.',
  })
  resourcesToReview(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Resource>> {
    return resourcesToReview(ctx, community, args);
  }
}

/** What care adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerResourceCareResolver {
  @FieldResolver(() => [Resource], {
    description:
      'What I am to look at, the longest due first: what I answer for, and in communities that I look after what nobody answers for.',
  })
  resourcesToReview(@Ctx() ctx: Context): Promise<Resource[]> {
    return ownToReview(ctx);
  }
}
