import { anEvent } from '../../../src/events/event.factory';
import { EventState } from '../../../src/events/event.types';
import { newId } from '../../../src/kernel/ids';
import { asking, attempt, type WorldsRoom } from './room';

const at = { startsOn: '2026-06-22T14:00' };

/** Lists of events, and what is done with a series: nobody learns of one that is not theirs to see. */
export const eventSeries: WorldsRoom = {
  async publish(ctx, { open, closed }) {
    await anEvent(ctx, { ...at, communityId: open.id, title: 'In the open' });
    return { openSlug: open.slug, closedSlug: closed.slug, closedCommunity: closed.id };
  },
  async hide(ctx, { open, closed }, { community }, people) {
    const by = { createdBy: people('ines').id };
    const made = async (communityId: string, state?: EventState) =>
      (await anEvent(ctx, { ...at, ...by, communityId, state, title: 'Unheard of' })).id;
    return {
      secretPlan: await made(community.id),
      closedPlan: await made(closed.id),
      proposedPlan: await made(open.id, EventState.PROPOSED),
      declinedPlan: await made(open.id, EventState.DECLINED),
      secretCommunity: community.id,
      secretSlug: community.slug,
    };
  },
  queries: (_, known, hidden) => [
    ...asking(
      'community',
      `query($slug: String!) { community(slug: $slug) { membersSchedule
         viewerCan { scheduleEvent { allowed reason } proposeEvent { allowed reason } }
         events { nodes { title series { words clockChanges { people } events { nodes { title } } } } }
         past: events(past: true) { nodes { title } } proposedEvents { nodes { title } } } }`,
      ...[known.openSlug, known.closedSlug, hidden.secretSlug].map((slug) => ({ slug })),
    ),
    ...asking(
      'previewEventChange',
      `query($input: PreviewEventChangeInput!) { previewEventChange(input: $input) { words going } }`,
      ...[hidden.secretPlan, hidden.closedPlan, hidden.proposedPlan, newId()].map((eventId) => ({
        input: { eventId, scope: 'ALL', change: { title: 'Another' } },
      })),
    ),
    ...asking(
      'previewCancel',
      `query($input: PreviewCancelInput!) { previewCancel(input: $input) { words going } }`,
      ...[hidden.secretPlan, hidden.closedPlan, hidden.proposedPlan, newId()].map((eventId) => ({
        input: { eventId, scope: 'ALL' },
      })),
    ),
    ...asking(
      'viewer',
      `query($mine: Boolean) { viewer { events(mine: $mine) { nodes { title } } } }`,
      { mine: false },
      { mine: true },
    ),
    ...asking(
      'previewSeries',
      `query($input: PreviewSeriesInput!) { previewSeries(input: $input) { words clockChanges { people } } }`,
      ...[known.closedCommunity, hidden.secretCommunity, newId()].map((communityId) => ({
        input: {
          communityId,
          start: { on: '2026-06-22T14:00', timeZone: 'Europe/Lisbon' },
          rule: 'FREQ=WEEKLY',
        },
      })),
    ),
  ],
  attempts: ({ secretPlan, closedPlan, proposedPlan, declinedPlan, secretCommunity }) => [
    ...[secretPlan, closedPlan, proposedPlan, declinedPlan].flatMap((eventId) => {
      const seen = { eventId, version: 1 };
      const scope = 'ALL';
      const change = { title: 'Mine now' };
      return [
        attempt('editEvent', 'EditEventInput', { ...seen, scope, change }),
        attempt('followSeries', 'FollowSeriesInput', { ...seen, fields: ['TITLE'] }),
        attempt('cancelEvent', 'CancelEventInput', { ...seen, scope }),
        attempt('restoreEvent', 'RestoreEventInput', { ...seen, scope }),
        attempt('confirmEvent', 'VersionedEventInput', seen),
        attempt('declineEvent', 'DeclineEventInput', { eventId }),
      ];
    }),
    attempt('setScheduling', 'SetSchedulingInput', {
      communityId: secretCommunity,
      membersSchedule: true,
    }),
  ],
};
