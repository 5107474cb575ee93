import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of what members agree on before they post. */
@ObjectType({ simpleResolvers: true })
@Entity('ground_rules')
export class GroundRules {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  communityId!: string;

  @Field(() => Int)
  @Column('int')
  number!: number;

  @Field(() => String)
  @Column('text')
  markdown!: string;

  @Field(() => String)
  @Column('text')
  html!: string;

  @Column('uuid', { nullable: true })
  authorId!: string | null;

  @Field(() => Date)
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Date, {
    description: 'Until then, who accepted an earlier version may post without accepting this one.',
  })
  @Column('timestamptz')
  graceUntil!: Date;
}

export const groundRulesColumns = (alias: string): string =>
  `${alias}.id, ${alias}.community_id as "communityId", ${alias}.number, ${alias}.markdown, ${alias}.html,
   ${alias}.author_id as "authorId", ${alias}.created_at as "createdAt",
   ${alias}.grace_until as "graceUntil"`;

@ObjectType({
  description: 'Ground rules that the viewer has not accepted yet.',
  simpleResolvers: true,
})
export class RulesDue {
  @Field(() => GroundRules)
  groundRules!: GroundRules;

  @Field(() => GroundRules, {
    nullable: true,
    description: 'The version that the viewer accepted last; null before the first.',
  })
  previous!: GroundRules | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Null when there is no grace: before a first post.',
  })
  graceUntil!: Date | null;

  @Field(() => Boolean, { description: 'Posting waits for the acceptance.' })
  blocking!: boolean;
}
