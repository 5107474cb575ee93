import { Field, InputType, Int, ObjectType } from 'type-graphql';

/** Where somebody's knowledge went, as far as one viewer may see it. */
@ObjectType({
  description:
    'Where the knowledge of a person went, of what the viewer may see. Counts leave out what did not work, and what is for the contributor alone.',
  simpleResolvers: true,
})
export class KnowledgePage {
  @Field(() => Date, { nullable: true, description: 'Since when others may read it.' })
  publishedAt!: Date | null;

  @Field(() => Int)
  useCount!: number;

  @Field(() => Int)
  workedCount!: number;

  @Field(() => Int)
  adaptedCount!: number;

  @Field(() => Int, { description: 'Different people who put something of it to use.' })
  personCount!: number;

  @Field(() => Int, { description: 'Different things that were put to use.' })
  contributionCount!: number;

  @Field(() => [String], { description: 'Of those who used it, by name.' })
  departments!: string[];

  @Field(() => Date, { nullable: true, description: 'When something was first put to use.' })
  since!: Date | null;

  personId!: string;
  communityIds!: string[];
}

@InputType()
export class PublishKnowledgeInput {
  @Field(() => Boolean, { description: 'Whether others may read it, each as far as they see.' })
  published!: boolean;
}
