import { Field, ID, ObjectType } from 'type-graphql';
import type { Community } from '../../communities/community.entity';
import { ConnectionOf } from '../../kernel/pagination';
import { Permission } from '../../kernel/policy';

@ObjectType({ simpleResolvers: true })
export class ThanksPermissions {
  @Field(() => Permission, { description: 'To take it down.' })
  remove!: Permission;

  @Field(() => Permission, { description: 'To put it back.' })
  restore!: Permission;
}

/** Public thanks in a sentence. As one viewer may see it. */
@ObjectType({
  description: 'Thanks in a sentence, seen by whoever reads the community.',
  simpleResolvers: true,
})
export class Thanks {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'One line, plain.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'A team by name, beside people or instead.' })
  team!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  removedAt!: Date | null;

  @Field(() => ThanksPermissions)
  viewerCan!: ThanksPermissions;

  community!: Community;
  communityId!: string;
  fromId!: string;
  toIds!: string[];
  postId!: string | null;
  resourceId!: string | null;
  eventId!: string | null;
  removedById!: string | null;
}

export const ThanksConnection = ConnectionOf(Thanks);

/** Thanks for statements that select plain rows. */
export const thanksColumns = (t: string): string =>
  `${t}.id, ${t}.community_id as "communityId", ${t}.from_id as "fromId", ${t}.words, ${t}.team,
   ${t}.post_id as "postId", ${t}.resource_id as "resourceId", ${t}.event_id as "eventId",
   ${t}.created_at as "createdAt", ${t}.removed_at as "removedAt", ${t}.removed_by as "removedById",
   array(select o.person_id from thanks_to o where o.thanks_id = ${t}.id order by o.person_id) as "toIds"`;
