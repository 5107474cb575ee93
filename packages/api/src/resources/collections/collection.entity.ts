import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Community } from '../../communities/community.entity';
import { Permission } from '../../kernel/policy';

@ObjectType({ simpleResolvers: true })
export class CollectionPermissions {
  @Field(() => Permission, { description: 'Also to put something into it.' })
  edit!: Permission;

  @Field(() => Permission)
  remove!: Permission;

  @Field(() => Permission)
  restore!: Permission;
}

/** Resources that somebody has put into an order, with words between. As one viewer may see it. */
@ObjectType({
  description: 'Resources that somebody has put into an order, with words between.',
  simpleResolvers: true,
})
export class Collection {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'In a sentence or two, plain; may be empty.' })
  summary!: string;

  @Field(() => Boolean, {
    description: 'What a newcomer reads first: one of a community at most.',
  })
  startHere!: boolean;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => Int, { description: 'Grows with each change; an edit says which version it saw.' })
  version!: number;

  @Field(() => Date, { nullable: true })
  removedAt!: Date | null;

  @Field(() => CollectionPermissions)
  viewerCan!: CollectionPermissions;

  community!: Community;
  communityId!: string;
}

@ObjectType({
  description: 'Words, or a resource with words. A resource that is not there is left out.',
  simpleResolvers: true,
})
export class CollectionItem {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Between two resources, or why this one stands here.' })
  markdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  html!: string;

  collectionId!: string;
  resourceId!: string | null;
}

@ObjectType({ description: 'Where a resource stands in a collection.', simpleResolvers: true })
export class CollectionPlace {
  @Field(() => Collection)
  collection!: Collection;

  @Field(() => Int, { description: 'From 1, among the resources of it.' })
  place!: number;

  @Field(() => Int)
  of!: number;
}

/** A collection for statements that select plain rows. */
export const collectionColumns = (k: string): string =>
  `${k}.id, ${k}.community_id as "communityId", ${k}.title, ${k}.summary, ${k}.start_here as "startHere",
   ${k}.changed_at as "changedAt", ${k}.version, ${k}.removed_at as "removedAt"`;
