import { IsOptional } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

export enum CalendarScope {
  ME = 'ME',
  COMMUNITY = 'COMMUNITY',
  SERIES = 'SERIES',
}
registerEnumType(CalendarScope, {
  name: 'CalendarScope',
  description: 'What stands in a feed.',
  valuesConfig: {
    ME: { description: 'What one goes to, may go to or hosts, in all communities.' },
    COMMUNITY: { description: 'All of one community.' },
    SERIES: { description: 'One series, and what was begun anew out of it.' },
  },
});

@ObjectType({
  description: 'A secret address at which a calendar program reads as one person.',
  simpleResolvers: true,
})
export class CalendarFeed {
  @Field(() => ID)
  id!: string;

  @Field(() => CalendarScope)
  scope!: CalendarScope;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'To the hour; null: never.' })
  lastReadAt!: Date | null;

  personId!: string;
  communityId!: string | null;
  seriesId!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class NewCalendarFeed {
  @Field(() => CalendarFeed)
  feed!: CalendarFeed;

  @Field(() => String, { description: 'Shown this once: only its hash is kept.' })
  url!: string;
}

@InputType()
export class MakeCalendarFeedInput {
  @Field(() => CalendarScope)
  scope!: CalendarScope;

  @Field(() => ID, { nullable: true, description: 'For the scope COMMUNITY, and no other.' })
  @IsOptional()
  communityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For the scope SERIES, and no other.' })
  @IsOptional()
  seriesId?: string | null;
}

@InputType()
export class RemoveCalendarFeedInput {
  @Field(() => ID)
  feedId!: string;
}
