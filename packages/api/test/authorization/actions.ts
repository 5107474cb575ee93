import { newId } from '../../src/kernel/ids';
import { someBrowser } from '../../src/notifications/push/push.fixture';
import type { Answer, TestClient } from '../harness';
import { type Actor, shortReason } from './parse';
import type { Ground, World } from './world';

type Data = Record<string, unknown>;
type Values = Record<string, unknown>;

/** What is done for a cell, and what an answer without an error says. */
export interface Action {
  document: string;
  variables(ground: Ground, actor: Actor): Values;
  /** `ok` unless it says otherwise. */
  read?(data: Data, ground: Ground): string;
  /** Where the verdict stands that must say the same: `root.field` of `verdicts`. */
  can?: string;
}

export function outcome(answer: Answer, read: (data: Data) => string): string {
  const { data, errors } = answer;
  if (!errors) return read(data ?? {});
  const { code, reason } = errors[0]?.extensions ?? {};
  if (code === 'NOT_FOUND') return 'hidden';
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return shortReason(reason);
  return `${code} ${reason ?? ''} ${JSON.stringify(errors)}`;
}

const filled = (value: unknown): string => (value === null ? 'null' : 'ok');
const at = (data: Data, ...path: string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Data | null)?.[key], data);

const slugOf = (ground: Ground): Values => ({ slug: ground.community.slug });
const page = (field: string, selection: string): Action => ({
  document: `query($slug: String!) { community(slug: $slug) { field: ${field} ${selection} } }`,
  variables: slugOf,
  read: (data) => filled(at(data, 'community', 'field')),
});

export const readingActions: Record<string, Action> = {
  "see another's draft": {
    document: 'query($id: ID!) { draft(place: REPLY, placeId: $id) { markdown } }',
    variables: ({ founders }) => ({ id: founders.threadId }),
    read: (data) => filled(at(data, 'draft')),
  },
  'find it in the directory': {
    document: `query($archived: Boolean) {
      communities(first: 100, filter: { archived: $archived }) { nodes { slug } }
    }`,
    variables: ({ place }) => ({ archived: place.includes('archived') }),
    read: (data, { community }) => {
      const nodes = at(data, 'communities', 'nodes') as Array<{ slug: string }>;
      return nodes.some(({ slug }) => slug === community.slug) ? 'yes' : 'no';
    },
  },
  'find it among own memberships': {
    document: '{ viewer { memberships { community { slug } } } }',
    variables: () => ({}),
    read: (data, { community }) => {
      const found = (at(data, 'viewer', 'memberships') ?? []) as Array<{
        community: { slug: string };
      }>;
      return found.some((one) => one.community.slug === community.slug) ? 'yes' : 'no';
    },
  },
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
  'open its page': {
    document: 'query($slug: String!) { community(slug: $slug) { name purpose roughSize } }',
    variables: slugOf,
  },
  'read charter': page('charter', '{ purpose }'),
  'read ground rules': page('groundRules', '{ html }'),
  'read members': page('members(first: 5)', '{ nodes { id person { name } } }'),
  'read threads': page('threads(first: 5)', '{ nodes { id title } }'),
  'read counts': page('postCount', ''),
  'see requests': page('requests', '{ nodes { id message } }'),
  'see invited': page('invited', '{ nodes { id } }'),
  'see invitations': page('invitations', '{ nodes { id } }'),
  'see banned': page('banned', '{ nodes { id } }'),
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
  'read what a post said before': {
    document: 'query($id: ID!) { post(id: $id) { history { nodes { markdown } } } }',
    variables: ({ founders }) => ({ id: founders.postId }),
  },
  'read words of removed post': {
    document: 'query($id: ID!) { post(id: $id) { html } }',
    variables: ({ founders }) => ({ id: founders.removedPostId }),
    read: (data) => (at(data, 'post', 'html') === '' ? 'trace' : 'ok'),
  },
};

/** Those that are only there over a WebSocket. */
export const followingActions: Record<string, Action> = {
  'follow thread': {
    document: 'subscription($id: ID!) { threadChanged(threadId: $id) { kind } }',
    variables: ({ founders }) => ({ id: founders.threadId }),
  },
  'follow removed thread': {
    document: 'subscription($id: ID!) { threadChanged(threadId: $id) { kind } }',
    variables: ({ removedThread }) => ({ id: removedThread.id }),
  },
  'follow own inbox': {
    document: 'subscription { inboxChanged { unread } }',
    variables: () => ({}),
  },
  'follow community': {
    document: 'subscription($id: ID!) { communityChanged(communityId: $id) { kind } }',
    variables: ({ community }) => ({ id: community.id }),
  },
};

/** A mutation with one input; what it returns is asked for by its id only. */
function verb(
  name: string,
  type: string,
  input: (ground: Ground, actor: Actor) => Values,
  can?: string,
  selection = '{ id }',
): Action {
  return {
    document: `mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`,
    variables: (ground, actor) => ({ input: input(ground, actor) }),
    ...(can && { can }),
  };
}

const draft = (place: (ground: Ground, actor: Actor) => [string, string]): Action =>
  verb('saveDraft', 'SaveDraftInput', (ground, actor) => {
    const [kind, placeId] = place(ground, actor);
    return { place: kind, placeId, markdown: 'Not finished', version: 0, copy: 'a-copy' };
  });

const onLine = (name: string, type = 'NoticesInput', more: Values = {}): Action =>
  verb(
    name,
    type,
    ({ founders }) => ({ ids: [founders.noticeId], ...more }),
    undefined,
    '{ unread }',
  );

type PollOf = (ground: Ground, actor: Actor) => string;
const onPoll = (name: string, pollId: PollOf, can?: string): Action =>
  verb(name, 'PollInput', (ground, actor) => ({ pollId: pollId(ground, actor) }), can);
const vote = (pollId: PollOf, can?: string): Action =>
  verb(
    'castVote',
    'CastVoteInput',
    (ground, actor) => ({ pollId: pollId(ground, actor), choices: [0] }),
    can,
  );
const writeOutcome = (pollId: PollOf, can: string): Action =>
  verb(
    'writePollOutcome',
    'WritePollOutcomeInput',
    (ground, actor) => ({ pollId: pollId(ground, actor), markdown: 'We try foam.', version: 1 }),
    can,
  );
const addPoll = (postId: PollOf, can: string): Action =>
  verb(
    'addPoll',
    'AddPollInput',
    (ground, actor) => ({
      postId: postId(ground, actor),
      poll: {
        ...{ question: 'Which one?', kind: 'SINGLE', options: ['This', 'That'] },
        ...{ results: 'ALWAYS', namesShown: false },
      },
    }),
    can,
  );

const ofCommunity = ({ community }: Ground) => ({ communityId: community.id });
const versioned = ({ community }: Ground) => ({
  communityId: community.id,
  version: community.version,
});
const keyed = () => ({ clientMutationId: newId() });
const wordsOf = () => ({ markdown: 'As we do it here.', ...keyed() });
const charter = {
  purpose: 'Better',
  goals: [],
  forWhom: 'All',
  cadence: 'Monthly',
  note: 'Why not',
};
const reason = { reason: 'It does not belong here.' };

function own({ own: written }: Ground, actor: Actor) {
  const mine = written.get(actor);
  if (!mine) throw new Error(`${actor} has written nothing`);
  return mine;
}

export const writingActions: Record<string, Action> = {
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
    (ground) => ({ ...ofCommunity(ground), kind: 'ANNOUNCEMENT', title: 'A thing', ...wordsOf() }),
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
  'bookmark a post': verb(
    'bookmarkPost',
    'BookmarkPostInput',
    ({ founders }) => ({ postId: founders.postId, note: 'Later' }),
    'post.bookmark',
  ),
  'pass a post while catching up': verb(
    'passCatchUp',
    'PassCatchUpInput',
    ({ founders }) => ({ section: 'NEW', postId: founders.postId, seconds: 3 }),
    'post.bookmark',
  ),
  "take back another's pass": verb('undoPassCatchUp', 'CatchUpPassInput', ({ founders }) => ({
    id: founders.passId,
  })),
  'come to the end of a catch-up': {
    document: 'mutation { finishCatchUp(input: { upTo: "2026-03-02T09:00:00Z" }) { finishedAt } }',
    variables: () => ({}),
  },
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
  "mark another's line as read": onLine('markNoticesRead'),
  "mark another's line as unread": onLine('markNoticesUnread'),
  "finish another's line": onLine('finishNotices'),
  "reopen another's line": onLine('reopenNotices', 'ReopenNoticesInput'),
  "snooze another's line": onLine('snoozeNotices', 'SnoozeNoticesInput', {
    until: '2026-07-01T09:00:00Z',
  }),
  'vote in a poll': vote(({ founders }) => founders.pollId, 'poll.vote'),
  'withdraw a vote': onPoll('withdrawVote', ({ founders }) => founders.pollId, 'poll.vote'),
  'vote in a closed poll': vote(({ founders }) => founders.closedPollId, 'closedPoll.vote'),
  'vote in a closed thread': vote(
    ({ closedThread }) => closedThread.pollId,
    'pollOfClosedThread.vote',
  ),
  'vote in the poll of a removed post': vote(({ founders }) => founders.removedPollId),
  "remove another's poll": onPoll('removePoll', ({ founders }) => founders.pollId, 'poll.remove'),
  "close another's poll": onPoll('closePoll', ({ founders }) => founders.pollId, 'poll.close'),
  'write the outcome of a closed poll': writeOutcome(
    ({ founders }) => founders.closedPollId,
    'closedPoll.writeOutcome',
  ),
  'write the outcome of an open poll': writeOutcome(
    ({ founders }) => founders.pollId,
    'poll.writeOutcome',
  ),
  'add a poll to own post': addPoll((ground, actor) => own(ground, actor).postId, 'ownPost.edit'),
  "add a poll to another's post": addPoll(({ founders }) => founders.postId, 'post.edit'),
  "delete another's file": verb('deleteFile', 'FileInput', ({ founders }) => ({
    id: founders.file.id,
  })),
  "restore another's file": verb('restoreFile', 'FileInput', ({ founders }) => ({
    id: founders.file.id,
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
  'choose what to be told in a community': verb(
    'setNotificationPreference',
    'SetNotificationPreferenceInput',
    (ground) => ({ ...ofCommunity(ground), kind: 'POST', way: 'MAIL', pace: 'AT_ONCE' }),
  ),
  "take another's mark back": verb('undoMarkRead', 'ReadMarkInput', ({ founders }) => ({
    id: founders.readMarkId,
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
  join: verb('joinCommunity', 'CommunityInput', ofCommunity, 'community.join'),
  'request to join': verb(
    'requestToJoin',
    'RequestToJoinInput',
    (ground) => ({ ...ofCommunity(ground), message: 'Please.' }),
    'community.requestToJoin',
  ),
  leave: verb('leaveCommunity', 'CommunityInput', ofCommunity, 'community.leave'),
  'accept ground rules': verb('acceptGroundRules', 'AcceptGroundRulesInput', (ground) => ({
    ...ofCommunity(ground),
    number: 1,
  })),
  'invite by link': verb(
    'inviteToCommunity',
    'InviteToCommunityInput',
    (ground) => ({ ...ofCommunity(ground), ...keyed() }),
    'community.invite',
    '{ url }',
  ),
  'invite a person': verb(
    'inviteMember',
    'InviteMemberInput',
    (ground) => ({ ...ofCommunity(ground), personId: ground.guest, ...keyed() }),
    'community.invite',
  ),
  'invite as facilitator': verb('inviteMember', 'InviteMemberInput', (ground) => ({
    ...ofCommunity(ground),
    personId: ground.guest,
    role: 'FACILITATOR',
    ...keyed(),
  })),
  'revoke invitation': verb('revokeInvitation', 'InvitationInput', ({ invitation }) => ({
    id: invitation.id,
  })),
  'join by link': verb('acceptInvitation', 'TokenInput', ({ invitation }) => ({
    token: invitation.token,
  })),
  'answer own invitation': verb(
    'answerInvitation',
    'AnswerInvitationInput',
    ({ ownInvitation }) => ({
      membershipId: ownInvitation,
      accept: true,
    }),
  ),
  "answer another's invitation": verb(
    'answerInvitation',
    'AnswerInvitationInput',
    ({ memberships }) => ({ membershipId: memberships.invited, accept: true }),
  ),
  'approve request': verb(
    'approveRequest',
    'MembershipInput',
    ({ memberships }) => ({ membershipId: memberships.requested }),
    'requested.approve',
  ),
  'refuse request': verb(
    'refuseRequest',
    'MembershipInput',
    ({ memberships }) => ({ membershipId: memberships.requested }),
    'requested.refuse',
  ),
  'take back invitation of a person': verb(
    'removeMember',
    'RemoveMemberInput',
    ({ memberships }) => ({ membershipId: memberships.invited, ...reason, version: 1 }),
    'invited.remove',
  ),
  'change role': verb(
    'changeRole',
    'ChangeRoleInput',
    ({ memberships }) => ({ membershipId: memberships.active, role: 'FACILITATOR', version: 1 }),
    'active.changeRole',
  ),
  'remove member': verb(
    'removeMember',
    'RemoveMemberInput',
    ({ memberships }) => ({ membershipId: memberships.active, ...reason, version: 1 }),
    'active.remove',
  ),
  'ban member': verb(
    'banMember',
    'RemoveMemberInput',
    ({ memberships }) => ({ membershipId: memberships.active, ...reason, version: 1 }),
    'active.ban',
  ),
  unban: verb(
    'unbanMember',
    'MembershipInput',
    ({ memberships }) => ({ membershipId: memberships.banned }),
    'banned.unban',
  ),
  'amend charter': verb(
    'amendCharter',
    'AmendCharterInput',
    (ground) => ({ ...versioned(ground), ...charter }),
    'community.amendCharter',
  ),
  'publish ground rules': verb(
    'publishGroundRules',
    'PublishGroundRulesInput',
    (ground) => ({ ...versioned(ground), ...wordsOf() }),
    'community.changeRules',
  ),
  'edit settings': verb(
    'editCommunity',
    'EditCommunityInput',
    ({ community }) => ({ id: community.id, name: 'Renamed', version: community.version }),
    'community.edit',
  ),
  archive: verb('archiveCommunity', 'VersionedCommunityInput', versioned, 'community.archive'),
  'restore community': verb(
    'restoreCommunity',
    'VersionedCommunityInput',
    versioned,
    'community.restore',
  ),
};

type HouseAction = { document: string; variables(house: World['house']): Values };
const done = (
  name: string,
  type: string,
  input: (house: World['house']) => Values,
  selection = '{ id }',
) => ({
  document: `mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`,
  variables: (house: World['house']) => ({ input: input(house) }),
});
const asked = (document: string): HouseAction => ({ document, variables: () => ({}) });

export const houseActions: Record<string, HouseAction> = {
  'see what could not be sent': asked('{ unsent { nodes { id } } unsentCounts { mails } }'),
  'send it again': done('sendAgain', 'UnsentInput', () => ({ ids: [newId()] }), '{ done }'),
  'send all of it again': asked('mutation { sendAllAgain { done } }'),
  'forget it': done('forgetUnsent', 'UnsentInput', () => ({ ids: [newId()] }), '{ done }'),
  'get mail again': asked('mutation { resumeMail { email } }'),
  'be told in this browser': done(
    'registerPush',
    'RegisterPushInput',
    someBrowser,
    '{ pushDevices { id } }',
  ),
  "stop telling in another's browser": done(
    'removePush',
    'RemovePushInput',
    ({ pushDeviceId }) => ({ id: pushDeviceId }),
    '{ pushDevices { id } }',
  ),
  'create community': done('createCommunity', 'CreateCommunityInput', () => ({
    name: 'New',
    visibility: 'OPEN',
    domainIds: [],
    purpose: 'Better',
    goals: [],
    forWhom: 'All',
    cadence: 'Monthly',
    groundRules: 'Be kind.',
    ...keyed(),
  })),
  'create domain': done('createDomain', 'CreateDomainInput', () => ({ name: 'New', ...keyed() })),
  'edit domain': done('editDomain', 'EditDomainInput', ({ domainId }) => ({
    id: domainId,
    name: 'Renamed',
    version: 1,
  })),
  'remove domain': done('removeDomain', 'RemoveDomainInput', ({ emptyDomainId }) => ({
    id: emptyDomainId,
    version: 1,
  })),
  'edit instance': done(
    'editInstance',
    'EditInstanceInput',
    () => ({ name: 'Ours', version: 1 }),
    '{ name }',
  ),
  'invite to the instance': done('invitePerson', 'InvitePersonInput', keyed, '{ url }'),
  'list people': asked('{ people { nodes { name } } }'),
  'list placeholder claims': asked('{ placeholderClaims { id } }'),
  'list invitations to the instance': asked('{ instanceInvitations { nodes { id } } }'),
  'make admin': done('makeAdmin', 'PersonInput', ({ personId }) => ({ personId })),
  'end admin': done('endAdmin', 'PersonInput', ({ personId }) => ({ personId })),
  'close account': done('deactivatePerson', 'PersonInput', ({ personId }) => ({ personId })),
  'reopen account': done('reactivatePerson', 'PersonInput', ({ closedId }) => ({
    personId: closedId,
  })),
  'decide claim': done('decideClaim', 'DecideClaimInput', ({ claimId }) => ({
    id: claimId,
    approve: true,
  })),
  "edit another's profile": done('editProfile', 'EditProfileInput', ({ personId }) => ({
    personId,
    name: 'Renamed',
    version: 1,
  })),
  "remove another's photo": done('removePhoto', 'RemovePhotoInput', ({ personId }) => ({
    personId,
  })),
};

const permission = (fields: string[]) =>
  `{ ${fields.map((field) => `${field} { allowed reason }`).join(' ')} }`;
const COMMUNITY = permission([
  ...[
    'join',
    'requestToJoin',
    'leave',
    'openThread',
    'openAnnouncement',
    'invite',
    'manageMembers',
  ],
  ...['changeRoles', 'amendCharter', 'changeRules', 'edit', 'archive', 'restore'],
]);
const POST = permission(['edit', 'remove', 'restore', 'reply', 'accept', 'react', 'bookmark']);
const THREAD = permission('reply edit remove restore accept react lookAfter'.split(' '));
const POLL = `{ poll { viewerCan ${permission(['vote', 'remove', 'close', 'writeOutcome'])} } }`;
const MEMBERSHIP = permission(['changeRole', 'remove', 'ban', 'unban', 'approve', 'refuse']);
const LIST = `{ nodes { id viewerCan ${MEMBERSHIP} } }`;

const VERDICTS = `query($slug: String!, $thread: ID!, $post: ID!, $removedPost: ID!, $closedPost: ID!, $openingPost: ID!, $removedThread: ID!, $closedThread: ID!, $mergedThread: ID!, $ownThread: ID!, $ownPost: ID!) {
  community(slug: $slug) { viewerCan ${COMMUNITY} }
  thread(id: $thread) { viewerCan ${THREAD} }
  post(id: $post) { viewerCan ${POST} }
  removedPost: post(id: $removedPost) { viewerCan ${POST} }
  removedThread: thread(id: $removedThread) { viewerCan ${THREAD} }
  closedThread: thread(id: $closedThread) { viewerCan ${THREAD} }
  poll: post(id: $post) ${POLL}
  closedPoll: post(id: $openingPost) ${POLL}
  pollOfClosedThread: post(id: $closedPost) ${POLL}
  mergedThread: thread(id: $mergedThread) { viewerCan ${THREAD} }
  ownThread: thread(id: $ownThread) { viewerCan ${THREAD} }
  ownPost: post(id: $ownPost) { viewerCan ${POST} }
}`;
const MEMBERS = `query($slug: String!) {
  community(slug: $slug) { members(first: 100) ${LIST} requests ${LIST} invited ${LIST} banned ${LIST} }
}`;

interface Can {
  viewerCan: Record<string, { allowed: boolean; reason: string | null }>;
}

/**
 * What `viewerCan` says to an actor in a community, of everything that an action there is about.
 * @returns `root.field` to the word of the cell; nothing of what the actor does not see
 */
export async function verdictsFor(
  client: TestClient,
  ground: Ground,
  actor: Actor,
): Promise<Map<string, string>> {
  const nobody = newId();
  const mine = ground.own.get(actor);
  const { data } = await client.ask<Record<string, Can | { poll: Can } | null>>(VERDICTS, {
    slug: ground.community.slug,
    thread: ground.founders.threadId,
    post: ground.founders.postId,
    removedPost: ground.founders.removedPostId,
    closedPost: ground.closedThread.postId,
    openingPost: ground.founders.openingId,
    removedThread: ground.removedThread.id,
    closedThread: ground.closedThread.threadId,
    mergedThread: ground.mergedThread.threadId,
    ownThread: mine?.threadId ?? nobody,
    ownPost: mine?.postId ?? nobody,
  });
  const found = new Map<string, Can>();
  for (const [root, value] of Object.entries(data ?? {})) {
    if (value) found.set(root, 'poll' in value ? value.poll : value);
  }
  const lists = await client.ask<{
    community: Record<string, { nodes: Array<Can & { id: string }> } | null> | null;
  }>(MEMBERS, { slug: ground.community.slug });
  const nodes = Object.values(lists.data?.community ?? {}).flatMap((list) => list?.nodes ?? []);
  for (const [state, id] of Object.entries(ground.memberships)) {
    const node = nodes.find((one) => one.id === id);
    if (node) found.set(state, node);
  }
  const verdicts = new Map<string, string>();
  for (const [root, { viewerCan }] of found) {
    for (const [field, { allowed, reason: why }] of Object.entries(viewerCan)) {
      verdicts.set(`${root}.${field}`, allowed ? 'ok' : shortReason(why));
    }
  }
  return verdicts;
}
