import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Permission } from '../../kernel/policy';
import { CommunityEvent } from '../event.entity';

@ObjectType({ simpleResolvers: true })
export class EventActionPermissions {
  @Field(() => Permission, { description: 'Also to drop it, and to bring it back.' })
  edit!: Permission;

  @Field(() => Permission, { description: 'To say that it is done, or is not after all.' })
  done!: Permission;
}

/** What somebody will do, agreed at an event; it heads the next agenda until it is done. */
@ObjectType({
  description:
    'What somebody will do, agreed at an event; it heads the next agenda until it is done.',
  simpleResolvers: true,
})
export class EventAction {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, { nullable: true, description: 'A day, for example 2026-03-27.' })
  dueOn!: string | null;

  @Field(() => Date, { nullable: true })
  doneAt!: Date | null;

  @Field(() => Boolean, { description: 'Not done, and its day is over where the event is.' })
  overdue!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => CommunityEvent, { description: 'Where it was agreed.' })
  event!: CommunityEvent;

  @Field(() => EventActionPermissions)
  viewerCan!: EventActionPermissions;

  eventId!: string;
  ownerId!: string | null;
  createdById!: string | null;
}

/** An action for statements that select plain rows. The day is read as text: `pg` would make an instant of it. */
export const actionColumns = (a: string): string =>
  `${a}.id, ${a}.event_id as "eventId", ${a}.text, ${a}.owner_id as "ownerId", ${a}.due_on::text as "dueOn",
   ${a}.done_at as "doneAt", ${a}.created_by as "createdById", ${a}.created_at as "createdAt", ${a}.version`;
