import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../../accounts/person.entity';
import { Community } from '../../communities/community.entity';
import { ConnectionOf } from '../../kernel/pagination';
import { Thread } from '../thread.entity';

export enum TraceKind {
  MOVED_HERE = 'MOVED_HERE',
  MOVED_AWAY = 'MOVED_AWAY',
  SPLIT_OFF = 'SPLIT_OFF',
  SPLIT_FROM = 'SPLIT_FROM',
  MERGED_HERE = 'MERGED_HERE',
}
registerEnumType(TraceKind, {
  name: 'TraceKind',
  description: 'What was done to the order of threads, seen from where it is told.',
  valuesConfig: {
    MOVED_HERE: { description: 'The thread came from another community.' },
    MOVED_AWAY: { description: 'A thread, or its posts, went to another community.' },
    SPLIT_OFF: { description: 'Posts of this thread stand in one of their own now.' },
    SPLIT_FROM: { description: 'The thread was made of posts of another.' },
    MERGED_HERE: { description: 'The thread has taken in the posts of another.' },
  },
});

@ObjectType({ simpleResolvers: true })
export class ThreadTrace {
  @Field(() => ID)
  id!: string;

  @Field(() => TraceKind)
  kind!: TraceKind;

  @Field(() => Date)
  at!: Date;

  @Field(() => Person)
  by!: Person;

  @Field(() => Int, { description: 'How many posts it was about.' })
  postCount!: number;

  @Field(() => String, { description: 'May be empty.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The title that the thread had which moved or was merged; null for those who could not read it where it stood.',
  })
  title!: string | null;

  @Field(() => Thread, {
    nullable: true,
    description: 'The other side; null for those who may not see it.',
  })
  thread!: Thread | null;

  @Field(() => Community, {
    nullable: true,
    description: 'Where the other side is; null when it is here, and for those who may not see it.',
  })
  community!: Community | null;
}

export const ThreadTraceConnection = ConnectionOf(ThreadTrace);
