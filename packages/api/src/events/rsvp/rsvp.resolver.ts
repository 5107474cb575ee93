import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { maybePersonOf, personOf } from '../../accounts/accounts.queries';
import { ViewerType } from '../../accounts/accounts.types';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { CommunityEvent } from '../event.entity';
import { EventSeries } from '../event-series.entity';
import { attendanceLoader, attendeesOf } from './attendance.queries';
import { checkIn, recordAttendance } from './attendance.service';
import { joinUrlFor, joinUrlFrom } from './join-link';
import {
  CheckInInput,
  EventInput,
  RecordAttendanceInput,
  RsvpInput,
  RsvpsArgs,
  RsvpToSeriesInput,
  SeriesInput,
  SetEventRemindersInput,
  SetEventSettingsInput,
} from './rsvp.inputs';
import { rsvpsOf, seriesRsvpLoader, viewerRsvpLoader, waitingPlaceLoader } from './rsvp.queries';
import { rsvp, setEventReminders, withdrawRsvp } from './rsvp.service';
import {
  EventAttendance,
  EventAttendee,
  EventAttendeeConnection,
  EventRsvp,
  EventRsvpConnection,
  EventSettings,
  RsvpAnswer,
} from './rsvp.types';
import { eventSettingsOf, setEventSettings } from './settings.service';
import { rsvpToSeries, withdrawSeriesRsvp } from './standing.service';

/** What answers add to an event. */
@Resolver(() => CommunityEvent)
export class EventRsvpsResolver {
  @FieldResolver(() => EventRsvp, { nullable: true })
  viewerRsvp(
    @Ctx() ctx: Context,
    @Root() { id }: CommunityEvent,
  ): Promise<EventRsvp | null> | null {
    return ctx.viewer.personId ? viewerRsvpLoader(ctx).load(id) : null;
  }

  @FieldResolver(() => EventRsvpConnection, {
    description: 'Who comes first, then who waits in their order, who may come, who does not.',
  })
  rsvps(
    @Ctx() ctx: Context,
    @Root() { id }: CommunityEvent,
    @Args(() => RsvpsArgs) args: RsvpsArgs,
  ): Promise<Page<EventRsvp>> {
    return rsvpsOf(ctx, id, args);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'For those who go, from shortly before the start until the end; always for who looks after it.',
  })
  joinUrl(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<string | null> {
    return joinUrlFor(ctx, event);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'From when the link is shown to those who go; null when there is none.',
  })
  joinUrlFrom(@Root() event: CommunityEvent): Date | null {
    return joinUrlFrom(event);
  }

  @FieldResolver(() => Boolean)
  hasJoinUrl(@Root() event: CommunityEvent): boolean {
    return joinUrlFrom(event) !== null;
  }

  @FieldResolver(() => EventAttendance)
  async attendance(
    @Ctx() ctx: Context,
    @Root() { id, viewerCan }: CommunityEvent,
  ): Promise<EventAttendance> {
    const counted = await attendanceLoader(ctx).load(id);
    return Object.assign(new EventAttendance(), counted, { all: viewerCan.lookAfter.allowed });
  }

  @Mutation(() => CommunityEvent, { description: 'When it is full one waits for a seat.' })
  rsvp(
    @Ctx() ctx: Context,
    @Arg('input', () => RsvpInput) input: RsvpInput,
  ): Promise<CommunityEvent> {
    return rsvp(ctx, input);
  }

  @Mutation(() => CommunityEvent)
  withdrawRsvp(
    @Ctx() ctx: Context,
    @Arg('input', () => EventInput) input: EventInput,
  ): Promise<CommunityEvent> {
    return withdrawRsvp(ctx, input.eventId);
  }

  @Mutation(() => CommunityEvent, { description: 'Of an event that one has answered.' })
  setEventReminders(
    @Ctx() ctx: Context,
    @Arg('input', () => SetEventRemindersInput) input: SetEventRemindersInput,
  ): Promise<CommunityEvent> {
    return setEventReminders(ctx, input);
  }

  @Mutation(() => CommunityEvent)
  recordAttendance(
    @Ctx() ctx: Context,
    @Arg('input', () => RecordAttendanceInput) input: RecordAttendanceInput,
  ): Promise<CommunityEvent> {
    return recordAttendance(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Says of oneself whether one came.' })
  checkIn(
    @Ctx() ctx: Context,
    @Arg('input', () => CheckInInput) input: CheckInInput,
  ): Promise<CommunityEvent> {
    return checkIn(ctx, input);
  }
}

@Resolver(() => EventRsvp)
export class RsvpResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() { personId }: EventRsvp): Promise<Person> {
    return personOf(ctx, personId);
  }

  @FieldResolver(() => Int, { nullable: true, description: '1 is next.' })
  waitingPlace(@Ctx() ctx: Context, @Root() row: EventRsvp): Promise<number | null> | null {
    return row.waiting ? waitingPlaceLoader(ctx).load(row) : null;
  }

  @FieldResolver(() => [Int], {
    nullable: true,
    description: "Minutes before the start. Null: as for all; and null of others' answers.",
  })
  reminders(@Ctx() ctx: Context, @Root() row: EventRsvp): number[] | null {
    return row.personId === ctx.viewer.personId ? row.ownReminders : null;
  }
}

@Resolver(() => EventAttendance)
export class AttendanceResolver {
  @FieldResolver(() => EventAttendeeConnection, {
    description:
      'By name: who came. For those who look after the event, also who was to come, and who did not.',
  })
  people(
    @Ctx() ctx: Context,
    @Root() attendance: EventAttendance,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<EventAttendee>> {
    return attendeesOf(ctx, attendance, args);
  }
}

@Resolver(() => EventAttendee)
export class AttendeeResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() { personId }: EventAttendee): Promise<Person> {
    return personOf(ctx, personId);
  }

  @FieldResolver(() => Person, { nullable: true })
  recordedBy(@Ctx() ctx: Context, @Root() { recordedById }: EventAttendee): Promise<Person | null> {
    return maybePersonOf(ctx, recordedById);
  }
}

/** What answers add to a series. */
@Resolver(() => EventSeries)
export class SeriesRsvpResolver {
  @FieldResolver(() => RsvpAnswer, { nullable: true })
  viewerRsvp(@Ctx() ctx: Context, @Root() { id }: EventSeries): Promise<RsvpAnswer | null> | null {
    return ctx.viewer.personId ? seriesRsvpLoader(ctx).load(id) : null;
  }

  @Mutation(() => EventSeries, {
    description:
      'All that come, those too that are stored later; what was answered one by one stays.',
  })
  rsvpToSeries(
    @Ctx() ctx: Context,
    @Arg('input', () => RsvpToSeriesInput) input: RsvpToSeriesInput,
  ): Promise<EventSeries> {
    return rsvpToSeries(ctx, input);
  }

  @Mutation(() => EventSeries)
  withdrawSeriesRsvp(
    @Ctx() ctx: Context,
    @Arg('input', () => SeriesInput) input: SeriesInput,
  ): Promise<EventSeries> {
    return withdrawSeriesRsvp(ctx, input.seriesId);
  }
}

@Resolver(() => ViewerType)
export class ViewerEventSettingsResolver {
  @FieldResolver(() => EventSettings)
  eventSettings(@Ctx() ctx: Context): Promise<EventSettings> {
    return eventSettingsOf(ctx);
  }

  @Mutation(() => ViewerType)
  async setEventSettings(
    @Ctx() ctx: Context,
    @Arg('input', () => SetEventSettingsInput) input: SetEventSettingsInput,
  ): Promise<ViewerType> {
    await setEventSettings(ctx, input);
    return {} as ViewerType;
  }
}
