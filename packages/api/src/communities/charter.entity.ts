import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ simpleResolvers: true })
export class Goal {
  @Field(() => String)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The goal of the organisation that it serves.',
  })
  serves!: string | null;
}

@ObjectType({ description: 'What a community is for, as it stands now.', simpleResolvers: true })
export class Charter {
  @Field(() => String)
  purpose!: string;

  @Field(() => [Goal])
  goals!: Goal[];

  @Field(() => String)
  forWhom!: string;

  @Field(() => String, { description: 'How often it meets, in words.' })
  cadence!: string;

  @Field(() => Int, { description: 'The number of the amendment that it comes from.' })
  number!: number;
}

/** The charter as it was from one amendment to the next; number 1 is the original. */
@ObjectType({ simpleResolvers: true })
@Entity('charter_amendment')
export class CharterAmendment {
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
  purpose!: string;

  @Field(() => [Goal])
  @Column('jsonb')
  goals!: Goal[];

  @Field(() => String)
  @Column('text')
  forWhom!: string;

  @Field(() => String)
  @Column('text')
  cadence!: string;

  @Field(() => String, { description: 'Why it was amended.' })
  @Column('text')
  note!: string;

  @Column('uuid', { nullable: true })
  authorId!: string | null;

  @Field(() => Date)
  @Column('timestamptz')
  createdAt!: Date;
}

export const amendmentColumns = (alias: string): string =>
  `${alias}.id, ${alias}.community_id as "communityId", ${alias}.number, ${alias}.purpose, ${alias}.goals,
   ${alias}.for_whom as "forWhom", ${alias}.cadence, ${alias}.note, ${alias}.author_id as "authorId",
   ${alias}.created_at as "createdAt"`;
