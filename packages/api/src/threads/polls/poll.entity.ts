import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ConnectionOf } from '../../kernel/pagination';
import { Permission } from '../../kernel/policy';

export enum PollKind {
  SINGLE = 'SINGLE',
  SEVERAL = 'SEVERAL',
  RANKED = 'RANKED',
}
registerEnumType(PollKind, {
  name: 'PollKind',
  valuesConfig: {
    SINGLE: { description: 'One option.' },
    SEVERAL: { description: 'From so many to so many options.' },
    RANKED: { description: 'Options in order, counted by the method of Schulze.' },
  },
});

/** When the results show. Until then nobody sees them, who asked included. */
export enum PollResults {
  ALWAYS = 'ALWAYS',
  AFTER_VOTE = 'AFTER_VOTE',
  AFTER_CLOSE = 'AFTER_CLOSE',
}
registerEnumType(PollResults, {
  name: 'PollResults',
  description: 'When the results show. Until then to nobody, not even to who asked.',
  valuesConfig: {
    AFTER_VOTE: { description: 'To those who have voted; to all when it is closed.' },
  },
});

@ObjectType({ simpleResolvers: true })
export class PollOption {
  @Field(() => Int, { description: 'Its place in the list, from 0.' })
  position!: number;

  @Field(() => String)
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'In a ranked poll: how many have it first. Null while the results do not show.',
  })
  votes!: number | null;
}

@ObjectType({ description: 'What was decided, in words, for everybody.', simpleResolvers: true })
export class PollOutcome {
  @Field(() => ID)
  pollId!: string;

  @Field(() => String)
  question!: string;

  @Field(() => Int, { description: 'The post with the poll.' })
  number!: number;

  @Field(() => String)
  markdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  html!: string;

  @Field(() => Date)
  writtenAt!: Date;

  writtenById!: string;
}

@ObjectType({ simpleResolvers: true })
export class PollPermissions {
  @Field(() => Permission, { description: 'Also to change the vote and to withdraw it.' })
  vote!: Permission;

  @Field(() => Permission, { description: 'As long as nobody has voted.' })
  remove!: Permission;

  @Field(() => Permission)
  close!: Permission;

  @Field(() => Permission)
  writeOutcome!: Permission;
}

/** A question with options, beside a post. As one viewer may see it: what does not show is not in it. */
@ObjectType({ simpleResolvers: true })
export class Poll {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  question!: string;

  @Field(() => PollKind)
  kind!: PollKind;

  @Field(() => Int)
  minChoices!: number;

  @Field(() => Int)
  maxChoices!: number;

  @Field(() => PollResults)
  results!: PollResults;

  @Field(() => Boolean, { description: 'Who voted for what shows with the results.' })
  namesShown!: boolean;

  @Field(() => Date, { nullable: true })
  closesAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was planned: the time that a clock in `timeZone` shows.',
  })
  closesOn!: string | null;

  @Field(() => String, { nullable: true })
  timeZone!: string | null;

  @Field(() => Date, { nullable: true, description: 'Null as long as one can vote.' })
  closedAt!: Date | null;

  @Field(() => Int)
  voterCount!: number;

  @Field(() => [PollOption])
  options!: PollOption[];

  @Field(() => Boolean, { description: 'Whether the viewer sees the results now.' })
  resultsShown!: boolean;

  @Field(() => [[Int]], {
    nullable: true,
    description:
      'Of a ranked poll: places with the positions of options, the best first; ties share one. Null while the results do not show.',
  })
  ranking!: number[][] | null;

  @Field(() => [[Int]], {
    nullable: true,
    description:
      'Of a ranked poll: how many prefer the option of the row to that of the column. Null while the results do not show.',
  })
  preferences!: number[][] | null;

  @Field(() => [Int], {
    nullable: true,
    description: "The viewer's own: positions, in a ranked poll the best first.",
  })
  viewerVote!: number[] | null;

  @Field(() => PollOutcome, { nullable: true })
  outcome!: PollOutcome | null;

  @Field(() => Int, { description: 'Grows with each outcome; a new one says which it saw.' })
  version!: number;

  @Field(() => PollPermissions)
  viewerCan!: PollPermissions;

  closedById!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class PollBallot {
  @Field(() => [Int], { description: 'Positions; in a ranked poll the best first.' })
  choices!: number[];

  @Field(() => Date)
  castAt!: Date;

  personId!: string;
}

export const PollBallotConnection = ConnectionOf(PollBallot);
