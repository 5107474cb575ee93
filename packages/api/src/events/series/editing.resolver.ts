import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { CommunityEvent } from '../event.entity';
import { cancelEvent, restoreEvent } from './cancel.service';
import { confirmEvent, declineEvent } from './deciding.service';
import {
  CancelEventInput,
  DeclineEventInput,
  EditEventInput,
  FollowSeriesInput,
  PreviewCancelInput,
  PreviewEventChangeInput,
  RestoreEventInput,
  VersionedEventInput,
} from './edit.inputs';
import { previewCancel, previewEventChange } from './edit.preview';
import { editEvent, followSeries } from './edit.service';
import { EventChangePreview } from './edit.types';

/** What is done with an event that is there, and with its series. */
@Resolver(() => CommunityEvent)
export class EventEditingResolver {
  @Query(() => EventChangePreview, { description: 'What an edit would do; nothing is kept.' })
  previewEventChange(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewEventChangeInput) input: PreviewEventChangeInput,
  ): Promise<EventChangePreview> {
    return previewEventChange(ctx, input);
  }

  @Query(() => EventChangePreview, { description: 'What a cancellation would do.' })
  previewCancel(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewCancelInput) input: PreviewCancelInput,
  ): Promise<EventChangePreview> {
    return previewCancel(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Of a single event the scope says nothing.' })
  editEvent(
    @Ctx() ctx: Context,
    @Arg('input', () => EditEventInput) input: EditEventInput,
  ): Promise<CommunityEvent> {
    return editEvent(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'Gives up what it has of its own.' })
  followSeries(
    @Ctx() ctx: Context,
    @Arg('input', () => FollowSeriesInput) input: FollowSeriesInput,
  ): Promise<CommunityEvent> {
    return followSeries(ctx, input);
  }

  @Mutation(() => CommunityEvent, {
    description: 'What is only proposed is withdrawn, as a whole.',
  })
  cancelEvent(
    @Ctx() ctx: Context,
    @Arg('input', () => CancelEventInput) input: CancelEventInput,
  ): Promise<CommunityEvent> {
    return cancelEvent(ctx, input);
  }

  @Mutation(() => CommunityEvent, {
    description: 'Takes a cancellation back: of this one, or of those that were cancelled with it.',
  })
  restoreEvent(
    @Ctx() ctx: Context,
    @Arg('input', () => RestoreEventInput) input: RestoreEventInput,
  ): Promise<CommunityEvent> {
    return restoreEvent(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'With its whole series.' })
  confirmEvent(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedEventInput) input: VersionedEventInput,
  ): Promise<CommunityEvent> {
    return confirmEvent(ctx, input);
  }

  @Mutation(() => CommunityEvent, { description: 'With its whole series.' })
  declineEvent(
    @Ctx() ctx: Context,
    @Arg('input', () => DeclineEventInput) input: DeclineEventInput,
  ): Promise<CommunityEvent> {
    return declineEvent(ctx, input);
  }
}
