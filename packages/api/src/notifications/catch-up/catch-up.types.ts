import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Post } from '../../threads/post.entity';
import { Thread } from '../../threads/thread.entity';
import type { Composition } from './compose';

export enum CatchUpSection {
  OUTCOMES = 'OUTCOMES',
  QUESTIONS = 'QUESTIONS',
  NEW = 'NEW',
}
registerEnumType(CatchUpSection, {
  name: 'CatchUpSection',
  description: 'The parts of a catch-up, in their order.',
  valuesConfig: {
    OUTCOMES: { description: 'What was decided and answered, and what is announced.' },
    QUESTIONS: { description: 'Questions that nobody has answered and this person probably can.' },
    NEW: { description: 'What is new since they last read.' },
  },
});

/** Why something is in somebody's catch-up. */
export enum CatchUpReason {
  POLL_CLOSED = 'POLL_CLOSED',
  ANSWER_ACCEPTED = 'ANSWER_ACCEPTED',
  ANNOUNCED = 'ANNOUNCED',
  ASK_ME_ABOUT = 'ASK_ME_ABOUT',
  ANSWERED_BEFORE = 'ANSWERED_BEFORE',
  MENTIONED = 'MENTIONED',
  WATCHING = 'WATCHING',
  TRACKING = 'TRACKING',
  NEW_THREAD = 'NEW_THREAD',
}
registerEnumType(CatchUpReason, {
  name: 'CatchUpReason',
  description: 'Why something is in a catch-up.',
  valuesConfig: {
    ANSWER_ACCEPTED: { description: 'In a thread that the person follows.' },
    ASK_ME_ABOUT: { description: 'They say that they can be asked about `word`.' },
    ANSWERED_BEFORE: { description: 'They answered something like it, in the thread `because`.' },
  },
});

@ObjectType({ description: 'What is worth reading in some minutes.', simpleResolvers: true })
export class CatchUp {
  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'How long what is left of it takes to read.' })
  seconds!: number;

  @Field(() => Int, { description: 'Items that there are.' })
  itemCount!: number;

  @Field(() => Int, { description: 'New posts among them.' })
  newPosts!: number;

  @Field(() => Int, { description: 'Items that were passed in this sitting.' })
  passedItems!: number;

  @Field(() => Int, { description: 'What those took.' })
  passedSeconds!: number;

  @Field(() => Date, { description: 'What is older than that is not in it.' })
  since!: Date;

  @Field(() => Date, {
    description: 'To be given to `finishCatchUp`: what is newer comes next time.',
  })
  upTo!: Date;

  @Field(() => Date, { nullable: true, description: 'When the viewer last came to the end.' })
  finishedAt!: Date | null;

  @Field(() => Int, {
    description: 'New posts for which there is no time. They will not come again here.',
  })
  leftPosts!: number;

  @Field(() => Int, { description: 'Threads in which those are.' })
  leftThreadCount!: number;

  composition!: Composition;
}

@ObjectType({ simpleResolvers: true })
export class CatchUpItem {
  @Field(() => ID)
  id!: string;

  @Field(() => CatchUpSection)
  section!: CatchUpSection;

  @Field(() => CatchUpReason)
  reason!: CatchUpReason;

  @Field(() => String, { nullable: true })
  word!: string | null;

  @Field(() => Thread)
  thread!: Thread;

  @Field(() => Int)
  seconds!: number;

  @Field(() => Int, { description: 'New posts of the same thread for which there is no time.' })
  leftPosts!: number;

  @Field(() => ID, { description: 'The last of its posts, to be given to `passCatchUp`.' })
  lastPostId!: string;

  becauseThreadId!: string | null;
  posts!: Post[];
}

@ObjectType({ description: 'That somebody went on from an item.', simpleResolvers: true })
export class CatchUpPass {
  @Field(() => ID, { description: 'Takes it back.' })
  id!: string;

  @Field(() => Thread, {
    nullable: true,
    description: 'As it is read now; null when it is no longer there.',
  })
  thread!: Thread | null;
}

@ObjectType({ description: 'The end of a catch-up.', simpleResolvers: true })
export class CatchUpEnd {
  @Field(() => Date)
  finishedAt!: Date;
}
