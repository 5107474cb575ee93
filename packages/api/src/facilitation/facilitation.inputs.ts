import {
  ArrayMaxSize,
  IsOptional,
  IsTimeZone,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CompanionRole, HandoverItemKind, RotationCadence } from './facilitation.types';

/** A page and a half: what is longer is not read before a session. */
export const HANDOVER_MAX = 10_000;
/** More than is offered. */
export const HANDOVER_ITEMS_MAX = 50;
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const KEY_MAX = 100;

@InputType({ description: 'How turns are taken.' })
class RotationRules {
  @Field(() => RotationCadence)
  cadence!: RotationCadence;

  @Field(() => Int, { nullable: true, description: 'Of periods: how many weeks one is.' })
  @IsOptional()
  @Min(1)
  @Max(26)
  periodWeeks?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of periods: the first day of the first, for example 2026-03-02.',
  })
  @IsOptional()
  @Matches(DAY_TEXT)
  periodFrom?: string | null;

  @Field(() => String)
  @IsTimeZone()
  timeZone!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Newcomers shadow first; yes when left out.',
  })
  @IsOptional()
  shadows?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'One when left out.' })
  @IsOptional()
  @Min(1)
  @Max(10)
  maxInARow?: number | null;

  @Field(() => Int, { nullable: true, description: '72 when left out.' })
  @IsOptional()
  @Min(1)
  @Max(720)
  offerHours?: number | null;

  @Field(() => Int, { nullable: true, description: '14 when left out.' })
  @IsOptional()
  @Min(1)
  @Max(120)
  offerDaysBefore?: number | null;
}

@InputType()
export class SetUpRotationInput extends RotationRules {
  @Field(() => ID)
  communityId!: string;

  @Field(() => ID, { nullable: true, description: 'Only the events of one series.' })
  @IsOptional()
  seriesId?: string | null;

  @Field(() => String)
  @IsUUID()
  clientMutationId!: string;
}

@InputType()
export class EditRotationInput extends RotationRules {
  @Field(() => ID)
  rotationId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class RotationInput {
  @Field(() => ID)
  rotationId!: string;
}

@InputType()
export class SayAbsenceInput {
  @Field(() => ID)
  rotationId!: string;

  @Field(() => String, { description: 'The first day, for example 2026-03-02.' })
  @Matches(DAY_TEXT)
  fromOn!: string;

  @Field(() => String, { description: 'The last day.' })
  @Matches(DAY_TEXT)
  untilOn!: string;

  @Field(() => String)
  @IsUUID()
  clientMutationId!: string;
}

@InputType()
export class RemoveAbsenceInput {
  @Field(() => ID)
  absenceId!: string;
}

@InputType()
export class TurnInput {
  @Field(() => ID)
  turnId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class AgreeToSwapInput extends TurnInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The own turn that is given for it; when left out it is simply taken.',
  })
  @IsOptional()
  withTurnId?: string | null;
}

@InputType()
export class InviteToPoolInput {
  @Field(() => ID)
  rotationId!: string;

  @Field(() => ID, {
    description: 'A member who is not in the pool. They join it themselves, or not.',
  })
  personId!: string;
}

@InputType()
export class AssignTurnInput {
  @Field(() => ID)
  turnId!: string;

  @Field(() => ID, { description: 'Somebody of the pool; it is offered to them.' })
  personId!: string;
}

@InputType()
export class JoinTurnInput {
  @Field(() => ID)
  turnId!: string;

  @Field(() => CompanionRole)
  role!: CompanionRole;
}

@InputType()
export class StepBackInput {
  @Field(() => ID)
  turnId!: string;
}

@InputType()
export class TickTurnInput {
  @Field(() => ID)
  turnId!: string;

  @Field(() => String, { description: 'The key of an item of its list.' })
  @MaxLength(KEY_MAX)
  item!: string;

  @Field(() => Boolean)
  done!: boolean;
}

@InputType()
export class HandoverItemInput {
  @Field(() => HandoverItemKind)
  kind!: HandoverItemKind;

  @Field(() => ID)
  @IsUUID()
  id!: string;
}

@InputType()
export class HandOverInput {
  @Field(() => ID)
  turnId!: string;

  @Field(() => String)
  @MaxLength(HANDOVER_MAX)
  happenedMarkdown!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(HANDOVER_MAX)
  openMarkdown?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(HANDOVER_MAX)
  tryMarkdown?: string | null;

  @Field(() => [HandoverItemInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(HANDOVER_ITEMS_MAX)
  @ValidateNested({ each: true })
  items?: HandoverItemInput[] | null;

  @Field(() => Int, { description: 'Of the handover that was seen; 0 for the first.' })
  version!: number;
}
