import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { LocalTimeInput } from '../../kernel/local-time';
import { ForwardArgs } from '../../kernel/pagination';

/** A few sentences to oneself; the column has the same limit. */
export const NOTE_MAX = 500;

export enum BookmarkOrder {
  NEWEST = 'NEWEST',
  REMINDER = 'REMINDER',
}
registerEnumType(BookmarkOrder, {
  name: 'BookmarkOrder',
  valuesConfig: {
    NEWEST: { description: 'The one made last comes first.' },
    REMINDER: { description: 'Those with a reminder only, the earliest first.' },
  },
});

@ArgsType()
export class BookmarksArgs extends ForwardArgs {
  @Field(() => BookmarkOrder, { nullable: true })
  order?: BookmarkOrder;
}

@InputType()
export class BookmarkPostInput {
  @Field(() => ID)
  postId!: string;

  @Field(() => String, { description: 'May be empty.' })
  @MaxLength(NOTE_MAX)
  note!: string;

  @Field(() => LocalTimeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  reminder?: LocalTimeInput | null;
}

@InputType()
export class EditBookmarkInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'May be empty.' })
  @MaxLength(NOTE_MAX)
  note!: string;

  @Field(() => LocalTimeInput, {
    nullable: true,
    description: 'None when left out. The same as before stays as it is, also when it is due.',
  })
  @IsOptional()
  @ValidateNested()
  reminder?: LocalTimeInput | null;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class BookmarkInput {
  @Field(() => ID)
  id!: string;
}
