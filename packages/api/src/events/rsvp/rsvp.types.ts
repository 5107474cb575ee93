import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Person } from '../../accounts/person.entity';
import { ConnectionOf } from '../../kernel/pagination';

export enum RsvpAnswer {
  GOING = 'GOING',
  MAYBE = 'MAYBE',
  NOT = 'NOT',
}
registerEnumType(RsvpAnswer, { name: 'RsvpAnswer', description: 'Whether somebody comes.' });

export enum Attending {
  IN_PERSON = 'IN_PERSON',
  REMOTE = 'REMOTE',
}
registerEnumType(Attending, { name: 'Attending', description: 'In which way somebody comes.' });

/** How many minutes before a start one can be reminded: what people choose from, so that a job can look for each. */
export const REMINDERS = [10_080, 2_880, 1_440, 120, 60, 30, 15, 5];
/** A day and an hour before. */
export const REMINDERS_OF_ALL = [1_440, 60];

@ObjectType({
  description: 'What somebody has answered to an event.',
  simpleResolvers: true,
})
export class EventRsvp {
  person!: Person;

  @Field(() => RsvpAnswer)
  answer!: RsvpAnswer;

  @Field(() => Attending, { nullable: true })
  attending!: Attending | null;

  @Field(() => Boolean, { description: 'Would come, and has no seat yet.' })
  waiting!: boolean;

  @Field(() => Boolean, { description: 'Comes from an answer to the whole series.' })
  fromSeries!: boolean;

  @Field(() => Date)
  answeredAt!: Date;

  @Field(() => String, { nullable: true, description: 'A few words with it.' })
  note!: string | null;

  eventId!: string;
  personId!: string;
  ownReminders!: number[] | null;
  /** What a list of them is sorted by. */
  rank!: number;
  since!: Date;
  place!: number;
}

export const EventRsvpConnection = ConnectionOf(EventRsvp);

@ObjectType({ description: 'Whether somebody really came.', simpleResolvers: true })
export class EventAttendee {
  person!: Person;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Null when nobody has written it down yet.',
  })
  came!: boolean | null;

  personId!: string;
  recordedById!: string | null;
  name!: string;
}

export const EventAttendeeConnection = ConnectionOf(EventAttendee);

@ObjectType({ description: 'Who really came.', simpleResolvers: true })
export class EventAttendance {
  @Field(() => Int)
  cameCount!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Null when nobody has written it down of the viewer.',
  })
  viewerCame!: boolean | null;

  eventId!: string;
  /** The viewer looks after the event, and reads also of those who are not yet written down, or did not come. */
  all!: boolean;
}

@ObjectType({ description: 'How one is told of the events one goes to.', simpleResolvers: true })
export class EventSettings {
  @Field(() => [Int], { description: 'Minutes before the start.' })
  reminders!: number[];

  @Field(() => Boolean, {
    description: 'Whether invitations come by mail that a calendar program puts in by itself.',
  })
  calendarMails!: boolean;
}
