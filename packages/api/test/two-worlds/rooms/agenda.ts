import { anEvent } from '../../../src/events/event.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { asking, attempt, type WorldsRoom } from './room';

const at = { startsOn: '2026-06-19T14:00' };

/** What is said and promised at events, and times that are looked for: inside, and about threads inside. */
export const agenda: WorldsRoom = {
  async publish(ctx, { open }, people) {
    const by = { createdBy: people('amara').id, hostId: people('ravi').id };
    return { openAgenda: (await anEvent(ctx, { ...at, ...by, communityId: open.id })).id };
  },
  async hide(ctx, { things }, { community, thread }, people) {
    const ines = people('ines').id;
    const now = ctx.clock.now();
    const event = await anEvent(ctx, { ...at, createdBy: ines, communityId: community.id });
    const [item, action, guest, search, slot] = Array.from({ length: 5 }, newId) as [
      string,
      string,
      string,
      string,
      string,
    ];
    await rows(
      ctx,
      `insert into agenda_item (id, event_id, community_id, title, thread_id, added_by, created_at)
       values ($1, $2, $3, 'Secret point', $4, $5, $6)`,
      [item, event.id, community.id, thread.id, ines, now],
    );
    await rows(
      ctx,
      `insert into event_action (id, event_id, community_id, text, owner_id, created_by, created_at)
       values ($1, $2, $3, 'Secret promise', $4, $4, $5)`,
      [action, event.id, community.id, ines, now],
    );
    await rows(
      ctx,
      `insert into event_guest (id, event_id, name, email, created_at)
       values ($1, $2, 'Secret guest', 'secret@guest.example', $3)`,
      [guest, event.id, now],
    );
    // Of what is open: a recap that was moved to where nobody else reads.
    await rows(ctx, 'update event set recap_thread_id = $2 where id = $1', [
      things.openAgenda,
      thread.id,
    ]);
    await rows(
      ctx,
      `insert into time_search (id, community_id, kind, title, duration_minutes, mode, created_by, created_at)
       values ($1, $2, 'MEETING', 'Secret time', 60, 'REMOTE', $3, $4)`,
      [search, community.id, ines, now],
    );
    await rows(
      ctx,
      `insert into time_slot (id, search_id, starts_on, time_zone, starts_at)
       values ($1, $2, '2026-06-20T14:00', 'UTC', '2026-06-20T14:00Z')`,
      [slot, search],
    );
    return {
      agendaCommunity: community.id,
      agendaEvent: event.id,
      agendaItem: item,
      agendaAction: action,
      agendaGuest: guest,
      timeSearch: search,
      timeSlot: slot,
    };
  },
  queries: (whole, known, hidden) => [
    ...asking(
      'event',
      `query($id: ID!) { event(id: $id) ${whole('event')} }`,
      ...[known.openAgenda, hidden.agendaEvent].map((id) => ({ id })),
    ),
    ...asking(
      'timeSearch',
      `query($id: ID!) { timeSearch(id: $id) ${whole('timeSearch')} }`,
      ...[hidden.timeSearch, newId(), 'no id'].map((id) => ({ id })),
    ),
    ...asking(
      'fairSlots',
      `query($input: FairSlotsInput!) { fairSlots(input: $input) ${whole('fairSlots')} }`,
      ...[hidden.agendaCommunity, newId()].map((communityId) => ({
        input: { communityId, durationMinutes: 60, from: '2026-07-01', weeks: 4, every: 2 },
      })),
    ),
  ],
  attempts: (hidden) => {
    const key = { clientMutationId: 'the-same' };
    const item = { itemId: hidden.agendaItem };
    const action = { actionId: hidden.agendaAction };
    const event = { eventId: hidden.agendaEvent };
    const search = { searchId: hidden.timeSearch };
    return [
      attempt('addAgendaItem', 'AddAgendaItemInput', {
        ...event,
        kind: 'POINT',
        title: 'A',
        ...key,
      }),
      attempt('voteForAgendaItem', 'AgendaItemInput', item),
      attempt('withdrawAgendaVote', 'AgendaItemInput', item),
      attempt('restoreAgendaItem', 'AgendaItemInput', item),
      attempt('dropAgendaItem', 'AgendaItemVersionInput', { ...item, version: 1 }),
      attempt('editAgendaItem', 'EditAgendaItemInput', { ...item, version: 1, title: 'A' }),
      attempt('settleAgendaItem', 'SettleAgendaItemInput', { ...item, version: 1, done: true }),
      attempt('orderAgenda', 'OrderAgendaInput', { ...event, itemIds: [hidden.agendaItem] }),
      attempt('addAction', 'AddActionInput', { ...event, text: 'A', ...key }),
      attempt('editAction', 'EditActionInput', { ...action, version: 1, text: 'A' }),
      attempt('settleAction', 'SettleActionInput', { ...action, version: 1, done: true }),
      attempt('dropAction', 'ActionVersionInput', { ...action, version: 1 }),
      attempt('restoreAction', 'EventActionInput', action),
      attempt('writeMinutes', 'WriteMinutesInput', {
        ...event,
        ...{ minutesMarkdown: 'A', outcomeMarkdown: 'B', version: 0 },
      }),
      attempt('postRecap', 'PostRecapInput', { ...event, title: 'A', markdown: 'B', ...key }),
      attempt('addGuest', 'AddGuestInput', { ...event, name: 'A', ...key }),
      attempt('editGuest', 'EditGuestInput', {
        ...{ guestId: hidden.agendaGuest, version: 1, name: 'A' },
      }),
      attempt('removeGuest', 'GuestInput', { guestId: hidden.agendaGuest }),
      attempt('answerTimes', 'AnswerTimesInput', {
        ...search,
        answers: [{ slotId: hidden.timeSlot, answer: 'YES' }],
      }),
      attempt('addTimeSlot', 'AddTimeSlotInput', {
        ...search,
        slot: { on: '2026-07-01T09:00', timeZone: 'UTC' },
      }),
      attempt('removeTimeSlot', 'TimeSlotInput', { slotId: hidden.timeSlot }),
      attempt('chooseTime', 'ChooseTimeInput', { ...search, slotId: hidden.timeSlot, version: 1 }),
      attempt('closeTimeSearch', 'CloseTimeSearchInput', { ...search, version: 1 }),
    ];
  },
};
