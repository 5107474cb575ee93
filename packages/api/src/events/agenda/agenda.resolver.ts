import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../../threads/lookahead';
import { Thread } from '../../threads/thread.entity';
import { presentLoader } from '../../threads/threads.loaders';
import { CommunityEvent } from '../event.entity';
import {
  AddAgendaItemInput,
  AgendaItemInput,
  AgendaItemVersionInput,
  EditAgendaItemInput,
  OrderAgendaInput,
  SettleAgendaItemInput,
} from './agenda.inputs';
import { agendaLoader, comingLoader, threadItemsLoader } from './agenda.queries';
import {
  addAgendaItem,
  dropAgendaItem,
  editAgendaItem,
  orderAgenda,
  restoreAgendaItem,
  settleAgendaItem,
  voteForAgendaItem,
  withdrawAgendaVote,
} from './agenda.service';
import { AgendaItem } from './agenda-item.entity';

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who brings it.' })
  person(@Ctx() ctx: Context, @Root() { personId }: AgendaItem): Promise<Person | null> {
    return maybePersonOf(ctx, personId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who put it on the agenda.' })
  addedBy(@Ctx() ctx: Context, @Root() { addedById }: AgendaItem): Promise<Person | null> {
    return maybePersonOf(ctx, addedById);
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'What it is about. Null also for whom it is not, or no longer, there.',
  })
  async thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { threadId }: AgendaItem,
  ): Promise<Thread | null> {
    return threadId ? presentLoader(ctx).load({ id: threadId, shape: shapeOf(info) }) : null;
  }

  @Mutation(() => CommunityEvent, { description: 'Brings a point, or a case to a case clinic.' })
  addAgendaItem(
    @Ctx() ctx: Context,
    @Arg('input', () => AddAgendaItemInput) input: AddAgendaItemInput,
  ): Promise<CommunityEvent> {
    return addAgendaItem(ctx, input);
  }

  @Mutation(() => CommunityEvent)
  editAgendaItem(
    @Ctx() ctx: Context,
    @Arg('input', () => EditAgendaItemInput) input: EditAgendaItemInput,
  ): Promise<CommunityEvent> {
    return editAgendaItem(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'It can be brought back.' })
  dropAgendaItem(
    @Ctx() ctx: Context,
    @Arg('input', () => AgendaItemVersionInput) input: AgendaItemVersionInput,
  ): Promise<CommunityEvent> {
    return dropAgendaItem(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Brings back what was dropped.' })
  restoreAgendaItem(
    @Ctx() ctx: Context,
    @Arg('input', () => AgendaItemInput) input: AgendaItemInput,
  ): Promise<CommunityEvent> {
    return restoreAgendaItem(ctx, input.itemId);
  }

  @Mutation(() => CommunityEvent, {
    description: 'That it was talked about, or was not after all.',
  })
  settleAgendaItem(
    @Ctx() ctx: Context,
    @Arg('input', () => SettleAgendaItemInput) input: SettleAgendaItemInput,
  ): Promise<CommunityEvent> {
    return settleAgendaItem(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Those left out follow by votes.' })
  orderAgenda(
    @Ctx() ctx: Context,
    @Arg('input', () => OrderAgendaInput) input: OrderAgendaInput,
  ): Promise<CommunityEvent> {
    return orderAgenda(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'The same again changes nothing.' })
  voteForAgendaItem(
    @Ctx() ctx: Context,
    @Arg('input', () => AgendaItemInput) input: AgendaItemInput,
  ): Promise<CommunityEvent> {
    return voteForAgendaItem(ctx, input.itemId);
  }

  @Mutation(() => CommunityEvent)
  withdrawAgendaVote(
    @Ctx() ctx: Context,
    @Arg('input', () => AgendaItemInput) input: AgendaItemInput,
  ): Promise<CommunityEvent> {
    return withdrawAgendaVote(ctx, input.itemId);
  }
}

/** What agendas add to events. */
@Resolver(() => CommunityEvent)
export class EventAgendaResolver {
  @FieldResolver(() => [AgendaItem], {
    description: 'What was put into an order first, the rest by votes; without what was dropped.',
  })
  agenda(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<AgendaItem[]> {
    return agendaLoader(ctx).load(event);
  }
}

/** What agendas add to threads. */
@Resolver(() => Thread)
export class ThreadAgendaResolver {
  @FieldResolver(() => [AgendaItem], {
    description: 'Where it is, or was, on an agenda, the latest first.',
  })
  agendaItems(@Ctx() ctx: Context, @Root() thread: Thread): Promise<AgendaItem[]> | AgendaItem[] {
    return thread.open ? threadItemsLoader(ctx).load(thread) : [];
  }

  @FieldResolver(() => [CommunityEvent], {
    description: 'Where the viewer can put it on the agenda, the soonest first.',
  })
  upcomingEvents(@Ctx() ctx: Context, @Root() thread: Thread): Promise<CommunityEvent[]> {
    return comingLoader(ctx).load(thread);
  }
}
