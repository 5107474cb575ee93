import { ArgsType, Field, ID } from 'type-graphql';
import { ForwardArgs } from '../../kernel/pagination';

@ArgsType()
export class ViewerEventArgs extends ForwardArgs {
  @Field(() => Date, { nullable: true, description: 'What is not over then; now when left out.' })
  from?: Date;

  @Field(() => Date, { nullable: true, description: 'What begins before.' })
  until?: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only where I go, perhaps go, or invite.',
  })
  mine?: boolean;
}

@ArgsType()
export class EventListArgs extends ForwardArgs {
  @Field(() => Boolean, { nullable: true, description: 'What is over, the latest first.' })
  past?: boolean;

  @Field(() => Date, { nullable: true, description: 'What is not over then; now when left out.' })
  from?: Date;

  @Field(() => Date, { nullable: true, description: 'What begins before.' })
  until?: Date;
}

@ArgsType()
export class SeriesEventArgs extends ForwardArgs {
  @Field(() => ID, { nullable: true, description: 'Begins a few before this one.' })
  around?: string;
}
