import { IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class ReviewResourceInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day of the next look, for example 2027-03-27; null: never.',
  })
  @IsOptional()
  @Matches(DAY)
  reviewOn?: string | null;
}

@InputType()
export class RetireResourceInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'What takes its place: of the same community, and not retired itself.',
  })
  supersededById?: string | null;
}

@InputType()
export class HandOnResourceInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => ID, { description: 'An active member.' })
  personId!: string;
}
