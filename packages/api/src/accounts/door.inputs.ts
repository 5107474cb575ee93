import {
  IsEmail,
  IsOptional,
  IsTimeZone,
  Length,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EMAIL_LENGTH, HANDLE, KEY_MAX, NAME_MAX, SAID } from './accounts.limits';

/** Length is what makes a password hard to guess (NIST SP 800-63B asks for at least 8); no rule on characters. */
const PASSWORD_MIN = 10;
/** Hashing a megabyte would be an attack. */
const PASSWORD_MAX = 200;
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
