import { MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { TEXT_MAX } from './search.limits';

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'Words, "words in this order", -words; in: by: kind: is:unanswered is:mine before: after: tag:',
  })
  @MaxLength(TEXT_MAX)
  text!: string;
}
