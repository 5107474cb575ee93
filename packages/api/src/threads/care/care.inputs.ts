import { MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { REASON_MAX } from '../text';

@InputType()
export class PinThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Date, { nullable: true, description: 'Left out: until it is taken down.' })
  until?: Date | null;
}

@InputType()
export class CloseThreadInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Stands at the head of the thread.' })
  @MaxLength(REASON_MAX)
  reason!: string;
}
