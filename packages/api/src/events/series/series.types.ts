import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'From an occurrence on, a series is at another hour for some of its people.',
  simpleResolvers: true,
})
export class ClockChange {
  @Field(() => Date, { description: 'The first occurrence at another hour than before.' })
  from!: Date;

  @Field(() => String)
  timeZone!: string;

  @Field(() => String, { description: 'The hour there until then, HH:MM.' })
  before!: string;

  @Field(() => String)
  after!: string;

  @Field(() => Int, { description: 'How many live by the clocks of that zone.' })
  people!: number;
}

@ObjectType({ simpleResolvers: true })
export class PreviewedOccurrence {
  @Field(() => String, { description: 'The time that a clock there shows.' })
  startsOn!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => Boolean, {
    description:
      'No clock shows that time on that day; it begins as much later as the clocks jump.',
  })
  shifted!: boolean;
}

@ObjectType({ simpleResolvers: true })
export class SeriesPreview {
  @Field(() => String, { description: 'The rule read back.' })
  words!: string;

  @Field(() => [PreviewedOccurrence], { description: 'The next of them.' })
  occurrences!: PreviewedOccurrence[];

  @Field(() => [String], {
    description:
      'Between those: local times that no clock shows on that day, so that nothing takes place.',
  })
  skipped!: string[];

  @Field(() => Boolean, { description: 'The rule does not say when it ends.' })
  endless!: boolean;

  @Field(() => [ClockChange])
  clockChanges!: ClockChange[];

  @Field(() => String, { nullable: true, description: 'The rule in its one spelling.' })
  rule!: string | null;
}
