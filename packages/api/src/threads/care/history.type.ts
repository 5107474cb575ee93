import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Person } from '../../accounts/person.entity';
import { ConnectionOf } from '../../kernel/pagination';

@ObjectType({ description: 'What a post said before.', simpleResolvers: true })
export class PostVersion {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Null for those who do not look after the community, when it is out of sight.',
  })
  markdown!: string | null;

  @Field(() => Date, { description: 'When these words were written.' })
  writtenAt!: Date;

  @Field(() => Person)
  author!: Person;

  @Field(() => Date, { nullable: true, description: 'Since when it is out of sight.' })
  hiddenAt!: Date | null;

  @Field(() => Person, { nullable: true, description: 'Who took it out of sight.' })
  hiddenBy!: Person | null;
}

export const PostVersionConnection = ConnectionOf(PostVersion);
