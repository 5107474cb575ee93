import { IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { KEY } from '../keys';
import { TAG_MAX, TAGS_MAX, TITLE_MAX } from '../text';
import { ThreadKind } from '../thread.entity';
import { DraftPlace } from './draft.entity';

/** What is not finished may be too long still: it is cut when it is sent, by whoever wrote it. */
const UNFINISHED = 4;
/** One more is what an int4 holds. */
const VERSION_MAX = 2_147_483_646;

@InputType({ description: 'The draft that words were sent from; it goes in the same moment.' })
export class SentDraftInput {
  @Field(() => Int, { description: 'The version that was seen; 0 when it was never saved.' })
  @Min(0)
  @Max(VERSION_MAX)
  version!: number;

  @Field(() => String, { description: 'As in `saveDraft`.' })
  @Matches(KEY)
  copy!: string;
}

@InputType()
export class SaveDraftInput extends SentDraftInput {
  @Field(() => DraftPlace)
  place!: DraftPlace;

  @Field(() => ID, { description: 'The thread, the community or the post.' })
  placeId!: string;

  @Field(() => String)
  @MaxLength(MARKDOWN_LIMIT)
  markdown!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TITLE_MAX * UNFINISHED)
  title?: string;

  @Field(() => ThreadKind, { nullable: true })
  kind?: ThreadKind;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TAGS_MAX * TAG_MAX * UNFINISHED)
  tags?: string;

  @Field(() => ID, { nullable: true, description: 'The post that it answers.' })
  answersPostId?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the post that an edit began from.',
  })
  @IsOptional()
  @Min(0)
  @Max(VERSION_MAX)
  postVersion?: number;
}

@InputType()
export class DeleteDraftInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
}

@InputType()
export class DraftInput {
  @Field(() => ID)
  id!: string;
}
