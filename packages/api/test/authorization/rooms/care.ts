import { at, keyed, page, reason, verb, wordsOf } from '../actions';
import { type RoomTable } from '../run';
import { block, lookAfterLists, readInside, readThread, strangersInside } from '../table';

/** What is done with threads by whoever looks after the community. */
export const care: RoomTable = {
  reads: {
    'see what waits': page('waitingThreads(first: 5)', '{ nodes { id } }'),
    'count what waits': page('waitingCount', ''),
    'see removed threads': page('removedThreads(first: 5)', '{ nodes { id } }'),
    'see removed posts': page('removedPosts(first: 5)', '{ nodes { id } }'),
    'see what has left': page('movedAway(first: 5)', '{ nodes { id } }'),
    'be led on from merged thread': {
      document:
        'query($id: ID!) { thread(id: $id) { mergedInto { id } movedPost(number: 2) { id } } }',
      variables: ({ mergedThread }) => ({ id: mergedThread.threadId }),
      read: (data) =>
        at(data, 'thread', 'mergedInto') && at(data, 'thread', 'movedPost') ? 'ok' : 'null',
    },
  },
  writes: {
    'reply in closed thread': verb(
      'reply',
      'ReplyInput',
      ({ closedThread }) => ({ threadId: closedThread.threadId, ...wordsOf() }),
      'closedThread.reply',
    ),
    'react in closed thread': verb(
      'react',
      'ReactInput',
      ({ closedThread }) => ({ postId: closedThread.postId, kind: 'HELPED_ME', on: true }),
      'closedThread.react',
    ),
    "edit another's closed thread": verb(
      'editThread',
      'EditThreadInput',
      ({ closedThread }) => ({ id: closedThread.threadId, title: 'Better named', version: 1 }),
      'closedThread.edit',
    ),
    'pin thread': verb(
      'pinThread',
      'PinThreadInput',
      ({ founders }) => ({ id: founders.threadId }),
      'thread.lookAfter',
    ),
    'unpin thread': verb(
      'unpinThread',
      'ThreadInput',
      ({ founders }) => ({ id: founders.threadId }),
      'thread.lookAfter',
    ),
    'close thread': verb(
      'closeThread',
      'CloseThreadInput',
      ({ founders }) => ({ id: founders.threadId, ...reason }),
      'thread.lookAfter',
    ),
    'reopen thread': verb(
      'reopenThread',
      'ThreadInput',
      ({ closedThread }) => ({ id: closedThread.threadId }),
      'closedThread.lookAfter',
    ),
    'move thread': verb(
      'moveThread',
      'MoveThreadInput',
      ({ founders, harbour }) => ({ id: founders.threadId, communityId: harbour, knowingly: true }),
      'thread.lookAfter',
    ),
    'split thread': verb(
      'splitThread',
      'SplitThreadInput',
      ({ founders }) => ({
        ...{ id: founders.threadId, postIds: [founders.postId] },
        ...{ title: 'Apart', kind: 'DISCUSSION', ...keyed() },
      }),
      'thread.lookAfter',
    ),
    'merge threads': verb(
      'mergeThreads',
      'MergeThreadsInput',
      ({ founders, closedThread }) => ({ id: founders.threadId, intoId: closedThread.threadId }),
      'thread.lookAfter',
    ),
    'say that no answer is needed': verb(
      'waiveThread',
      'ThreadInput',
      ({ founders }) => ({ id: founders.threadId }),
      'thread.lookAfter',
    ),
    'take what a post said out of sight': verb(
      'hidePostVersion',
      'PostVersionInput',
      ({ founders }) => ({ postId: founders.postId, version: 1 }),
      'post.lookAfter',
    ),
    'reply in merged thread': verb(
      'reply',
      'ReplyInput',
      ({ mergedThread }) => ({ threadId: mergedThread.threadId, ...wordsOf() }),
      'mergedThread.reply',
    ),
    'restore merged thread': verb(
      'restoreThread',
      'ThreadInput',
      ({ mergedThread }) => ({ id: mergedThread.threadId }),
      'mergedThread.restore',
    ),
    'merge merged thread': verb(
      'mergeThreads',
      'MergeThreadsInput',
      ({ mergedThread, founders }) => ({ id: mergedThread.threadId, intoId: founders.threadId }),
      'mergedThread.lookAfter',
    ),
    'close removed thread': verb(
      'closeThread',
      'CloseThreadInput',
      ({ removedThread }) => ({ id: removedThread.id, ...reason }),
      'removedThread.lookAfter',
    ),
  },
  reading: [
    block(['see what has left'], readInside),
    block(['be led on from merged thread'], readThread),
    block(
      ['see what waits', 'count what waits', 'see removed threads', 'see removed posts'],
      lookAfterLists,
    ),
  ],
  writing: [
    block(
      ['reply in closed thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | closed hidden hidden
  outsider elsewhere pending left removed banned | closed hidden hidden
  invited                                        | closed hidden hidden
  novice member                                  | closed
  facilitator steward                            | ok     | archived
  admin                                          | join   | archived`,
    ),
    block(
      ['react in closed thread'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`,
    ),
    block(
      ["edit another's closed thread"],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | closed hidden hidden
  outsider elsewhere pending left removed banned | closed hidden hidden
  invited                                        | closed hidden hidden
  novice member                                  | closed
  facilitator steward admin                      | ok     | archived`,
    ),
    block(
      [
        'pin thread',
        'unpin thread',
        'close thread',
        'reopen thread',
        'move thread',
        'split thread',
        'merge threads',
        'say that no answer is needed',
        'take what a post said out of sight',
      ],
      `${strangersInside}
  outsider elsewhere pending left removed banned | facilitator hidden hidden
  invited                                        | facilitator hidden hidden
  novice member                                  | facilitator
  facilitator steward admin                      | ok | archived`,
    ),
    block(
      ['reply in merged thread', 'restore merged thread', 'merge merged thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | merged hidden hidden
  outsider elsewhere pending left removed banned | merged hidden hidden
  invited                                        | merged hidden hidden
  novice member facilitator steward admin        | merged`,
    ),
    block(
      ['close removed thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | removed`,
    ),
  ],
};
