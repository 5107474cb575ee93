import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DAY } from '../../kernel/clock';
import { ForwardArgs, PAGE_LIMIT } from '../../kernel/pagination';

/** Further ahead nobody knows what they meant; what matters then is kept as a bookmark. */
export const SNOOZE_MAX = 366 * DAY;

export enum InboxView {
  OPEN = 'OPEN',
  UNREAD = 'UNREAD',
  SNOOZED = 'SNOOZED',
  DONE = 'DONE',
}
registerEnumType(InboxView, {
  name: 'InboxView',
  valuesConfig: {
    OPEN: { description: 'Neither done nor snoozed; the latest first.' },
    UNREAD: { description: 'Of these, those with something unread.' },
    SNOOZED: { description: 'Those that come back, the next first.' },
    DONE: { description: 'The one done last comes first.' },
  },
});

@ArgsType()
export class InboxArgs extends ForwardArgs {
  @Field(() => InboxView, { defaultValue: InboxView.OPEN })
  view!: InboxView;
}

@InputType()
export class NoticesInput {
  /** As many as a page shows. */
  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(PAGE_LIMIT)
  ids!: string[];
}

@InputType()
export class ReopenNoticesInput extends NoticesInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'As unread, which they were before they were done.',
  })
  unread!: boolean;
}

@InputType()
export class SnoozeNoticesInput extends NoticesInput {
  @Field(() => Date, { description: 'When they come back: at most a year ahead.' })
  until!: Date;
}
