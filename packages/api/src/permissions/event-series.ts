import type { RoomRules } from './rules';

const READS =
  'Whoever reads the community; what is proposed or was declined, only who proposed it and those who look after the community.';
const KNOWN =
  'Known people: it says what a rule says, and keeps nothing. With a community, those who read it.';

const TENDS =
  'Facilitators, stewards and admins, as long as the community is not archived; whoever invites to it, as long as they are a member; of what is only proposed also who proposed it.';
const DECIDES =
  'Facilitators, stewards and admins, for what is proposed, as long as the community is not archived.';

export const eventSeriesRules: RoomRules = {
  room: 'event series',
  queries: { previewSeries: KNOWN, previewEventChange: TENDS, previewCancel: TENDS },
  mutations: {
    scheduleEvent:
      'Active members who have accepted the ground rules when they are due, as long as the community is not archived. What they schedule stands at once where the community has said so, and for facilitators, stewards and admins who are members; otherwise it is proposed.',
    editEvent: TENDS,
    followSeries: TENDS,
    cancelEvent: TENDS,
    restoreEvent: `${TENDS} What was withdrawn: whoever withdrew it.`,
    confirmEvent: DECIDES,
    declineEvent: DECIDES,
    setScheduling: 'Stewards and admins, as long as the community is not archived.',
  },
  types: {
    SeriesPreview: KNOWN,
    PreviewedOccurrence: KNOWN,
    ClockChange:
      'Whoever sees the series; with a community those who read it. Numbers of people by zone, no names.',
    EventChangePreview: TENDS,
    OccurrenceChange: { rule: TENDS, fields: { event: TENDS } },
    CommunityEventConnection: READS,
    CommunityEventEdge: READS,
  },
  added: {
    'EventSeries.events': READS,
    'EventSeries.upcoming': READS,
    'EventSeries.past': READS,
    'Community.events': 'Whoever reads the community; null for others.',
    'Community.proposedEvents':
      'Those who look after the community; others see what they proposed themselves. Null for those who do not read the community.',
    'Community.membersSchedule': 'Whoever reads the community; null for others.',
    'CommunityPermissions.scheduleEvent': 'About the viewer.',
    'CommunityPermissions.proposeEvent': 'About the viewer.',
    'CommunityPermissions.setScheduling': 'About the viewer.',
    'Viewer.events': 'The person themself: of communities whose active member they are.',
  },
  jobs: {
    'events.store-occurrences':
      'The system. Only stores what the rule of a series says already; who sees the series sees it.',
  },
};
