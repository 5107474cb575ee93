import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class FileInput {
  @Field(() => ID)
  id!: string;
}
