import { IsOptional, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ForwardArgs } from '../../kernel/pagination';
import { TAG_MAX } from '../../threads/text';
import { ResourceType } from '../resource.types';

/** Before it is brought into one spelling, a tag may be a little longer. */
const SLACK = 2;

@InputType()
export class PublishResourceInput {
  @Field(() => ID)
  resourceId!: string;

  @Field(() => Int, { description: 'The version that is copied; a later one is not, by itself.' })
  @Min(1)
  number!: number;
}

@ArgsType()
export class PublishedResourcesArgs extends ForwardArgs {
  @Field(() => ResourceType, { nullable: true })
  type?: ResourceType | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(TAG_MAX * SLACK)
  tag?: string | null;
}
