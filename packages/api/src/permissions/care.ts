import type { RoomRules } from './rules';

const LOOKS_AFTER =
  'Facilitators, stewards and admins; not a removed one, and not while it is archived.';
const KNOWINGLY =
  'Out of a community that is not open only with the word that others will read it.';
const TENDERS = 'Facilitators, stewards and admins, also while it is archived. Null for others.';
const READERS = 'Whoever reads the community. Null for others.';

/** Looking after a thread. */
export const careRules: RoomRules = {
  room: 'threads, looking after them',
  mutations: {
    pinThread: LOOKS_AFTER,
    unpinThread: LOOKS_AFTER,
    closeThread: LOOKS_AFTER,
    reopenThread: LOOKS_AFTER,
    moveThread: `Who looks after both communities: ${LOOKS_AFTER} ${KNOWINGLY}`,
    splitThread: `${LOOKS_AFTER} Into an announcement: facilitators and stewards who may post.`,
    mergeThreads: `Who looks after both threads: ${LOOKS_AFTER} ${KNOWINGLY}`,
    waiveThread: LOOKS_AFTER,
    unwaiveThread: LOOKS_AFTER,
    hidePostVersion: LOOKS_AFTER,
    showPostVersion: LOOKS_AFTER,
  },
  types: {
    ThreadTrace: {
      rule: 'Whoever reads the thread or the community that it is told in.',
      fields: {
        thread:
          'Who sees the other side; null for others: they are told that something was moved, not where.',
        community: 'Who reads it; null for others.',
        title: 'Who could read the thread where it stood; null for others.',
      },
    },
    ThreadTraceConnection: READERS,
    ThreadTraceEdge: READERS,
    PostVersion: {
      rule: 'Whoever sees the words of the post.',
      fields: {
        markdown:
          'Whoever sees the words of the post; of a version out of sight facilitators, stewards and admins, null for others.',
      },
    },
    PostVersionConnection: 'Whoever sees the words of the post.',
    PostVersionEdge: 'Whoever sees the words of the post.',
  },
  added: {
    'Thread.traces': 'Whoever reads the thread; empty for others.',
    'Thread.mergedInto': 'Who sees the other thread; null for others.',
    'Thread.movedPost': 'Who reads the post where it stands now; null for others.',
    'Post.movedTo': 'Who reads the post where it stands now; null for others.',
    'Post.history': 'Whoever sees the words of the post; empty for others.',
    'Community.waitingDays': READERS,
    'Community.waitingThreads': TENDERS,
    'Community.waitingCount': TENDERS,
    'Community.removedThreads': TENDERS,
    'Community.removedPosts': TENDERS,
    'Community.movedAway': READERS,
    'Community.traceOf': READERS,
  },
};
