import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { maybePersonOf, personLoader, personOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import { communityOf } from '../../communities/communities.queries';
import { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { CommunityEvent } from '../event.entity';
import { chooseTime } from './choosing.service';
import { fairSlots } from './fair-slots.queries';
import {
  AddTimeSlotInput,
  AnswerTimesInput,
  ChooseTimeInput,
  CloseTimeSearchInput,
  FairSlotsInput,
  FindTimeInput,
  TimeSearchesArgs,
  TimeSlotInput,
} from './find-time.inputs';
import {
  answeredLoader,
  answerersOf,
  outcomeLoader,
  searchesOf,
  searchFor,
  slotsLoader,
} from './find-time.queries';
import {
  addTimeSlot,
  answerTimes,
  closeTimeSearch,
  findTime,
  removeTimeSlot,
} from './find-time.service';
import { bestOf } from './ranking';
import {
  TimeSearch,
  TimeSearchConnection,
  TimeSearchPerson,
  TimeSearchPersonConnection,
  TimeSlot,
} from './time-search.types';

@ObjectType({ description: 'A time as the clocks of some people show it.', simpleResolvers: true })
export class FairSlotZone {
  @Field(() => String)
  timeZone!: string;

  @Field(() => Int)
  people!: number;

  @Field(() => String, { description: 'What a clock there shows at the start.' })
  startsOn!: string;

  @Field(() => Int, { description: '0 is within the working day; it grows towards the night.' })
  inconvenience!: number;

  @Field(() => Int, { description: 'The same, with that of the times before it.' })
  carried!: number;
}

@ObjectType({ simpleResolvers: true })
export class FairSlot {
  @Field(() => Date)
  startsAt!: Date;

  @Field(() => [FairSlotZone], { description: 'Those of most people first.' })
  zones!: FairSlotZone[];
}

@Resolver(() => TimeSearch)
export class TimeSearchResolver {
  @Query(() => TimeSearch)
  timeSearch(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<TimeSearch> {
    return searchFor(ctx, id, 'read');
  }

  @Query(() => [FairSlot], {
    description: 'Times of a series for members far apart, so that being early and late is shared.',
  })
  fairSlots(
    @Ctx() ctx: Context,
    @Arg('input', () => FairSlotsInput) input: FairSlotsInput,
  ): Promise<FairSlot[]> {
    return fairSlots(ctx, input);
  }

  @FieldResolver(() => Community)
  community(@Ctx() ctx: Context, @Root() { communityId }: TimeSearch): Promise<Community> {
    return communityOf(ctx, communityId);
  }

  @FieldResolver(() => Person, { nullable: true })
  createdBy(@Ctx() ctx: Context, @Root() { createdById }: TimeSearch): Promise<Person | null> {
    return maybePersonOf(ctx, createdById);
  }

  @FieldResolver(() => [TimeSlot], { description: 'In the order of time.' })
  slots(@Ctx() ctx: Context, @Root() search: TimeSearch): Promise<TimeSlot[]> {
    return slotsLoader(ctx).load(search);
  }

  @FieldResolver(() => TimeSlot, {
    nullable: true,
    description: 'Of those to come; null as long as nobody could come to any.',
  })
  async best(@Ctx() ctx: Context, @Root() search: TimeSearch): Promise<TimeSlot | null> {
    return bestOf(await slotsLoader(ctx).load(search), ctx.clock.now());
  }

  @FieldResolver(() => Int)
  answeredCount(@Ctx() ctx: Context, @Root() { id }: TimeSearch): Promise<number> {
    return answeredLoader(ctx).load(id);
  }

  @FieldResolver(() => TimeSearchPersonConnection, {
    description: 'Those who have answered, by name.',
  })
  people(
    @Ctx() ctx: Context,
    @Root() search: TimeSearch,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<TimeSearchPerson>> {
    return answerersOf(ctx, search, args);
  }

  @FieldResolver(() => CommunityEvent, { nullable: true, description: 'What came of it.' })
  async event(
    @Ctx() ctx: Context,
    @Root() { seriesId }: TimeSearch,
  ): Promise<CommunityEvent | null> {
    return seriesId ? outcomeLoader(ctx).load(seriesId) : null;
  }

  @Mutation(() => TimeSearch, { description: 'Asks which of some times suit.' })
  findTime(
    @Ctx() ctx: Context,
    @Arg('input', () => FindTimeInput) input: FindTimeInput,
  ): Promise<TimeSearch> {
    return findTime(ctx, input);
  }

  @Mutation(() => TimeSearch)
  addTimeSlot(
    @Ctx() ctx: Context,
    @Arg('input', () => AddTimeSlotInput) input: AddTimeSlotInput,
  ): Promise<TimeSearch> {
    return addTimeSlot(ctx, input);
  }

  @Mutation(() => TimeSearch, { description: 'With what was answered to it. Two stay.' })
  removeTimeSlot(
    @Ctx() ctx: Context,
    @Arg('input', () => TimeSlotInput) input: TimeSlotInput,
  ): Promise<TimeSearch> {
    return removeTimeSlot(ctx, input.slotId);
  }

  @Mutation(() => TimeSearch)
  answerTimes(
    @Ctx() ctx: Context,
    @Arg('input', () => AnswerTimesInput) input: AnswerTimesInput,
  ): Promise<TimeSearch> {
    return answerTimes(ctx, input);
  }

  @Mutation(() => TimeSearch, {
    description: 'The time becomes the event, and the answers to it the answers to the event.',
  })
  chooseTime(
    @Ctx() ctx: Context,
    @Arg('input', () => ChooseTimeInput) input: ChooseTimeInput,
  ): Promise<TimeSearch> {
    return chooseTime(ctx, input);
  }

  @Mutation(() => TimeSearch, { description: 'Nobody looks for a time any more.' })
  closeTimeSearch(
    @Ctx() ctx: Context,
    @Arg('input', () => CloseTimeSearchInput) input: CloseTimeSearchInput,
  ): Promise<TimeSearch> {
    return closeTimeSearch(ctx, input);
  }
}

@Resolver(() => TimeSlot)
export class TimeSlotResolver {
  @FieldResolver(() => [Person], { description: 'Who said no; of many the first.' })
  async leftOut(@Ctx() ctx: Context, @Root() { leftOutIds }: TimeSlot): Promise<Person[]> {
    return (await personLoader(ctx).loadMany(leftOutIds)) as Person[];
  }
}

@Resolver(() => TimeSearchPerson)
export class TimeSearchPersonResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() { personId }: TimeSearchPerson): Promise<Person> {
    return personOf(ctx, personId);
  }
}

/** What searches add to communities. */
@Resolver(() => Community)
export class CommunityTimeSearchesResolver {
  @FieldResolver(() => TimeSearchConnection, {
    nullable: true,
    description: 'The newest first. Null for those who see the listing.',
  })
  timeSearches(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => TimeSearchesArgs) args: TimeSearchesArgs,
  ): Promise<Page<TimeSearch> | null> {
    return searchesOf(ctx, community, args);
  }
}
