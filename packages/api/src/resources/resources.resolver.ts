import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import { Community } from '../communities/community.entity';
import type { Context } from '../kernel/context';
import { shapeOf } from '../threads/lookahead';
import { Post } from '../threads/post.entity';
import { commentOnResource } from './comments.service';
import { Resource } from './resource.entity';
import {
  CommentOnResourceInput,
  RemoveResourceInput,
  ResourceInput,
  ReviseResourceInput,
  ShareResourceInput,
} from './resources.inputs';
import { resourceFor, resourceLoader } from './resources.queries';
import { removeResource, restoreResource, reviseResource } from './resources.service';
import { shareResource } from './sharing.service';

@Resolver(() => Resource)
export class ResourceResolver {
  @Query(() => Resource)
  resource(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Resource> {
    return resourceFor(ctx, id, 'read');
  }

  @Mutation(() => Resource, { description: 'Keeps a link, a file or a page for the community.' })
  shareResource(
    @Ctx() ctx: Context,
    @Arg('input', () => ShareResourceInput) input: ShareResourceInput,
  ): Promise<Resource> {
    return shareResource(ctx, input);
  }

  @Mutation(() => Resource, {
    description: 'As its next version. CONFLICT when somebody else changed it meanwhile.',
  })
  reviseResource(
    @Ctx() ctx: Context,
    @Arg('input', () => ReviseResourceInput) input: ReviseResourceInput,
  ): Promise<Resource> {
    return reviseResource(ctx, input);
  }

  @Mutation(() => Resource, { description: 'It can be brought back.' })
  removeResource(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveResourceInput) input: RemoveResourceInput,
  ): Promise<Resource> {
    return removeResource(ctx, input);
  }

  @Mutation(() => Resource, { description: 'Brings back what was removed.' })
  restoreResource(
    @Ctx() ctx: Context,
    @Arg('input', () => ResourceInput) input: ResourceInput,
  ): Promise<Resource> {
    return restoreResource(ctx, input.resourceId);
  }

  @Mutation(() => Post, { description: 'The first comment opens its thread.' })
  commentOnResource(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CommentOnResourceInput) input: CommentOnResourceInput,
  ): Promise<Post> {
    return commentOnResource(ctx, input, shapeOf(info));
  }

  @FieldResolver(() => Community)
  community(@Root() { community }: Resource): Community {
    return community;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who answers for it.' })
  steward(@Ctx() ctx: Context, @Root() { stewardId }: Resource): Promise<Person | null> {
    return maybePersonOf(ctx, stewardId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who shared it.' })
  sharedBy(@Ctx() ctx: Context, @Root() { createdById }: Resource): Promise<Person | null> {
    return maybePersonOf(ctx, createdById);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whose words came in last.' })
  revisedBy(@Ctx() ctx: Context, @Root() { revisedById }: Resource): Promise<Person | null> {
    return maybePersonOf(ctx, revisedById);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who found it still good.' })
  reviewedBy(@Ctx() ctx: Context, @Root() { reviewedById }: Resource): Promise<Person | null> {
    return maybePersonOf(ctx, reviewedById);
  }

  @FieldResolver(() => Resource, {
    nullable: true,
    description: 'What took its place. Null also for whom that is not there.',
  })
  async supersededBy(
    @Ctx() ctx: Context,
    @Root() { supersededById }: Resource,
  ): Promise<Resource | null> {
    return supersededById ? resourceLoader(ctx).load(supersededById) : null;
  }
}
