import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Community } from '../communities/community.entity';
import { Permission } from '../kernel/policy';
import { FairnessPrompt, RotationCadence } from './facilitation.types';

@ObjectType({ simpleResolvers: true })
export class RotationPermissions {
  @Field(() => Permission)
  join!: Permission;

  @Field(() => Permission)
  leave!: Permission;

  @Field(() => Permission, { description: 'To change it, and to end it.' })
  setUp!: Permission;
}

/** A pool of people who take turns, and their rhythm: of a community, or of one series of its events. */
@ObjectType({
  description: 'A pool of people who take turns: in a community, or in one series of its events.',
  simpleResolvers: true,
})
export class Rotation {
  @Field(() => ID)
  id!: string;

  @Field(() => RotationCadence)
  cadence!: RotationCadence;

  @Field(() => Int, { nullable: true, description: 'Of periods.' })
  periodWeeks!: number | null;

  @Field(() => String, { nullable: true, description: 'The first day of the first period.' })
  periodFrom!: string | null;

  @Field(() => String, { description: 'An IANA time zone: by whose days it counts.' })
  timeZone!: string;

  @Field(() => Boolean, { description: 'Whether newcomers shadow a turn before their first.' })
  shadows!: boolean;

  @Field(() => Int)
  maxInARow!: number;

  @Field(() => Int, { description: 'How long an offer waits for its answer.' })
  offerHours!: number;

  @Field(() => Int, { description: 'How long before a turn it is offered.' })
  offerDaysBefore!: number;

  @Field(() => String, {
    description: 'What lots are drawn with, so that anybody can draw them again.',
  })
  seed!: string;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => RotationPermissions)
  viewerCan!: RotationPermissions;

  community!: Community;
  communityId!: string;
  seriesId!: string | null;
  /** Whether the viewer is in the pool. */
  viewerIn!: boolean;
}

@ObjectType({
  description: 'Days when somebody cannot; nobody is asked why.',
  simpleResolvers: true,
})
export class Absence {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The first day.' })
  fromOn!: string;

  @Field(() => String, { description: 'The last day.' })
  untilOn!: string;
}

@ObjectType({ description: 'Somebody in the pool.', simpleResolvers: true })
export class RotationMember {
  @Field(() => Date)
  joinedAt!: Date;

  @Field(() => Float, {
    description: 'In the last twelve months: a turn counts one, one done with another a half.',
  })
  carried!: number;

  @Field(() => Float, {
    description:
      'Turns lent to a newcomer, so that they begin at the average; they fade after twelve months.',
  })
  lent!: number;

  @Field(() => Float)
  total!: number;

  @Field(() => Date, { nullable: true, description: 'When their last turn began.' })
  lastAt!: Date | null;

  @Field(() => Boolean, { description: 'Shadows a turn before their first own.' })
  shadowing!: boolean;

  rotation!: Rotation;
  personId!: string;
}

@ObjectType({ simpleResolvers: true })
export class FairnessShare {
  @Field(() => Float, { description: 'Carried in the last twelve months.' })
  turns!: number;

  @Field(() => Float, { description: 'Of all, from 0 to 1.' })
  share!: number;

  personId!: string;
}

@ObjectType({
  description: 'How the turns of the last twelve months are shared.',
  simpleResolvers: true,
})
export class Fairness {
  @Field(() => [FairnessShare], { description: 'Who carried most first.' })
  shares!: FairnessShare[];

  @Field(() => Float, {
    description:
      'Between whoever in the pool has most and whoever has least, what is lent included.',
  })
  spread!: number;

  @Field(() => String, { description: 'The same in a plain sentence.' })
  words!: string;

  @Field(() => Float, { description: 'All of them.' })
  turns!: number;

  @Field(() => Float, { description: 'For each in the pool.' })
  average!: number;

  @Field(() => FairnessPrompt, { nullable: true })
  prompt!: FairnessPrompt | null;
}

/** A rotation for statements that select plain rows. @param r its alias */
export const rotationColumns = (r: string): string =>
  `${r}.id, ${r}.community_id as "communityId", ${r}.series_id as "seriesId", ${r}.cadence,
   ${r}.period_weeks as "periodWeeks", to_char(${r}.period_from, 'YYYY-MM-DD') as "periodFrom",
   ${r}.time_zone as "timeZone", ${r}.shadows, ${r}.max_in_a_row as "maxInARow", ${r}.offer_hours as "offerHours",
   ${r}.offer_days_before as "offerDaysBefore", ${r}.seed, ${r}.ended_at as "endedAt", ${r}.version`;
