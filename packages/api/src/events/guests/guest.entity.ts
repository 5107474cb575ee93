import { Field, ID, Int, ObjectType } from 'type-graphql';

/** A speaker without an account. */
@ObjectType({ description: 'A speaker without an account.', simpleResolvers: true })
export class EventGuest {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Plain text; may be empty.' })
  about!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Null for those who do not look after the event.',
  })
  email!: string | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  eventId!: string;
}

/** A guest for statements that select plain rows. */
export const guestColumns = (g: string): string =>
  `${g}.id, ${g}.event_id as "eventId", ${g}.name, ${g}.about, ${g}.email, ${g}.version`;
