import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { CommunityEvent } from '../event.entity';
import { EventGuest } from './guest.entity';
import { AddGuestInput, EditGuestInput, GuestInput } from './guests.inputs';
import { addGuest, editGuest, guestsLoader, removeGuest } from './guests.service';

@Resolver(() => CommunityEvent)
export class EventGuestResolver {
  @FieldResolver(() => [EventGuest], { description: 'Speakers without an account.' })
  guests(@Ctx() ctx: Context, @Root() event: CommunityEvent): Promise<EventGuest[]> {
    return guestsLoader(ctx).load(event);
  }

  @Mutation(() => CommunityEvent)
  addGuest(
    @Ctx() ctx: Context,
    @Arg('input', () => AddGuestInput) input: AddGuestInput,
  ): Promise<CommunityEvent> {
    return addGuest(ctx, input);
  }

  @Mutation(() => CommunityEvent)
  editGuest(
    @Ctx() ctx: Context,
    @Arg('input', () => EditGuestInput) input: EditGuestInput,
  ): Promise<CommunityEvent> {
    return editGuest(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'For good.' })
  removeGuest(
    @Ctx() ctx: Context,
    @Arg('input', () => GuestInput) input: GuestInput,
  ): Promise<CommunityEvent> {
    return removeGuest(ctx, input.guestId);
  }
}
