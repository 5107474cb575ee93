import { randomUUID } from 'node:crypto';
import { createInvitation } from '../../src/accounts/invitations.service';
import { newMailToken } from '../../src/accounts/mail-tokens';
import { hashPassword } from '../../src/accounts/passwords';
import { aCommunity, aMember } from '../../src/communities/community.factory';
import { MembershipRole, MembershipState } from '../../src/communities/membership.entity';
import { aFile } from '../../src/files/file.factory';
import { DAY, later } from '../../src/kernel/clock';
import { systemContext } from '../../src/kernel/context';
import { newId } from '../../src/kernel/ids';
import { transaction } from '../../src/kernel/transaction';
import { aNotice } from '../../src/notifications/inbox/notice.factory';
import { unsubscribeUrl } from '../../src/notifications/mail/unsubscribe-tokens';
import { aPushDevice, browserKeys, someBrowser } from '../../src/notifications/push/push.fixture';
import { aDraft } from '../../src/threads/drafts/draft.factory';
import { aPoll } from '../../src/threads/polls/poll.factory';
import { ThreadKind } from '../../src/threads/thread.entity';
import { aPost, aThread } from '../../src/threads/thread.factory';
import { anyPerson, type TestClient, type TestServer } from '../harness';
import { houseRooms } from './rooms';

const PASSWORD = 'a good long password';

export interface House {
  /** May do nearly everything, so that what is bad comes as far as it can. */
  client: TestClient;
  /** A good value for a field of a mutation or query. */
  known(operation: string): (field: string) => unknown;
}

/** A small house in which one person may do nearly everything, and there is something to do it to. */
export async function buildHouse(server: TestServer): Promise<House> {
  const ctx = systemContext(server.services);
  const now = server.clock.now();
  const all = await anyPerson(server, { handle: 'almighty', admin: true });
  const other = await anyPerson(server, { handle: 'other' });
  const guest = await anyPerson(server, { handle: 'guest' });
  await server.rows('update person set password_hash = $2 where id = $1', [
    all.id,
    await hashPassword(PASSWORD),
  ]);
  const [domainId, claimId, placeholderId] = [newId(), newId(), newId()];
  await server.rows(
    `insert into domain (id, slug, name, created_at) values ($1, 'field', 'Field', $2)`,
    [domainId, now],
  );
  await server.rows(
    `insert into person (id, handle, name, placeholder, source_site, source_id, created_at)
     values ($1, 'ghost', 'Ghost', true, 'example.org', '7', $2)`,
    [placeholderId, now],
  );
  await server.rows(
    'insert into placeholder_claim (id, placeholder_id, claimant_id, created_at) values ($1, $2, $3, $4)',
    [claimId, placeholderId, other.id, now],
  );
  const community = await aCommunity(ctx, { name: 'House', steward: all });
  const member = await aMember(ctx, community, other, { role: MembershipRole.STEWARD });
  const requester = await anyPerson(server, { handle: 'requester' });
  const asked = await aMember(ctx, community, requester, { state: MembershipState.REQUESTED });
  const outcast = await anyPerson(server, { handle: 'outcast' });
  const banned = await aMember(ctx, community, outcast, { state: MembershipState.BANNED });
  const elsewhere = await aCommunity(ctx, { name: 'Elsewhere', steward: other });
  const invited = await aMember(ctx, elsewhere, all, { state: MembershipState.INVITED });
  const thread = await aThread(ctx, {
    communityId: community.id,
    authorId: all.id,
    kind: ThreadKind.QUESTION,
  });
  const post = await aPost(ctx, { thread, authorId: all.id });
  const client = await server.as(all);
  const session = await server.as(all);
  const [waived, spare, closed] = [
    await aThread(ctx, { communityId: community.id, authorId: all.id }),
    await aThread(ctx, { communityId: community.id, authorId: all.id }),
    await aThread(ctx, { communityId: community.id, authorId: all.id }),
  ];
  await server.rows('update thread set waived_at = last_post_at where id = $1', [waived.id]);
  await server.rows(
    `update thread set closed_at = opened_at, closed_by = author_id, closing_reason = 'Said' where id = $1`,
    [closed.id],
  );
  await server.rows(
    `insert into post_revision (post_id, version, markdown, editor_id, created_at, hidden_at, hidden_by)
     select id, v, 'Said before', author_id, created_at, case v when 2 then created_at end, case v when 2 then author_id end
       from post, generate_series(1, 2) v where id = $1`,
    [thread.postId],
  );
  const gone = await aThread(ctx, { communityId: community.id, authorId: all.id });
  const gonePost = await aPost(ctx, { thread, authorId: all.id });
  for (const [name, id] of [
    ['removeThread', gone.id],
    ['removePost', gonePost.id],
  ]) {
    await client.mutate(`mutation($id: ID!) { ${name}(input: { id: $id, reason: "" }) { id } }`, {
      id,
    });
  }
  const keep = (postId: string) =>
    client.mutate<{ bookmarkPost: { id: string } }>(
      'mutation($id: ID!) { bookmarkPost(input: { postId: $id, note: "" }) { id } }',
      { id: postId },
    );
  const bookmarkId = (await keep(post.id)).bookmarkPost.id;
  const goneBookmarkId = (await keep(thread.postId)).bookmarkPost.id;
  await client.mutate('mutation($id: ID!) { removeBookmark(input: { id: $id }) { id } }', {
    id: goneBookmarkId,
  });
  const poll = await aPoll(ctx, { postId: post.id });
  const emptyPoll = await aPoll(ctx, { postId: thread.postId });
  const unasked = await aPost(ctx, { thread, authorId: all.id });
  const closedPost = await aPost(ctx, { thread, authorId: all.id });
  const closedPoll = await aPoll(ctx, { postId: closedPost.id, closed: true });
  const made = await transaction(ctx, async (tx) => ({
    link: await createInvitation(tx, {
      ...{
        id: newId(),
        communityId: elsewhere.id,
        email: null,
        role: 'MEMBER',
        uses: 1_000,
        days: 30,
      },
    }),
    reset: await newMailToken(tx, all.id, 'RESET', all.email),
    verify: await newMailToken(tx, all.id, 'VERIFY', all.email),
  }));

  const file = await aFile(ctx, { ownerId: all.id });
  const goneFile = await aFile(ctx, { ownerId: all.id });
  await server.rows('update file set deleted_at = $2 where id = $1', [goneFile.id, now]);

  const draft = await aDraft(ctx, { personId: all.id, threadId: gone.id });
  const goneDraft = await aDraft(ctx, { personId: all.id, threadId: thread.id });
  await server.rows('update draft set deleted_at = $2 where id = $1', [goneDraft.id, now]);

  const notice = await aNotice(ctx, { personId: all.id, thread, postId: post.id });

  const { markRead } = await client.mutate<{ markRead: { id: string } }>(
    'mutation($id: ID!) { markRead(input: { threadIds: [$id] }) { id } }',
    { id: thread.id },
  );

  const pushDeviceId = await aPushDevice(ctx, {
    ...{ personId: all.id, sessionId: session.sessionId },
  });
  const { passCatchUp } = await client.mutate<{ passCatchUp: { id: string } }>(
    'mutation($id: ID!) { passCatchUp(input: { section: NEW, postId: $id, seconds: 3 }) { id } }',
    { id: post.id },
  );

  const ofRooms: Array<(operation: string) => Record<string, unknown> | undefined> = [];
  for (const room of houseRooms) {
    const standing = { server, allId: all.id, otherId: other.id, guestId: guest.id };
    ofRooms.push(
      await room.build(ctx, { ...standing, communityId: community.id, threadId: thread.id }),
    );
  }

  const ids: Record<string, string> = {
    undoPassCatchUp: passCatchUp.id,
    undoMarkRead: markRead.id,
    deleteDraft: draft.id,
    deleteFile: file.id,
    restoreFile: goneFile.id,
    restoreDraft: goneDraft.id,
    decideClaim: claimId,
    endSession: session.sessionId ?? '',
    editCommunity: community.id,
    editDomain: domainId,
    removeDomain: domainId,
    revokeInvitation: made.link.invitation.id,
    editPost: post.id,
    removePost: post.id,
    acceptReply: post.id,
    restorePost: gonePost.id,
    restoreThread: gone.id,
    unwaiveThread: waived.id,
    reopenThread: closed.id,
    editBookmark: bookmarkId,
    removeBookmark: bookmarkId,
    restoreBookmark: goneBookmarkId,
    removePush: pushDeviceId,
  };
  const memberships: Record<string, string> = {
    approveRequest: asked.id,
    refuseRequest: asked.id,
    unbanMember: banned.id,
    answerInvitation: invited.id,
  };
  const polls: Record<string, string> = {
    removePoll: emptyPoll.id,
    writePollOutcome: closedPoll.id,
  };
  const communities: Record<string, string> = {
    joinCommunity: elsewhere.id,
    moveThread: elsewhere.id,
  };
  const people: Record<string, string> = { claimPlaceholder: placeholderId, editProfile: all.id };
  const unsubscribing = unsubscribeUrl(ctx, other.id, 'ALL').replace(/.*\//, '');
  const tokens: Record<string, string> = {
    unsubscribe: unsubscribing,
    resubscribe: unsubscribing,
    unsubscription: unsubscribing,
    resetPassword: made.reset,
    verifyEmail: made.verify,
    acceptInvitation: made.link.token,
    invitation: made.link.token,
  };
  const known =
    (operation: string) =>
    (field: string): unknown => {
      const values: Record<string, unknown> = {
        id: ids[operation] ?? thread.id,
        communityId: communities[operation] ?? community.id,
        threadId: thread.id,
        threadIds: thread.id,
        ids: notice.id,
        seconds: 3,
        placeId: thread.id,
        postVersion: 1,
        copy: 'a-copy',
        pollId: polls[operation] ?? poll.id,
        options: `Option ${randomUUID()}`,
        choices: 0,
        minChoices: 1,
        maxChoices: 2,
        postId:
          { addPoll: unasked.id, hidePostVersion: thread.postId, showPostVersion: thread.postId }[
            operation
          ] ?? post.id,
        postIds: post.id,
        intoId: spare.id,
        knowingly: true,
        waitingDays: 5,
        until: later(now, DAY).toISOString(),
        answersPostId: post.id,
        grewOutOfPostId: post.id,
        membershipId: memberships[operation] ?? member.id,
        personId: people[operation] ?? guest.id,
        stewardId: other.id,
        invitePersonIds: guest.id,
        domainIds: domainId,
        parentId: null,
        number: 1,
        version: { showPostVersion: 2, editNotificationSettings: 0 }[operation] ?? 1,
        uses: 2,
        expiresInDays: 3,
        email: operation === 'signIn' ? all.email : `p${randomUUID()}@example.org`,
        inviteEmails: `p${randomUUID()}@example.org`,
        password: PASSWORD,
        current: PASSWORD,
        handle: `h${randomUUID().slice(0, 8)}`,
        timeZone: 'Europe/Lisbon',
        language: 'en',
        token: tokens[operation] ?? 'x'.repeat(43),
        invitationToken: made.link.token,
        slug: `s-${randomUUID()}`,
        domainSlug: 'field',
        endpoint: someBrowser().endpoint,
        ...browserKeys().keys,
        quietFrom: '22:00',
        quietUntil: '07:00',
        digestAt: '07:00',
        digestWeekday: 2,
        digestMinutes: 10,
        clientMutationId: randomUUID(),
        on: '2026-07-01T09:00',
        upTo: '2026-03-02T09:00:00.000Z',
        first: 3,
        last: undefined,
        before: undefined,
        after: undefined,
        afterSeq: 0,
        around: 1,
        ...Object.assign({}, ...ofRooms.map((valuesOf) => valuesOf(operation))),
      };
      return field in values ? values[field] : `Some ${field}`;
    };
  return { client, known };
}

/** What the kept counters say against what is there. Each row is one that is wrong. */
export const WRONG_COUNTS = `
  select 'members of ' || c.slug as wrong from community c
   where c.member_count <> (select count(*) from membership m where m.community_id = c.id and m.state = 'ACTIVE')
  union all
  select 'threads of ' || c.slug from community c
   where c.thread_count <> (select count(*) from thread t where t.community_id = c.id and t.removed_at is null)
  union all
  select 'posts of ' || c.slug from community c
   where c.post_count <> (select count(*) from post p join thread t on t.id = p.thread_id
     where t.community_id = c.id and t.removed_at is null and p.removed_at is null)
  union all
  select 'stewards of ' || c.slug from community c
   where not exists (select 1 from membership m
     where m.community_id = c.id and m.state = 'ACTIVE' and m.role = 'STEWARD')
  union all
  select 'charter of ' || c.slug from community c
   where c.charter_number <> (select max(number) from charter_amendment a where a.community_id = c.id)
  union all
  select 'rules of ' || c.slug from community c
   where c.ground_rules_number <> (select max(number) from ground_rules g where g.community_id = c.id)
  union all
  select 'posts in ' || t.title from thread t
   where t.post_count <> (select count(*) from post p where p.thread_id = t.id and p.removed_at is null)
  union all
  select 'numbers in ' || t.title from thread t
   where t.last_post_number <> (select max(number) from post p where p.thread_id = t.id)
      or t.last_post_number <> (select count(*) from post p where p.thread_id = t.id)
  union all
  select 'participants of ' || t.title from thread t
   where t.participant_count <> (select count(*) from thread_participant o where o.thread_id = t.id)
  union all
  select 'due bookmarks of ' || o.handle from person o
   where o.due_bookmarks <> (select count(*) from bookmark k
     where k.person_id = o.id and k.removed_at is null and k.reminded_at is not null)
  union all
  select 'voters in ' || w.question from poll w
   where w.voter_count <> (select count(*) from poll_vote v where v.poll_id = w.id)
  union all
  select 'votes for ' || o.text from poll_option o join poll w on w.id = o.poll_id
   where o.votes <> (select count(*) from poll_vote v where v.poll_id = w.id
     and o.position = any(case when w.kind = 'RANKED' then v.choices[1:1] else v.choices end))
  union all
  select 'use of ' || f.name from file f
   where (f.unused_since is null) <> (exists (select 1 from post_file u where u.file_id = f.id)
     or exists (select 1 from resource_file u where u.file_id = f.id)
     or exists (select 1 from use_report_file u where u.file_id = f.id))
  union all
  select 'inbox of ' || o.handle from person o left join notice_box b on b.person_id = o.id
   where coalesce(b.unread, 0) <> (select count(*) from notice n where n.person_id = o.id
     and n.unread and n.done_at is null and n.snoozed_until is null)
  union all
  select 'reactions to ' || p.id from post p
   where p.helped_me + p.same_here + p.will_try + p.glad
     <> (select count(*) from reaction r where r.post_id = p.id)
  ${houseRooms.flatMap(({ wrongCounts }) => (wrongCounts ? `union all\n${wrongCounts}` : [])).join('\n')}`;
