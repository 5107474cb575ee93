import { Field, Int, ObjectType } from 'type-graphql';
import { ReadingLevel, ReadingReason } from './levels';

@ObjectType({ description: 'What the viewer has read of a thread.', simpleResolvers: true })
export class ThreadReading {
  @Field(() => Int, { description: 'The last post that they have seen; 0 before the first.' })
  readNumber!: number;

  @Field(() => Date, { nullable: true, description: 'When they last read in it.' })
  readAt!: Date | null;

  @Field(() => Int, { description: "Posts after that; one's own are never among them." })
  unreadPosts!: number;

  @Field(() => Boolean, { description: 'More came in a thread that they watch or track.' })
  unread!: boolean;

  @Field(() => Boolean, { description: 'They have never opened it, and it came after they did.' })
  isNew!: boolean;

  @Field(() => ReadingLevel, { description: 'The level that counts.' })
  level!: ReadingLevel;

  @Field(() => ReadingReason)
  reason!: ReadingReason;
}

@ObjectType({ description: 'What waits for the viewer in a community.', simpleResolvers: true })
export class CommunityReading {
  @Field(() => ReadingLevel, { nullable: true, description: 'As they chose it.' })
  level!: ReadingLevel | null;

  @Field(() => Int, { description: 'Threads that they watch or track, in which more came.' })
  unreadThreads!: number;

  @Field(() => Int, { description: 'Threads that they have never opened; none of a muted one.' })
  newThreads!: number;

  communityId!: string;
}
