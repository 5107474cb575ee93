import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

export enum UseAskReason {
  BOOKMARK = 'BOOKMARK',
  ANSWER = 'ANSWER',
}
registerEnumType(UseAskReason, {
  name: 'UseAskReason',
  description: 'Why somebody is asked whether a post was of use to them.',
  valuesConfig: {
    BOOKMARK: { description: 'They kept it.' },
    ANSWER: { description: 'It answered what they asked, or they said that it helped.' },
  },
});

export enum UseAskAnswer {
  YES = 'YES',
  NOT_YET = 'NOT_YET',
  NO = 'NO',
}
registerEnumType(UseAskAnswer, { name: 'UseAskAnswer' });

/** Whether something was of use: asked once, of one person, who alone sees it. */
@ObjectType({ description: 'Asked once: whether something was of use.', simpleResolvers: true })
export class UseAsk {
  @Field(() => ID)
  id!: string;

  @Field(() => UseAskReason)
  why!: UseAskReason;

  @Field(() => Date)
  askedAt!: Date;

  postId!: string;
}

@ObjectType({ description: 'What the viewer wants of recognition.', simpleResolvers: true })
export class RecognitionChoices {
  @Field(() => Boolean, { description: 'To be asked whether something was of use.' })
  asks!: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when others may read where their knowledge went.',
  })
  publishedAt!: Date | null;
}

@InputType()
export class AnswerUseAskInput {
  @Field(() => ID)
  askId!: string;

  @Field(() => UseAskAnswer, {
    nullable: true,
    description: 'Null takes an answer back: then it is still asked, as it was.',
  })
  answer!: UseAskAnswer | null;
}

@InputType()
export class SetRecognitionChoicesInput {
  @Field(() => Boolean)
  asks!: boolean;
}
