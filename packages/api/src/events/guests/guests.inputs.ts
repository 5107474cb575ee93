import { IsEmail, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY } from '../../threads/keys';

export const GUEST_NAME_MAX = 120;
/** Who they are in a few sentences, as a programme says it. */
export const GUEST_ABOUT_MAX = 1_000;
/** The longest address there is, by RFC 5321. */
const EMAIL_MAX = 254;
/** More speakers than an event has. */
export const GUESTS_MAX = 30;
const SLACK = 2;

@InputType()
export class AddGuestInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String)
  @MaxLength(GUEST_NAME_MAX * SLACK)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(GUEST_ABOUT_MAX * SLACK)
  about?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(EMAIL_MAX)
  @IsEmail()
  email?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType({ description: 'All of it as it is to be.' })
export class EditGuestInput {
  @Field(() => ID)
  guestId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  @MaxLength(GUEST_NAME_MAX * SLACK)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(GUEST_ABOUT_MAX * SLACK)
  about?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(EMAIL_MAX)
  @IsEmail()
  email?: string | null;
}

@InputType()
export class GuestInput {
  @Field(() => ID)
  guestId!: string;
}
