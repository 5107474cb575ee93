import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { CommunityPermissions } from '../communities/communities.types';
import { Community } from '../communities/community.entity';
import { communityPolicy } from '../communities/community.policy';
import { Domain } from '../communities/domain.entity';
import { CommunityEvent } from '../events/event.entity';
import { eventLoader } from '../events/events.queries';
import { StoredFile } from '../files/file.entity';
import { keptFileLoader } from '../files/files.queries';
import type { Context } from '../kernel/context';
import type { Page } from '../kernel/pagination';
import { Permission, type Verdict } from '../kernel/policy';
import { shapeOf } from '../threads/lookahead';
import { Post } from '../threads/post.entity';
import { presentPostLoader } from '../threads/posts.found';
import { Thread } from '../threads/thread.entity';
import { presentLoader } from '../threads/threads.loaders';
import {
  domainsOfResource,
  resourceOfThread,
  resourcesOf,
  resourcesOfEvent,
  resourcesOfPost,
  tagsOf,
} from './lists';
import { Resource, ResourceConnection } from './resource.entity';
import { ResourceListArgs } from './resources.inputs';

/** What a resource refers to. */
@Resolver(() => Resource)
export class ResourceEdgesResolver {
  @FieldResolver(() => StoredFile, {
    nullable: true,
    description: 'Of a file; null when its owner has taken it away.',
  })
  async file(@Ctx() ctx: Context, @Root() { fileId }: Resource): Promise<StoredFile | null> {
    return fileId ? keptFileLoader(ctx).load(fileId) : null;
  }

  @FieldResolver(() => [Domain])
  domains(@Ctx() ctx: Context, @Root() { id }: Resource): Promise<Domain[]> {
    return domainsOfResource(ctx).load(id);
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'What it came out of. Null also for whom that is not there.',
  })
  async originPost(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { originPostId }: Resource,
  ): Promise<Post | null> {
    if (!originPostId) return null;
    return presentPostLoader(ctx).load({ id: originPostId, shape: shapeOf(info) });
  }

  @FieldResolver(() => CommunityEvent, {
    nullable: true,
    description: 'What it came out of. Null also for whom that is not there.',
  })
  async originEvent(
    @Ctx() ctx: Context,
    @Root() { originEventId }: Resource,
  ): Promise<CommunityEvent | null> {
    return originEventId ? eventLoader(ctx).load(originEventId) : null;
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'What is said about it. Null until somebody does, and for whom that is not there.',
  })
  async thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { threadId }: Resource,
  ): Promise<Thread | null> {
    if (!threadId) return null;
    return presentLoader(ctx).load({ id: threadId, shape: shapeOf(info) });
  }
}

/** What resources add to a community. */
@Resolver(() => Community)
export class CommunityResourcesResolver {
  @FieldResolver(() => ResourceConnection, {
    description: 'What is kept here. Empty for those who see the listing only.',
  })
  resources(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ResourceListArgs) args: ResourceListArgs,
  ): Promise<Page<Resource>> {
    return resourcesOf(ctx, community, args);
  }

  @FieldResolver(() => [String], {
    description:
      'Of what is kept here, the most used first. Empty for those who see the listing only.',
  })
  resourceTags(@Ctx() ctx: Context, @Root() community: Community): Promise<string[]> {
    return tagsOf(ctx, community);
  }
}

@Resolver(() => CommunityPermissions)
export class CommunityResourcePermissionsResolver {
  @FieldResolver(() => Permission)
  shareResource(@Ctx() ctx: Context, @Root() { community }: CommunityPermissions): Verdict {
    return communityPolicy(ctx.viewer, 'post', community, ctx.clock.now());
  }
}

/** What resources add to posts. */
@Resolver(() => Post)
export class PostResourcesResolver {
  @FieldResolver(() => [Resource], { description: 'What was kept out of it.' })
  resources(@Ctx() ctx: Context, @Root() { id }: Post): Promise<Resource[]> {
    return resourcesOfPost(ctx).load(id);
  }
}

/** What resources add to events. */
@Resolver(() => CommunityEvent)
export class EventResourcesResolver {
  @FieldResolver(() => [Resource], { description: 'What was kept out of it.' })
  resources(@Ctx() ctx: Context, @Root() { id }: CommunityEvent): Promise<Resource[]> {
    return resourcesOfEvent(ctx).load(id);
  }
}

/** What resources add to threads. */
@Resolver(() => Thread)
export class ThreadResourcesResolver {
  @FieldResolver(() => Resource, {
    nullable: true,
    description: 'What it was opened about. Null also for whom that is not there.',
  })
  aboutResource(@Ctx() ctx: Context, @Root() { id }: Thread): Promise<Resource | null> {
    return resourceOfThread(ctx).load(id);
  }
}
