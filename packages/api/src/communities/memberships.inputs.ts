import { IsEmail, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { INVITATION_DAYS_MAX, INVITATION_USES_MAX } from '../accounts/invitations.inputs';
import { KEY_MAX } from './communities.inputs';
import { MembershipRole } from './membership.entity';
import { Said } from './texts';

/** An introduction in a few sentences, for those who decide. */
const MESSAGE_MAX = 1_000;
const REASON_MAX = 500;
const EMAIL_MAX = 254;

@InputType()
export class RequestToJoinInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => String, { description: 'For the stewards: who asks, and why.' })
  @MaxLength(MESSAGE_MAX)
  message!: string;
}

@InputType()
export class MembershipInput {
  @Field(() => ID)
  membershipId!: string;
}

@InputType({ description: 'To one address by mail, or as a link with a number of uses.' })
export class InviteToCommunityInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  @MaxLength(EMAIL_MAX)
  email?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(INVITATION_USES_MAX)
  uses?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(INVITATION_DAYS_MAX)
  expiresInDays?: number | null;

  @Field(() => MembershipRole, { nullable: true })
  role?: MembershipRole | null;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType({ description: 'A person who has an account.' })
export class InviteMemberInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => MembershipRole, { nullable: true })
  role?: MembershipRole | null;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType()
export class AnswerInvitationInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => Boolean)
  accept!: boolean;
}

@InputType()
export class ChangeRoleInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => MembershipRole)
  role!: MembershipRole;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => String)
  @Said(REASON_MAX)
  reason!: string;

  @Field(() => Int)
  version!: number;
}
