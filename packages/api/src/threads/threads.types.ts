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
  THREAD_PINNED = 'THREAD_PINNED',
  THREAD_CLOSED = 'THREAD_CLOSED',
  THREAD_MOVED = 'THREAD_MOVED',
  THREAD_SPLIT = 'THREAD_SPLIT',
  THREAD_MERGED = 'THREAD_MERGED',
  LINKED = 'LINKED',
  POLL_CHANGED = 'POLL_CHANGED',
}
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  valuesConfig: {
    ACCEPTED: { description: 'An answer was accepted, or no longer is.' },
    THREAD_PINNED: { description: 'It heads the list, or no longer does.' },
    THREAD_CLOSED: { description: 'Nobody writes in it any more, or they do again.' },
    THREAD_MOVED: { description: 'Into another community; its address is another.' },
    THREAD_SPLIT: { description: 'Posts of it stand in a thread of their own now.' },
    THREAD_MERGED: {
      description: 'The thread told of has taken in the posts of another, or is the one that did.',
    },
    LINKED: { description: 'Its `links` changed, from the side of another thread.' },
    POLL_CHANGED: {
      description: 'The poll of a post: added, voted in, closed, its outcome written, or removed.',
    },
  },
});

export enum ThreadLinkKind {
  LINKED = 'LINKED',
  DUPLICATE = 'DUPLICATE',
  MENTIONED = 'MENTIONED',
  GREW_OUT_OF = 'GREW_OUT_OF',
}
registerEnumType(ThreadLinkKind, {
  name: 'ThreadLinkKind',
  valuesConfig: {
    LINKED: { description: 'Known from an archive.' },
    DUPLICATE: { description: 'Known from an archive.' },
    MENTIONED: { description: 'A post of the one links to a post of the other.' },
    GREW_OUT_OF: { description: 'The one was opened as an answer to a post of the other.' },
  },
});

@ObjectType({
  description: 'A link between two threads, from the side of one.',
  simpleResolvers: true,
})
export class ThreadLink {
  @Field(() => ThreadLinkKind)
  kind!: ThreadLinkKind;

  @Field(() => Thread, { description: 'The other one.' })
  thread!: Thread;

  @Field(() => Boolean, { description: 'The other one says it of this one.' })
  incoming!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The post on this side; null when only the threads are known.',
  })
  number!: number | null;

  @Field(() => Int, { nullable: true, description: 'The post on the other side.' })
  otherNumber!: number | null;
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
