import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { KEY } from '../../threads/keys';
import { TITLE_MAX } from '../../threads/text';
import { ADDRESS_MAX } from '../text';

const SLACK = 4;

@InputType({ description: 'All of it as it is to be; each text may be empty.' })
export class WriteMinutesInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  minutesMarkdown!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  outcomeMarkdown!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(ADDRESS_MAX)
  recordingUrl?: string | null;

  @Field(() => Int, { description: 'The `minutesVersion` that was seen.' })
  version!: number;
}

@InputType()
export class PostRecapInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}
