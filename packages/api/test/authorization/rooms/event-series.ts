import { anEvent } from '../../../src/events/event.factory';
import { EventState } from '../../../src/events/event.types';
import { type Action, at, keyed, ofCommunity, page, verb } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import { block, strangers, strangersInside } from '../table';
import type { Ground } from '../world';

const plan = (rule: string | null) => ({
  kind: 'MEETING',
  title: 'Ward round of words',
  descriptionMarkdown: '',
  start: { on: '2026-07-03T14:00', timeZone: 'Europe/Lisbon' },
  durationMinutes: 60,
  rule,
  mode: 'REMOTE',
});
const scope = (things: Ground['things'], name: string) => ({
  eventId: things[name],
  version: 1,
  scope: 'THIS',
});
const schedule: Action = {
  document: `mutation($input: ScheduleEventInput!) { scheduleEvent(input: $input) { id state } }`,
  variables: (ground) => ({
    input: { ...ofCommunity(ground), ...keyed(), plan: plan('FREQ=WEEKLY;COUNT=2') },
  }),
  read: (data) => (at(data, 'scheduleEvent', 'state') === 'PROPOSED' ? 'proposed' : 'ok'),
};
const preview = (name: string, type: string, given: object): Action => ({
  document: `query($input: ${type}!) { ${name}(input: $input) { words changed } }`,
  variables: ({ things }) => ({ input: { eventId: things.coming, scope: 'ALL', ...given } }),
});

/** Scheduling, deciding, editing and cancelling, and what is read of series. */
export const eventSeries: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const createdBy = people.get('founder')?.id as string;
    const made = async (state?: EventState) =>
      (await anEvent(ctx, { communityId, createdBy, startsOn: '2027-01-15T14:00', state })).id;
    return {
      coming: await made(),
      proposed: await made(EventState.PROPOSED),
      cancelled: await made(EventState.CANCELLED),
    };
  },
  reads: {
    'list events': page('events', '{ nodes { id } }'),
    'list proposed events': {
      ...page('proposedEvents', '{ nodes { id } }'),
      read: (data) => {
        const nodes = at(data, 'community', 'field', 'nodes') as unknown[] | undefined;
        return nodes ? (nodes.length > 0 ? 'ok' : 'none') : 'null';
      },
    },
    'preview an edit': preview('previewEventChange', 'PreviewEventChangeInput', {
      change: { title: 'Another' },
    }),
    'preview a cancellation': preview('previewCancel', 'PreviewCancelInput', {}),
    'preview a series': {
      document: `query($input: PreviewSeriesInput!) { previewSeries(input: $input) { words } }`,
      variables: (ground) => ({ input: { ...ofCommunity(ground), start: plan(null).start } }),
    },
  },
  writes: {
    'schedule an event': schedule,
    'say who schedules': verb(
      'setScheduling',
      'SetSchedulingInput',
      (ground) => ({ ...ofCommunity(ground), membersSchedule: true }),
      'community.setScheduling',
    ),
    'edit an event': verb(
      'editEvent',
      'EditEventInput',
      ({ things }) => ({ ...scope(things, 'coming'), change: { title: 'Another' } }),
      'event.lookAfter',
    ),
    'follow a series': verb('followSeries', 'FollowSeriesInput', ({ things }) => ({
      eventId: things.coming,
      version: 1,
      fields: ['TITLE'],
    })),
    'cancel an event': verb('cancelEvent', 'CancelEventInput', ({ things }) =>
      scope(things, 'coming'),
    ),
    'restore an event': verb('restoreEvent', 'RestoreEventInput', ({ things }) =>
      scope(things, 'cancelled'),
    ),
    'confirm an event': verb('confirmEvent', 'VersionedEventInput', ({ things }) => ({
      eventId: things.proposed,
      version: 1,
    })),
    'decline an event': verb('declineEvent', 'DeclineEventInput', ({ things }) => ({
      eventId: things.proposed,
    })),
  },
  reading: [
    block(
      ['list events'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | ok null hidden
  outsider elsewhere pending left removed banned         | ok null hidden
  invited                                                | ok null null
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['list proposed events'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | none null hidden
  outsider elsewhere pending left removed banned         | none null hidden
  invited                                                | none null null
  novice member                                          | none
  facilitator steward admin                              | ok`,
    ),
    block(
      ['preview an edit', 'preview a cancellation'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice member                           | facilitator           | archived
  facilitator steward admin               | ok                    | archived`,
    ),
    block(
      ['preview a series'],
      `
  visitor visitor*                        | sign-in
  unverified unverified*                  | verify
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`,
    ),
  ],
  writing: [
    block(
      ['schedule an event'],
      `${strangers}
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member                          | proposed               | archived
  facilitator steward             | ok                     | archived
  admin                           | join                   | archived`,
    ),
    block(
      ['say who schedules'],
      `${strangers}
  outsider elsewhere left removed | steward join hidden
  pending                         | steward pending hidden
  banned                          | steward banned hidden
  invited                         | steward join join
  novice member facilitator       | steward
  steward admin                   | ok | archived`,
    ),
    block(
      ['edit an event', 'follow a series', 'cancel an event', 'restore an event'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice member                           | facilitator           | archived
  facilitator steward admin               | ok                    | archived`,
    ),
    block(
      ['confirm an event', 'decline an event'],
      `
  visitor                                                | sign-in
  unverified                                             | verify
  visitor* unverified*                                   | hidden
  outsider elsewhere pending invited left removed banned | hidden
  novice member                                          | hidden
  facilitator steward admin                              | ok | archived`,
    ),
  ],
  verdicts: verdictsOf(
    `query($slug: String!, $id: ID!) {
      community(slug: $slug) { viewerCan { setScheduling { allowed reason } } }
      event(id: $id) { viewerCan { lookAfter { allowed reason } } } }`,
    ({ community, things }) => ({ slug: community.slug, id: things.coming }),
  ),
};
