import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import { communityOf } from '../communities/communities.queries';
import { Community } from '../communities/community.entity';
import type { Context } from '../kernel/context';
import { CommunityEvent } from './event.entity';
import { EventSeries } from './event-series.entity';
import { eventFor, seriesLoader } from './events.queries';

@Resolver(() => CommunityEvent)
export class EventResolver {
  @Query(() => CommunityEvent)
  event(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<CommunityEvent> {
    return eventFor(ctx, id, 'read');
  }

  @FieldResolver(() => Community)
  community(@Ctx() ctx: Context, @Root() { communityId }: CommunityEvent): Promise<Community> {
    return communityOf(ctx, communityId);
  }

  @FieldResolver(() => EventSeries)
  async series(@Ctx() ctx: Context, @Root() { seriesId }: CommunityEvent): Promise<EventSeries> {
    return (await seriesLoader(ctx).load(seriesId)) as EventSeries;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who invites to it.' })
  host(@Ctx() ctx: Context, @Root() { hostId }: CommunityEvent): Promise<Person | null> {
    return maybePersonOf(ctx, hostId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who proposed or scheduled it.' })
  proposedBy(@Ctx() ctx: Context, @Root() { createdBy }: CommunityEvent): Promise<Person | null> {
    return maybePersonOf(ctx, createdBy);
  }
}
