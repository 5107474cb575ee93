import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Community } from '../../communities/community.entity';
import { ConnectionOf } from '../../kernel/pagination';
import { Permission } from '../../kernel/policy';
import type { ContributionRef } from '../contribution.entity';

/** How it went. */
export enum UseOutcome {
  WORKED = 'WORKED',
  ADAPTED = 'ADAPTED',
  DID_NOT_WORK = 'DID_NOT_WORK',
}
registerEnumType(UseOutcome, {
  name: 'UseOutcome',
  description: 'How it went.',
  valuesConfig: {
    ADAPTED: { description: 'It worked, with something changed in it.' },
    DID_NOT_WORK: { description: 'Only ever shown to those who gave it and who look after it.' },
  },
});

export enum UseAudience {
  CONTRIBUTOR = 'CONTRIBUTOR',
  COMMUNITY = 'COMMUNITY',
}
registerEnumType(UseAudience, {
  name: 'UseAudience',
  valuesConfig: {
    CONTRIBUTOR: { description: 'Those who gave what was used.' },
    COMMUNITY: { description: 'Whoever reads what was used.' },
  },
});

@ObjectType({ simpleResolvers: true })
export class UseReportPermissions {
  @Field(() => Permission)
  edit!: Permission;

  @Field(() => Permission)
  remove!: Permission;

  @Field(() => Permission)
  restore!: Permission;

  @Field(() => Permission, { description: 'To say something back, or once more.' })
  answer!: Permission;

  @Field(() => Permission, { description: 'To talk over, in a thread, what did not work.' })
  openThread!: Permission;

  @Field(() => Permission, { description: 'To say what came out of it.' })
  shareAgain!: Permission;
}

/** "I put this to use", as one viewer may see it. */
@ObjectType({
  description: 'What became of a contribution with somebody who used it, in their words.',
  simpleResolvers: true,
})
export class UseReport {
  @Field(() => ID)
  id!: string;

  @Field(() => UseOutcome)
  how!: UseOutcome;

  @Field(() => String, { description: 'What happened; plain text.' })
  words!: string;

  @Field(() => String, { description: 'Where, in a line; may be empty.' })
  place!: string;

  @Field(() => String, { description: 'What was changed in it; plain text, may be empty.' })
  changed!: string;

  @Field(() => UseAudience)
  shownTo!: UseAudience;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  editedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  removedAt!: Date | null;

  @Field(() => Int, { description: 'Grows with each edit; an edit says which version it saw.' })
  version!: number;

  @Field(() => UseReportPermissions)
  viewerCan!: UseReportPermissions;

  community!: Community;
  communityId!: string;
  /** What was used. */
  ref!: ContributionRef;
  byId!: string;
  removedById!: string | null;
  threadId!: string | null;
  /** The viewer gave it, used it, or looks after its community: the words that went to and fro are for them. */
  party!: boolean;
}

export const UseReportConnection = ConnectionOf(UseReport);

/** Words between who gave and who used. */
@ObjectType({ description: 'Words between who gave and who used.', simpleResolvers: true })
export class UseAnswer {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Plain text.' })
  words!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Permission)
  viewerCanRemove!: Permission;

  byId!: string;
  reportId!: string;
}
