import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';

/** A post that somebody wants to come back to; theirs alone. Of plain rows, like a post. */
@ObjectType({
  description: 'A post to come back to; nobody but its owner sees it.',
  simpleResolvers: true,
})
export class Bookmark {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  note!: string;

  @Field(() => Date, { nullable: true })
  remindAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was planned: the time that a clock in `timeZone` shows.',
  })
  remindOn!: string | null;

  @Field(() => String, { nullable: true })
  timeZone!: string | null;

  @Field(() => Boolean, { description: 'Its reminder was sent, and nothing has become of it yet.' })
  due!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'It can be brought back for a day.' })
  removedAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  postId!: string;
}

export const BookmarkConnection = ConnectionOf(Bookmark);

/** Everything of a bookmark that the schema shows. */
export const bookmarkColumns = (alias: string): string =>
  `${alias}.id, ${alias}.post_id as "postId", ${alias}.note, ${alias}.remind_at as "remindAt",
   ${alias}.remind_on as "remindOn", ${alias}.time_zone as "timeZone",
   (${alias}.reminded_at is not null) as due, ${alias}.created_at as "createdAt",
   ${alias}.removed_at as "removedAt", ${alias}.version`;
