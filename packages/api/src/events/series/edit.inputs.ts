import { ArrayMaxSize, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalTimeInput } from '../../kernel/local-time';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { REASON_MAX, TITLE_MAX } from '../../threads/text';
import { EventField, EventKind, EventMode, EventScope } from '../event.types';
import { ADDRESS_MAX } from '../text';
import { RULE_MAX } from '../time/rule';
import {
  CAPACITY_MAX,
  DURATION_MAX,
  DURATION_MIN,
  EventRoundInput,
  PLACE_MAX,
  ROUNDS_MAX,
} from './plan.inputs';

/** Before they are brought into their one spelling, texts may be a little longer. */
const SLACK = 4;

@InputType({ description: 'What is left out stays. Null takes away what there need not be.' })
export class EventChangeInput {
  @Field(() => EventKind, { nullable: true })
  kind?: EventKind | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TITLE_MAX * SLACK)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(MARKDOWN_LIMIT)
  descriptionMarkdown?: string | null;

  @Field(() => LocalTimeInput, {
    nullable: true,
    description: 'Of the event; the others that it is meant for move by as much.',
  })
  @IsOptional()
  @ValidateNested()
  start?: LocalTimeInput | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(DURATION_MIN)
  @Max(DURATION_MAX)
  durationMinutes?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Not for this one alone. Null ends the repeating.',
  })
  @IsOptional()
  @MaxLength(RULE_MAX)
  rule?: string | null;

  @Field(() => EventMode, { nullable: true })
  mode?: EventMode | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(PLACE_MAX * SLACK)
  place?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(ADDRESS_MAX)
  joinUrl?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(CAPACITY_MAX)
  capacity?: number | null;

  @Field(() => ID, { nullable: true })
  hostId?: string | null;

  @Field(() => [EventRoundInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(ROUNDS_MAX)
  @ValidateNested({ each: true })
  rounds?: EventRoundInput[] | null;
}

@InputType()
export class PreviewEventChangeInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => EventScope)
  scope!: EventScope;

  @Field(() => EventChangeInput)
  @ValidateNested()
  change!: EventChangeInput;
}

@InputType()
export class EditEventInput extends PreviewEventChangeInput {
  @Field(() => Int, { description: 'The version of the event that was seen.' })
  version!: number;
}

@InputType()
export class VersionedEventInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => Int, { description: 'The version of the event that was seen.' })
  version!: number;
}

@InputType()
export class FollowSeriesInput extends VersionedEventInput {
  @Field(() => [EventField])
  @ArrayMaxSize(20)
  fields!: EventField[];
}

@InputType()
export class PreviewCancelInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => EventScope)
  scope!: EventScope;
}

@InputType()
export class CancelEventInput extends VersionedEventInput {
  @Field(() => EventScope)
  scope!: EventScope;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(REASON_MAX * SLACK)
  reason?: string | null;
}

@InputType()
export class RestoreEventInput extends VersionedEventInput {
  @Field(() => EventScope)
  scope!: EventScope;
}

@InputType()
export class DeclineEventInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(REASON_MAX * SLACK)
  reason?: string | null;
}
