import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A field of practice. Domains form a shallow tree. */
@ObjectType({ simpleResolvers: true })
@Entity('domain')
export class Domain {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  parentId!: string | null;

  @Field(() => String)
  @Column('text')
  slug!: string;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => String)
  @Column('text')
  description!: string;

  @Field(() => Int)
  @Column('int')
  version!: number;

  @Column('timestamptz')
  createdAt!: Date;
}

export const domainColumns = (alias: string): string =>
  `${alias}.id, ${alias}.parent_id as "parentId", ${alias}.slug, ${alias}.name, ${alias}.description,
   ${alias}.version, ${alias}.created_at as "createdAt"`;
