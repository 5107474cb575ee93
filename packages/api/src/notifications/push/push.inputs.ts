import { MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

/** The longest that browsers' makers give out are some 800 characters; the column has the same limit. */
export const ENDPOINT_MAX = 1_000;
/** A point on the curve is 65 bytes and the secret 16: this is room for both in base64, padded or not. */
const KEY_MAX = 100;

@InputType({ description: 'As `PushSubscription.toJSON()` gives them, in base64url.' })
export class PushKeysInput {
  @Field(() => String)
  @MaxLength(KEY_MAX)
  p256dh!: string;

  @Field(() => String)
  @MaxLength(KEY_MAX)
  auth!: string;
}

@InputType()
export class RegisterPushInput {
  @Field(() => String)
  @MaxLength(ENDPOINT_MAX)
  endpoint!: string;

  @Field(() => PushKeysInput)
  @ValidateNested()
  keys!: PushKeysInput;
}

@InputType()
export class RemovePushInput {
  @Field(() => ID)
  id!: string;
}
