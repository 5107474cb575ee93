import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { NOTE_MAX, SLACK } from '../resources.inputs';

@InputType()
export class RestoreRevisionInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => Int, { description: 'Of the resource, as it was seen.' })
  version!: number;

  @Field(() => Int, { description: 'Of the version whose words come back.' })
  number!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(NOTE_MAX * SLACK)
  note?: string | null;
}
