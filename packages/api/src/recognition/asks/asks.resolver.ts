import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import type { Context } from '../../kernel/context';
import { NotFoundError } from '../../kernel/errors';
import { shapeOf } from '../../threads/lookahead';
import { Contribution } from '../contribution.entity';
import {
  AnswerUseAskInput,
  RecognitionChoices,
  SetRecognitionChoicesInput,
  UseAsk,
} from './ask.entity';
import { askedOf, openAsks } from './asks.queries';
import { answerUseAsk } from './asks.service';
import { choicesOf, setRecognitionChoices } from './choices';

@Resolver(() => UseAsk)
export class UseAskResolver {
  @FieldResolver(() => Contribution)
  async of(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { postId }: UseAsk,
  ): Promise<Contribution> {
    const of = await askedOf(ctx, postId, shapeOf(info));
    if (!of) throw new NotFoundError();
    return of;
  }

  @Mutation(() => UseAsk, {
    description: 'Whatever the answer is, one is not asked again; unless it is taken back.',
  })
  answerUseAsk(
    @Ctx() ctx: Context,
    @Arg('input', () => AnswerUseAskInput) input: AnswerUseAskInput,
  ): Promise<UseAsk> {
    return answerUseAsk(ctx, input);
  }

  @Mutation(() => RecognitionChoices)
  setRecognitionChoices(
    @Ctx() ctx: Context,
    @Arg('input', () => SetRecognitionChoicesInput) input: SetRecognitionChoicesInput,
  ): Promise<RecognitionChoices> {
    return setRecognitionChoices(ctx, input);
  }
}

/** What recognition adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerRecognitionResolver {
  @FieldResolver(() => [UseAsk], {
    description: 'Whether something was of use to them, the latest first; few.',
  })
  useAsks(@Ctx() ctx: Context): Promise<UseAsk[]> {
    return openAsks(ctx);
  }

  @FieldResolver(() => RecognitionChoices)
  recognition(@Ctx() ctx: Context): Promise<RecognitionChoices> {
    return choicesOf(ctx);
  }
}
