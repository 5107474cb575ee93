import { IsEmail, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { EMAIL_LENGTH, KEY_MAX } from './accounts.limits';

/** A link for a department has to be usable by all of it; more would be open sign-up. */
export const INVITATION_USES_MAX = 1_000;
export const INVITATION_DAYS_MAX = 90;

@InputType({ description: 'To one address, or as a link with a number of uses.' })
export class InvitePersonInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  @MaxLength(EMAIL_LENGTH)
  email?: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(INVITATION_USES_MAX)
  uses?: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(INVITATION_DAYS_MAX)
  expiresInDays?: number;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType()
export class InvitationInput {
  @Field(() => ID)
  id!: string;
}
