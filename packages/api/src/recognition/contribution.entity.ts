import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Community } from '../communities/community.entity';
import { CommunityEvent } from '../events/event.entity';
import { Resource } from '../resources/resource.entity';
import { Post } from '../threads/post.entity';

/** What can be put to use, and thanked for. A story or a whole thread is its opening post. */
export enum ContributionKind {
  POST = 'POST',
  RESOURCE = 'RESOURCE',
  EVENT = 'EVENT',
}
registerEnumType(ContributionKind, {
  name: 'ContributionKind',
  description: 'What can be put to use. A story or a thread is its opening post.',
});

/** Names a contribution. */
export interface ContributionRef {
  kind: ContributionKind;
  id: string;
}

@InputType({ description: 'Names a contribution.' })
export class ContributionInput implements ContributionRef {
  @Field(() => ContributionKind)
  kind!: ContributionKind;

  @Field(() => ID)
  id!: string;
}

/** What somebody gave, as one viewer may see it: only ever made of what they came to through its own door. */
@ObjectType({ description: 'What somebody gave to a community.', simpleResolvers: true })
export class Contribution implements ContributionRef {
  @Field(() => ContributionKind)
  kind!: ContributionKind;

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Of a post, that of its thread.' })
  title!: string;

  @Field(() => String, { description: 'Where it stands; a path of this house.' })
  path!: string;

  @Field(() => Post, { nullable: true })
  post!: Post | null;

  @Field(() => Resource, { nullable: true })
  resource!: Resource | null;

  @Field(() => CommunityEvent, { nullable: true })
  event!: CommunityEvent | null;

  @Field(() => Community)
  community!: Community;

  /** Who gave it: the author; who shared it and who answers for it; who hosts it. */
  byIds!: string[];
}
