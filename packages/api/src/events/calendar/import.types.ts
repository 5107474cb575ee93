import { Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { KEY } from '../../threads/keys';
import { CommunityEvent } from '../event.entity';
import { CalendarFault } from './format/faults';

/** Signs: three hundred events with long descriptions; what is larger is a whole life. */
export const ICS_MAX = 200_000;

export enum ImportOutcome {
  NEW = 'NEW',
  UPDATED = 'UPDATED',
  SAME = 'SAME',
  REFUSED = 'REFUSED',
}
registerEnumType(ImportOutcome, {
  name: 'ImportOutcome',
  description: 'What becomes of an event of a calendar file.',
  valuesConfig: {
    UPDATED: { description: 'It is here already, by its UID, and is changed.' },
    SAME: { description: 'It is here already, as the file says it.' },
  },
});

@ObjectType({
  description: 'An event of a calendar file, or all of a series.',
  simpleResolvers: true,
})
export class ImportedEvent {
  @Field(() => String)
  title!: string;

  @Field(() => String, {
    description: 'The first that is still to come, as a clock in `timeZone` shows it.',
  })
  startsOn!: string;

  @Field(() => String)
  timeZone!: string;

  @Field(() => String, { description: 'When it is held, in words.' })
  words!: string;

  @Field(() => ImportOutcome)
  outcome!: ImportOutcome;

  @Field(() => CalendarFault, { nullable: true, description: 'Why it is refused.' })
  problem!: CalendarFault | null;

  @Field(() => CommunityEvent, { nullable: true, description: 'Where it is, or the first of it.' })
  event!: CommunityEvent | null;
}

@ObjectType({ description: 'What of a calendar file cannot be read.', simpleResolvers: true })
export class ImportProblem {
  @Field(() => CalendarFault)
  problem!: CalendarFault;

  @Field(() => Int, { nullable: true, description: 'As in an editor; null: the file as a whole.' })
  line!: number | null;

  @Field(() => String, { nullable: true, description: 'Of the event in question.' })
  title!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class CalendarImport {
  @Field(() => [ImportedEvent])
  events!: ImportedEvent[];

  @Field(() => [ImportProblem])
  problems!: ImportProblem[];
}

@InputType()
export class PreviewImportInput {
  @Field(() => ID)
  communityId!: string;

  @Field(() => String, { description: 'The text of the file.' })
  @MaxLength(ICS_MAX)
  ics!: string;
}

@InputType()
export class ImportCalendarInput extends PreviewImportInput {
  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}
