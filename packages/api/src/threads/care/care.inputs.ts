import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY } from '../keys';
import { REASON_MAX, TITLE_MAX } from '../text';
import { ThreadKind } from '../thread.entity';

@InputType()
export class PinThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Date, { nullable: true, description: 'Left out: until it is taken down.' })
  until?: Date | null;
}

@InputType()
export class CloseThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Stands at the head of the thread.' })
  @MaxLength(REASON_MAX)
  reason!: string;
}

const KNOWINGLY = 'Must be true when others than now will read it: out of what is not open.';
const TOLD = 'Told in both places; may be empty.';

@InputType()
export class MoveThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'Where to.' })
  communityId!: string;

  @Field(() => String, { nullable: true, description: TOLD })
  @IsOptional()
  @MaxLength(REASON_MAX)
  reason?: string | null;

  @Field(() => Boolean, { nullable: true, description: KNOWINGLY })
  knowingly?: boolean | null;
}

/** Posts that are chosen by hand; more are a thread to be merged. */
export const SPLIT_MAX = 500;

@InputType()
export class SplitThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => [ID], {
    description: 'Never the opening post. The first of them opens the new one.',
  })
  @ArrayMaxSize(SPLIT_MAX)
  postIds!: string[];

  @Field(() => String)
  @MaxLength(TITLE_MAX * 4)
  title!: string;

  @Field(() => ThreadKind)
  kind!: ThreadKind;

  @Field(() => String, { nullable: true, description: TOLD })
  @IsOptional()
  @MaxLength(REASON_MAX)
  reason?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType()
export class MergeThreadsInput {
  @Field(() => ID, { description: 'The one that is no more afterwards.' })
  id!: string;

  @Field(() => ID, { description: 'The one that takes in its posts, at its end.' })
  intoId!: string;

  @Field(() => String, { nullable: true, description: TOLD })
  @IsOptional()
  @MaxLength(REASON_MAX)
  reason?: string | null;

  @Field(() => Boolean, { nullable: true, description: KNOWINGLY })
  knowingly?: boolean | null;
}

@InputType()
export class PostVersionInput {
  @Field(() => ID)
  postId!: string;

  @Field(() => Int, { description: 'One of its history.' })
  version!: number;
}
