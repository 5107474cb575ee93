import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';
import { ThreadKind } from '../thread.entity';

export enum DraftPlace {
  REPLY = 'REPLY',
  THREAD = 'THREAD',
  EDIT = 'EDIT',
}
registerEnumType(DraftPlace, {
  name: 'DraftPlace',
  description: 'What a draft is to become.',
  valuesConfig: {
    REPLY: { description: 'A post in a thread; its place is the thread.' },
    THREAD: { description: 'A new thread; its place is the community.' },
    EDIT: { description: 'Other words of a post; its place is the post.' },
  },
});

@ObjectType({
  description:
    'What somebody has begun to write: one for each person and place, seen by nobody else.',
  simpleResolvers: true,
})
export class Draft {
  @Field(() => ID)
  id!: string;

  @Field(() => DraftPlace)
  place!: DraftPlace;

  @Field(() => ID, { description: 'The thread, the community or the post.' })
  placeId!: string;

  @Field(() => String, { description: 'Of a new thread, as far as it was typed.' })
  title!: string;

  @Field(() => ThreadKind, { nullable: true })
  kind!: ThreadKind | null;

  @Field(() => String, { description: 'Of a new thread, as they were typed.' })
  tags!: string;

  @Field(() => String, { description: 'Empty once it was sent or deleted.' })
  markdown!: string;

  @Field(() => String, { description: 'The first words.' })
  excerpt!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the post that an edit began from.',
  })
  postVersion!: number | null;

  @Field(() => Int, { description: 'Grows with each save; a save says which version it saw.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The copy that was saved last, as its device named it.',
  })
  copy!: string | null;

  @Field(() => Date)
  savedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was deleted; for a while it can be taken back.',
  })
  deletedAt!: Date | null;

  /** The thread that it stands in, also of an edit; null for a new one. */
  threadId!: string | null;
  answersPostId!: string | null;
}

export const DraftConnection = ConnectionOf(Draft);
