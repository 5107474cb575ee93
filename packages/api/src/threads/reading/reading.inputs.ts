import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ReadingLevel } from './levels';

/** Threads in one report: a page reads one at a time, and sends what it has every few seconds. */
export const REPORT_MAX = 20;
/** Seconds in one report: who was away is not reading. */
const SECONDS_MAX = 600;
/** As many as a list shows at once. */
const MARK_MAX = 100;

@InputType()
export class ThreadRead {
  @Field(() => ID)
  threadId!: string;

  @Field(() => Int, { description: 'The last post that was seen. Reading only goes forward.' })
  @Min(0)
  number!: number;

  @Field(() => Int, { nullable: true, description: 'How long it was read since the last report.' })
  @IsOptional()
  @Min(0)
  @Max(SECONDS_MAX)
  seconds?: number;
}

@InputType()
export class RecordReadingInput {
  @Field(() => [ThreadRead])
  @ArrayMinSize(1)
  @ArrayMaxSize(REPORT_MAX)
  @ValidateNested({ each: true })
  threads!: ThreadRead[];
}

@InputType({ description: 'Threads, or a community; without either, everything.' })
export class MarkReadInput {
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MARK_MAX)
  threadIds?: string[];

  @Field(() => ID, { nullable: true })
  communityId?: string;
}

@InputType()
export class ReadMarkInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class MarkUnreadInput {
  @Field(() => ID)
  threadId!: string;

  @Field(() => Int, { description: 'The first post that is to be unread.' })
  @Min(1)
  number!: number;
}

@InputType()
export class ThreadLevelInput {
  @Field(() => ID)
  threadId!: string;

  @Field(() => ReadingLevel, { nullable: true, description: 'Null: as it comes by itself.' })
  level?: ReadingLevel | null;
}

@InputType()
export class CommunityLevelInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => ReadingLevel, { nullable: true, description: 'Null: as it comes by itself.' })
  level?: ReadingLevel | null;
}
