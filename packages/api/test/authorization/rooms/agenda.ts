import { anEvent } from '../../../src/events/event.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { type Action, type Can, keyed, saidOf, verb } from '../actions';
import type { RoomTable } from '../run';
import { block, strangersInside } from '../table';

/** Of an event inside: who does not read its community does not learn of it. */
const outside = (archived: string) => `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | ${archived}
  pending                                 | pending hidden hidden | ${archived}
  banned                                  | banned hidden hidden  | ${archived}`;

const POSTING = `${outside('archived hidden hidden')}
  novice                                  | rules | archived
  member facilitator steward              | ok    | archived
  admin                                   | join  | archived`;
/** What is another's: those who look after the event change it as well. */
const THEIRS = `${outside('archived hidden hidden')}
  novice                                  | rules  | archived
  member                                  | author | archived
  facilitator steward                     | ok     | archived
  admin                                   | join   | archived`;
const LOOKING_AFTER = `${outside('archived hidden hidden')}
  novice member                           | facilitator | archived
  facilitator steward admin               | ok          | archived`;
const TELLING = `${outside('archived hidden hidden')}
  novice                                  | rules       | archived
  member                                  | facilitator | archived
  facilitator steward                     | ok          | archived
  admin                                   | join        | archived`;

const onItem = (name: string, type: string, can: string, more: Record<string, unknown> = {}) =>
  verb(name, type, ({ things }) => ({ itemId: things.item, ...more }), can);
const onAction = (name: string, type: string, can: string, more: Record<string, unknown> = {}) =>
  verb(name, type, ({ things }) => ({ actionId: things.action, ...more }), can);
const onEvent = (name: string, type: string, more: Record<string, unknown>, can?: string): Action =>
  verb(name, type, ({ things }) => ({ eventId: things.agendaEvent, ...more, ...keyed() }), can);

const SAID = `query($id: ID!) { event(id: $id) {
  viewerCan { bringPoint { allowed reason } lookAfter { allowed reason } writeMinutes { allowed reason }
    postRecap { allowed reason } }
  agenda { viewerCan { edit { allowed reason } vote { allowed reason } settle { allowed reason } } }
  actions { viewerCan { edit { allowed reason } done { allowed reason } } } } }`;
type Said = Can & { agenda: Can[]; actions: Can[] };

/** Points, actions, minutes and guests of an event of the founder, which has begun. */
export const agenda: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const founder = people.get('founder')?.id as string;
    const now = ctx.clock.now();
    const startsOn = new Date(now.getTime() - 600_000).toISOString().slice(0, 16);
    const event = await anEvent(ctx, { communityId, startsOn, timeZone: 'UTC', hostId: founder });
    const [item, action, guest] = [newId(), newId(), newId()];
    await rows(
      ctx,
      `insert into agenda_item (id, event_id, community_id, title, person_id, added_by, created_at)
       values ($1, $2, $3, 'Foam', $4, $4, $5)`,
      [item, event.id, communityId, founder, now],
    );
    await rows(
      ctx,
      `insert into event_action (id, event_id, community_id, text, owner_id, created_by, created_at)
       values ($1, $2, $3, 'Ask', $4, $4, $5)`,
      [action, event.id, communityId, founder, now],
    );
    await rows(
      ctx,
      `insert into event_guest (id, event_id, name, created_at) values ($1, $2, 'Dr Mona Adel', $3)`,
      [guest, event.id, now],
    );
    return { agendaEvent: event.id, item, action, guest };
  },
  writes: {
    'bring a point': onEvent(
      'addAgendaItem',
      'AddAgendaItemInput',
      { kind: 'POINT', title: 'Gauze' },
      'event.bringPoint',
    ),
    'vote for a point': onItem('voteForAgendaItem', 'AgendaItemInput', 'item.vote'),
    'take a vote back': onItem('withdrawAgendaVote', 'AgendaItemInput', 'item.vote'),
    'edit a point of another': onItem('editAgendaItem', 'EditAgendaItemInput', 'item.edit', {
      version: 1,
      title: 'Foam or gauze',
    }),
    'drop a point of another': onItem('dropAgendaItem', 'AgendaItemVersionInput', 'item.edit', {
      version: 1,
    }),
    'restore a point of another': onItem('restoreAgendaItem', 'AgendaItemInput', 'item.edit'),
    'settle a point': onItem('settleAgendaItem', 'SettleAgendaItemInput', 'item.settle', {
      version: 1,
      done: true,
    }),
    'order an agenda': verb(
      'orderAgenda',
      'OrderAgendaInput',
      ({ things }) => ({ eventId: things.agendaEvent, itemIds: [things.item] }),
      'event.lookAfter',
    ),
    'add an action': onEvent('addAction', 'AddActionInput', { text: 'Try' }, 'event.writeMinutes'),
    'edit an action': onAction('editAction', 'EditActionInput', 'action.edit', {
      version: 1,
      text: 'Ask twice',
    }),
    'settle an action of another': onAction('settleAction', 'SettleActionInput', 'action.done', {
      version: 1,
      done: true,
    }),
    'drop an action': onAction('dropAction', 'ActionVersionInput', 'action.edit', { version: 1 }),
    'restore an action': onAction('restoreAction', 'EventActionInput', 'action.edit'),
    'write minutes': verb(
      'writeMinutes',
      'WriteMinutesInput',
      ({ things }) => ({
        ...{ eventId: things.agendaEvent, version: 0 },
        ...{ minutesMarkdown: 'We talked.', outcomeMarkdown: 'Foam.' },
      }),
      'event.writeMinutes',
    ),
    'post a recap': onEvent(
      'postRecap',
      'PostRecapInput',
      { title: 'Recap', markdown: 'Foam first.' },
      'event.postRecap',
    ),
    'add a guest': onEvent('addGuest', 'AddGuestInput', { name: 'Ada' }, 'event.lookAfter'),
    'edit a guest': verb(
      'editGuest',
      'EditGuestInput',
      ({ things }) => ({ guestId: things.guest, version: 1, name: 'Dr M. Adel' }),
      'event.lookAfter',
    ),
    'remove a guest': verb(
      'removeGuest',
      'GuestInput',
      ({ things }) => ({ guestId: things.guest }),
      'event.lookAfter',
    ),
  },
  reading: [],
  writing: [
    block(
      [
        ...['bring a point', 'vote for a point', 'take a vote back', 'settle a point'],
        ...['add an action', 'edit an action', 'drop an action', 'restore an action'],
        ...['settle an action of another', 'write minutes'],
      ],
      POSTING,
    ),
    block(
      ['edit a point of another', 'drop a point of another', 'restore a point of another'],
      THEIRS,
    ),
    block(['order an agenda', 'add a guest', 'edit a guest', 'remove a guest'], LOOKING_AFTER),
    block(['post a recap'], TELLING),
  ],
  // Of the event, and of the first of its points and actions.
  async verdicts(client, { things }) {
    const { data } = await client.ask<{ event: Said | null }>(SAID, { id: things.agendaEvent });
    const event = data?.event ?? null;
    return saidOf({ event, item: event?.agenda[0] ?? null, action: event?.actions[0] ?? null });
  },
};
