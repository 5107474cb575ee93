import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '../kernel/pagination';
import type { Goal } from './charter.entity';

export enum Visibility {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  PRIVATE = 'PRIVATE',
}
registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Who finds a community, who reads it, and how one joins.',
  valuesConfig: {
    OPEN: { description: 'Everybody signed in reads it and joins at will.' },
    CLOSED: { description: 'Listed with name, purpose and rough size; joining is by request.' },
    PRIVATE: { description: 'Unlisted, joining is by invitation; for others it does not exist.' },
  },
});

/** All that is said of a community's size to those who see its listing only. */
export enum SizeBucket {
  FEW = 'FEW',
  TENS = 'TENS',
  HUNDREDS = 'HUNDREDS',
  THOUSANDS = 'THOUSANDS',
}
registerEnumType(SizeBucket, {
  name: 'SizeBucket',
  valuesConfig: {
    FEW: { description: 'Fewer than 10 members.' },
    TENS: { description: '10 to 99.' },
    HUNDREDS: { description: '100 to 999.' },
    THOUSANDS: { description: '1,000 and more.' },
  },
});

export function sizeBucket(members: number): SizeBucket {
  if (members < 10) return SizeBucket.FEW;
  if (members < 100) return SizeBucket.TENS;
  return members < 1_000 ? SizeBucket.HUNDREDS : SizeBucket.THOUSANDS;
}

/** People, a domain and a practice. What only its readers see is not a field here but resolved with the policy. */
@ObjectType({ simpleResolvers: true })
@Entity('community')
export class Community {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'Its name in addresses; unique.' })
  @Column('text')
  slug!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => Visibility)
  @Column('text')
  visibility!: Visibility;

  @Field(() => String, { description: 'The language that is spoken in it, as a BCP 47 tag.' })
  @Column('text')
  language!: string;

  @Field(() => String, { description: 'Also told to those who see the listing only.' })
  @Column('text')
  purpose!: string;

  @Column('jsonb')
  goals!: Goal[];

  @Column('text')
  forWhom!: string;

  @Column('text')
  cadence!: string;

  /** The number of the charter's latest amendment; the original is 1. */
  @Column('int')
  charterNumber!: number;

  /** The current version of the ground rules; null when there are none. */
  @Column('int', { nullable: true })
  groundRulesNumber!: number | null;

  /** Days without an answer after which a thread is shown to those who look after the community. */
  @Column('int', { default: 3 })
  waitingDays!: number;

  @Column('uuid', { nullable: true })
  welcomeThreadId!: string | null;

  @Column('int')
  memberCount!: number;

  @Column('int')
  threadCount!: number;

  @Column('int')
  postCount!: number;

  @Column('bigint')
  activitySeq!: number;

  @Column('uuid', { nullable: true })
  createdBy!: string | null;

  @Field(() => Date)
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  @Column('int')
  version!: number;
}

export const CommunityConnection = ConnectionOf(Community);

/** A whole community, for statements that select plain rows. */
export const communityColumns = (alias: string): string =>
  `${alias}.id, ${alias}.slug, ${alias}.name, ${alias}.visibility, ${alias}.language, ${alias}.purpose,
   ${alias}.goals, ${alias}.for_whom as "forWhom", ${alias}.cadence,
   ${alias}.charter_number as "charterNumber", ${alias}.ground_rules_number as "groundRulesNumber",
   ${alias}.welcome_thread_id as "welcomeThreadId", ${alias}.member_count as "memberCount",
   ${alias}.thread_count as "threadCount", ${alias}.post_count as "postCount",
   ${alias}.activity_seq as "activitySeq", ${alias}.created_by as "createdBy",
   ${alias}.created_at as "createdAt", ${alias}.archived_at as "archivedAt", ${alias}.waiting_days as "waitingDays",
   ${alias}.version`;
