import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { KEY } from '../../threads/keys';
import { REASON_MAX, TAG_MAX, TAGS_MAX, TITLE_MAX } from '../../threads/text';
import { NOTE_MAX, SLACK, SUMMARY_MAX } from '../resources.inputs';

@InputType()
export class SuggestRevisionInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  baseVersion!: number;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String)
  @MaxLength(SUMMARY_MAX * SLACK)
  summary!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => [String])
  @ArrayMaxSize(TAGS_MAX * SLACK)
  @MaxLength(TAG_MAX * SLACK, { each: true })
  tags!: string[];

  @Field(() => String, { nullable: true, description: 'Why, in a line.' })
  @IsOptional()
  @MaxLength(NOTE_MAX * SLACK)
  note?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType({
  description:
    'What is given wins over what was suggested. What the suggestion left as it was stays as it is now.',
})
export class AcceptSuggestionInput {
  @Field(() => ID)
  suggestionId!: string;

  @Field(() => Int, { description: 'Of the resource, as it was seen.' })
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TITLE_MAX * SLACK)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(SUMMARY_MAX * SLACK)
  summary?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(MARKDOWN_LIMIT)
  markdown?: string | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(TAGS_MAX * SLACK)
  @MaxLength(TAG_MAX * SLACK, { each: true })
  tags?: string[] | null;

  @Field(() => String, { nullable: true, description: 'To whom suggested it, in a sentence.' })
  @IsOptional()
  @MaxLength(REASON_MAX)
  answer?: string | null;
}

@InputType()
export class DeclineSuggestionInput {
  @Field(() => ID)
  suggestionId!: string;

  @Field(() => String, { nullable: true, description: 'Why, in a sentence.' })
  @IsOptional()
  @MaxLength(REASON_MAX)
  answer?: string | null;
}

@InputType()
export class SuggestionInput {
  @Field(() => ID)
  suggestionId!: string;
}
