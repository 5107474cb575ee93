import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { reads } from '../../communities/communities.queries';
import { CommunityPermissions } from '../../communities/communities.types';
import { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { Permission, type Verdict } from '../../kernel/policy';
import { CommunityEvent, CommunityEventConnection } from '../event.entity';
import { EventSeries } from '../event-series.entity';
import { wordsOf } from '../time/rule-words';
import { eventsOf, eventsOfSeries, eventsOfViewer, proposedEventsOf, seriesByTime } from './lists';
import { EventListArgs, SeriesEventArgs, ViewerEventArgs } from './lists.inputs';
import { PreviewSeriesInput, ScheduleEventInput, SetSchedulingInput } from './plan.inputs';
import { clockChangesOf, previewSeries } from './preview';
import { scheduleEvent } from './scheduling.service';
import { ClockChange, SeriesPreview } from './series.types';
import { membersSchedule, schedulingVerdict, setScheduling } from './settings';
import { planOf } from './storing';

const FOR_READERS = 'Null for those who see the listing only.';

@Resolver(() => EventSeries)
export class SeriesResolver {
  @Query(() => SeriesPreview, { description: 'What a rule says; nothing is kept.' })
  previewSeries(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewSeriesInput) input: PreviewSeriesInput,
  ): Promise<SeriesPreview> {
    return previewSeries(ctx, input);
  }

  @Mutation(() => CommunityEvent, {
    description: 'The first of them. It is only proposed by who may do no more.',
  })
  scheduleEvent(
    @Ctx() ctx: Context,
    @Arg('input', () => ScheduleEventInput) input: ScheduleEventInput,
  ): Promise<CommunityEvent> {
    return scheduleEvent(ctx, input);
  }

  @Mutation(() => Community)
  setScheduling(
    @Ctx() ctx: Context,
    @Arg('input', () => SetSchedulingInput) input: SetSchedulingInput,
  ): Promise<Community> {
    return setScheduling(ctx, input);
  }

  @FieldResolver(() => String, {
    description: 'The rule in words, for example "every second Friday at 14:00, Lisbon time".',
  })
  words(@Root() series: EventSeries): string {
    return wordsOf(planOf(series));
  }

  @FieldResolver(() => [ClockChange], { description: 'For those who go to any that comes.' })
  clockChanges(@Ctx() ctx: Context, @Root() series: EventSeries): Promise<ClockChange[]> {
    return clockChangesOf(ctx, series);
  }

  @FieldResolver(() => CommunityEventConnection, { description: 'By time.' })
  events(
    @Ctx() ctx: Context,
    @Root() series: EventSeries,
    @Args(() => SeriesEventArgs) args: SeriesEventArgs,
  ): Promise<Page<CommunityEvent>> {
    return eventsOfSeries(ctx, series, args);
  }

  @FieldResolver(() => CommunityEventConnection, { description: 'The soonest first.' })
  upcoming(
    @Ctx() ctx: Context,
    @Root() series: EventSeries,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<CommunityEvent>> {
    return seriesByTime(ctx, series, args, false);
  }

  @FieldResolver(() => CommunityEventConnection, { description: 'The latest first.' })
  past(
    @Ctx() ctx: Context,
    @Root() series: EventSeries,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<CommunityEvent>> {
    return seriesByTime(ctx, series, args, true);
  }
}

/** What events add to a community. */
@Resolver(() => Community)
export class CommunityEventsResolver {
  @FieldResolver(() => CommunityEventConnection, {
    nullable: true,
    description: `What is to come, the soonest first, what is cancelled included. ${FOR_READERS}`,
  })
  events(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => EventListArgs) args: EventListArgs,
  ): Promise<Page<CommunityEvent> | null> {
    return eventsOf(ctx, community, args);
  }

  @FieldResolver(() => CommunityEventConnection, {
    nullable: true,
    description: `What waits for a yes: the first of each series. Of others only for those who decide. ${FOR_READERS}`,
  })
  proposedEvents(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<CommunityEvent> | null> {
    return proposedEventsOf(ctx, community, args);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: `Whether what any member schedules stands at once; otherwise they propose it. ${FOR_READERS}`,
  })
  membersSchedule(@Ctx() ctx: Context, @Root() community: Community): Promise<boolean> | null {
    return reads(ctx, community) ? membersSchedule(ctx, community.id) : null;
  }
}

@Resolver(() => CommunityPermissions)
export class CommunityEventPermissionsResolver {
  @FieldResolver(() => Permission, { description: 'So that it stands at once.' })
  scheduleEvent(
    @Ctx() ctx: Context,
    @Root() { community }: CommunityPermissions,
  ): Promise<Verdict> {
    return schedulingVerdict(ctx, 'scheduleEvent', community);
  }

  @FieldResolver(() => Permission, {
    description: 'So that those who look after the community say yes or no.',
  })
  proposeEvent(@Ctx() ctx: Context, @Root() { community }: CommunityPermissions): Promise<Verdict> {
    return schedulingVerdict(ctx, 'proposeEvent', community);
  }

  @FieldResolver(() => Permission, { description: 'To say whether members schedule or propose.' })
  setScheduling(
    @Ctx() ctx: Context,
    @Root() { community }: CommunityPermissions,
  ): Promise<Verdict> {
    return schedulingVerdict(ctx, 'setScheduling', community);
  }
}

/** What events add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerEventsResolver {
  @FieldResolver(() => CommunityEventConnection, {
    description: 'What is to come in my communities, the soonest first.',
  })
  events(
    @Ctx() ctx: Context,
    @Args(() => ViewerEventArgs) args: ViewerEventArgs,
  ): Promise<Page<CommunityEvent>> {
    return eventsOfViewer(ctx, args);
  }
}
