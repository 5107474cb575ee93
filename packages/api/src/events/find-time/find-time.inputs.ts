import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { LocalTimeInput } from '../../kernel/local-time';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { ForwardArgs } from '../../kernel/pagination';
import { KEY } from '../../threads/keys';
import { TITLE_MAX } from '../../threads/text';
import { EventKind, EventMode } from '../event.types';
import { DURATION_MAX, DURATION_MIN, LINK_MAX, PLACE_MAX } from '../series/plan.inputs';
import { TimeAnswer } from './time-search.types';

/** With one there is nothing to choose. */
export const SLOTS_MIN = 2;
/** More than that nobody answers one by one. */
export const SLOTS_MAX = 40;
/** People whom one finds a fair series for by name; a larger circle is its community. */
const FAIR_PEOPLE_MAX = 30;
/** A year, and two months between. */
const FAIR_WEEKS_MAX = 52;
const FAIR_EVERY_MAX = 8;
const SLACK = 4;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class FindTimeInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => EventKind)
  kind!: EventKind;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String, { description: 'May be empty.' })
  @MaxLength(MARKDOWN_LIMIT)
  descriptionMarkdown!: string;

  @Field(() => Int)
  @Min(DURATION_MIN)
  @Max(DURATION_MAX)
  durationMinutes!: number;

  @Field(() => EventMode)
  mode!: EventMode;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(PLACE_MAX * SLACK)
  place?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(LINK_MAX)
  joinUrl?: string | null;

  @Field(() => [LocalTimeInput])
  @ArrayMinSize(SLOTS_MIN)
  @ArrayMaxSize(SLOTS_MAX)
  @ValidateNested({ each: true })
  slots!: LocalTimeInput[];

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class AddTimeSlotInput {
  @Field(() => ID)
  searchId!: string;

  @Field(() => LocalTimeInput)
  @ValidateNested()
  slot!: LocalTimeInput;
}

@InputType()
export class TimeSlotInput {
  @Field(() => ID)
  slotId!: string;
}

@InputType()
export class TimeAnswerInput {
  @Field(() => ID)
  slotId!: string;

  @Field(() => TimeAnswer, { nullable: true, description: 'Null takes it back.' })
  answer?: TimeAnswer | null;
}

@InputType({ description: 'What is left out stays as it was answered.' })
export class AnswerTimesInput {
  @Field(() => ID)
  searchId!: string;

  @Field(() => [TimeAnswerInput])
  @ArrayMaxSize(SLOTS_MAX)
  @ValidateNested({ each: true })
  answers!: TimeAnswerInput[];
}

@InputType()
export class ChooseTimeInput {
  @Field(() => ID)
  searchId!: string;

  @Field(() => ID)
  slotId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class CloseTimeSearchInput {
  @Field(() => ID)
  searchId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class FairSlotsInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Active members whom it is for; all of them when left out.',
  })
  @IsOptional()
  @ArrayMaxSize(FAIR_PEOPLE_MAX)
  personIds?: string[] | null;

  @Field(() => Int)
  @Min(DURATION_MIN)
  @Max(DURATION_MAX)
  durationMinutes!: number;

  @Field(() => String, { description: 'The first day, for example 2026-03-27.' })
  @Matches(DAY)
  from!: string;

  @Field(() => Int, { description: 'How long the series goes on.' })
  @Min(1)
  @Max(FAIR_WEEKS_MAX)
  weeks!: number;

  @Field(() => Int, { description: 'Weeks from one to the next.' })
  @Min(1)
  @Max(FAIR_EVERY_MAX)
  every!: number;
}

@ArgsType()
export class TimeSearchesArgs extends ForwardArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are open, or are not.' })
  open?: boolean;
}
