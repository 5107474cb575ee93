import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY } from '../../threads/keys';

/** One thing that one person does, in a sentence or two. */
export const ACTION_TEXT_MAX = 500;
/** Of one event: what is agreed beyond that is a plan of its own. */
export const ACTIONS_MAX = 60;
const SLACK = 2;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class AddActionInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String)
  @MaxLength(ACTION_TEXT_MAX * SLACK)
  text!: string;

  @Field(() => ID, { nullable: true, description: 'An active member.' })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: 'A day, for example 2026-03-27.' })
  @IsOptional()
  @Matches(DAY)
  dueOn?: string | null;

  @Field(() => String)
  @Matches(KEY)
  clientMutationId!: string;
}

@InputType({ description: 'What is left out stays as it is; null takes owner and day away.' })
export class EditActionInput {
  @Field(() => ID)
  actionId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(ACTION_TEXT_MAX * SLACK)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'An active member.' })
  ownerId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(DAY)
  dueOn?: string | null;
}

@InputType()
export class ActionVersionInput {
  @Field(() => ID)
  actionId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class SettleActionInput extends ActionVersionInput {
  @Field(() => Boolean)
  done!: boolean;
}

@InputType()
export class EventActionInput {
  @Field(() => ID)
  actionId!: string;
}
