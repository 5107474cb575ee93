import { ArrayMaxSize, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalTimeInput } from '../../kernel/local-time';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { OPTIONS_MAX } from './ballots';
import { PollKind, PollResults } from './poll.entity';

/** A question, not an essay: that stands in the post. */
export const QUESTION_MAX = 300;
export const OPTION_MAX = 200;
/** Before they are brought into one spelling, texts may be a little longer. */
const SLACK = 2;

@InputType()
export class NewPollInput {
  @Field(() => String)
  @MaxLength(QUESTION_MAX * SLACK)
  question!: string;

  @Field(() => PollKind)
  kind!: PollKind;

  @Field(() => [String])
  @ArrayMaxSize(OPTIONS_MAX)
  @MaxLength(OPTION_MAX * SLACK, { each: true })
  options!: string[];

  @Field(() => Int, { nullable: true, description: 'One when left out.' })
  @IsOptional()
  @Min(1)
  @Max(OPTIONS_MAX)
  minChoices?: number;

  @Field(() => Int, { nullable: true, description: 'All options when left out, or the one.' })
  @IsOptional()
  @Min(1)
  @Max(OPTIONS_MAX)
  maxChoices?: number;

  @Field(() => PollResults)
  results!: PollResults;

  @Field(() => Boolean)
  namesShown!: boolean;

  @Field(() => LocalTimeInput, {
    nullable: true,
    description: 'When left out it is open until somebody closes it.',
  })
  @IsOptional()
  @ValidateNested()
  closing?: LocalTimeInput | null;
}

@InputType()
export class AddPollInput {
  @Field(() => ID)
  postId!: string;

  @Field(() => NewPollInput)
  @ValidateNested()
  poll!: NewPollInput;
}

@InputType()
export class CastVoteInput {
  @Field(() => ID)
  pollId!: string;

  @Field(() => [Int], { description: 'Positions; in a ranked poll the best first.' })
  @ArrayMaxSize(OPTIONS_MAX)
  choices!: number[];
}

@InputType()
export class PollInput {
  @Field(() => ID)
  pollId!: string;
}

@InputType()
export class WritePollOutcomeInput {
  @Field(() => ID)
  pollId!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => Int)
  version!: number;
}
