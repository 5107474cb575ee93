import type { RoomRules } from './rules';

const SEES = 'Whoever sees the event.';
const MEMBERS =
  'Active members who have accepted the ground rules when they are due, of a community that is not archived; of an event that is scheduled';
const BRINGS = `${MEMBERS} and not over.`;
const WRITES = `${MEMBERS}, also afterwards.`;
const LOOKS_AFTER =
  'Facilitators, stewards and admins; whoever hosts it, or has proposed it and waits for an answer, as long as they are an active member.';
const THEIRS =
  'Who put it there, who brings it, and those who look after the event; as long as points can be brought, and it is not settled.';

export const agendaRules: RoomRules = {
  room: 'agenda',
  mutations: {
    addAgendaItem: `${BRINGS} With a thread: one that they read, of the same community.`,
    editAgendaItem: THEIRS,
    dropAgendaItem: THEIRS,
    restoreAgendaItem: THEIRS,
    settleAgendaItem: WRITES,
    orderAgenda: LOOKS_AFTER,
    voteForAgendaItem: BRINGS,
    withdrawAgendaVote: BRINGS,
    addAction: WRITES,
    editAction: WRITES,
    settleAction: `${WRITES} Its owner as long as they are an active member.`,
    dropAction: WRITES,
    restoreAction: WRITES,
    writeMinutes: WRITES,
    postRecap: 'Those who look after the event and may post, once it has begun; as themselves.',
    addGuest: LOOKS_AFTER,
    editGuest: LOOKS_AFTER,
    removeGuest: LOOKS_AFTER,
  },
  types: {
    AgendaItem: {
      rule: SEES,
      fields: {
        minutes: SEES,
        thread: 'Whoever reads the thread; null for others, and when it was removed.',
        viewerVoted: 'About the viewer.',
        viewerCan: 'About the viewer.',
      },
    },
    AgendaItemPermissions: 'About the viewer.',
    EventAction: { rule: SEES, fields: { viewerCan: 'About the viewer.' } },
    EventActionPermissions: 'About the viewer.',
    EventGuest: { rule: SEES, fields: { email: `${LOOKS_AFTER} Null for others.` } },
    RecapDraft: 'As `CommunityEvent.recapDraft`.',
  },
  added: {
    'CommunityEvent.agenda': SEES,
    'CommunityEvent.actions': SEES,
    'CommunityEvent.openActions': `${SEES} Of earlier events, those that the viewer sees.`,
    'CommunityEvent.minutesBy': SEES,
    'CommunityEvent.recapThread': 'Whoever reads the thread; null for others.',
    'CommunityEvent.recapDraft': 'Those who may post a recap; null for others.',
    'CommunityEvent.guests': SEES,
    'Thread.agendaItems': 'Whoever reads the thread; of events that they see.',
    'Thread.upcomingEvents': 'About the viewer: where they may bring points.',
    'Viewer.actions': 'Only the viewer; of events that they still see.',
  },
};
