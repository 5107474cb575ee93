import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { maybePersonOf, personLoader } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import { CommunityEvent } from '../events/event.entity';
import { eventLoader } from '../events/events.queries';
import type { Context } from '../kernel/context';
import { checklistOf } from './checklist';
import {
  AgreeToSwapInput,
  AssignTurnInput,
  HandOverInput,
  JoinTurnInput,
  StepBackInput,
  TickTurnInput,
  TurnInput,
} from './facilitation.inputs';
import { CompanionRole } from './facilitation.types';
import { Handover, HandoverOffers } from './handover.entity';
import { handOver, tickTurn } from './handover.service';
import { reasonWords } from './reason-words';
import { Rotation } from './rotation.entity';
import { agreeToSwap, joinTurn, stepBackFromTurn, wantSwap, withdrawSwap } from './swaps.service';
import { ChecklistItem, Turn, TurnPass, TurnStep } from './turn.entity';
import {
  handoverLoader,
  historyOf,
  passesLoader,
  previousHandoverLoader,
  seesPasses,
} from './turn-details.queries';
import { turnFor } from './turns.queries';
import { acceptTurn, assignTurn, declineTurn, volunteerForTurn } from './turns.service';

const people = async (ctx: Context, turn: Turn, role: CompanionRole): Promise<Person[]> => {
  const ids = turn.companions.filter((one) => one.role === role).map(({ personId }) => personId);
  const found = await Promise.all(ids.map((id) => personLoader(ctx).load(id)));
  return found.filter((person) => person !== null);
};

@Resolver(() => Turn)
export class TurnResolver {
  @Query(() => Turn)
  turn(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Turn> {
    return turnFor(ctx, id, 'read');
  }

  @FieldResolver(() => Rotation)
  rotation(@Root() { rotation }: Turn): Rotation {
    return rotation;
  }

  @FieldResolver(() => CommunityEvent, { nullable: true, description: 'Null when it is a period.' })
  event(@Ctx() ctx: Context, @Root() { eventId }: Turn): Promise<CommunityEvent | null> | null {
    return eventId ? eventLoader(ctx).load(eventId) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Null: it is openly nobody’s.' })
  person(@Ctx() ctx: Context, @Root() { personId }: Turn): Promise<Person | null> {
    return maybePersonOf(ctx, personId);
  }

  @FieldResolver(() => String, { description: 'Why it is whose it is, in a sentence.' })
  reasonWords(@Root() turn: Turn): string {
    return reasonWords(turn);
  }

  @FieldResolver(() => [Person])
  shadows(@Ctx() ctx: Context, @Root() turn: Turn): Promise<Person[]> {
    return people(ctx, turn, CompanionRole.SHADOW);
  }

  @FieldResolver(() => [Person], { description: 'Who does it with them.' })
  cos(@Ctx() ctx: Context, @Root() turn: Turn): Promise<Person[]> {
    return people(ctx, turn, CompanionRole.CO);
  }

  @FieldResolver(() => [TurnStep], {
    description:
      'What happened to it, in order. Who was asked and passed it on is told only to those who look after the community.',
  })
  history(@Ctx() ctx: Context, @Root() turn: Turn): Promise<TurnStep[]> {
    return historyOf(ctx, turn);
  }

  @FieldResolver(() => [TurnPass], {
    nullable: true,
    description: 'Null for those who do not look after the community.',
  })
  passes(@Ctx() ctx: Context, @Root() turn: Turn): Promise<TurnPass[]> | null {
    return seesPasses(ctx, turn) ? passesLoader(ctx).load(turn.id) : null;
  }

  @FieldResolver(() => [ChecklistItem])
  checklist(@Ctx() ctx: Context, @Root() { id }: Turn): Promise<ChecklistItem[]> {
    return checklistOf(ctx, id);
  }

  @FieldResolver(() => Handover, { nullable: true })
  handover(@Ctx() ctx: Context, @Root() { id }: Turn): Promise<Handover | null> {
    return handoverLoader(ctx).load(id);
  }

  @FieldResolver(() => Handover, {
    nullable: true,
    description: 'What the last one before left, that left something.',
  })
  previousHandover(@Ctx() ctx: Context, @Root() { id }: Turn): Promise<Handover | null> {
    return previousHandoverLoader(ctx).load(id);
  }

  @FieldResolver(() => HandoverOffers, {
    nullable: true,
    description: 'Null for those who do not hand it over.',
  })
  handoverOffers(@Root() turn: Turn): HandoverOffers | null {
    return turn.viewerCan.handOver.allowed ? { turn } : null;
  }

  @Mutation(() => Turn)
  acceptTurn(@Ctx() ctx: Context, @Arg('input', () => TurnInput) input: TurnInput): Promise<Turn> {
    return acceptTurn(ctx, input);
  }

  @Mutation(() => Turn, { description: 'Passes it on. Nobody is asked why.' })
  declineTurn(@Ctx() ctx: Context, @Arg('input', () => TurnInput) input: TurnInput): Promise<Turn> {
    return declineTurn(ctx, input);
  }

  @Mutation(() => Turn, { description: 'Takes one that is nobody’s yet, or only planned.' })
  volunteerForTurn(
    @Ctx() ctx: Context,
    @Arg('input', () => TurnInput) input: TurnInput,
  ): Promise<Turn> {
    return volunteerForTurn(ctx, input);
  }

  @Mutation(() => Turn, { description: 'Offers it to somebody of the pool.' })
  assignTurn(
    @Ctx() ctx: Context,
    @Arg('input', () => AssignTurnInput) input: AssignTurnInput,
  ): Promise<Turn> {
    return assignTurn(ctx, input);
  }

  @Mutation(() => Turn, { description: 'It stays one’s own until somebody agrees.' })
  wantSwap(@Ctx() ctx: Context, @Arg('input', () => TurnInput) input: TurnInput): Promise<Turn> {
    return wantSwap(ctx, input);
  }

  @Mutation(() => Turn)
  withdrawSwap(
    @Ctx() ctx: Context,
    @Arg('input', () => TurnInput) input: TurnInput,
  ): Promise<Turn> {
    return withdrawSwap(ctx, input);
  }

  @Mutation(() => Turn)
  agreeToSwap(
    @Ctx() ctx: Context,
    @Arg('input', () => AgreeToSwapInput) input: AgreeToSwapInput,
  ): Promise<Turn> {
    return agreeToSwap(ctx, input);
  }

  @Mutation(() => Turn)
  joinTurn(
    @Ctx() ctx: Context,
    @Arg('input', () => JoinTurnInput) input: JoinTurnInput,
  ): Promise<Turn> {
    return joinTurn(ctx, input);
  }

  @Mutation(() => Turn, { description: 'One’s own passes on.' })
  stepBackFromTurn(
    @Ctx() ctx: Context,
    @Arg('input', () => StepBackInput) input: StepBackInput,
  ): Promise<Turn> {
    return stepBackFromTurn(ctx, input);
  }

  @Mutation(() => Turn)
  tickTurn(
    @Ctx() ctx: Context,
    @Arg('input', () => TickTurnInput) input: TickTurnInput,
  ): Promise<Turn> {
    return tickTurn(ctx, input);
  }

  @Mutation(() => Turn, { description: 'Closes it with what the next one needs to know.' })
  handOver(
    @Ctx() ctx: Context,
    @Arg('input', () => HandOverInput) input: HandOverInput,
  ): Promise<Turn> {
    return handOver(ctx, input);
  }
}
