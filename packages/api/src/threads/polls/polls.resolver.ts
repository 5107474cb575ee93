import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { personLoader } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { shapeOf } from '../lookahead';
import { Post } from '../post.entity';
import { Thread } from '../thread.entity';
import { Poll, PollBallot, PollBallotConnection, PollOutcome } from './poll.entity';
import { AddPollInput, CastVoteInput, PollInput, WritePollOutcomeInput } from './polls.inputs';
import { ballotsOf, outcomeLoader } from './polls.queries';
import { addPoll, closePoll, removePoll, writePollOutcome } from './polls.service';
import { castVote, withdrawVote } from './voting.service';

@Resolver(() => Poll)
export class PollResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Null when it was closed by its time.',
  })
  closedBy(@Ctx() ctx: Context, @Root() { closedById }: Poll): Promise<Person | null> | null {
    return closedById ? personLoader(ctx).load(closedById) : null;
  }

  @FieldResolver(() => PollBallotConnection, {
    nullable: true,
    description: 'Who voted for what. Null when names do not show, or not yet.',
  })
  ballots(
    @Ctx() ctx: Context,
    @Root() poll: Poll,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<PollBallot> | null> {
    return ballotsOf(ctx, poll, args);
  }

  @Mutation(() => Post, { description: 'A post has one at most.' })
  addPoll(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AddPollInput) input: AddPollInput,
  ): Promise<Post> {
    return addPoll(ctx, input, shapeOf(info));
  }

  @Mutation(() => Post, { description: 'As long as nobody has voted.' })
  removePoll(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PollInput) input: PollInput,
  ): Promise<Post> {
    return removePoll(ctx, input.pollId, shapeOf(info));
  }

  @Mutation(() => Post, { description: 'A vote that was cast before no longer counts.' })
  castVote(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CastVoteInput) input: CastVoteInput,
  ): Promise<Post> {
    return castVote(ctx, input, shapeOf(info));
  }

  @Mutation(() => Post)
  withdrawVote(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PollInput) input: PollInput,
  ): Promise<Post> {
    return withdrawVote(ctx, input.pollId, shapeOf(info));
  }

  @Mutation(() => Post, { description: 'For good: it is not opened again.' })
  closePoll(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PollInput) input: PollInput,
  ): Promise<Post> {
    return closePoll(ctx, input.pollId, shapeOf(info));
  }

  @Mutation(() => Post, { description: 'Of a closed poll. It stands at the head of the thread.' })
  writePollOutcome(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => WritePollOutcomeInput) input: WritePollOutcomeInput,
  ): Promise<Post> {
    return writePollOutcome(ctx, input, shapeOf(info));
  }
}

@Resolver(() => PollOutcome)
export class PollOutcomeResolver {
  @FieldResolver(() => Person)
  writtenBy(@Ctx() ctx: Context, @Root() { writtenById }: PollOutcome): Promise<Person | null> {
    return personLoader(ctx).load(writtenById);
  }
}

@Resolver(() => PollBallot)
export class PollBallotResolver {
  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context, @Root() { personId }: PollBallot): Promise<Person | null> {
    return personLoader(ctx).load(personId);
  }
}

/** What polls add to a thread. */
@Resolver(() => Thread)
export class ThreadOutcomeResolver {
  @FieldResolver(() => PollOutcome, {
    nullable: true,
    description: 'Of its polls, the outcome that was written last.',
  })
  outcome(
    @Ctx() ctx: Context,
    @Root() thread: Thread,
  ): Promise<PollOutcome | null> | PollOutcome | null {
    if (!thread.open) return null;
    return thread.outcome === undefined ? outcomeLoader(ctx).load(thread) : thread.outcome;
  }
}
