import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Membership } from '../../communities/membership.entity';
import { Thread } from '../thread.entity';

@ObjectType({ description: 'What was marked as read, or is unread again.', simpleResolvers: true })
export class ReadMark {
  @Field(() => ID, { description: 'Takes it back, as long as nothing else was marked since.' })
  id!: string;

  @Field(() => Int, { description: 'How many threads it was about.' })
  threadCount!: number;

  @Field(() => [Thread], { description: 'Those that were named.' })
  threads!: Thread[];

  @Field(() => [Membership], { description: 'Where the numbers are others now.' })
  memberships!: Membership[];
}
