import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { ViewerType } from '../../accounts/accounts.types';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { CommunityEvent } from '../event.entity';
import {
  ActionVersionInput,
  AddActionInput,
  EditActionInput,
  EventActionInput,
  SettleActionInput,
} from './actions.inputs';
import { actionsLoader, openActionsLoader, ownActions } from './actions.queries';
import { addAction, dropAction, editAction, restoreAction, settleAction } from './actions.service';
import { EventAction } from './event-action.entity';

@Resolver(() => EventAction)
export class EventActionResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who will do it.' })
  owner(@Ctx() ctx: Context, @Root() { ownerId }: EventAction): Promise<Person | null> {
    return maybePersonOf(ctx, ownerId);
  }

  @Mutation(() => CommunityEvent)
  addAction(
    @Ctx() ctx: Context,
    @Arg('input', () => AddActionInput) input: AddActionInput,
  ): Promise<CommunityEvent> {
    return addAction(ctx, input);
  }

  @Mutation(() => CommunityEvent)
  editAction(
    @Ctx() ctx: Context,
    @Arg('input', () => EditActionInput) input: EditActionInput,
  ): Promise<CommunityEvent> {
    return editAction(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'That it is done, or is not after all.' })
  settleAction(
    @Ctx() ctx: Context,
    @Arg('input', () => SettleActionInput) input: SettleActionInput,
  ): Promise<CommunityEvent> {
    return settleAction(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'It can be brought back.' })
  dropAction(
    @Ctx() ctx: Context,
    @Arg('input', () => ActionVersionInput) input: ActionVersionInput,
  ): Promise<CommunityEvent> {
    return dropAction(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Brings back what was dropped.' })
  restoreAction(
    @Ctx() ctx: Context,
    @Arg('input', () => EventActionInput) input: EventActionInput,
  ): Promise<CommunityEvent> {
    return restoreAction(ctx, input.actionId);
  }
}

/** What actions add to events. */
@Resolver(() => CommunityEvent)
export class EventActionsResolver {
  @FieldResolver(() => [EventAction], { description: 'Agreed here, done and not done.' })
  actions(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<EventAction[]> {
    return actionsLoader(ctx).load(event);
  }

  @FieldResolver(() => [EventAction], {
    description:
      'Not done yet, from earlier events: of the same series, or of the community for an event that stands alone.',
  })
  openActions(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<EventAction[]> {
    return openActionsLoader(ctx).load(event);
  }
}

/** What actions add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerActionsResolver {
  @FieldResolver(() => [EventAction], {
    description: 'Taken on and not done, the most urgent first.',
  })
  actions(@Ctx() ctx: Context): Promise<EventAction[]> {
    return ownActions(ctx);
  }
}
