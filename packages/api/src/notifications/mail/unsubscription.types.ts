import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { NoticeKind } from '../notifications.types';

export enum UnsubscriptionScope {
  KIND = 'KIND',
  COMMUNITY = 'COMMUNITY',
  DIGEST = 'DIGEST',
  ALL = 'ALL',
}
registerEnumType(UnsubscriptionScope, {
  name: 'UnsubscriptionScope',
  description: 'What a link in a mail ends.',
  valuesConfig: {
    KIND: { description: 'Mails of one kind, everywhere.' },
    COMMUNITY: { description: 'Mails from one community.' },
    DIGEST: { description: 'The digest.' },
    ALL: {
      description: 'All mails but those about the own account, and those the person asks for.',
    },
  },
});

@ObjectType({
  description: 'What an unsubscribe link is about. Whoever has the link sees it, signed in or not.',
  simpleResolvers: true,
})
export class Unsubscription {
  @Field(() => UnsubscriptionScope)
  scope!: UnsubscriptionScope;

  @Field(() => NoticeKind, { nullable: true, description: 'Of the scope KIND.' })
  kind!: NoticeKind | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of the scope COMMUNITY; null when the person to whom the mail went may no longer know it.',
  })
  communityName!: string | null;

  @Field(() => Boolean, { description: 'No such mails are sent any more.' })
  ended!: boolean;
}
