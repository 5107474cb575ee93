import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Person } from '../../accounts/person.entity';
import type { Community } from '../../communities/community.entity';
import { ConnectionOf } from '../../kernel/pagination';
import { Permission } from '../../kernel/policy';
import { EventKind, EventMode } from '../event.types';

export enum TimeAnswer {
  YES = 'YES',
  IF_NEED_BE = 'IF_NEED_BE',
  NO = 'NO',
}
registerEnumType(TimeAnswer, { name: 'TimeAnswer' });

export enum TimeSearchState {
  OPEN = 'OPEN',
  CHOSEN = 'CHOSEN',
  CLOSED = 'CLOSED',
}
registerEnumType(TimeSearchState, {
  name: 'TimeSearchState',
  valuesConfig: {
    CHOSEN: { description: 'A time became an event.' },
    CLOSED: { description: 'Nobody looks for one any more.' },
  },
});

@ObjectType({ simpleResolvers: true })
export class TimeSearchPermissions {
  @Field(() => Permission)
  answer!: Permission;

  @Field(() => Permission, { description: 'To offer further times, and to take times away.' })
  edit!: Permission;

  @Field(() => Permission)
  choose!: Permission;

  @Field(() => Permission)
  close!: Permission;
}

@ObjectType({ description: 'A time that is offered.', simpleResolvers: true })
export class TimeSlot {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What a clock in `timeZone` shows.' })
  startsOn!: string;

  @Field(() => String)
  timeZone!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => Int)
  yes!: number;

  @Field(() => Int)
  ifNeedBe!: number;

  @Field(() => Int)
  no!: number;

  @Field(() => TimeAnswer, { nullable: true })
  viewerAnswer!: TimeAnswer | null;

  @Field(() => Int, {
    description: 'By how many could come, then by how many gladly. 1 is best; ties share.',
  })
  rank!: number;

  searchId!: string;
  leftOutIds!: string[];
}

/** People are asked which of some times suit them. As one viewer may see it. */
@ObjectType({
  description: 'People are asked which of some times suit them.',
  simpleResolvers: true,
})
export class TimeSearch {
  @Field(() => ID)
  id!: string;

  @Field(() => EventKind)
  kind!: EventKind;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  descriptionMarkdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  descriptionHtml!: string;

  @Field(() => Int)
  durationMinutes!: number;

  @Field(() => EventMode)
  mode!: EventMode;

  @Field(() => String, { nullable: true })
  place!: string | null;

  @Field(() => TimeSearchState)
  state!: TimeSearchState;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Grows when times are offered or taken away, and at its end.' })
  version!: number;

  @Field(() => TimeSearchPermissions)
  viewerCan!: TimeSearchPermissions;

  community!: Community;
  communityId!: string;
  joinUrl!: string | null;
  seriesId!: string | null;
  createdById!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class TimeSlotAnswer {
  @Field(() => ID)
  slotId!: string;

  @Field(() => TimeAnswer)
  answer!: TimeAnswer;
}

@ObjectType({ description: 'Somebody with what they answer.', simpleResolvers: true })
export class TimeSearchPerson {
  @Field(() => [TimeSlotAnswer])
  answers!: TimeSlotAnswer[];

  personId!: string;
  name!: string;
  person!: Person;
}

export const TimeSearchConnection = ConnectionOf(TimeSearch);
export const TimeSearchPersonConnection = ConnectionOf(TimeSearchPerson);

/** A search for statements that select plain rows. */
export const searchColumns = (f: string): string =>
  `${f}.id, ${f}.community_id as "communityId", ${f}.kind, ${f}.title,
   ${f}.description_markdown as "descriptionMarkdown", ${f}.description_html as "descriptionHtml",
   ${f}.duration_minutes as "durationMinutes", ${f}.mode, ${f}.place, ${f}.join_url as "joinUrl", ${f}.state,
   ${f}.series_id as "seriesId", ${f}.created_by as "createdById", ${f}.created_at as "createdAt",
   ${f}.ended_at as "endedAt", ${f}.version`;
