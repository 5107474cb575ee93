import { IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Said, SLUG, SLUG_MAX } from './texts';

/** As the column has it: a name fits one line of a list. */
const NAME_MAX = 80;
/** A few sentences; more belongs in a community's charter. */
const DESCRIPTION_MAX = 1_000;
const KEY_MAX = 100;

@InputType()
export class CreateDomainInput {
  @Field(() => String)
  @Said(NAME_MAX)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Made from the name when it is left out.' })
  @IsOptional()
  @Matches(SLUG)
  @MaxLength(SLUG_MAX)
  slug?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(DESCRIPTION_MAX)
  description?: string | null;

  @Field(() => ID, { nullable: true })
  parentId?: string | null;

  @Field(() => String)
  @Length(1, KEY_MAX)
  clientMutationId!: string;
}

@InputType({
  description: 'What is left out stays as it is; a parent of null moves it to the root.',
})
export class EditDomainInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Said(NAME_MAX)
  name?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(SLUG)
  @MaxLength(SLUG_MAX)
  slug?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(DESCRIPTION_MAX)
  description?: string;

  @Field(() => ID, { nullable: true })
  parentId?: string | null;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class RemoveDomainInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;
}
