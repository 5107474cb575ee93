import { Field, ID, ObjectType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';
import { Permission } from '../../kernel/policy';

@ObjectType({ simpleResolvers: true })
export class FeedbackPermissions {
  @Field(() => Permission, { description: 'To take it back.' })
  withdraw!: Permission;

  @Field(() => Permission, { description: 'To lay it aside.' })
  putAway!: Permission;

  @Field(() => Permission, { description: 'To undo the one or the other.' })
  restore!: Permission;
}

/** Words between two people, looking ahead: nobody else reads them, whatever they look after. */
@ObjectType({
  description: 'Private words from one person to another, looking ahead; nobody else reads them.',
  simpleResolvers: true,
})
export class Feedback {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What to go on with; may be empty.' })
  keep!: string;

  @Field(() => String, { description: 'What to try; may be empty.' })
  try!: string;

  @Field(() => String, { description: 'What the giver offers to help with; may be empty.' })
  offer!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Only for whom it was given.' })
  putAwayAt!: Date | null;

  @Field(() => FeedbackPermissions)
  viewerCan!: FeedbackPermissions;

  communityId!: string;
  fromId!: string;
  toId!: string;
  withdrawnAt!: Date | null;
}

export const FeedbackConnection = ConnectionOf(Feedback);

/** Feedback for statements that select plain rows. */
export const feedbackColumns = (f: string): string =>
  `${f}.id, ${f}.community_id as "communityId", ${f}.from_id as "fromId", ${f}.to_id as "toId", ${f}.keep, ${f}.try,
   ${f}.offer, ${f}.created_at as "createdAt", ${f}.withdrawn_at as "withdrawnAt", ${f}.put_away_at as "putAwayAt"`;
