import type { RoomRules } from './rules';

const OWNER = 'Its owner; for everybody else, admins included, it does not exist.';

export const bookmarkRules: RoomRules = {
  room: 'bookmarks',
  mutations: {
    bookmarkPost: 'Known people who read the post.',
    editBookmark: OWNER,
    removeBookmark: OWNER,
    restoreBookmark: OWNER,
  },
  jobs: {
    'threads.send-reminders':
      'The system, for the owner of each bookmark: it asks at that moment, as them, whether they read the post.',
    'threads.forget-bookmarks': 'The system. Only forgets: bookmarks removed a day ago.',
  },
  mails: {
    'bookmarks.reminder':
      'The owner of the bookmark, at their confirmed address, when they read the post at the moment of sending.',
  },
  types: {
    Bookmark: {
      rule: 'Its owner.',
      fields: {
        post: 'Its owner, as far as they read it now; null when they do not, and when it was removed.',
      },
    },
    BookmarkConnection: 'The owner of the bookmarks.',
    BookmarkEdge: 'The owner of the bookmarks.',
  },
  added: {
    'Viewer.bookmarks': 'The person themself.',
    'Viewer.dueBookmarks': 'The person themself.',
  },
};
