import { ArrayMaxSize, IsOptional, IsTimeZone, Length, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ABOUT_MAX, HANDLE, NAME_MAX } from './accounts.limits';

const LINE_MAX = 120;
const TAGS_MAX = 12;
const TAG_MAX = 40;

export enum PeopleFilter {
  EVERYBODY = 'EVERYBODY',
  ADMINS = 'ADMINS',
  DEACTIVATED = 'DEACTIVATED',
  PLACEHOLDERS = 'PLACEHOLDERS',
}
registerEnumType(PeopleFilter, { name: 'PeopleFilter' });

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
