import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ConnectionOf } from '../kernel/pagination';

/** By link or by mail, to the instance or to one community. */
@ObjectType({ description: 'What an invitation offers, seen also before signing in.' })
@Entity('invitation')
export class Invitation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bytea', { select: false })
  tokenHash?: Buffer;

  @Column('uuid', { nullable: true })
  communityId!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  email!: string | null;

  /** One of the roles of a membership; the communities room gives it its type. */
  @Column('text')
  role!: string;

  @Column('int')
  maxUses!: number;

  @Column('int')
  uses!: number;

  @Column('uuid', { nullable: true })
  invitedBy!: string | null;

  @Field(() => Date)
  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => Date)
  @Column('timestamptz')
  expiresAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Field(() => Int)
  get usesLeft(): number {
    return this.maxUses - this.uses;
  }
}

@ObjectType()
export class InvitationCreated {
  @Field(() => Invitation)
  invitation!: Invitation;

  @Field(() => String, {
    nullable: true,
    description: 'The link, told this once; null when it went by mail.',
  })
  url!: string | null;
}

export const InvitationConnection = ConnectionOf(Invitation);
