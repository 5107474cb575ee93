import {
  ArrayMaxSize,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MARKDOWN_LIMIT } from '../kernel/markdown';
import { ForwardArgs, PAGE_LIMIT } from '../kernel/pagination';
import { SentDraftInput } from './drafts/drafts.inputs';
import { KEY } from './keys';
import { NewPollInput } from './polls/polls.inputs';
import { ReactionKind } from './post.entity';
import { ReadingFilter } from './reading/filters';
import { REASON_MAX, TAG_MAX, TAGS_MAX, TITLE_MAX } from './text';
import { ThreadKind } from './thread.entity';
import { PARTICIPANTS_MAX } from './threads.limits';

/** Before they are brought into their one spelling, titles and tags may be a little longer. */
const SLACK = 4;

@InputType()
export class OpenThreadInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => ThreadKind)
  kind!: ThreadKind;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(TAGS_MAX * SLACK)
  @MaxLength(TAG_MAX * SLACK, { each: true })
  tags?: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The post that it answers, in a thread of its own.',
  })
  grewOutOfPostId?: string;

  @Field(() => NewPollInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  poll?: NewPollInput | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;

  @Field(() => SentDraftInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  draft?: SentDraftInput;
}

@InputType()
export class ReplyInput {
  @Field(() => ID)
  threadId!: string;

  @Field(() => ID, { nullable: true })
  answersPostId?: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => NewPollInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  poll?: NewPollInput | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;

  @Field(() => SentDraftInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  draft?: SentDraftInput;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TITLE_MAX * SLACK)
  title?: string;

  @Field(() => ThreadKind, { nullable: true })
  kind?: ThreadKind;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(TAGS_MAX * SLACK)
  @MaxLength(TAG_MAX * SLACK, { each: true })
  tags?: string[];

  @Field(() => Int)
  version!: number;
}

@InputType()
export class EditPostInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => SentDraftInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  draft?: SentDraftInput;
}

@InputType()
export class RemovePostInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "May be empty for one's own." })
  @MaxLength(REASON_MAX)
  reason!: string;
}

@InputType()
export class RemoveThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "May be empty for one's own." })
  @MaxLength(REASON_MAX)
  reason!: string;
}

@InputType()
export class PostInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class ThreadInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class ReactInput {
  @Field(() => ID)
  postId!: string;

  @Field(() => ReactionKind)
  kind!: ReactionKind;

  @Field(() => Boolean, { description: 'The same again changes nothing.' })
  on!: boolean;
}

@InputType()
export class PreviewMarkdownInput {
  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Where it is to be posted: who is told depends on it.',
  })
  communityId?: string;
}

@ArgsType()
export class ThreadListArgs extends ForwardArgs {
  @Field(() => ThreadKind, { nullable: true })
  kind?: ThreadKind;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TAG_MAX * SLACK)
  tag?: string;

  @Field(() => Boolean, { nullable: true, description: 'Questions without an accepted answer.' })
  unanswered?: boolean;

  @Field(() => ReadingFilter, { nullable: true })
  reading?: ReadingFilter;
}

/** Checked by `windowOf`: the hottest of all arguments are not worth the general machinery. */
@ArgsType()
export class PostWindowArgs {
  @Field(() => Int, { nullable: true })
  first?: number;

  @Field(() => String, { nullable: true })
  after?: string;

  @Field(() => Int, { nullable: true })
  last?: number;

  @Field(() => String, { nullable: true })
  before?: string;

  @Field(() => Int, { nullable: true, description: 'A post number to have in the middle.' })
  around?: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Around the last post that the viewer has seen, when no other place is named.',
  })
  resume?: boolean;
}

@ArgsType()
export class ChangesArgs {
  @Field(() => Int)
  @Min(0)
  afterSeq!: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(PAGE_LIMIT)
  first?: number;
}

/** Faces that are shown unless more are asked for. */
export const FACES = 5;

@ArgsType()
export class ParticipantsArgs {
  @Field(() => Int, { nullable: true, defaultValue: FACES })
  @IsOptional()
  @Min(0)
  @Max(PARTICIPANTS_MAX)
  first?: number;
}

/** As much of a name as anybody types after an @. */
const MENTION_TEXT_MAX = 60;

@ArgsType()
export class PeopleToMentionArgs {
  @Field(() => ID)
  communityId!: string;

  @Field(() => ID, { nullable: true })
  threadId?: string;

  @Field(() => String)
  @MaxLength(MENTION_TEXT_MAX)
  text!: string;
}
