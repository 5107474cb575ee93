import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../../threads/lookahead';
import { Thread } from '../../threads/thread.entity';
import { presentLoader } from '../../threads/threads.loaders';
import { CommunityEvent } from '../event.entity';
import { PostRecapInput, WriteMinutesInput } from './minutes.inputs';
import { writeMinutes } from './minutes.service';
import { recapDraftOf } from './recap.draft';
import { postRecap } from './recap.service';

@ObjectType({
  description: 'What can be told of an event, to be read over.',
  simpleResolvers: true,
})
export class RecapDraft {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  markdown!: string;
}

@Resolver(() => CommunityEvent)
export class EventMinutesResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who wrote them last.' })
  minutesBy(@Ctx() ctx: Context, @Root() { minutesById }: CommunityEvent): Promise<Person | null> {
    return maybePersonOf(ctx, minutesById);
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'Where it is told of. Null also for whom it is not, or no longer, there.',
  })
  async recapThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { recapThreadId }: CommunityEvent,
  ): Promise<Thread | null> {
    if (!recapThreadId) return null;
    return presentLoader(ctx).load({ id: recapThreadId, shape: shapeOf(info) });
  }

  @FieldResolver(() => RecapDraft, {
    nullable: true,
    description: 'Null for those who may not post it.',
  })
  recapDraft(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<RecapDraft | null> {
    return recapDraftOf(ctx, event);
  }

  @Mutation(() => CommunityEvent, { description: 'CONFLICT when somebody else wrote meanwhile.' })
  writeMinutes(
    @Ctx() ctx: Context,
    @Arg('input', () => WriteMinutesInput) input: WriteMinutesInput,
  ): Promise<CommunityEvent> {
    return writeMinutes(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Opens the thread in which it is told of.' })
  postRecap(
    @Ctx() ctx: Context,
    @Arg('input', () => PostRecapInput) input: PostRecapInput,
  ): Promise<CommunityEvent> {
    return postRecap(ctx, input);
  }
}
