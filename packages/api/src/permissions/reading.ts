import type { RoomRules } from './rules';

const OWN = 'The person themself: nobody else learns what somebody has read, admins included.';
const READER = 'Known people who read the thread; about themselves.';

/** What people have read: a part of the room threads, and nobody's business but their own. */
export const readingRules: RoomRules = {
  room: 'reading',
  mutations: {
    recordReading:
      'Known people, of threads that are there for them; the others are left out of the answer, like those that do not exist.',
    markRead: 'Known people, of threads and communities that they read; about themselves.',
    undoMarkRead: 'Who made the mark; for everybody else it does not exist.',
    markUnread: READER,
    setThreadLevel: READER,
    setCommunityLevel: 'Active members who read the community; about themselves.',
  },
  jobs: {
    'threads.mark-unread':
      'The system, after a post. Marks it as unread for active members who follow the thread; it tells nobody anything.',
  },
  types: {
    ThreadReading: OWN,
    CommunityReading: OWN,
    ReadMark: {
      rule: OWN,
      fields: { threads: 'As far as they see them.', memberships: 'Their own.' },
    },
  },
  added: {
    'Thread.viewerReading': 'About the viewer; null for visitors and the unverified.',
    'Membership.viewerReading': 'Whose membership it is, while it is active; null for others.',
    'Viewer.unreadThreads':
      'The person themself: threads of communities that they are an active member of.',
    'Viewer.newThreads': 'The person themself: as `unreadThreads`.',
  },
};
