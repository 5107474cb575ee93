import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import { Community } from '../../communities/community.entity';
import { StoredFile } from '../../files/file.entity';
import type { Context } from '../../kernel/context';
import type { Page } from '../../kernel/pagination';
import { Resource } from '../resource.entity';
import { ResourceInput } from '../resources.inputs';
import { resourceLoader } from '../resources.queries';
import {
  communityOfPublished,
  fileOfPublished,
  publicationLoader,
  publishedFor,
  publishedResources,
} from './published.queries';
import { PublishedResource, PublishedResourceConnection } from './published-resource.entity';
import { PublishedResourcesArgs, PublishResourceInput } from './publishing.inputs';
import { publishResource, withdrawPublication } from './publishing.service';

@Resolver(() => PublishedResource)
export class PublishedResourceResolver {
  @Query(() => PublishedResource)
  publishedResource(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
  ): Promise<PublishedResource> {
    return publishedFor(ctx, id);
  }

  @Query(() => PublishedResourceConnection, {
    description: 'What communities have published for everybody here, the latest first.',
  })
  publishedResources(
    @Ctx() ctx: Context,
    @Args(() => PublishedResourcesArgs) args: PublishedResourcesArgs,
  ): Promise<Page<PublishedResource>> {
    return publishedResources(ctx, args);
  }

  @FieldResolver(() => StoredFile, { nullable: true })
  file(@Ctx() ctx: Context, @Root() published: PublishedResource): Promise<StoredFile | null> {
    return fileOfPublished(ctx, published);
  }

  @FieldResolver(() => Person, { nullable: true })
  publishedBy(
    @Ctx() ctx: Context,
    @Root() { publishedById }: PublishedResource,
  ): Promise<Person | null> {
    return maybePersonOf(ctx, publishedById);
  }

  @FieldResolver(() => Community, {
    nullable: true,
    description: 'Where it comes from. Null for whom that is not listed.',
  })
  community(@Ctx() ctx: Context, @Root() published: PublishedResource): Promise<Community | null> {
    return communityOfPublished(ctx, published);
  }

  @FieldResolver(() => Resource, {
    nullable: true,
    description: 'As it is now. Null for who does not read there.',
  })
  resource(
    @Ctx() ctx: Context,
    @Root() { resourceId }: PublishedResource,
  ): Promise<Resource | null> {
    return resourceLoader(ctx).load(resourceId);
  }

  @FieldResolver(() => PublishedResource, {
    nullable: true,
    description: 'What took its place, when that is published too.',
  })
  async supersededBy(
    @Ctx() ctx: Context,
    @Root() { supersededById }: PublishedResource,
  ): Promise<PublishedResource | null> {
    return supersededById ? publicationLoader(ctx).load(supersededById) : null;
  }
}

/** What publishing adds to a resource. */
@Resolver(() => Resource)
export class ResourcePublishingResolver {
  @FieldResolver(() => PublishedResource, {
    nullable: true,
    description: 'The copy for everybody here. Null for visitors, and when there is none.',
  })
  publication(@Ctx() ctx: Context, @Root() { id }: Resource): Promise<PublishedResource | null> {
    return publicationLoader(ctx).load(id);
  }

  @Mutation(() => Resource, {
    description: 'Gives an exact copy of one version to everybody who has an account here.',
  })
  publishResource(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishResourceInput) input: PublishResourceInput,
  ): Promise<Resource> {
    return publishResource(ctx, input);
  }

  @Mutation(() => Resource, { description: 'Takes the copy away.' })
  withdrawPublication(
    @Ctx() ctx: Context,
    @Arg('input', () => ResourceInput) input: ResourceInput,
  ): Promise<Resource> {
    return withdrawPublication(ctx, input.resourceId);
  }
}
