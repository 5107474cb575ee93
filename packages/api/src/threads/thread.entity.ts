import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../accounts/person.entity';
import { Community } from '../communities/community.entity';
import { ConnectionOf } from '../kernel/pagination';
import { Permission } from '../kernel/policy';
import type { Draft } from './drafts/draft.entity';
import type { PollOutcome } from './polls/poll.entity';
import type { Post } from './post.entity';
import type { ThreadReading } from './reading/reading.types';

export enum ThreadKind {
  DISCUSSION = 'DISCUSSION',
  QUESTION = 'QUESTION',
  STORY = 'STORY',
  INTRODUCTION = 'INTRODUCTION',
  ANNOUNCEMENT = 'ANNOUNCEMENT',
}
registerEnumType(ThreadKind, {
  name: 'ThreadKind',
  description: 'What a thread is meant to be.',
  valuesConfig: {
    QUESTION: { description: 'Waits for an answer, and can have an accepted one.' },
    ANNOUNCEMENT: { description: 'Opened by facilitators and stewards only.' },
  },
});

@ObjectType({ description: 'Where something imported comes from.', simpleResolvers: true })
export class Source {
  @Field(() => String)
  site!: string;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  author!: string | null;

  @Field(() => String, { nullable: true })
  authorUrl!: string | null;

  @Field(() => String, { nullable: true })
  licence!: string | null;

  @Field(() => String, { nullable: true })
  licenceUrl!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ThreadPermissions {
  @Field(() => Permission)
  reply!: Permission;

  @Field(() => Permission, { description: 'Its title, kind and tags.' })
  edit!: Permission;

  @Field(() => Permission)
  remove!: Permission;

  @Field(() => Permission)
  restore!: Permission;

  @Field(() => Permission, { description: 'Accept one of its posts as the answer.' })
  accept!: Permission;

  @Field(() => Permission)
  react!: Permission;

  @Field(() => Permission, { description: 'Pin, close, reopen, move, split and merge it.' })
  lookAfter!: Permission;
}

/**
 * A conversation in a community. On the hottest pages of the house, so it is no TypeORM entity: statements select
 * plain rows, `threads.views.ts` makes them into this, and every field here is read without a call.
 */
@ObjectType({ simpleResolvers: true })
export class Thread {
  @Field(() => ID)
  id!: string;

  @Field(() => Community)
  community!: Community;

  @Field(() => ThreadKind)
  kind!: ThreadKind;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  tags!: string[];

  @Field(() => Person)
  author!: Person;

  @Field(() => Date)
  openedAt!: Date;

  @Field(() => Int, { description: 'Without removed posts.' })
  postCount!: number;

  @Field(() => Int)
  participantCount!: number;

  @Field(() => Int, { description: 'Numbers have no gaps: a removed post keeps its own.' })
  lastPostNumber!: number;

  @Field(() => Date)
  lastPostAt!: Date;

  @Field(() => Person, { nullable: true })
  lastPostAuthor!: Person | null;

  @Field(() => String, { description: 'The beginning of the opening post, as plain text.' })
  excerpt!: string;

  @Field(() => Date, { nullable: true })
  acceptedAt!: Date | null;

  @Field(() => Person, { nullable: true })
  acceptedBy!: Person | null;

  @Field(() => Date, { nullable: true })
  removedAt!: Date | null;

  @Field(() => Person, { nullable: true })
  removedBy!: Person | null;

  @Field(() => String, { nullable: true })
  removalReason!: string | null;

  @Field(() => Date, { nullable: true, description: 'As long as it heads the list.' })
  pinnedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Null when it stays until it is taken down.' })
  pinnedUntil!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when nobody writes in it any more.' })
  closedAt!: Date | null;

  @Field(() => Person, { nullable: true })
  closedBy!: Person | null;

  @Field(() => String, { nullable: true })
  closingReason!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When somebody said that it needs no answer; what was written later may need one.',
  })
  waivedAt!: Date | null;

  @Field(() => Source, { nullable: true, description: 'Of an imported thread.' })
  source!: Source | null;

  @Field(() => Int, { nullable: true, description: 'Of an imported thread.' })
  votes!: number | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => ThreadPermissions)
  viewerCan!: ThreadPermissions;

  authorId!: string;
  communityId!: string;
  acceptedPostId!: string | null;
  removedById!: string | null;
  /** The community's counter at the last change. */
  seq!: number;
  /** The thread that has taken in its posts. */
  mergedIntoId!: string | null;
  /** What was done to its order is told in `thread_trace`. */
  traced!: boolean;
  /** Who wrote in it, the latest first; null when they were not read with it. */
  people!: Person[] | null;
  /** Its accepted answer, where that was read already. */
  accepted?: Post | null;
  /** The viewer's draft of a reply; undefined when it was not read with the thread. */
  draft?: Draft | null;
  /** What was decided in it last; undefined when it was not read with the thread. */
  outcome?: PollOutcome | null;
  /** Whether any link leads to or from it, shown to the viewer or not; null when that was not read with it. */
  linked!: boolean | null;
  /** What the viewer has read of it; null when that was not read with it. */
  reading!: ThreadReading | null;
  /** False when the viewer sees no more than that it was removed, and why. */
  open!: boolean;
}

export const ThreadConnection = ConnectionOf(Thread);
