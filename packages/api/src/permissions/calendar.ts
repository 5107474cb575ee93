import type { RoomRules } from './rules';

const SCHEDULES =
  'Who may schedule in the community at once: facilitators and stewards, any active member where the community says so. What is here already is changed only by who looks after it.';

export const calendarRules: RoomRules = {
  room: 'calendars',
  queries: { previewImport: SCHEDULES },
  mutations: {
    makeCalendarFeed:
      'Known people, for themselves: of all their events, of a community that they read, of a series of which they see an event.',
    importCalendar: SCHEDULES,
    removeCalendarFeed: 'The person whose feed it is.',
  },
  jobs: {
    'events.invite':
      'The person who is invited, with their rights of that moment: what they may see no more is not mailed.',
    'events.invite-answered': 'The same, of who has answered.',
    'events.invite-seated': 'The same, of who waited and has a seat.',
    'events.invite-left':
      'The system. Who is a member no longer is mailed what they had answered, to be taken out, and nothing else.',
    'events.invite-chosen': 'The same, of who has said that a time suits them which was chosen.',
    'events.invite-changed': 'The system. Each person is mailed what they may see themselves.',
  },
  mails: {
    'calendar.invitation':
      'Who goes to the session or perhaps goes, unless they want no such mails: what everybody who reads it sees, never the link to join, and a secret address to which their calendar program answers for them.',
    'calendar.cancellation': 'The same, when it is cancelled.',
    'calendar.seated': 'The same, to whoever waited and has a seat now.',
    'calendar.left':
      'The same, to whoever is a member no more: of the date that is taken out of their calendar.',
    'calendar.withdrawal':
      'The same, when they have said that they come no more, or are a member no more.',
  },
  types: {
    CalendarFeed: {
      rule: 'The person whose feed it is.',
      fields: {
        community: 'The same, as long as they read the community.',
        series: 'The same, as long as they see an event of the series.',
      },
    },
    CalendarImport: 'Who has sent the file.',
    ImportedEvent: 'Who has sent the file; `event` as far as they see it.',
    ImportProblem: 'Who has sent the file.',
    NewCalendarFeed: 'The person who has made it, once.',
  },
  added: {
    'Viewer.calendarFeeds': 'About the viewer.',
  },
};
