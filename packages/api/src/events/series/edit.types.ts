import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CommunityEvent } from '../event.entity';

export enum OccurrenceChangeKind {
  CHANGED = 'CHANGED',
  ADDED = 'ADDED',
  CANCELLED = 'CANCELLED',
  REMOVED = 'REMOVED',
  KEPT = 'KEPT',
}
registerEnumType(OccurrenceChangeKind, {
  name: 'OccurrenceChangeKind',
  valuesConfig: {
    REMOVED: { description: 'Nobody has answered it, and nothing hangs on it.' },
    KEPT: { description: 'Has something of its own that stays as it is.' },
  },
});

@ObjectType({ description: 'What a change would do to one occurrence.', simpleResolvers: true })
export class OccurrenceChange {
  @Field(() => CommunityEvent, { nullable: true, description: 'Null for a new one.' })
  event!: CommunityEvent | null;

  @Field(() => String, { nullable: true, description: 'Its local time now.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Its local time then; null when it goes.' })
  after!: string | null;

  @Field(() => OccurrenceChangeKind)
  what!: OccurrenceChangeKind;
}

@ObjectType({ description: 'What a change would do; nothing is kept.', simpleResolvers: true })
export class EventChangePreview {
  @Field(() => String)
  words!: string;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => Int, { description: 'Those that nobody has answered: they are gone.' })
  removed!: number;

  @Field(() => Int, { description: 'How many people go to any of them, and will be told.' })
  going!: number;

  @Field(() => Int, { description: 'Those with something of their own that stays as it is.' })
  kept!: number;

  @Field(() => [OccurrenceChange], { description: 'The soonest twelve.' })
  changes!: OccurrenceChange[];
}
