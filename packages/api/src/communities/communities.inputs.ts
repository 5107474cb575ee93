import {
  ArrayMaxSize,
  ArrayUnique,
  IsEmail,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Visibility } from './community.entity';
import { Said, SLUG, SLUG_MAX } from './texts';

export enum MembershipFilter {
  ANY = 'ANY',
  MINE = 'MINE',
  NOT_MINE = 'NOT_MINE',
}
registerEnumType(MembershipFilter, { name: 'MembershipFilter' });

/** As the column has it: a name fits one line of a list. */
const NAME_MAX = 80;
/** The purpose is read in a list, so it is a few sentences. */
const PURPOSE_MAX = 600;
const LINE_MAX = 300;
/** More goals than these are none. */
const GOALS_MAX = 12;
const NOTE_MAX = 500;
/** Rules that nobody reads to the end are no agreement: some five printed pages. */
export const GROUND_RULES_MAX = 12_000;
const WELCOME_MAX = 12_000;
const TITLE_MAX = 200;
/** A community in more fields than these is in none in particular. */
const DOMAINS_MAX = 5;
/** The first members of a new community, each of whom gets a mail in the same transaction. */
const FIRST_MEMBERS_MAX = 50;
/** A season: what waits longer is forgotten. */
const WAITING_DAYS_MAX = 90;
const EMAIL_MAX = 254;
/** Made by the client, usually a UUID. */
export const KEY_MAX = 100;
/** A BCP 47 tag: a language and its subtags, for example pt-BR. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

@InputType()
export class CommunityFilter {
  @Field(() => String, { nullable: true, description: 'In this domain or one below it.' })
  @MaxLength(SLUG_MAX)
  domainSlug?: string | null;

  @Field(() => MembershipFilter, { nullable: true })
  membership?: MembershipFilter | null;

  @Field(() => String, { nullable: true, description: 'A part of the name or of the purpose.' })
  @MaxLength(NAME_MAX)
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'The archived ones instead of the others.' })
  archived?: boolean | null;
}

@InputType()
export class GoalInput {
  @Field(() => String)
  @Said(LINE_MAX)
  text!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(LINE_MAX)
  serves?: string | null;
}

@InputType()
export class CreateCommunityInput {
  @Field(() => String)
  @Said(NAME_MAX)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Made from the name when it is left out.' })
  @IsOptional()
  @Matches(SLUG)
  @MaxLength(SLUG_MAX)
  slug?: string | null;

  @Field(() => Visibility)
  visibility!: Visibility;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(LANGUAGE)
  language?: string | null;

  @Field(() => [ID])
  @ArrayMaxSize(DOMAINS_MAX)
  @ArrayUnique()
  domainIds!: string[];

  @Field(() => String)
  @Said(PURPOSE_MAX)
  purpose!: string;

  @Field(() => [GoalInput])
  @ArrayMaxSize(GOALS_MAX)
  @ValidateNested({ each: true })
  goals!: GoalInput[];

  @Field(() => String)
  @MaxLength(LINE_MAX)
  forWhom!: string;

  @Field(() => String)
  @MaxLength(LINE_MAX)
  cadence!: string;

  @Field(() => String, { description: 'Markdown.' })
  @Said(GROUND_RULES_MAX)
  groundRules!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Said(TITLE_MAX)
  welcomeTitle?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Opens a first thread; none is opened when this is empty.',
  })
  @IsOptional()
  @MaxLength(WELCOME_MAX)
  welcomeMarkdown?: string | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(FIRST_MEMBERS_MAX)
  @ArrayUnique()
  invitePersonIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(FIRST_MEMBERS_MAX)
  @IsEmail({}, { each: true })
  @MaxLength(EMAIL_MAX, { each: true })
  inviteEmails?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The admin who creates it, when left out.' })
  stewardId?: string | null;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditCommunityInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Said(NAME_MAX)
  name?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(SLUG)
  @MaxLength(SLUG_MAX)
  slug?: string | null;

  @Field(() => Visibility, { nullable: true })
  visibility?: Visibility | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(LANGUAGE)
  language?: string | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(DOMAINS_MAX)
  @ArrayUnique()
  domainIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days without an answer after which a thread is shown to those who look after it.',
  })
  @IsOptional()
  @Min(1)
  @Max(WAITING_DAYS_MAX)
  waitingDays?: number | null;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class AmendCharterInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => String)
  @Said(PURPOSE_MAX)
  purpose!: string;

  @Field(() => [GoalInput])
  @ArrayMaxSize(GOALS_MAX)
  @ValidateNested({ each: true })
  goals!: GoalInput[];

  @Field(() => String)
  @MaxLength(LINE_MAX)
  forWhom!: string;

  @Field(() => String)
  @MaxLength(LINE_MAX)
  cadence!: string;

  @Field(() => String, { description: 'Why, for the history.' })
  @MaxLength(NOTE_MAX)
  note!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class PublishGroundRulesInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => String)
  @Said(GROUND_RULES_MAX)
  markdown!: string;

  @Field(() => Int, { description: 'Of the community.' })
  version!: number;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType()
export class AcceptGroundRulesInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => Int, { description: 'The version that was read; it must be the current one.' })
  number!: number;
}

@InputType()
export class CommunityInput {
  @Field(() => ID)
  communityId!: string;
}

@InputType()
export class VersionedCommunityInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => Int)
  version!: number;
}
