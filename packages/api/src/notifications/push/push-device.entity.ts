import { Field, ID, ObjectType } from 'type-graphql';

/** A browser in which somebody is told at once. Of plain rows; where it is reached stays private. */
@ObjectType({
  description: 'A browser that shows what its owner is told of at once; nobody else sees it.',
  simpleResolvers: true,
})
export class PushDevice {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'As the browser calls itself.' })
  userAgent!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it last took something.' })
  lastUsedAt!: Date | null;

  @Field(() => Boolean, { description: 'The one that asks.' })
  current!: boolean;
}
