import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum SignUpPolicy {
  OPEN = 'OPEN',
  INVITATION = 'INVITATION',
  CLOSED = 'CLOSED',
}
registerEnumType(SignUpPolicy, { name: 'SignUpPolicy', description: 'Who may make an account.' });

/** This house itself: one row. */
@ObjectType({ simpleResolvers: true })
@Entity('instance')
export class Instance {
  @PrimaryColumn('boolean')
  onlyRow!: boolean;

  @Field(() => String)
  @Column('text')
  name!: string;

  @Field(() => String)
  @Column('text')
  description!: string;

  @Field(() => SignUpPolicy)
  @Column('text')
  signUpPolicy!: SignUpPolicy;

  @Field(() => Boolean, {
    description: 'People who are not signed in may read open communities.',
  })
  @Column('boolean')
  visitorsMayRead!: boolean;

  @Field(() => Boolean, {
    description: 'What became of what people gave is told: uses, thanks, feedback.',
  })
  @Column('boolean')
  recognition!: boolean;

  @Field(() => Int)
  @Column('int')
  version!: number;
}
