import { type Action, at, filled, ofCommunity, own, verb } from '../actions';
import type { Actor } from '../parse';
import { type RoomTable } from '../run';
import {
  block,
  chooseInside,
  keepInside,
  mayNotEvenAsk,
  nobodyElses,
  some,
  strangersInside,
} from '../table';
import type { Ground } from '../world';

const draft = (place: (ground: Ground, actor: Actor) => [string, string]): Action =>
  verb('saveDraft', 'SaveDraftInput', (ground, actor) => {
    const [kind, placeId] = place(ground, actor);
    return { place: kind, placeId, markdown: 'Not finished', version: 0, copy: 'a-copy' };
  });

/** What one has for oneself of threads: how far one has read, drafts and bookmarks. */
export const reading: RoomTable = {
  reads: {
    "see another's draft": {
      document: 'query($id: ID!) { draft(place: REPLY, placeId: $id) { markdown } }',
      variables: ({ founders }) => ({ id: founders.threadId }),
      read: (data) => filled(at(data, 'draft')),
    },
  },
  writes: {
    'keep a draft of a reply': draft(({ founders }) => ['REPLY', founders.threadId]),
    'keep a draft of a thread': draft(({ community }) => ['THREAD', community.id]),
    'keep a draft for own post': draft((ground, actor) => ['EDIT', own(ground, actor).postId]),
    "keep a draft for another's post": draft(({ founders }) => ['EDIT', founders.postId]),
    "delete another's draft": verb('deleteDraft', 'DeleteDraftInput', ({ founders }) => ({
      id: founders.draftId,
      version: 1,
    })),
    "restore another's draft": verb('restoreDraft', 'DraftInput', ({ founders }) => ({
      id: founders.deletedDraftId,
    })),
    'bookmark a post': verb(
      'bookmarkPost',
      'BookmarkPostInput',
      ({ founders }) => ({ postId: founders.postId, note: 'Later' }),
      'post.bookmark',
    ),
    'bookmark a removed post': verb(
      'bookmarkPost',
      'BookmarkPostInput',
      ({ founders }) => ({ postId: founders.removedPostId, note: 'Later' }),
      'removedPost.bookmark',
    ),
    "edit another's bookmark": verb('editBookmark', 'EditBookmarkInput', ({ founders }) => ({
      id: founders.bookmarkId,
      note: 'Mine',
      version: 1,
    })),
    "remove another's bookmark": verb('removeBookmark', 'BookmarkInput', ({ founders }) => ({
      id: founders.bookmarkId,
    })),
    "restore another's bookmark": verb('restoreBookmark', 'BookmarkInput', ({ founders }) => ({
      id: founders.bookmarkId,
    })),
    'tell what one has read': {
      document: `mutation($id: ID!) {
        recordReading(input: { threads: [{ threadId: $id, number: 1 }] }) { id }
      }`,
      variables: ({ founders }) => ({ id: founders.threadId }),
      read: (data) => ((at(data, 'recordReading') as unknown[]).length > 0 ? 'ok' : 'nothing'),
    },
    'mark a thread as read': verb('markRead', 'MarkReadInput', ({ founders }) => ({
      threadIds: [founders.threadId],
    })),
    'mark a thread as unread': verb('markUnread', 'MarkUnreadInput', ({ founders }) => ({
      threadId: founders.threadId,
      number: 1,
    })),
    'choose how to follow a thread': verb('setThreadLevel', 'ThreadLevelInput', ({ founders }) => ({
      threadId: founders.threadId,
      level: 'WATCHING',
    })),
    'mark a community as read': verb('markRead', 'MarkReadInput', ofCommunity),
    'choose how to follow a community': verb(
      'setCommunityLevel',
      'CommunityLevelInput',
      (ground) => ({ ...ofCommunity(ground), level: 'WATCHING' }),
    ),
    "take another's mark back": verb('undoMarkRead', 'ReadMarkInput', ({ founders }) => ({
      id: founders.readMarkId,
    })),
  },
  reading: [
    block(
      ["see another's draft"],
      `
  visitor visitor*                               | sign-in
  unverified unverified*                         | verify
  outsider elsewhere pending left removed banned | null
  invited novice member                          | null
  facilitator steward admin                      | null`,
    ),
  ],
  writing: [
    block(
      ['keep a draft of a reply'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`,
    ),
    block(
      ['keep a draft of a thread'],
      `${mayNotEvenAsk}
  outsider elsewhere left removed         | ok join hidden
  pending                                 | ok pending hidden
  banned                                  | ok banned hidden
  invited                                 | ok join join
  novice member facilitator steward admin | ok`,
    ),
    some(
      ['keep a draft for own post'],
      `
  left removed               | join hidden hidden   | archived hidden hidden
  banned                     | banned hidden hidden | archived hidden hidden
  member facilitator steward | ok                   | archived`,
    ),
    block(
      ["keep a draft for another's post"],
      `${mayNotEvenAsk}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | author                | archived
  admin                                   | join                  | archived`,
    ),
    block(
      ["delete another's draft", "restore another's draft"],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | hidden`,
    ),
    block(['bookmark a post'], keepInside),
    block(
      ['bookmark a removed post'],
      `${strangersInside}
  outsider elsewhere pending left removed banned | removed hidden hidden
  invited                                        | removed hidden hidden
  novice member facilitator steward admin        | removed`,
    ),
    block(
      ["edit another's bookmark", "remove another's bookmark", "restore another's bookmark"],
      nobodyElses,
    ),
    block(
      ['mark a thread as read', 'mark a thread as unread', 'choose how to follow a thread'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | ok hidden hidden
  invited                                        | ok hidden hidden
  novice member facilitator steward admin        | ok`,
    ),
    block(
      ['tell what one has read'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | ok nothing nothing
  invited                                        | ok nothing nothing
  novice member facilitator steward admin        | ok`,
    ),
    block(['mark a community as read'], chooseInside),
    block(
      ['choose how to follow a community'],
      `${mayNotEvenAsk}
  outsider elsewhere left removed  | join join hidden
  pending                          | join pending hidden
  banned                           | join banned hidden
  invited                          | join
  novice member facilitator steward | ok
  admin                            | join`,
    ),
    block(
      ["take another's mark back"],
      `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | hidden
  banned novice member facilitator steward admin  | hidden`,
    ),
  ],
};
