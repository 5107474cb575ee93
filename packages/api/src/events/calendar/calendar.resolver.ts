import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { communityOf } from '../../communities/communities.queries';
import { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { EventSeries } from '../event-series.entity';
import {
  CalendarFeed,
  MakeCalendarFeedInput,
  NewCalendarFeed,
  RemoveCalendarFeedInput,
} from './feed.types';
import { readableSeries } from './feeds.queries';
import { calendarFeedsOf, makeCalendarFeed, removeCalendarFeed } from './feeds.service';
import { importCalendar, previewImport } from './import.service';
import { CalendarImport, ImportCalendarInput, PreviewImportInput } from './import.types';

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  @FieldResolver(() => Community, {
    nullable: true,
    description: 'Null when the feed is of something else, or it may be read no more.',
  })
  async community(
    @Ctx() ctx: Context,
    @Root() { communityId }: CalendarFeed,
  ): Promise<Community | null> {
    if (!communityId) return null;
    const community = await communityOf(ctx, communityId);
    const seen = communityPolicy(ctx.viewer, 'read', community, ctx.clock.now());
    return seen.allowed ? community : null;
  }

  @FieldResolver(() => EventSeries, {
    nullable: true,
    description: 'Null when the feed is of something else, or it may be read no more.',
  })
  async series(
    @Ctx() ctx: Context,
    @Root() { seriesId }: CalendarFeed,
  ): Promise<EventSeries | null> {
    return seriesId ? readableSeries(ctx, seriesId) : null;
  }

  @Mutation(() => NewCalendarFeed, {
    description: 'Made again, the address is another, and the one before holds no more.',
  })
  makeCalendarFeed(
    @Ctx() ctx: Context,
    @Arg('input', () => MakeCalendarFeedInput) input: MakeCalendarFeedInput,
  ): Promise<NewCalendarFeed> {
    return makeCalendarFeed(ctx, input);
  }
}

@Resolver(() => ViewerType)
export class ViewerCalendarResolver {
  @FieldResolver(() => [CalendarFeed])
  calendarFeeds(@Ctx() ctx: Context): Promise<CalendarFeed[]> {
    return calendarFeedsOf(ctx);
  }

  @Mutation(() => ViewerType)
  async removeCalendarFeed(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveCalendarFeedInput) input: RemoveCalendarFeedInput,
  ): Promise<ViewerType> {
    await removeCalendarFeed(ctx, input.feedId);
    return {} as ViewerType;
  }
}

@Resolver(() => CalendarImport)
export class CalendarImportResolver {
  @Query(() => CalendarImport, { description: 'What a calendar file would bring.' })
  previewImport(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewImportInput) input: PreviewImportInput,
  ): Promise<CalendarImport> {
    return previewImport(ctx, input);
  }

  @Mutation(() => CalendarImport, { description: 'The same file again changes nothing.' })
  importCalendar(
    @Ctx() ctx: Context,
    @Arg('input', () => ImportCalendarInput) input: ImportCalendarInput,
  ): Promise<CalendarImport> {
    return importCalendar(ctx, input);
  }
}
