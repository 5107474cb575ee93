import {
  ArrayMaxSize,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalTimeInput } from '../../kernel/local-time';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { KEY } from '../../threads/keys';
import { TITLE_MAX } from '../../threads/text';
import { EventKind, EventMode } from '../event.types';
import { ADDRESS_MAX } from '../text';
import { RULE_MAX } from '../time/rule';

/** A room, a street and how to find the door. */
export const PLACE_MAX = 300;
/** Links to join carry keys; longer ones are tracking. */
export const LINK_MAX = ADDRESS_MAX;
/** Shorter is no gathering. */
export const DURATION_MIN = 5;
/** A week: a retreat, not a membership. */
export const DURATION_MAX = 10_080;
export const CAPACITY_MAX = 10_000;
/** Rounds that fit a day. */
export const ROUNDS_MAX = 20;
export const ROUND_NAME_MAX = 80;
export const ROUND_MINUTES_MAX = 480;
/** Before they are brought into their one spelling, texts may be a little longer. */
const SLACK = 4;

@InputType()
export class EventRoundInput {
  @Field(() => String)
  @MaxLength(ROUND_NAME_MAX * SLACK)
  name!: string;

  @Field(() => Int)
  @Min(1)
  @Max(ROUND_MINUTES_MAX)
  minutes!: number;
}

@InputType({ description: 'What is to be held, when, where and how often.' })
export class EventPlanInput {
  @Field(() => EventKind)
  kind!: EventKind;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  descriptionMarkdown!: string;

  @Field(() => LocalTimeInput)
  @ValidateNested()
  start!: LocalTimeInput;

  @Field(() => Int)
  @Min(DURATION_MIN)
  @Max(DURATION_MAX)
  durationMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The value of an RRULE of RFC 5545; a single event when left out.',
  })
  @IsOptional()
  @MaxLength(RULE_MAX)
  rule?: string | null;

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

  @Field(() => Int, { nullable: true, description: 'Seats; no limit when left out.' })
  @IsOptional()
  @Min(1)
  @Max(CAPACITY_MAX)
  capacity?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An active member; whoever schedules it when left out.',
  })
  @IsOptional()
  hostId?: string | null;

  @Field(() => [EventRoundInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(ROUNDS_MAX)
  @ValidateNested({ each: true })
  rounds?: EventRoundInput[] | null;
}

@InputType()
export class ScheduleEventInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => EventPlanInput)
  @ValidateNested()
  plan!: EventPlanInput;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class SetSchedulingInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => Boolean, {
    description: 'Whether what any member schedules stands at once; otherwise they propose it.',
  })
  membersSchedule!: boolean;
}

/** More dates than anybody reads before saving. */
export const PREVIEW_MAX = 50;
/** As many as can be stored. */
const EXCEPT_MAX = 750;

@InputType()
export class PreviewSeriesInput {
  @Field(() => LocalTimeInput)
  @ValidateNested()
  start!: LocalTimeInput;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(RULE_MAX)
  rule?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(DURATION_MIN)
  @Max(DURATION_MAX)
  durationMinutes?: number | null;

  @Field(() => [String], { nullable: true, description: 'Local times that are left out.' })
  @IsOptional()
  @ArrayMaxSize(EXCEPT_MAX)
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { each: true })
  except?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many; 8 when left out.' })
  @IsOptional()
  @Min(0)
  @Max(PREVIEW_MAX)
  first?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With it: what changes of clocks do to its members.',
  })
  @IsOptional()
  communityId?: string | null;
}
