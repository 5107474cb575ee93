import { newId } from '../../../src/kernel/ids';
import { at, ofCommunity, own, page, permission, reason, verb, wordsOf } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import {
  block,
  nobodyElses,
  onlyTheirs,
  ownInside,
  readInside,
  readNow,
  readThread,
  some,
  strangers,
  strangersInside,
  wasRemoved,
} from '../table';

const POST = permission(['edit', 'remove', 'restore', 'reply', 'accept', 'react', 'bookmark']);
const THREAD = permission('reply edit remove restore accept react lookAfter'.split(' '));
const SAID = `query($thread: ID!, $post: ID!, $removedPost: ID!, $removedThread: ID!, $closedThread: ID!,
  $mergedThread: ID!, $ownThread: ID!, $ownPost: ID!) {
  thread(id: $thread) { viewerCan ${THREAD} }
  post(id: $post) { viewerCan ${POST} }
  removedPost: post(id: $removedPost) { viewerCan ${POST} }
  removedThread: thread(id: $removedThread) { viewerCan ${THREAD} }
  closedThread: thread(id: $closedThread) { viewerCan ${THREAD} }
  mergedThread: thread(id: $mergedThread) { viewerCan ${THREAD} }
  ownThread: thread(id: $ownThread) { viewerCan ${THREAD} }
  ownPost: post(id: $ownPost) { viewerCan ${POST} }
}`;
/** Threads and posts: read, opened, answered, changed and removed. */
export const threads: RoomTable = {
  reads: {
    'find its threads at home': {
      document: '{ viewer { latestThreads(first: 100) { nodes { community { slug } } } } }',
      variables: () => ({}),
      read: (data, { community }) => {
        const found = (at(data, 'viewer', 'latestThreads', 'nodes') ?? []) as Array<{
          community: { slug: string };
        }>;
        return found.some((one) => one.community.slug === community.slug) ? 'yes' : 'no';
      },
    },
    'read threads': page('threads(first: 5)', '{ nodes { id title } }'),
    'read counts': page('postCount', ''),
    'read thread': {
      document: 'query($id: ID!) { thread(id: $id) { title posts(first: 3) { nodes { html } } } }',
      variables: ({ founders }) => ({ id: founders.threadId }),
    },
    'read post': {
      document: 'query($id: ID!) { post(id: $id) { html thread { title } } }',
      variables: ({ founders }) => ({ id: founders.postId }),
    },
    'look for similar threads': {
      document:
        'query($id: ID!) { similarThreads(communityId: $id, title: "How do you do it?") { id title } }',
      variables: ({ community }) => ({ id: community.id }),
    },
    'read removed thread': {
      document: 'query($id: ID!) { thread(id: $id) { posts(first: 3) { nodes { html } } } }',
      variables: ({ removedThread }) => ({ id: removedThread.id }),
      read: (data) =>
        (at(data, 'thread', 'posts', 'nodes') as unknown[]).length > 0 ? 'ok' : 'trace',
    },
    'read what a post said before': {
      document: 'query($id: ID!) { post(id: $id) { history { nodes { markdown } } } }',
      variables: ({ founders }) => ({ id: founders.postId }),
    },
    'read words of removed post': {
      document: 'query($id: ID!) { post(id: $id) { html } }',
      variables: ({ founders }) => ({ id: founders.removedPostId }),
      read: (data) => (at(data, 'post', 'html') === '' ? 'trace' : 'ok'),
    },
  },
  follows: {
    'follow thread': {
      document: 'subscription($id: ID!) { threadChanged(threadId: $id) { kind } }',
      variables: ({ founders }) => ({ id: founders.threadId }),
    },
    'follow removed thread': {
      document: 'subscription($id: ID!) { threadChanged(threadId: $id) { kind } }',
      variables: ({ removedThread }) => ({ id: removedThread.id }),
    },
  },
  writes: {
    'open thread': verb(
      'openThread',
      'OpenThreadInput',
      (ground) => ({ ...ofCommunity(ground), kind: 'DISCUSSION', title: 'A thing', ...wordsOf() }),
      'community.openThread',
    ),
    'open thread out of a post': verb('openThread', 'OpenThreadInput', (ground) => ({
      ...ofCommunity(ground),
      kind: 'QUESTION',
      title: 'Another thing',
      grewOutOfPostId: ground.founders.postId,
      ...wordsOf(),
    })),
    announce: verb(
      'openThread',
      'OpenThreadInput',
      (ground) => ({
        ...ofCommunity(ground),
        kind: 'ANNOUNCEMENT',
        title: 'A thing',
        ...wordsOf(),
      }),
      'community.openAnnouncement',
    ),
    reply: verb(
      'reply',
      'ReplyInput',
      ({ founders }) => ({ threadId: founders.threadId, ...wordsOf() }),
      'thread.reply',
    ),
    'answer a post': verb(
      'reply',
      'ReplyInput',
      ({ founders }) => ({
        threadId: founders.threadId,
        answersPostId: founders.postId,
        ...wordsOf(),
      }),
      'post.reply',
    ),
    react: verb(
      'react',
      'ReactInput',
      ({ founders }) => ({ postId: founders.postId, kind: 'HELPED_ME', on: true }),
      'post.react',
    ),
    'edit own post': verb(
      'editPost',
      'EditPostInput',
      (ground, actor) => ({ id: own(ground, actor).postId, markdown: 'Better said.', version: 1 }),
      'ownPost.edit',
    ),
    'remove own post': verb(
      'removePost',
      'RemovePostInput',
      (ground, actor) => ({ id: own(ground, actor).postId, reason: '' }),
      'ownPost.remove',
    ),
    'edit own thread': verb(
      'editThread',
      'EditThreadInput',
      (ground, actor) => ({ id: own(ground, actor).threadId, title: 'Better named', version: 1 }),
      'ownThread.edit',
    ),
    'remove own thread': verb(
      'removeThread',
      'RemoveThreadInput',
      (ground, actor) => ({ id: own(ground, actor).threadId, reason: '' }),
      'ownThread.remove',
    ),
    'accept in own thread': verb(
      'acceptReply',
      'PostInput',
      (ground, actor) => ({ id: own(ground, actor).postId }),
      'ownPost.accept',
    ),
    "delete another's file": verb('deleteFile', 'FileInput', ({ founders }) => ({
      id: founders.file.id,
    })),
    "restore another's file": verb('restoreFile', 'FileInput', ({ founders }) => ({
      id: founders.file.id,
    })),
    "edit another's post": verb(
      'editPost',
      'EditPostInput',
      ({ founders }) => ({ id: founders.postId, markdown: 'Better said.', version: 1 }),
      'post.edit',
    ),
    "remove another's post": verb(
      'removePost',
      'RemovePostInput',
      ({ founders }) => ({ id: founders.postId, ...reason }),
      'post.remove',
    ),
    "edit another's thread": verb(
      'editThread',
      'EditThreadInput',
      ({ founders }) => ({ id: founders.threadId, title: 'Better named', version: 1 }),
      'thread.edit',
    ),
    "remove another's thread": verb(
      'removeThread',
      'RemoveThreadInput',
      ({ founders }) => ({ id: founders.threadId, ...reason }),
      'thread.remove',
    ),
    "accept in another's thread": verb(
      'acceptReply',
      'PostInput',
      ({ founders }) => ({ id: founders.postId }),
      'post.accept',
    ),
    'restore removed post': verb(
      'restorePost',
      'PostInput',
      ({ founders }) => ({ id: founders.removedPostId }),
      'removedPost.restore',
    ),
    'remove removed post again': verb(
      'removePost',
      'RemovePostInput',
      ({ founders }) => ({ id: founders.removedPostId, ...reason }),
      'removedPost.remove',
    ),
    'restore removed thread': verb(
      'restoreThread',
      'ThreadInput',
      ({ removedThread }) => ({ id: removedThread.id }),
      'removedThread.restore',
    ),
    'reply in removed thread': verb(
      'reply',
      'ReplyInput',
      ({ removedThread }) => ({ threadId: removedThread.id, ...wordsOf() }),
      'removedThread.reply',
    ),
  },
  reading: [
    block(
      ['find its threads at home'],
      `
  visitor unverified visitor* unverified*              | no
  outsider elsewhere pending invited left removed      | no
  banned admin                                         | no
  novice member facilitator steward                    | yes | no`,
    ),
    block(['read threads', 'read counts'], readInside),
    block(
      ['read thread', 'read post', 'follow thread', 'read what a post said before'],
      readThread,
    ),
    block(['look for similar threads'], readNow),
    block(
      ['read removed thread', 'follow removed thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok`,
    ),
    block(
      ['read words of removed post'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | trace hidden hidden
  outsider elsewhere pending left removed banned | trace hidden hidden
  invited                                        | trace hidden hidden
  novice member                                  | trace
  facilitator steward admin                      | ok`,
    ),
  ],
  writing: [
    block(
      ['open thread', 'open thread out of a post'],
      `${strangers}
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member facilitator steward      | ok                     | archived
  admin                           | join                   | archived`,
    ),
    block(
      ['announce'],
      `${strangers}
  outsider elsewhere left removed | join join hidden       | archived join hidden
  pending                         | pending pending hidden | archived pending hidden
  banned                          | banned banned hidden   | archived banned hidden
  invited                         | join                   | archived join join
  novice                          | rules                  | archived
  member                          | announce               | archived
  facilitator steward             | ok                     | archived
  admin                           | join                   | archived`,
    ),
    block(
      ['reply', 'answer a post', 'react'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`,
    ),
    some(
      [
        'edit own post',
        'remove own post',
        'edit own thread',
        'remove own thread',
        'accept in own thread',
      ],
      ownInside,
    ),
    block(["delete another's file", "restore another's file"], nobodyElses),
    block(["edit another's post"], onlyTheirs),
    block(
      [
        "remove another's post",
        "edit another's thread",
        "remove another's thread",
        "accept in another's thread",
      ],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | author                | archived
  facilitator steward admin               | ok                    | archived`,
    ),
    block(
      ['restore removed post'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | facilitator           | archived
  facilitator steward admin               | ok                    | archived`,
    ),
    block(['remove removed post again'], wasRemoved),
    block(
      ['restore removed thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok      | archived`,
    ),
    block(
      ['reply in removed thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | hidden
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | removed`,
    ),
  ],
  /** Those of polls, care and reading too, which are of threads and posts. */
  verdicts: verdictsOf(SAID, (ground, actor) => ({
    thread: ground.founders.threadId,
    post: ground.founders.postId,
    removedPost: ground.founders.removedPostId,
    removedThread: ground.removedThread.id,
    closedThread: ground.closedThread.threadId,
    mergedThread: ground.mergedThread.threadId,
    ownThread: ground.own.get(actor)?.threadId ?? newId(),
    ownPost: ground.own.get(actor)?.postId ?? newId(),
  })),
};
