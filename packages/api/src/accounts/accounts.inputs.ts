import {
  ArrayMaxSize,
  IsEmail,
  IsOptional,
  IsTimeZone,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { SignUpPolicy } from './instance.entity';

export enum PeopleFilter {
  EVERYBODY = 'EVERYBODY',
  ADMINS = 'ADMINS',
  DEACTIVATED = 'DEACTIVATED',
  PLACEHOLDERS = 'PLACEHOLDERS',
}
registerEnumType(PeopleFilter, { name: 'PeopleFilter' });

/** RFC 5321 allows no longer address. */
const EMAIL_LENGTH = 254;
/** Length is what makes a password hard to guess (NIST SP 800-63B asks for at least 8); no rule on characters. */
const PASSWORD_MIN = 10;
/** Hashing a megabyte would be an attack. */
const PASSWORD_MAX = 200;
const NAME_MAX = 100;
/** Blanks, and signs that cannot be seen, are no name. */
const SAID = /[^\s\p{Cc}\p{Cf}]/u;
const LINE_MAX = 120;
const ABOUT_MAX = 4_000;
const TAGS_MAX = 12;
const TAG_MAX = 40;
/** A key is made by the client, usually a UUID. */
export const KEY_MAX = 100;
const HANDLE = /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,29}$/;
/** Longer than any secret we make. */
const TOKEN_MAX = 100;

@InputType()
export class SignUpInput {
  @Field(() => String)
  @MaxLength(NAME_MAX)
  @Matches(SAID)
  name!: string;

  @Field(() => String)
  @IsEmail()
  @MaxLength(EMAIL_LENGTH)
  email!: string;

  @Field(() => String)
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;

  @Field(() => String, { nullable: true, description: 'Made from the name when it is left out.' })
  @IsOptional()
  @Matches(HANDLE)
  handle?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(TOKEN_MAX)
  invitationToken?: string;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType()
export class TokenInput {
  @Field(() => String)
  @Length(1, TOKEN_MAX)
  token!: string;

  @Field(() => String, { nullable: true })
  @MaxLength(KEY_MAX)
  clientMutationId?: string;
}

@InputType()
export class VerifyEmailInput {
  @Field(() => String)
  @Length(1, TOKEN_MAX)
  token!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The one chosen at sign-up; not needed where that person is signed in already.',
  })
  @IsOptional()
  @MaxLength(PASSWORD_MAX)
  password?: string;
}

@InputType()
export class EmailInput {
  @Field(() => String)
  @IsEmail()
  @MaxLength(EMAIL_LENGTH)
  email!: string;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  @MaxLength(EMAIL_LENGTH)
  email!: string;

  @Field(() => String)
  @MinLength(1)
  @MaxLength(PASSWORD_MAX)
  password!: string;
}

@InputType({ description: 'One of your sessions by its id, or all the others.' })
export class EndSessionInput {
  @Field(() => ID, { nullable: true })
  id?: string;

  @Field(() => Boolean, { nullable: true })
  others?: boolean;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String)
  @Length(1, TOKEN_MAX)
  token!: string;

  @Field(() => String)
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  @MaxLength(PASSWORD_MAX)
  current!: string;

  @Field(() => String)
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;
}

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String)
  @IsEmail()
  @MaxLength(EMAIL_LENGTH)
  email!: string;

  @Field(() => String)
  @MaxLength(PASSWORD_MAX)
  password!: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditProfileInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Oneself when left out; others only by an admin.',
  })
  personId?: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, NAME_MAX)
  name?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(HANDLE)
  handle?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(LINE_MAX)
  @IsOptional()
  pronouns?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(LINE_MAX)
  @IsOptional()
  role?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(LINE_MAX)
  @IsOptional()
  department?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(LINE_MAX)
  @IsOptional()
  organisation?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(ABOUT_MAX)
  @IsOptional()
  aboutMarkdown?: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(TAGS_MAX)
  @Length(1, TAG_MAX, { each: true })
  askMeAbout?: string[];

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(TAGS_MAX)
  @Length(1, TAG_MAX, { each: true })
  wantToLearn?: string[];
}

@InputType()
export class RemovePhotoInput {
  @Field(() => ID, { nullable: true })
  personId?: string;
}

@InputType()
export class PersonInput {
  @Field(() => ID)
  personId!: string;
}

@InputType()
export class EditInstanceInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(NAME_MAX)
  @Matches(SAID)
  name?: string;

  @Field(() => String, { nullable: true })
  @MaxLength(ABOUT_MAX)
  @IsOptional()
  description?: string;

  @Field(() => SignUpPolicy, { nullable: true })
  signUpPolicy?: SignUpPolicy;

  @Field(() => Boolean, { nullable: true })
  visitorsMayRead?: boolean;

  @Field(() => Int)
  version!: number;
}

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

@InputType()
export class ClaimPlaceholderInput {
  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType()
export class DecideClaimInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean)
  approve!: boolean;
}
