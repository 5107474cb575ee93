import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum MailPauseReason {
  BOUNCED = 'BOUNCED',
  COMPLAINED = 'COMPLAINED',
}
registerEnumType(MailPauseReason, {
  name: 'MailPauseReason',
  valuesConfig: {
    BOUNCED: { description: 'Mail to it came back.' },
    COMPLAINED: { description: 'Mail to it was reported as unwanted.' },
  },
});

@ObjectType({
  description:
    'No mail goes to an address, but for what its owner asks for at that minute, such as a new password.',
  simpleResolvers: true,
})
export class MailPause {
  @Field(() => String)
  address!: string;

  @Field(() => MailPauseReason)
  reason!: MailPauseReason;

  @Field(() => Date)
  since!: Date;
}
