import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { newId } from '../../src/kernel/ids';
import { worldsRooms } from './rooms';
import { below, selectAll } from './select-all';
import type { Public, Secret } from './worlds';

export interface Question {
  about: string;
  query: string;
  variables: Record<string, unknown>;
}

/** Within a year of the day of the tests. */
const SOON = '2026-07-01T09:00:00Z';
const key = { clientMutationId: 'the-same-in-both' };

/** Every query of the schema, asked about what is public, what is secret and what is nowhere. */
export function queriesAbout(schema: GraphQLSchema, known: Public, secret: Secret): Question[] {
  const all = (query: string, depth = 1) => below(schema, query, depth);
  const nowhere = newId();
  const questions: Question[] = [];
  const ask = (about: string, query: string, ...variables: Array<Record<string, unknown>>) => {
    for (const given of variables.length > 0 ? variables : [{}]) {
      questions.push({ about: `${about} ${JSON.stringify(given)}`, query, variables: given });
    }
  };

  ask('instance', `{ instance ${all('instance')} }`);
  ask('viewer', `{ viewer ${all('viewer', 2)} }`);
  ask(
    'viewer',
    `{ viewer { catchUp(minutes: 20) ${selectAll(schema.getType('CatchUp') as GraphQLObjectType, 2)} } }`,
  );
  ask('domains', `{ domains ${all('domains')} }`);
  ask(
    'communities',
    `query($first: Int, $filter: CommunityFilter) {
       communities(first: $first, filter: $filter) ${all('communities')} }`,
    ...[1, 2, 100].map((first) => ({ first })),
    ...['quiet', 'Quiet room', 'unheard', 'cellar', 'o', '%', '_', 'ward'].map((search) => ({
      first: 4,
      filter: { search },
    })),
    ...['MINE', 'NOT_MINE', 'ANY'].map((membership) => ({ first: 4, filter: { membership } })),
    { first: 4, filter: { domainSlug: 'quiet' } },
    { first: 4, filter: { domainSlug: 'quiet', membership: 'NOT_MINE' } },
    { first: 4, filter: { domainSlug: 'wounds' } },
    { first: 4, filter: { archived: true } },
    { first: 4, filter: { archived: true, search: 'quiet' } },
  );
  ask(
    'community',
    `query($slug: String!) { community(slug: $slug) ${all('community')} }`,
    ...[
      known.open.slug,
      known.closed.slug,
      secret.community.slug,
      'quiet-cellar',
      'nowhere',
      '',
    ].map((slug) => ({ slug })),
  );
  ask(
    'domain',
    `query($slug: String!) { domain(slug: $slug) ${all('domain')} }`,
    ...['quiet', 'wounds', 'nowhere'].map((slug) => ({ slug })),
  );
  ask(
    'thread',
    `query($id: ID!) { thread(id: $id) ${all('thread')} }`,
    ...[
      known.openThread.id,
      known.closedThread.id,
      known.mergedThread.id,
      secret.thread.id,
      secret.removedThread.id,
      nowhere,
      'no id',
    ].map((id) => ({ id })),
  );
  ask(
    'community',
    `query($slug: String!, $id: ID!) { community(slug: $slug) {
       traceOf(threadId: $id) { kind postCount reason title by { handle } thread { title } community { slug } }
       movedAway { nodes { kind title thread { title } community { slug } } } } }`,
    ...[known.open.slug, known.closed.slug, secret.community.slug].flatMap((slug) =>
      [known.mergedThread.id, nowhere].map((id) => ({ slug, id })),
    ),
  );
  ask(
    'post',
    `query($id: ID!) { post(id: $id) ${all('post')} }`,
    ...[
      known.openPostId,
      known.closedThread.postId,
      secret.postId,
      secret.thread.postId,
      secret.closedPostId,
      nowhere,
    ].map((id) => ({ id })),
  );
  ask(
    'draft',
    `query($place: DraftPlace!, $id: ID!) { draft(place: $place, placeId: $id) ${all('draft')} }`,
    ...[known.openThread.id, secret.thread.id, nowhere].map((id) => ({ place: 'REPLY', id })),
    ...[known.open.id, secret.community.id].map((id) => ({ place: 'THREAD', id })),
    ...[known.openPostId, secret.postId].map((id) => ({ place: 'EDIT', id })),
  );
  ask(
    'person',
    `query($handle: String!) { person(handle: $handle) ${all('person', 2)} }`,
    ...['ines', 'ravi', 'amara', 'tomasz', 'outsider', 'nobody'].map((handle) => ({ handle })),
  );
  ask('people', `{ people(search: "ines") ${all('people', 0)} }`);
  ask(
    'peopleToMention',
    `query($c: ID!, $t: ID, $text: String!) {
       peopleToMention(communityId: $c, threadId: $t, text: $text) ${all('peopleToMention')} }`,
    ...[known.open.id, known.closed.id, secret.community.id, nowhere].flatMap((c) =>
      ['', 'in'].flatMap((text) =>
        [undefined, known.closedThread.id, secret.thread.id].map((t) => ({
          c,
          t,
          text,
        })),
      ),
    ),
  );
  ask(
    'similarThreads',
    `query($communityId: ID!, $title: String!) {
       similarThreads(communityId: $communityId, title: $title) ${all('similarThreads')} }`,
    ...[known.open.id, known.closed.id, secret.community.id, nowhere].flatMap((communityId) =>
      ['Unheard question', 'Behind the door', 'Taken out'].map((title) => ({ communityId, title })),
    ),
  );
  ask(
    'previewMarkdown',
    `query($input: PreviewMarkdownInput!) { previewMarkdown(input: $input) ${all('previewMarkdown')} }`,
    ...[known.open.id, known.closed.id, secret.community.id, nowhere].map((communityId) => ({
      input: { markdown: 'So say @ines, @tomasz and @amara', communityId },
    })),
  );
  ask('invitation', `{ invitation(token: "not-a-token") ${all('invitation', 0)} }`);
  ask('unsent', `{ unsent ${all('unsent', 0)} }`);
  ask('unsentCounts', `{ unsentCounts ${all('unsentCounts', 0)} }`);
  ask('unsubscription', `{ unsubscription(token: "not-a-token") ${all('unsubscription', 0)} }`);
  ask('instanceInvitations', `{ instanceInvitations ${all('instanceInvitations', 0)} }`);
  ask('placeholderClaims', `{ placeholderClaims ${all('placeholderClaims', 0)} }`);
  for (const room of worldsRooms) questions.push(...room.queries(all, known.things, secret.things));
  return questions;
}

/** Mutations that name what is secret: refused as if it were nowhere. */
export function attemptsOn(known: Public, secret: Secret): Question[] {
  const { community } = secret;
  const attempt = (
    name: string,
    type: string,
    input: Record<string, unknown>,
    selection = '{ id }',
  ) => ({
    about: `${name} ${JSON.stringify(input)}`,
    query: `mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`,
    variables: { input },
  });
  const versioned = { communityId: community.id, version: 1 };
  const words = { markdown: 'Hello', ...key };
  const memberships = [secret.membershipId, secret.requestId, secret.closedMembershipId];
  const posts = [secret.postId, secret.closedPostId];
  const threads = [secret.thread.id, secret.removedThread.id, known.closedThread.id];
  return [
    ...['joinCommunity', 'leaveCommunity'].map((name) =>
      attempt(name, 'CommunityInput', { communityId: community.id }),
    ),
    attempt('requestToJoin', 'RequestToJoinInput', { communityId: community.id, message: '' }),
    attempt('acceptGroundRules', 'AcceptGroundRulesInput', {
      communityId: community.id,
      number: 1,
    }),
    attempt('archiveCommunity', 'VersionedCommunityInput', versioned),
    attempt('restoreCommunity', 'VersionedCommunityInput', versioned),
    attempt('editCommunity', 'EditCommunityInput', { id: community.id, name: 'Mine', version: 1 }),
    attempt('publishGroundRules', 'PublishGroundRulesInput', { ...versioned, ...words }),
    attempt('amendCharter', 'AmendCharterInput', {
      ...versioned,
      ...{ purpose: 'x', goals: [], forWhom: 'x', cadence: 'x', note: 'x' },
    }),
    attempt('openThread', 'OpenThreadInput', {
      ...{ communityId: community.id, kind: 'QUESTION', title: 'A', ...words },
    }),
    attempt(
      'inviteToCommunity',
      'InviteToCommunityInput',
      { communityId: community.id, ...key },
      '{ url }',
    ),
    attempt('inviteMember', 'InviteMemberInput', {
      ...{ communityId: community.id, personId: community.id, ...key },
    }),
    attempt('revokeInvitation', 'InvitationInput', { id: secret.invitationId }),
    ...memberships.flatMap((membershipId) => [
      ...['approveRequest', 'refuseRequest', 'unbanMember'].map((name) =>
        attempt(name, 'MembershipInput', { membershipId }),
      ),
      ...['removeMember', 'banMember'].map((name) =>
        attempt(name, 'RemoveMemberInput', { membershipId, reason: 'x', version: 1 }),
      ),
      attempt('changeRole', 'ChangeRoleInput', { membershipId, role: 'STEWARD', version: 1 }),
      attempt('answerInvitation', 'AnswerInvitationInput', { membershipId, accept: true }),
    ]),
    ...[...threads, known.openThread.id].flatMap((id) => [
      attempt('moveThread', 'MoveThreadInput', { id, communityId: community.id, knowingly: true }),
      attempt('mergeThreads', 'MergeThreadsInput', { id, intoId: secret.thread.id }),
      attempt('splitThread', 'SplitThreadInput', {
        ...{ id, postIds: [secret.postId], title: 'A', kind: 'STORY', ...key },
      }),
      attempt('waiveThread', 'ThreadInput', { id }),
    ]),
    ...threads.flatMap((id) => [
      attempt('reply', 'ReplyInput', { threadId: id, ...words }),
      attempt('editThread', 'EditThreadInput', { id, title: 'Mine', version: 1 }),
      attempt('removeThread', 'RemoveThreadInput', { id, reason: 'x' }),
      attempt('restoreThread', 'ThreadInput', { id }),
      attempt('withdrawAcceptance', 'ThreadInput', { id }),
    ]),
    attempt('editBookmark', 'EditBookmarkInput', {
      ...{ id: secret.bookmarkId, note: 'Mine', version: 1 },
    }),
    ...['removeBookmark', 'restoreBookmark'].map((name) =>
      attempt(name, 'BookmarkInput', { id: secret.bookmarkId }),
    ),
    attempt('removePush', 'RemovePushInput', { id: secret.pushDeviceId }, '{ admin }'),
    ...secret.noticeIds.flatMap((id) => [
      ...['markNoticesRead', 'markNoticesUnread', 'finishNotices'].map((name) =>
        attempt(name, 'NoticesInput', { ids: [id] }, '{ unread }'),
      ),
      attempt('reopenNotices', 'ReopenNoticesInput', { ids: [id] }, '{ unread }'),
      attempt('snoozeNotices', 'SnoozeNoticesInput', { ids: [id], until: SOON }, '{ unread }'),
    ]),
    ...secret.files.flatMap((id) =>
      ['deleteFile', 'restoreFile'].map((name) => attempt(name, 'FileInput', { id })),
    ),
    ...posts.flatMap((id) => [
      attempt('hidePostVersion', 'PostVersionInput', { postId: id, version: 1 }),
      attempt('bookmarkPost', 'BookmarkPostInput', { postId: id, note: '' }),
      attempt('passCatchUp', 'PassCatchUpInput', { section: 'NEW', postId: id, seconds: 3 }),
      attempt('editPost', 'EditPostInput', { id, markdown: 'Mine', version: 1 }),
      attempt('removePost', 'RemovePostInput', { id, reason: 'x' }),
      attempt('restorePost', 'PostInput', { id }),
      attempt('acceptReply', 'PostInput', { id }),
      attempt('react', 'ReactInput', { postId: id, kind: 'GLAD', on: true }),
    ]),
    ...(
      [
        ...threads.map((id) => ['REPLY', id]),
        ...posts.map((id) => ['EDIT', id]),
        ['THREAD', community.id],
      ] as const
    ).map(([place, placeId]) =>
      attempt('saveDraft', 'SaveDraftInput', {
        ...{ place, placeId, markdown: 'Mine', version: 0, copy: 'a-copy' },
      }),
    ),
    ...['withdrawVote', 'closePoll', 'removePoll'].map((name) =>
      attempt(name, 'PollInput', { pollId: secret.pollId }),
    ),
    attempt('castVote', 'CastVoteInput', { pollId: secret.pollId, choices: [0] }),
    attempt('writePollOutcome', 'WritePollOutcomeInput', {
      ...{ pollId: secret.pollId, markdown: 'Mine', version: 1 },
    }),
    ...posts.map((postId) =>
      attempt('addPoll', 'AddPollInput', {
        postId,
        poll: {
          ...{ question: 'Mine?', kind: 'SINGLE', options: ['Yes', 'No'] },
          ...{ results: 'ALWAYS', namesShown: true },
        },
      }),
    ),
    attempt('deleteDraft', 'DeleteDraftInput', { id: secret.draftId, version: 1 }),
    attempt('restoreDraft', 'DraftInput', { id: secret.draftId }),
    // Public things that point at secret ones.
    attempt('reply', 'ReplyInput', {
      ...{ threadId: known.openThread.id, answersPostId: secret.postId, ...words },
    }),
    ...worldsRooms.flatMap((room) => room.attempts(secret.things, known.things)),
  ];
}

/** Addresses of pages, pictures and files. */
export function pathsTo(known: Public, secret: Secret): string[] {
  const nowhere = newId();
  return [
    '/',
    '/directory',
    `/c/${known.open.slug}`,
    `/c/${known.closed.slug}`,
    `/c/${secret.community.slug}`,
    '/c/nowhere',
    `/c/${known.open.slug}/t/${known.openThread.id}`,
    `/c/${known.closed.slug}/t/${known.closedThread.id}`,
    `/c/${secret.community.slug}/t/${secret.thread.id}`,
    `/c/${known.open.slug}/t/${secret.thread.id}`,
    `/c/${known.open.slug}/t/${nowhere}`,
    `/photos/${secret.membershipId}/1-96.webp`,
    `/photos/${nowhere}/1-96.webp`,
    ...[...secret.files, nowhere].map((id) => `/files/${id}/notes.txt`),
    ...[secret.things.linkWithCard, nowhere].map((id) => `/link-cards/${id}/1000.webp`),
    ...[secret.things.removedCopy, nowhere].map((id) => `/link-cards/copies/${id}/1000.webp`),
    '/readyz',
  ];
}
