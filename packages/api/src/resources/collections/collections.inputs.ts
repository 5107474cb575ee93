import { ArrayMaxSize, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY } from '../../threads/keys';
import { TITLE_MAX } from '../../threads/text';

/** A sentence or two, as of a resource. */
export const COLLECTION_SUMMARY_MAX = 400;
/** What is said between two of them; what is longer is a page, and stands in the library itself. */
export const WORDS_MAX = 2_000;
/** Nobody reads a longer one from its beginning. */
export const ITEMS_MAX = 100;
/** More than a page can list so that something is found in it. */
export const COLLECTIONS_MAX = 60;
/** Before they are brought into one spelling, texts may be a little longer. */
const SLACK = 2;

@InputType()
export class CreateCollectionInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => String)
  @MaxLength(TITLE_MAX * SLACK)
  title!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(COLLECTION_SUMMARY_MAX * SLACK)
  summary?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What a newcomer reads first, from now on instead of the one that was.',
  })
  startHere?: boolean | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType({ description: 'A resource of the same community, words, or both.' })
export class CollectionItemInput {
  @Field(() => ID, { nullable: true })
  resourceId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(WORDS_MAX * SLACK)
  markdown?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditCollectionInput {
  @Field(() => ID)
  collectionId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TITLE_MAX * SLACK)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(COLLECTION_SUMMARY_MAX * SLACK)
  summary?: string | null;

  @Field(() => Boolean, { nullable: true })
  startHere?: boolean | null;

  @Field(() => [CollectionItemInput], { nullable: true, description: 'All of them, in order.' })
  @IsOptional()
  @ArrayMaxSize(ITEMS_MAX)
  @ValidateNested({ each: true })
  items?: CollectionItemInput[] | null;
}

@InputType()
export class AddToCollectionInput {
  @Field(() => ID)
  collectionId!: string;

  @Field(() => ID, { description: 'Of the same community.' })
  resourceId!: string;
}

@InputType()
export class CollectionInput {
  @Field(() => ID)
  collectionId!: string;
}
