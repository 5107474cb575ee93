import { ArrayMaxSize, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { KEY } from '../../threads/keys';
import { ContributionInput } from '../contribution.entity';

/** A sentence or two; the database says the same. */
export const THANKS_MAX = 500;
/** The name of a team. */
export const TEAM_MAX = 100;
/** Whoever has more to thank names their team. */
export const THANKED_MAX = 20;
/** Before they are brought into one spelling, texts may be a little longer. */
const SLACK = 2;

@InputType()
export class GiveThanksInput {
  @Field(() => ID, { description: 'Where it is seen.' })
  communityId!: string;

  @Field(() => [ID], {
    description:
      'Active members, or those who gave what it is about. None, without a team: all of those who gave it.',
  })
  @ArrayMaxSize(THANKED_MAX)
  personIds!: string[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TEAM_MAX * SLACK)
  team?: string | null;

  @Field(() => String)
  @MaxLength(THANKS_MAX * SLACK)
  words!: string;

  @Field(() => ContributionInput, {
    nullable: true,
    description: 'What it is for, of the same community; left out: simply for something.',
  })
  @IsOptional()
  @ValidateNested()
  about?: ContributionInput | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class ThanksInput {
  @Field(() => ID)
  thanksId!: string;
}
