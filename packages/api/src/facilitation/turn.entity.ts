import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../kernel/pagination';
import { Permission } from '../kernel/policy';
import {
  ChecklistMoment,
  CompanionRole,
  PassKind,
  TurnReason,
  TurnState,
  TurnStepKind,
} from './facilitation.types';
import type { Rotation } from './rotation.entity';

@ObjectType({ simpleResolvers: true })
export class TurnPermissions {
  @Field(() => Permission)
  accept!: Permission;

  @Field(() => Permission, { description: 'To pass it on; nobody is asked why.' })
  decline!: Permission;

  @Field(() => Permission, { description: 'To take it without being asked.' })
  volunteer!: Permission;

  @Field(() => Permission)
  wantSwap!: Permission;

  @Field(() => Permission, { description: 'To take it from whoever would give it away.' })
  agreeToSwap!: Permission;

  @Field(() => Permission, { description: 'To do it with whoever has it, or to look on.' })
  join!: Permission;

  @Field(() => Permission, { description: 'To give it back, or not to do it with them after all.' })
  stepBack!: Permission;

  @Field(() => Permission, { description: 'To tick off its short list.' })
  tick!: Permission;

  @Field(() => Permission)
  handOver!: Permission;

  @Field(() => Permission, { description: 'To offer it to somebody of the pool.' })
  assign!: Permission;
}

@ObjectType({ description: 'Something that happened to a turn.', simpleResolvers: true })
export class TurnStep {
  @Field(() => ID)
  id!: string;

  @Field(() => TurnStepKind)
  what!: TurnStepKind;

  @Field(() => Date)
  at!: Date;

  personId!: string | null;
  byId!: string | null;
  turnId!: string;
}

@ObjectType({ description: 'That somebody passed it on.', simpleResolvers: true })
export class TurnPass {
  @Field(() => PassKind)
  how!: PassKind;

  @Field(() => Date)
  at!: Date;

  personId!: string;
  turnId!: string;
}

@ObjectType({ description: 'One of a few things that a turn asks for.', simpleResolvers: true })
export class ChecklistItem {
  @Field(() => String, { description: 'The web has its words.' })
  key!: string;

  @Field(() => ChecklistMoment)
  when!: ChecklistMoment;

  @Field(() => Date, { nullable: true })
  tickedAt!: Date | null;

  tickedById!: string | null;
}

export interface Companion {
  turnId: string;
  personId: string;
  role: CompanionRole;
}

/** The facilitation of one event, or of one period. As one viewer may see it. */
@ObjectType({
  description: 'The facilitation of one event, or of one period.',
  simpleResolvers: true,
})
export class Turn {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => TurnState)
  state!: TurnState;

  @Field(() => TurnReason)
  reason!: TurnReason;

  @Field(() => Date, { nullable: true, description: 'Until when an offer waits.' })
  expiresAt!: Date | null;

  @Field(() => Date, { nullable: true })
  offeredAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when whoever has it would swap it.' })
  swapWantedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether its person has a facilitator’s powers now, because of it.',
  })
  onTurn!: boolean;

  @Field(() => Int, { description: 'Grows with each change; a change says which version it saw.' })
  version!: number;

  @Field(() => TurnPermissions)
  viewerCan!: TurnPermissions;

  rotation!: Rotation;
  rotationId!: string;
  communityId!: string;
  eventId!: string | null;
  personId!: string | null;
  reasonFacts!: TurnFacts;
  companions!: Companion[];
  powersFrom!: Date | null;
  powersUntil!: Date | null;
}

/** The figures of the sentence that says why. */
export interface TurnFacts {
  carried?: number;
  of?: number;
  level?: number;
  lastAt?: string;
  nextDecides?: boolean;
}

export const TurnConnection = ConnectionOf(Turn);

/** A turn for statements that select plain rows. @param t its alias */
export const turnColumns = (t: string): string =>
  `${t}.id, ${t}.rotation_id as "rotationId", ${t}.community_id as "communityId", ${t}.event_id as "eventId",
   ${t}.starts_at as "startsAt", ${t}.ends_at as "endsAt", ${t}.person_id as "personId", ${t}.state,
   ${t}.offered_at as "offeredAt", ${t}.expires_at as "expiresAt", ${t}.reason, ${t}.reason_facts as "reasonFacts",
   ${t}.swap_wanted_at as "swapWantedAt", ${t}.powers_from as "powersFrom", ${t}.powers_until as "powersUntil",
   ${t}.version,
   coalesce((select json_agg(json_build_object('turnId', tc.turn_id, 'personId', tc.person_id, 'role', tc.role)
       order by tc.added_at, tc.person_id) from turn_companion tc where tc.turn_id = ${t}.id), '[]') as companions`;
