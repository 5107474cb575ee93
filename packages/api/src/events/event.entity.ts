import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Community } from '../communities/community.entity';
import { ConnectionOf } from '../kernel/pagination';
import { Permission } from '../kernel/policy';
import { EventField, EventKind, EventMode, EventState } from './event.types';

@ObjectType({ description: 'A part of a case clinic with its time.', simpleResolvers: true })
export class EventRound {
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  minutes!: number;
}

@ObjectType({ simpleResolvers: true })
export class EventPermissions {
  @Field(() => Permission, { description: 'To answer, and to change the answer.' })
  rsvp!: Permission;

  @Field(() => Permission, {
    description: 'To change it, to cancel it, to name guests.',
  })
  lookAfter!: Permission;

  @Field(() => Permission, { description: 'To confirm or decline what was proposed.' })
  decide!: Permission;

  @Field(() => Permission, { description: 'To bring agenda points and vote for them.' })
  bringPoint!: Permission;

  @Field(() => Permission, { description: 'To write minutes, outcome and actions.' })
  writeMinutes!: Permission;

  @Field(() => Permission, { description: 'To say that oneself came, or not.' })
  checkIn!: Permission;

  @Field(() => Permission, { description: 'To write down who came.' })
  recordAttendance!: Permission;

  @Field(() => Permission)
  postRecap!: Permission;
}

/** A gathering: one occurrence of a series, or a single one. As one viewer may see it. */
@ObjectType({
  description: 'A gathering: one occurrence of a series, or a single one.',
  simpleResolvers: true,
})
export class CommunityEvent {
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

  @Field(() => String, {
    description: 'What was planned: the time that a clock in `timeZone` shows.',
  })
  startsOn!: string;

  @Field(() => String, { description: 'An IANA time zone.' })
  timeZone!: string;

  @Field(() => Int)
  durationMinutes!: number;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String, {
    description: 'The local time that its series gave it; it stays when it is moved.',
  })
  recurrenceOn!: string;

  @Field(() => EventMode)
  mode!: EventMode;

  @Field(() => String, { nullable: true })
  place!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Seats: of those who come in person when it is hybrid, of all otherwise. Null: no limit.',
  })
  capacity!: number | null;

  @Field(() => Int)
  seatsTaken!: number;

  @Field(() => Int)
  goingCount!: number;

  @Field(() => Int, { description: 'Of those who go.' })
  remoteCount!: number;

  @Field(() => Int)
  maybeCount!: number;

  @Field(() => Int)
  waitingCount!: number;

  @Field(() => [EventRound])
  rounds!: EventRound[];

  @Field(() => EventState)
  state!: EventState;

  @Field(() => Date, { nullable: true })
  cancelledAt!: Date | null;

  @Field(() => String, { nullable: true })
  cancelReason!: string | null;

  @Field(() => [EventField], { description: 'What no longer follows its series.' })
  own!: EventField[];

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => String, { description: 'Written together; may be empty.' })
  minutesMarkdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  minutesHtml!: string;

  @Field(() => String, { description: 'What came of it, in short; may be empty.' })
  outcomeMarkdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  outcomeHtml!: string;

  @Field(() => Int, { description: 'Grows with each writing; a new one says which it saw.' })
  minutesVersion!: number;

  @Field(() => Date, { nullable: true })
  minutesAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Where a recording is found.' })
  recordingUrl!: string | null;

  @Field(() => EventPermissions)
  viewerCan!: EventPermissions;

  community!: Community;
  communityId!: string;
  seriesId!: string;
  hostId!: string | null;
  joinUrl!: string | null;
  createdBy!: string | null;
  cancelledBy!: string | null;
  sequence!: number;
  minutesById!: string | null;
  recapThreadId!: string | null;
  createdAt!: Date;
}

export const CommunityEventConnection = ConnectionOf(CommunityEvent);

/** A local time as text: `pg` would read a `timestamp` in the zone of the process. */
export const localText = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`;

/** An event for statements that select plain rows. @param e of event, @param s of its series */
export const eventColumns = (e: string, s: string): string =>
  `${e}.id, ${e}.series_id as "seriesId", ${e}.community_id as "communityId", ${e}.kind, ${e}.title,
   ${e}.description_markdown as "descriptionMarkdown", ${e}.description_html as "descriptionHtml",
   ${localText(`${e}.starts_on`)} as "startsOn", ${e}.time_zone as "timeZone",
   ${localText(`${e}.recurrence_on`)} as "recurrenceOn", ${e}.duration_minutes as "durationMinutes",
   ${e}.starts_at as "startsAt", ${e}.ends_at as "endsAt", ${e}.mode, ${e}.place, ${e}.join_url as "joinUrl",
   ${e}.capacity, ${e}.host_id as "hostId", ${e}.rounds, ${e}.state, ${e}.cancelled_at as "cancelledAt",
   ${e}.cancelled_by as "cancelledBy", ${e}.cancel_reason as "cancelReason", ${e}.own,
   ${e}.going_count as "goingCount", ${e}.remote_count as "remoteCount", ${e}.maybe_count as "maybeCount",
   ${e}.waiting_count as "waitingCount", ${e}.seats_taken as "seatsTaken",
   ${e}.minutes_markdown as "minutesMarkdown", ${e}.minutes_html as "minutesHtml",
   ${e}.outcome_markdown as "outcomeMarkdown", ${e}.outcome_html as "outcomeHtml",
   ${e}.minutes_version as "minutesVersion", ${e}.minutes_by as "minutesById", ${e}.minutes_at as "minutesAt",
   ${e}.recording_url as "recordingUrl", ${e}.recap_thread_id as "recapThreadId", ${e}.sequence,
   ${e}.created_at as "createdAt", ${e}.version, ${s}.created_by as "createdBy"`;
