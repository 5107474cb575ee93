import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY } from '../../threads/keys';
import { AgendaItemKind } from './agenda-item.entity';

/** As long as a title of a thread, which may become one. */
export const ITEM_TITLE_MAX = 200;
/** What one needs to know before; what is longer is a thread. */
export const NOTES_MAX = 4_000;
/** Ten hours: more is not a point but a day. The database says the same. */
export const ITEM_MINUTES_MAX = 600;
/** Points of one agenda: more than any gathering talks about, whoever brings them. */
export const AGENDA_MAX = 60;
/** Before they are brought into one spelling, texts may be a little longer. */
const SLACK = 2;

@InputType()
export class AddAgendaItemInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => AgendaItemKind)
  kind!: AgendaItemKind;

  @Field(() => String, {
    nullable: true,
    description: 'The title of the thread when left out.',
  })
  @IsOptional()
  @MaxLength(ITEM_TITLE_MAX * SLACK)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(NOTES_MAX * SLACK)
  notes?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(ITEM_MINUTES_MAX)
  minutes?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'What it is about: a thread of the same community.',
  })
  threadId?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType({ description: 'What is left out stays as it is; null takes minutes and person away.' })
export class EditAgendaItemInput {
  @Field(() => ID)
  itemId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(ITEM_TITLE_MAX * SLACK)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(NOTES_MAX * SLACK)
  notes?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(ITEM_MINUTES_MAX)
  minutes?: number | null;

  @Field(() => ID, { nullable: true, description: 'Who brings it: an active member.' })
  personId?: string | null;
}

@InputType()
export class AgendaItemVersionInput {
  @Field(() => ID)
  itemId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class AgendaItemInput {
  @Field(() => ID)
  itemId!: string;
}

@InputType()
export class SettleAgendaItemInput extends AgendaItemVersionInput {
  @Field(() => Boolean)
  done!: boolean;
}

@InputType()
export class OrderAgendaInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => [ID], { description: 'In their order; those left out follow by votes.' })
  @ArrayMaxSize(AGENDA_MAX)
  itemIds!: string[];
}
