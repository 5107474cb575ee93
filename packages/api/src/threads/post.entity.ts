import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../accounts/person.entity';
import { ConnectionOf } from '../kernel/pagination';
import { Permission } from '../kernel/policy';
import { Bookmark } from './bookmarks/bookmark.entity';
import { Poll } from './polls/poll.entity';
import { Source, type Thread } from './thread.entity';

/** A small set with meaning, shown as words. */
export enum ReactionKind {
  HELPED_ME = 'HELPED_ME',
  SAME_HERE = 'SAME_HERE',
  WILL_TRY = 'WILL_TRY',
  GLAD = 'GLAD',
}
registerEnumType(ReactionKind, {
  name: 'ReactionKind',
  valuesConfig: {
    HELPED_ME: { description: 'This helped me.' },
    SAME_HERE: { description: 'Same here.' },
    WILL_TRY: { description: 'I will try this.' },
    GLAD: { description: 'I am glad of this.' },
  },
});

@ObjectType({ simpleResolvers: true })
export class ReactionCount {
  @Field(() => ReactionKind)
  kind!: ReactionKind;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ simpleResolvers: true })
export class PostPermissions {
  @Field(() => Permission)
  edit!: Permission;

  @Field(() => Permission, { description: 'The opening post goes with its thread only.' })
  remove!: Permission;

  @Field(() => Permission)
  restore!: Permission;

  @Field(() => Permission)
  reply!: Permission;

  @Field(() => Permission)
  accept!: Permission;

  @Field(() => Permission)
  react!: Permission;

  @Field(() => Permission)
  bookmark!: Permission;

  @Field(() => Permission, {
    description: 'Split it off, and take what it said before out of sight.',
  })
  lookAfter!: Permission;
}

/** What somebody said in a thread. Like `Thread` made from plain rows, each field read without a call. */
@ObjectType({ simpleResolvers: true })
export class Post {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Its place in the thread, from 1 without gaps.' })
  number!: number;

  @Field(() => Person)
  author!: Person;

  @Field(() => String, {
    description: 'Empty when it was removed and the viewer may not restore it.',
  })
  markdown!: string;

  @Field(() => String, {
    description: 'Sanitised. Empty when it was removed and the viewer may not restore it.',
  })
  html!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  editedAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => Int, { description: "The community's counter at its last change." })
  seq!: number;

  @Field(() => Post, { nullable: true, description: 'The post that it answers.' })
  answers!: Post | null;

  @Field(() => Boolean)
  accepted!: boolean;

  @Field(() => Date, { nullable: true })
  removedAt!: Date | null;

  @Field(() => Person, { nullable: true })
  removedBy!: Person | null;

  @Field(() => String, { nullable: true })
  removalReason!: string | null;

  @Field(() => Boolean, {
    description: 'Only its number is left here: the post stands in another thread.',
  })
  moved!: boolean;

  @Field(() => Source, { nullable: true, description: 'Of an imported post.' })
  source!: Source | null;

  @Field(() => Int, { nullable: true, description: 'Of an imported post.' })
  votes!: number | null;

  @Field(() => [ReactionCount], { description: 'Those that somebody chose, in a fixed order.' })
  reactions!: ReactionCount[];

  @Field(() => [ReactionKind])
  viewerReactions!: ReactionKind[];

  @Field(() => Bookmark, { nullable: true, description: "The viewer's own." })
  viewerBookmark!: Bookmark | null;

  @Field(() => Poll, { nullable: true })
  poll!: Poll | null;

  @Field(() => PostPermissions)
  viewerCan!: PostPermissions;

  thread!: Thread;
  authorId!: string;
  removedById!: string | null;
  answersPostId!: string | null;
  movedPostId!: string | null;
  /** Whether the viewer sees its words. */
  shown!: boolean;
}

export const PostConnection = ConnectionOf(Post);
