import { anEvent } from '../../../src/events/event.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import type { HouseRoom } from '.';

/** Points, actions and guests of an event to come, and one that is over with nothing told of it. */
export const agenda: HouseRoom = {
  async build(ctx, { communityId, allId, otherId, threadId }) {
    const now = ctx.clock.now();
    const by = { communityId, createdBy: allId, hostId: allId };
    const coming = await anEvent(ctx, { ...by, startsOn: '2026-09-02T14:00' });
    const over = await anEvent(ctx, { ...by, startsOn: '2026-02-02T14:00' });
    const [itemId, actionId, guestId] = [newId(), newId(), newId()];
    await rows(
      ctx,
      `insert into agenda_item (id, event_id, community_id, title, added_by, created_at)
       values ($1, $2, $3, 'Foam', $4, $5)`,
      [itemId, coming.id, communityId, allId, now],
    );
    await rows(
      ctx,
      `insert into event_action (id, event_id, community_id, text, created_by, created_at)
       values ($1, $2, $3, 'Ask', $4, $5)`,
      [actionId, coming.id, communityId, allId, now],
    );
    await rows(
      ctx,
      `insert into event_guest (id, event_id, name, created_at) values ($1, $2, 'Ada', $3)`,
      [guestId, coming.id, now],
    );
    const onItem = { itemId, personId: otherId, minutes: 10 };
    const onAction = { actionId, ownerId: otherId, dueOn: '2026-07-01' };
    const inEvent = { eventId: coming.id };
    const values: Record<string, Record<string, unknown>> = {
      addAgendaItem: { ...inEvent, minutes: 10, threadId },
      editAgendaItem: onItem,
      dropAgendaItem: onItem,
      restoreAgendaItem: onItem,
      settleAgendaItem: onItem,
      orderAgenda: { ...inEvent, itemIds: itemId },
      voteForAgendaItem: onItem,
      withdrawAgendaVote: onItem,
      addAction: { ...inEvent, ...onAction },
      editAction: onAction,
      settleAction: onAction,
      dropAction: onAction,
      restoreAction: onAction,
      writeMinutes: { ...inEvent, version: 0, recordingUrl: 'https://video.example/1' },
      postRecap: { eventId: over.id },
      addGuest: inEvent,
      editGuest: { guestId },
      removeGuest: { guestId },
    };
    return (operation) => values[operation];
  },
  wrongCounts: `select 'votes for ' || i.title as wrong from agenda_item i
     where i.vote_count <> (select count(*) from agenda_vote v where v.item_id = i.id)`,
};
