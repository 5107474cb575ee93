import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Community } from '../communities/community.entity';
import { EventRound, localText } from './event.entity';
import { EventKind, EventMode, EventState } from './event.types';

/** The plan of one event, or of many after a rule. */
@ObjectType({
  description: 'The plan of one event, or of many after a rule.',
  simpleResolvers: true,
})
export class EventSeries {
  @Field(() => ID)
  id!: string;

  @Field(() => EventKind)
  kind!: EventKind;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  descriptionMarkdown!: string;

  @Field(() => String, {
    description: 'The first of them: the time that a clock in `timeZone` shows.',
  })
  startsOn!: string;

  @Field(() => String)
  timeZone!: string;

  @Field(() => Int)
  durationMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The value of an RRULE of RFC 5545; none when it is a single event.',
  })
  rule!: string | null;

  @Field(() => EventMode)
  mode!: EventMode;

  @Field(() => String, { nullable: true })
  place!: string | null;

  @Field(() => Int, { nullable: true })
  capacity!: number | null;

  @Field(() => [EventRound])
  rounds!: EventRound[];

  @Field(() => EventState)
  state!: EventState;

  @Field(() => Int)
  version!: number;

  community!: Community;
  communityId!: string;
  uid!: string;
  hostId!: string | null;
  joinUrl!: string | null;
  createdBy!: string | null;
  createdAt!: Date;
  decidedBy!: string | null;
  storedUntil!: Date | null;
  splitFromId!: string | null;
  /** Local times that the rule gives and that are left out. */
  exceptOn!: string[];
  sequence!: number;
}

/** A series for statements that select plain rows. */
export const seriesColumns = (s: string): string =>
  `${s}.id, ${s}.community_id as "communityId", ${s}.uid, ${s}.kind, ${s}.title,
   ${s}.description_markdown as "descriptionMarkdown", ${localText(`${s}.starts_on`)} as "startsOn",
   ${s}.time_zone as "timeZone", ${s}.duration_minutes as "durationMinutes", ${s}.rule, ${s}.except_on as "exceptOn", ${s}.mode, ${s}.place,
   ${s}.join_url as "joinUrl", ${s}.capacity, ${s}.host_id as "hostId", ${s}.rounds, ${s}.state,
   ${s}.created_by as "createdBy", ${s}.created_at as "createdAt", ${s}.decided_by as "decidedBy",
   ${s}.stored_until as "storedUntil", ${s}.split_from_id as "splitFromId", ${s}.sequence, ${s}.version`;
