import type { RoomRules } from './rules';

const READS = 'Whoever reads the event.';
const MEMBERS =
  'Active members of its community, as long as that is not archived; until the event is over, and when it is neither proposed nor cancelled.';
const LOOKS_AFTER =
  'Facilitators and stewards of the community, admins, and who hosts the event as long as they are an active member.';

export const rsvpRules: RoomRules = {
  room: 'answers to events',
  mutations: {
    rsvp: MEMBERS,
    withdrawRsvp: MEMBERS,
    rsvpToSeries: 'Active members of its community, when it is neither proposed nor cancelled.',
    withdrawSeriesRsvp:
      'Active members of its community, when it is neither proposed nor cancelled.',
    setEventReminders: `${MEMBERS} Of what they have answered themselves.`,
    setEventSettings: 'Known people, for themselves.',
    recordAttendance: `${LOOKS_AFTER} When it has begun; of members, and of who answered it.`,
    checkIn: 'Active members of its community, when it has begun; of themselves.',
  },
  jobs: {
    'events.remind': 'The system. Each person is told what they may see themselves.',
  },
  types: {
    EventRsvp: {
      rule: READS,
      fields: { reminders: 'The person themself; null for everybody else.' },
    },
    EventRsvpConnection: READS,
    EventRsvpEdge: READS,
    EventAttendance: { rule: READS, fields: { viewerCame: 'About the viewer.' } },
    EventAttendee: `${READS} Who did not come, or of whom nothing is written down: only who looks after the event.`,
    EventAttendeeConnection: 'As `EventAttendee`.',
    EventAttendeeEdge: 'As `EventAttendee`.',
    EventSettings: 'About the viewer.',
  },
  added: {
    'CommunityEvent.viewerRsvp': 'About the viewer.',
    'CommunityEvent.rsvps': READS,
    'CommunityEvent.joinUrl': `Those who go, from a quarter of an hour before the start until the end; in a hybrid event those too who wait for a seat. Always: ${LOOKS_AFTER}`,
    'CommunityEvent.joinUrlFrom': READS,
    'CommunityEvent.hasJoinUrl': READS,
    'CommunityEvent.attendance': READS,
    'EventSeries.viewerRsvp': 'About the viewer.',
    'Viewer.eventSettings': 'The person themself.',
  },
};
