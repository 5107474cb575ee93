import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum ClaimState {
  REQUESTED = 'REQUESTED',
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
}
registerEnumType(ClaimState, { name: 'ClaimState' });

/** Somebody says that an author of an imported archive is them. */
@ObjectType()
@Entity('placeholder_claim')
export class PlaceholderClaim {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  placeholderId!: string;

  @Column('uuid')
  claimantId!: string;

  @Field(() => ClaimState)
  @Column('text')
  state!: ClaimState;

  @Column('uuid', { nullable: true })
  decidedBy!: string | null;

  @Field(() => Date)
  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;
}
