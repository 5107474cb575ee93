import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Permission } from '../../kernel/policy';
import { CommunityEvent } from '../event.entity';

export enum AgendaItemKind {
  POINT = 'POINT',
  CASE = 'CASE',
}
registerEnumType(AgendaItemKind, {
  name: 'AgendaItemKind',
  valuesConfig: {
    CASE: { description: 'Of a case clinic: what somebody brings to be talked through in rounds.' },
  },
});

export enum AgendaItemState {
  OPEN = 'OPEN',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}
registerEnumType(AgendaItemState, { name: 'AgendaItemState' });

@ObjectType({ simpleResolvers: true })
export class AgendaItemPermissions {
  @Field(() => Permission, { description: 'Also to drop it, and to bring it back.' })
  edit!: Permission;

  @Field(() => Permission, { description: 'To vote for it, and to take the vote back.' })
  vote!: Permission;

  @Field(() => Permission, { description: 'To write down that it was talked about, or was not.' })
  settle!: Permission;
}

/** A point of an agenda, or a case that somebody brings. As one viewer may see it. */
@ObjectType({ simpleResolvers: true })
export class AgendaItem {
  @Field(() => ID)
  id!: string;

  @Field(() => AgendaItemKind)
  kind!: AgendaItemKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'Plain text; may be empty.' })
  notes!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'What it may take. Null for a case: as long as its rounds.',
  })
  minutes!: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'After those before it; null when one of them says no minutes.',
  })
  startsAt!: Date | null;

  @Field(() => Int)
  voteCount!: number;

  @Field(() => Boolean)
  viewerVoted!: boolean;

  @Field(() => AgendaItemState)
  state!: AgendaItemState;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place from 0, when somebody has put it in one. Others follow by votes.',
  })
  position!: number | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => CommunityEvent)
  event!: CommunityEvent;

  @Field(() => AgendaItemPermissions)
  viewerCan!: AgendaItemPermissions;

  eventId!: string;
  personId!: string | null;
  threadId!: string | null;
  addedById!: string | null;
}

/** An item for statements that select plain rows; whether the viewer voted is the statement's to add. */
export const itemColumns = (i: string): string =>
  `${i}.id, ${i}.event_id as "eventId", ${i}.kind, ${i}.title, ${i}.notes, ${i}.minutes,
   ${i}.person_id as "personId", ${i}.thread_id as "threadId", ${i}.position, ${i}.vote_count as "voteCount",
   ${i}.state, ${i}.added_by as "addedById", ${i}.created_at as "createdAt", ${i}.version`;
