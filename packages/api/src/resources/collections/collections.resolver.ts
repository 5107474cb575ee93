import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { CommunityPermissions } from '../../communities/communities.types';
import { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { Permission, type Verdict } from '../../kernel/policy';
import { Resource } from '../resource.entity';
import { resourceLoader } from '../resources.queries';
import { Collection, CollectionItem, CollectionPlace } from './collection.entity';
import {
  AddToCollectionInput,
  CollectionInput,
  CreateCollectionInput,
  EditCollectionInput,
} from './collections.inputs';
import { collectionFor, collectionsLoader, itemsLoader, placesLoader } from './collections.queries';
import {
  addToCollection,
  createCollection,
  editCollection,
  removeCollection,
  restoreCollection,
} from './collections.service';

@Resolver(() => Collection)
export class CollectionResolver {
  @Query(() => Collection)
  collection(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Collection> {
    return collectionFor(ctx, id, 'read');
  }

  @FieldResolver(() => Community)
  community(@Root() { community }: Collection): Community {
    return community;
  }

  @FieldResolver(() => [CollectionItem], { description: 'In their order.' })
  items(@Ctx() ctx: Context, @Root() { id }: Collection): Promise<CollectionItem[]> {
    return itemsLoader(ctx).load(id);
  }

  @Mutation(() => Collection)
  createCollection(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateCollectionInput) input: CreateCollectionInput,
  ): Promise<Collection> {
    return createCollection(ctx, input);
  }

  @Mutation(() => Collection)
  editCollection(
    @Ctx() ctx: Context,
    @Arg('input', () => EditCollectionInput) input: EditCollectionInput,
  ): Promise<Collection> {
    return editCollection(ctx, input);
  }

  @Mutation(() => Collection, {
    description: 'At its end; what is in it already stays where it is.',
  })
  addToCollection(
    @Ctx() ctx: Context,
    @Arg('input', () => AddToCollectionInput) input: AddToCollectionInput,
  ): Promise<Collection> {
    return addToCollection(ctx, input);
  }

  @Mutation(() => Collection, { description: 'It can be brought back.' })
  removeCollection(
    @Ctx() ctx: Context,
    @Arg('input', () => CollectionInput) input: CollectionInput,
  ): Promise<Collection> {
    return removeCollection(ctx, input.collectionId);
  }

  @Mutation(() => Collection, { description: 'Brings back what was removed.' })
  restoreCollection(
    @Ctx() ctx: Context,
    @Arg('input', () => CollectionInput) input: CollectionInput,
  ): Promise<Collection> {
    return restoreCollection(ctx, input.collectionId);
  }
}

@Resolver(() => CollectionItem)
export class CollectionItemResolver {
  @FieldResolver(() => Resource, { nullable: true, description: 'Null for words alone.' })
  async resource(
    @Ctx() ctx: Context,
    @Root() { resourceId }: CollectionItem,
  ): Promise<Resource | null> {
    return resourceId ? resourceLoader(ctx).load(resourceId) : null;
  }
}

/** What collections add to a resource. */
@Resolver(() => Resource)
export class ResourceCollectionsResolver {
  @FieldResolver(() => [CollectionPlace], { description: 'Where it is kept together with others.' })
  collections(@Ctx() ctx: Context, @Root() { id }: Resource): Promise<CollectionPlace[]> {
    return placesLoader(ctx).load(id);
  }
}

/** What collections add to a community. */
@Resolver(() => Community)
export class CommunityCollectionsResolver {
  @FieldResolver(() => [Collection], {
    description:
      'What a newcomer reads first, then by title. Empty for those who see the listing only.',
  })
  collections(@Ctx() ctx: Context, @Root() community: Community): Promise<Collection[]> {
    return collectionsLoader(ctx).load(community);
  }

  @FieldResolver(() => Collection, {
    nullable: true,
    description: 'What a newcomer reads first. Null for those who see the listing only.',
  })
  async startHere(@Ctx() ctx: Context, @Root() community: Community): Promise<Collection | null> {
    const all = await collectionsLoader(ctx).load(community);
    return all.find(({ startHere }) => startHere) ?? null;
  }
}

@Resolver(() => CommunityPermissions)
export class CommunityCuratePermissionsResolver {
  @FieldResolver(() => Permission, { description: 'To make collections.' })
  curate(@Ctx() ctx: Context, @Root() { community }: CommunityPermissions): Verdict {
    return communityPolicy(ctx.viewer, 'moderate', community, ctx.clock.now());
  }
}
