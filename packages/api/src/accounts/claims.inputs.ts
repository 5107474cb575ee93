import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { KEY_MAX } from './accounts.limits';

@InputType()
export class ClaimPlaceholderInput {
  @Field(() => ID)
  personId!: string;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType()
export class DecideClaimInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean)
  approve!: boolean;
}
