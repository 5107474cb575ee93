import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { personOf } from '../../accounts/accounts.queries';
import { ViewerType } from '../../accounts/accounts.types';
import { Person } from '../../accounts/person.entity';
import { communityOf } from '../../communities/communities.queries';
import { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { Permission, type Verdict } from '../../kernel/policy';
import { Feedback, FeedbackConnection } from './feedback.entity';
import { FeedbackInput, GiveFeedbackInput } from './feedback.inputs';
import { mayGiveLoader, ownFeedback } from './feedback.queries';
import {
  giveFeedback,
  putAwayFeedback,
  restoreFeedback,
  withdrawFeedback,
} from './feedback.service';

@ArgsType()
class FeedbackArgs extends ForwardArgs {
  @Field(() => Boolean, { defaultValue: false })
  given!: boolean;
}

@Resolver(() => Feedback)
export class FeedbackResolver {
  @FieldResolver(() => Person)
  from(@Ctx() ctx: Context, @Root() { fromId }: Feedback): Promise<Person> {
    return personOf(ctx, fromId);
  }

  @FieldResolver(() => Person)
  to(@Ctx() ctx: Context, @Root() { toId }: Feedback): Promise<Person> {
    return personOf(ctx, toId);
  }

  @FieldResolver(() => Community, {
    nullable: true,
    description: 'Where both were members. Null for whom it is not listed any more.',
  })
  async community(
    @Ctx() ctx: Context,
    @Root() { communityId }: Feedback,
  ): Promise<Community | null> {
    const community = await communityOf(ctx, communityId);
    const listed = communityPolicy(ctx.viewer, 'list', community, ctx.clock.now());
    return listed.allowed ? community : null;
  }

  @Mutation(() => Feedback, { description: 'The same key again says it once.' })
  giveFeedback(
    @Ctx() ctx: Context,
    @Arg('input', () => GiveFeedbackInput) input: GiveFeedbackInput,
  ): Promise<Feedback> {
    return giveFeedback(ctx, input);
  }

  @Mutation(() => Feedback, { description: 'Whom it was given to does not see it any more.' })
  withdrawFeedback(
    @Ctx() ctx: Context,
    @Arg('input', () => FeedbackInput) input: FeedbackInput,
  ): Promise<Feedback> {
    return withdrawFeedback(ctx, input.feedbackId);
  }

  @Mutation(() => Feedback, { description: 'Whoever gave it does not learn of it.' })
  putAwayFeedback(
    @Ctx() ctx: Context,
    @Arg('input', () => FeedbackInput) input: FeedbackInput,
  ): Promise<Feedback> {
    return putAwayFeedback(ctx, input.feedbackId);
  }

  @Mutation(() => Feedback, { description: 'Undoes that it was taken back, or laid aside.' })
  restoreFeedback(
    @Ctx() ctx: Context,
    @Arg('input', () => FeedbackInput) input: FeedbackInput,
  ): Promise<Feedback> {
    return restoreFeedback(ctx, input.feedbackId);
  }
}

/** What feedback adds to the viewer, and to people. */
@Resolver(() => ViewerType)
export class ViewerFeedbackResolver {
  @FieldResolver(() => FeedbackConnection, {
    description: 'What was given to the viewer, or what they gave; the latest first.',
  })
  feedback(
    @Ctx() ctx: Context,
    @Args(() => FeedbackArgs) { given, ...args }: FeedbackArgs,
  ): Promise<Page<Feedback>> {
    return ownFeedback(ctx, given, args);
  }
}

@Resolver(() => Person)
export class PersonFeedbackResolver {
  @FieldResolver(() => Permission, {
    description: 'To give them feedback, in a community where both are active members.',
  })
  viewerCanGiveFeedback(@Ctx() ctx: Context, @Root() person: Person): Promise<Verdict> {
    return mayGiveLoader(ctx).load(person);
  }
}
