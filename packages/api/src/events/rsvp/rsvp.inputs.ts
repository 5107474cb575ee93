import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ForwardArgs } from '../../kernel/pagination';
import { Attending, REMINDERS, RsvpAnswer } from './rsvp.types';

/** A few words beside a name, such as "ten minutes late". */
export const NOTE_MAX = 200;

@InputType()
export class RsvpInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => RsvpAnswer)
  answer!: RsvpAnswer;

  @Field(() => Attending, {
    nullable: true,
    description:
      'Of a hybrid event; when left out as before, else remotely, which takes no seat from anybody.',
  })
  attending?: Attending | null;

  @Field(() => String, {
    nullable: true,
    description: 'When left out, what was written before stays; an empty one takes it away.',
  })
  @IsOptional()
  @MaxLength(NOTE_MAX)
  note?: string | null;
}

@InputType()
export class EventInput {
  @Field(() => ID)
  eventId!: string;
}

@InputType()
export class RsvpToSeriesInput {
  @Field(() => ID)
  seriesId!: string;

  @Field(() => RsvpAnswer)
  answer!: RsvpAnswer;

  @Field(() => Attending, { nullable: true })
  attending?: Attending | null;
}

@InputType()
export class SeriesInput {
  @Field(() => ID)
  seriesId!: string;
}

@InputType()
export class SetEventRemindersInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => [Int], { nullable: true, description: 'Before the start. Null: as for all.' })
  @IsOptional()
  @ArrayMaxSize(REMINDERS.length)
  @ArrayUnique()
  @IsIn(REMINDERS, { each: true })
  minutes?: number[] | null;
}

@InputType()
export class SetEventSettingsInput {
  @Field(() => [Int], { nullable: true, description: 'Minutes before the start.' })
  @IsOptional()
  @ArrayMaxSize(REMINDERS.length)
  @ArrayUnique()
  @IsIn(REMINDERS, { each: true })
  reminders?: number[] | null;

  @Field(() => Boolean, { nullable: true })
  calendarMails?: boolean | null;
}

@InputType()
export class RecordAttendanceInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Null takes back what was written down.' })
  came?: boolean | null;
}

@InputType()
export class CheckInInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => Boolean)
  came!: boolean;
}

@ArgsType()
export class RsvpsArgs extends ForwardArgs {
  @Field(() => RsvpAnswer, { nullable: true })
  answer?: RsvpAnswer;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those who wait for a seat, or who do not.',
  })
  waiting?: boolean;
}
