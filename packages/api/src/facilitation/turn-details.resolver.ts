import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import { EventAction } from '../events/agenda/event-action.entity';
import type { Context } from '../kernel/context';
import { shapeOf } from '../threads/lookahead';
import { Thread } from '../threads/thread.entity';
import { Handover, HandoverItem, HandoverOffers } from './handover.entity';
import {
  actionOf,
  memberOf,
  membersSince,
  openActionsFor,
  questionsFor,
  threadOf,
} from './handover-offers.queries';
import { ChecklistItem, Turn, TurnPass, TurnStep } from './turn.entity';
import { turnFor } from './turns.queries';

@Resolver(() => TurnStep)
export class TurnStepResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Whom it is about.' })
  person(@Ctx() ctx: Context, @Root() { personId }: TurnStep): Promise<Person | null> {
    return maybePersonOf(ctx, personId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Null when it came about by itself.',
  })
  by(@Ctx() ctx: Context, @Root() { byId }: TurnStep): Promise<Person | null> {
    return maybePersonOf(ctx, byId);
  }
}

@Resolver(() => TurnPass)
export class TurnPassResolver {
  @FieldResolver(() => Person, { nullable: true })
  person(@Ctx() ctx: Context, @Root() { personId }: TurnPass): Promise<Person | null> {
    return maybePersonOf(ctx, personId);
  }
}

@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  @FieldResolver(() => Person, { nullable: true })
  tickedBy(@Ctx() ctx: Context, @Root() { tickedById }: ChecklistItem): Promise<Person | null> {
    return maybePersonOf(ctx, tickedById);
  }
}

@Resolver(() => Handover)
export class HandoverResolver {
  @FieldResolver(() => Turn)
  turn(@Ctx() ctx: Context, @Root() { turnId }: Handover): Promise<Turn> {
    return turnFor(ctx, turnId, 'read');
  }

  @FieldResolver(() => Person, { nullable: true })
  writtenBy(@Ctx() ctx: Context, @Root() { writtenById }: Handover): Promise<Person | null> {
    return maybePersonOf(ctx, writtenById);
  }

  @FieldResolver(() => [HandoverItem], {
    description: 'What goes with it, as far as it is still there and the viewer may see it.',
  })
  async items(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { rawItems }: Handover,
  ): Promise<HandoverItem[]> {
    const shape = shapeOf(info);
    const seen = await Promise.all(
      rawItems.map(async (item) => {
        const things = [actionOf(ctx, item), threadOf(ctx, item, shape), memberOf(ctx, item)];
        return (await Promise.all(things)).some((thing) => thing !== null);
      }),
    );
    return rawItems.filter((_, index) => seen[index]);
  }
}

@Resolver(() => HandoverItem)
export class HandoverItemResolver {
  @FieldResolver(() => EventAction, { nullable: true })
  action(@Ctx() ctx: Context, @Root() item: HandoverItem): Promise<EventAction | null> | null {
    return actionOf(ctx, item);
  }

  @FieldResolver(() => Thread, { nullable: true })
  thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() item: HandoverItem,
  ): Promise<Thread | null> | null {
    return threadOf(ctx, item, shapeOf(info));
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Ctx() ctx: Context, @Root() item: HandoverItem): Promise<Person | null> | null {
    return memberOf(ctx, item);
  }
}

@Resolver(() => HandoverOffers)
export class HandoverOffersResolver {
  @FieldResolver(() => [EventAction], {
    description: 'Agreed and not done, the most urgent first.',
  })
  actions(@Ctx() ctx: Context, @Root() { turn }: HandoverOffers): Promise<EventAction[]> {
    return openActionsFor(ctx, turn);
  }

  @FieldResolver(() => [Thread], { description: 'Waiting for an answer, the longest first.' })
  questions(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { turn }: HandoverOffers,
  ): Promise<Thread[]> {
    return questionsFor(ctx, turn, shapeOf(info));
  }

  @FieldResolver(() => [Person], {
    description: 'Members since the turn before, the newest first.',
  })
  members(@Ctx() ctx: Context, @Root() { turn }: HandoverOffers): Promise<Person[]> {
    return membersSince(ctx, turn);
  }
}
