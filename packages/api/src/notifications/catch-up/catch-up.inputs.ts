import { IsIn, IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { CatchUpSection } from './catch-up.types';

/** The lengths that a person can choose; the same in notification_settings. */
export const MINUTES = [5, 10, 20];
const LONGEST_SECONDS = Math.max(...MINUTES) * 60;

@ArgsType()
export class CatchUpArgs {
  @Field(() => Int, { nullable: true, description: '5, 10 or 20; else as in the settings.' })
  @IsOptional()
  @IsIn(MINUTES)
  minutes?: number | null;
}

@InputType()
export class PassCatchUpInput {
  @Field(() => CatchUpSection)
  section!: CatchUpSection;

  @Field(() => ID, { description: 'The last post of the item.' })
  postId!: string;

  @Field(() => Int, { description: 'What the item was said to take: it counts for this sitting.' })
  @Min(0)
  @Max(LONGEST_SECONDS)
  seconds!: number;
}

@InputType()
export class CatchUpPassInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class FinishCatchUpInput {
  @Field(() => Date, { description: '`upTo` of what was read: what came later comes next time.' })
  upTo!: Date;
}
