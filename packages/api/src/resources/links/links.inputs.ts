import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ADDRESS_MAX } from '../../events/text';

@InputType()
export class PreviewLinkInput {
  @Field(() => String, { description: 'An address on the web.' })
  @MaxLength(ADDRESS_MAX)
  url!: string;
}
