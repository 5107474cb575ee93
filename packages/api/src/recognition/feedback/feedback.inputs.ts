import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { KEY } from '../../threads/keys';

/** Of each of the three: what one would say in a minute or two. */
export const FEEDBACK_MAX = 2_000;
/** Before they are brought into one spelling, texts may be a little longer. */
const SLACK = 2;

@InputType({ description: 'At least one of keep, try and offer says something.' })
export class GiveFeedbackInput {
  @Field(() => ID, { description: 'Where both are active members.' })
  communityId!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => String, { nullable: true, description: 'What to go on with.' })
  @IsOptional()
  @MaxLength(FEEDBACK_MAX * SLACK)
  keep?: string | null;

  @Field(() => String, { nullable: true, description: 'What to try.' })
  @IsOptional()
  @MaxLength(FEEDBACK_MAX * SLACK)
  try?: string | null;

  @Field(() => String, { nullable: true, description: 'What the viewer offers to help with.' })
  @IsOptional()
  @MaxLength(FEEDBACK_MAX * SLACK)
  offer?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class FeedbackInput {
  @Field(() => ID)
  feedbackId!: string;
}
