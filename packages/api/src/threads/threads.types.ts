import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../accounts/person.entity';
import { Post } from './post.entity';
import { Thread } from './thread.entity';

export enum ChangeKind {
  POST_ADDED = 'POST_ADDED',
  POST_EDITED = 'POST_EDITED',
  POST_REMOVED = 'POST_REMOVED',
  POST_RESTORED = 'POST_RESTORED',
  REACTED = 'REACTED',
  ACCEPTED = 'ACCEPTED',
  THREAD_EDITED = 'THREAD_EDITED',
  THREAD_OPENED = 'THREAD_OPENED',
  THREAD_REMOVED = 'THREAD_REMOVED',
  THREAD_RESTORED = 'THREAD_RESTORED',
}
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  valuesConfig: { ACCEPTED: { description: 'An answer was accepted, or no longer is.' } },
});

export enum ThreadLinkKind {
  LINKED = 'LINKED',
  DUPLICATE = 'DUPLICATE',
}
registerEnumType(ThreadLinkKind, { name: 'ThreadLinkKind' });

@ObjectType({ description: 'An imported link to another thread.', simpleResolvers: true })
export class ThreadLink {
  @Field(() => ThreadLinkKind)
  kind!: ThreadLinkKind;

  @Field(() => Thread)
  thread!: Thread;
}

@ObjectType({ simpleResolvers: true })
export class ThreadChanges {
  @Field(() => [Post], { description: 'As they are now, in the order of their last changes.' })
  posts!: Post[];

  @Field(() => Thread)
  thread!: Thread;

  @Field(() => Int, { description: 'What to go on from.' })
  seq!: number;

  @Field(() => Boolean)
  more!: boolean;
}

@ObjectType({ simpleResolvers: true })
export class ThreadChange {
  @Field(() => ChangeKind)
  kind!: ChangeKind;

  @Field(() => Int, { description: "The community's counter at this change." })
  seq!: number;

  @Field(() => Post, { nullable: true })
  post!: Post | null;

  @Field(() => Thread)
  thread!: Thread;
}

@ObjectType({ simpleResolvers: true })
export class CommunityChange {
  @Field(() => ChangeKind)
  kind!: ChangeKind;

  @Field(() => Int, { description: "The community's counter at this change." })
  seq!: number;

  @Field(() => ID)
  threadId!: string;
}

@ObjectType({ simpleResolvers: true })
export class RenderedMarkdown {
  @Field(() => String, { description: 'Sanitised, as it will be stored.' })
  html!: string;

  @Field(() => [Person], { description: 'Those who would be told.' })
  mentions!: Person[];
}
