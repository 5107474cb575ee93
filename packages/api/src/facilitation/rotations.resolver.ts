import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { personOf } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import { Community } from '../communities/community.entity';
import { EventSeries } from '../events/event-series.entity';
import { seriesLoader } from '../events/events.queries';
import type { Context } from '../kernel/context';
import { InvalidError } from '../kernel/errors';
import { ForwardArgs, type Page } from '../kernel/pagination';
import {
  EditRotationInput,
  InviteToPoolInput,
  RemoveAbsenceInput,
  RotationInput,
  SayAbsenceInput,
  SetUpRotationInput,
} from './facilitation.inputs';
import { PLAN_AHEAD } from './facilitation.types';
import { fairnessOf } from './fairness';
import { absencesLoader, carriedLoader, poolLoader } from './figures.queries';
import { inviteToPool, joinPool, leavePool, removeAbsence, sayAbsence } from './pool.service';
import { Absence, Fairness, FairnessShare, Rotation, RotationMember } from './rotation.entity';
import { rotationFor, standingIn } from './rotations.queries';
import { editRotation, endRotation, setUpRotation } from './rotations.service';
import { Turn, TurnConnection } from './turn.entity';
import { pastTurns, planLoader, wantedSwapsLoader } from './turns.queries';

/** More than are ever planned, also right after somebody was asked early. */
const PLAN_MAX = 50;

@Resolver(() => Rotation)
export class RotationResolver {
  @Query(() => Rotation)
  rotation(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Rotation> {
    return rotationFor(ctx, id, 'read');
  }

  @FieldResolver(() => Community)
  community(@Root() { community }: Rotation): Community {
    return community;
  }

  @FieldResolver(() => EventSeries, {
    nullable: true,
    description: 'Null when it is of the whole community.',
  })
  series(@Ctx() ctx: Context, @Root() { seriesId }: Rotation): Promise<EventSeries | null> | null {
    return seriesId ? seriesLoader(ctx).load(seriesId) : null;
  }

  @FieldResolver(() => [RotationMember], { description: 'In the order in which they joined.' })
  pool(@Ctx() ctx: Context, @Root() rotation: Rotation): Promise<RotationMember[]> {
    return poolLoader(ctx).load(rotation);
  }

  @FieldResolver(() => RotationMember, {
    nullable: true,
    description: 'Null when not in the pool.',
  })
  async viewerMember(
    @Ctx() ctx: Context,
    @Root() rotation: Rotation,
  ): Promise<RotationMember | null> {
    const pool = await poolLoader(ctx).load(rotation);
    return pool.find(({ personId }) => personId === ctx.viewer.personId) ?? null;
  }

  @FieldResolver(() => [Turn], { description: 'Turns that are not over, the next first.' })
  plan(
    @Ctx() ctx: Context,
    @Root() { id }: Rotation,
    @Arg('first', () => Int, { defaultValue: PLAN_AHEAD }) first: number,
  ): Promise<Turn[]> {
    if (first < 0 || first > PLAN_MAX) throw new InvalidError({ path: 'first', rule: 'max' });
    return planLoader(ctx).load({ rotationId: id, first });
  }

  @FieldResolver(() => TurnConnection, { description: 'Turns that are over, the latest first.' })
  past(
    @Ctx() ctx: Context,
    @Root() rotation: Rotation,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Turn>> {
    return pastTurns(ctx, rotation, args);
  }

  @FieldResolver(() => [Turn], {
    description: 'Turns that somebody would give away for another, the next first.',
  })
  wantedSwaps(@Ctx() ctx: Context, @Root() { id }: Rotation): Promise<Turn[]> {
    return wantedSwapsLoader(ctx).load(id);
  }

  @FieldResolver(() => Fairness)
  async fairness(@Ctx() ctx: Context, @Root() rotation: Rotation): Promise<Fairness> {
    const members = await poolLoader(ctx).load(rotation);
    return fairnessOf(await carriedLoader(ctx).load(rotation.id), members);
  }

  @Mutation(() => Rotation, { description: 'Begins to take turns. The pool is empty at first.' })
  setUpRotation(
    @Ctx() ctx: Context,
    @Arg('input', () => SetUpRotationInput) input: SetUpRotationInput,
  ): Promise<Rotation> {
    return setUpRotation(ctx, input);
  }

  @Mutation(() => Rotation)
  editRotation(
    @Ctx() ctx: Context,
    @Arg('input', () => EditRotationInput) input: EditRotationInput,
  ): Promise<Rotation> {
    return editRotation(ctx, input);
  }

  @Mutation(() => Rotation, { description: 'What is to come is given up; what was carried stays.' })
  endRotation(
    @Ctx() ctx: Context,
    @Arg('input', () => RotationInput) input: RotationInput,
  ): Promise<Rotation> {
    return endRotation(ctx, input);
  }

  @Mutation(() => Rotation)
  joinPool(
    @Ctx() ctx: Context,
    @Arg('input', () => RotationInput) input: RotationInput,
  ): Promise<Rotation> {
    return joinPool(ctx, input);
  }

  @Mutation(() => Rotation, {
    description: 'Asks a member to take turns too; they join the pool themselves, or not.',
  })
  inviteToPool(
    @Ctx() ctx: Context,
    @Arg('input', () => InviteToPoolInput) input: InviteToPoolInput,
  ): Promise<Rotation> {
    return inviteToPool(ctx, input);
  }

  @Mutation(() => Rotation, { description: 'Turns that are not over go back.' })
  leavePool(
    @Ctx() ctx: Context,
    @Arg('input', () => RotationInput) input: RotationInput,
  ): Promise<Rotation> {
    return leavePool(ctx, input);
  }

  @Mutation(() => Rotation, { description: 'A turn of one’s own in these days passes on.' })
  sayAbsence(
    @Ctx() ctx: Context,
    @Arg('input', () => SayAbsenceInput) input: SayAbsenceInput,
  ): Promise<Rotation> {
    return sayAbsence(ctx, input);
  }

  @Mutation(() => Rotation)
  removeAbsence(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveAbsenceInput) input: RemoveAbsenceInput,
  ): Promise<Rotation> {
    return removeAbsence(ctx, input);
  }
}

@Resolver(() => RotationMember)
export class RotationMemberResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() { personId }: RotationMember): Promise<Person> {
    return personOf(ctx, personId);
  }

  @FieldResolver(() => [Absence], {
    nullable: true,
    description: 'One’s own, and for those who look after the community; null for others.',
  })
  async absences(
    @Ctx() ctx: Context,
    @Root() { rotation, personId }: RotationMember,
  ): Promise<Absence[] | null> {
    const own = personId === ctx.viewer.personId;
    if (!own && !standingIn(ctx, rotation).looksAfter) return null;
    const absences = await absencesLoader(ctx).load(rotation.id);
    return absences.filter((absence) => absence.personId === personId);
  }
}

@Resolver(() => FairnessShare)
export class FairnessShareResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() { personId }: FairnessShare): Promise<Person> {
    return personOf(ctx, personId);
  }
}
