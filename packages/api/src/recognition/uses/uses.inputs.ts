import { ArrayMaxSize, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY } from '../../threads/keys';
import { TITLE_MAX } from '../../threads/text';
import { ContributionInput } from '../contribution.entity';
import { UseAudience, UseOutcome } from './use-report.entity';

/** A few paragraphs; what is longer is a story of its own. */
export const USE_WORDS_MAX = 2_000;
/** A ward, a town, a team. */
export const PLACE_MAX = 120;
/** Pictures and documents beside the words. */
export const USE_FILES_MAX = 6;
/** The database says the same. */
export const ANSWER_MAX = 2_000;
/** Before they are brought into one spelling, texts may be a little longer. */
const SLACK = 2;

@InputType()
export class ReportUseInput {
  @Field(() => ContributionInput)
  @ValidateNested()
  of!: ContributionInput;

  @Field(() => UseOutcome)
  how!: UseOutcome;

  @Field(() => String)
  @MaxLength(USE_WORDS_MAX * SLACK)
  words!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(PLACE_MAX * SLACK)
  place?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(USE_WORDS_MAX * SLACK)
  changed?: string | null;

  @Field(() => UseAudience, {
    nullable: true,
    description: 'Left out: the community, or the contributor of what did not work.',
  })
  shownTo?: UseAudience | null;

  @Field(() => [ID], { nullable: true, description: "Files of the viewer's own." })
  @IsOptional()
  @ArrayMaxSize(USE_FILES_MAX)
  fileIds?: string[] | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditUseInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => UseOutcome, { nullable: true })
  how?: UseOutcome | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(USE_WORDS_MAX * SLACK)
  words?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(PLACE_MAX * SLACK)
  place?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(USE_WORDS_MAX * SLACK)
  changed?: string | null;

  @Field(() => UseAudience, { nullable: true })
  shownTo?: UseAudience | null;

  @Field(() => [ID], { nullable: true, description: 'All of them.' })
  @IsOptional()
  @ArrayMaxSize(USE_FILES_MAX)
  fileIds?: string[] | null;
}

@InputType()
export class UseReportInput {
  @Field(() => ID)
  reportId!: string;
}

@InputType()
export class AnswerUseInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => String)
  @MaxLength(ANSWER_MAX * SLACK)
  words!: string;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class UseAnswerInput {
  @Field(() => ID)
  answerId!: string;
}

@InputType()
export class OpenUseThreadInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String)
  markdown!: string;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class ShareAgainInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => ContributionInput, { description: "A post or a resource of the viewer's own." })
  @ValidateNested()
  what!: ContributionInput;
}
