import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '../kernel/pagination';

export enum MembershipRole {
  MEMBER = 'MEMBER',
  FACILITATOR = 'FACILITATOR',
  STEWARD = 'STEWARD',
}
registerEnumType(MembershipRole, {
  name: 'MembershipRole',
  valuesConfig: {
    FACILITATOR: { description: 'In the rotation pool; invites, approves requests, moderates.' },
    STEWARD: { description: 'Looks after the community: its charter, ground rules and members.' },
  },
});

export enum MembershipState {
  REQUESTED = 'REQUESTED',
  INVITED = 'INVITED',
  ACTIVE = 'ACTIVE',
  LEFT = 'LEFT',
  REMOVED = 'REMOVED',
  BANNED = 'BANNED',
}
registerEnumType(MembershipState, { name: 'MembershipState' });

/** One person in one community, whatever has become of it: there is one row for the two, ever. */
@ObjectType({ simpleResolvers: true })
@Entity('membership')
export class Membership {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  communityId!: string;

  @Column('uuid')
  personId!: string;

  @Field(() => MembershipRole)
  @Column('text')
  role!: MembershipRole;

  @Field(() => MembershipState)
  @Column('text')
  state!: MembershipState;

  /** With a request: for those who decide it. */
  @Column('text', { nullable: true })
  message!: string | null;

  /** Why somebody was removed or banned; kept, and told to nobody yet. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { nullable: true })
  invitedBy!: string | null;

  @Column('int', { nullable: true })
  acceptedRulesNumber!: number | null;

  @Column('timestamptz', { nullable: true })
  rulesDueAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  joinedAt!: Date | null;

  @Column('timestamptz')
  changedAt!: Date;

  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Int)
  @Column('int')
  version!: number;
}

export const MembershipConnection = ConnectionOf(Membership);

export const membershipColumns = (alias: string): string =>
  `${alias}.id, ${alias}.community_id as "communityId", ${alias}.person_id as "personId", ${alias}.role,
   ${alias}.state, ${alias}.message, ${alias}.reason, ${alias}.invited_by as "invitedBy",
   ${alias}.accepted_rules_number as "acceptedRulesNumber", ${alias}.rules_due_at as "rulesDueAt",
   ${alias}.joined_at as "joinedAt", ${alias}.changed_at as "changedAt",
   ${alias}.created_at as "createdAt", ${alias}.version`;
