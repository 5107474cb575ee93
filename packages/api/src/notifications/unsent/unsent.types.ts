import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ConnectionOf, PAGE_LIMIT } from '../../kernel/pagination';

export enum UnsentWhat {
  MAIL = 'MAIL',
  PUSH = 'PUSH',
  JOB = 'JOB',
}
registerEnumType(UnsentWhat, {
  name: 'UnsentWhat',
  valuesConfig: {
    MAIL: { description: 'A mail.' },
    PUSH: { description: 'A push to a browser.' },
    JOB: { description: 'Other work of the house that was given up.' },
  },
});

export enum UnsentFault {
  REFUSED = 'REFUSED',
  BUSY = 'BUSY',
  UNREACHABLE = 'UNREACHABLE',
  SETTINGS = 'SETTINGS',
  OTHER = 'OTHER',
}
registerEnumType(UnsentFault, {
  name: 'UnsentFault',
  description: 'Why something could not be sent, as far as that is known.',
  valuesConfig: {
    REFUSED: { description: 'The other server takes nothing for this address, or not this mail.' },
    BUSY: { description: 'The other server could not take it, each time it was asked.' },
    UNREACHABLE: { description: 'The other server could not be reached.' },
    SETTINGS: {
      description: 'The mail server does not accept this instance: its key or its sender.',
    },
    OTHER: { description: 'Something else; the detail says what.' },
  },
});

@ObjectType({
  description:
    'Something that was tried for the last time. What it says stays between those whom it concerns.',
  simpleResolvers: true,
})
export class Unsent {
  @Field(() => ID)
  id!: string;

  @Field(() => UnsentWhat)
  what!: UnsentWhat;

  @Field(() => String, {
    description: 'The kind of a mail or push, such as "accounts.verify", or the name of a job.',
  })
  kind!: string;

  @Field(() => Date)
  failedAt!: Date;

  @Field(() => Int)
  attempts!: number;

  @Field(() => UnsentFault)
  fault!: UnsentFault;

  @Field(() => String, { description: 'What the last attempt ended with; addresses are left out.' })
  detail!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it should go, without what stands before the @; null when it is no mail.',
  })
  domain!: string | null;

  personId!: string | null;
}

export const UnsentConnection = ConnectionOf(Unsent);

@ObjectType({ description: 'How much of what could not be sent there is.', simpleResolvers: true })
export class UnsentCounts {
  @Field(() => Int)
  mails!: number;

  @Field(() => Int)
  pushes!: number;

  @Field(() => Int)
  jobs!: number;
}

@ObjectType({ simpleResolvers: true })
export class UnsentChange {
  @Field(() => Int, { description: 'How many it was done with.' })
  done!: number;
}

@InputType()
export class UnsentInput {
  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(PAGE_LIMIT)
  ids!: string[];
}
