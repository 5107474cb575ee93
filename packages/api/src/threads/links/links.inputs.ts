import { MaxLength } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { TITLE_MAX } from '../text';

/** A title that is still being typed may be too long for one. */
const TYPED_MAX = TITLE_MAX * 4;

@ArgsType()
export class SimilarThreadsArgs {
  @Field(() => ID, { description: 'Where it would be opened.' })
  communityId!: string;

  @Field(() => String)
  @MaxLength(TYPED_MAX)
  title!: string;
}
