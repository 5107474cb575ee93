import { createInvitation } from '../../src/accounts/invitations.service';
import { type Community, Visibility } from '../../src/communities/community.entity';
import { aCommunity, aMember } from '../../src/communities/community.factory';
import { MembershipRole, MembershipState } from '../../src/communities/membership.entity';
import { aFile } from '../../src/files/file.factory';
import { systemContext } from '../../src/kernel/context';
import { newId } from '../../src/kernel/ids';
import { transaction } from '../../src/kernel/transaction';
import { aNotice } from '../../src/notifications/inbox/notice.factory';
import { NoticeReason } from '../../src/notifications/notifications.types';
import { aPushDevice } from '../../src/notifications/push/push.fixture';
import { aDraft } from '../../src/threads/drafts/draft.factory';
import { PollResults } from '../../src/threads/polls/poll.entity';
import { aPoll } from '../../src/threads/polls/poll.factory';
import { ThreadKind } from '../../src/threads/thread.entity';
import { aPost, aThread, type MadeThread } from '../../src/threads/thread.factory';
import { type Enrolled, enrol } from '../cast';
import { anyPerson, type TestServer } from '../harness';
import { copyWorld } from './copy';
import { worldsRooms } from './rooms';
import type { Ids } from './rooms/room';

/** Those who must not notice a difference. */
export const probes = [
  'visitor',
  'unverified',
  'outsider',
  'pending',
  'banned',
  'elsewhere',
] as const;
export type Probe = (typeof probes)[number];

export interface Public {
  open: Community;
  closed: Community;
  openThread: MadeThread;
  openPostId: string;
  closedThread: MadeThread;
  /** Was merged into one that no probe may see. */
  mergedThread: MadeThread;
  tokens: Map<Probe, string | null>;
  /** What rooms have made, by name. */
  things: Ids;
}

/** What is there in the second world only. */
export interface Secret {
  community: Community;
  thread: MadeThread;
  removedThread: MadeThread;
  postId: string;
  membershipId: string;
  requestId: string;
  invitationId: string;
  closedPostId: string;
  closedMembershipId: string;
  bookmarkId: string;
  pushDeviceId: string;
  /** Of one of those inside, and of the outsider, about what they may not see. */
  noticeIds: string[];
  draftId: string;
  pollId: string;
  /** Shown by a post of the secret community; and one that only its owner sees. */
  files: [string, string];
  /** What rooms have made, by name. */
  things: Ids;
}

/** Both worlds as everybody may know them, equal to the last byte. */
export async function publicWorld(server: TestServer): Promise<Public> {
  const ctx = systemContext(server.services);
  const { amara, ravi, ines, tomasz } = await enrol(server, 'amara', 'ravi', 'ines', 'tomasz');
  const domainId = newId();
  await server.rows(
    `insert into domain (id, slug, name, created_at) values ($1, 'quiet', 'Quiet fields', $3), ($2, 'wounds', 'Wounds', $3)`,
    [domainId, newId(), server.clock.now()],
  );
  const domainIds = [domainId];
  const open = await aCommunity(ctx, { name: 'Open ward', steward: amara, domainIds });
  const closed = await aCommunity(ctx, {
    name: 'Closed ward',
    steward: amara,
    domainIds,
    visibility: Visibility.CLOSED,
  });
  const alpha = await aCommunity(ctx, { name: 'Alpha', steward: ravi, domainIds });
  for (const name of ['Bravo', 'Kilo', 'Zulu']) {
    await aCommunity(ctx, { name, steward: ravi, domainIds });
  }
  for (const person of [ravi, ines, tomasz]) await aMember(ctx, open, person);
  await aMember(ctx, closed, ravi, { role: MembershipRole.FACILITATOR });
  const opened = { communityId: open.id, authorId: ines.id, kind: ThreadKind.QUESTION };
  const openThread = await aThread(ctx, { ...opened, title: 'A quiet question', tags: ['quiet'] });
  const post = await aPost(ctx, { thread: openThread, authorId: ravi.id });
  // Everybody sees that two have voted, and nobody yet for what.
  const poll = await aPoll(ctx, {
    postId: post.id,
    results: PollResults.AFTER_CLOSE,
    namesShown: true,
  });
  await server.rows(
    `with v as (insert into poll_vote (poll_id, person_id, choices, cast_at)
       select $1, id, '{0}', $3 from unnest($2::uuid[]) id),
     o as (update poll_option set votes = 2 where poll_id = $1 and position = 0)
     update poll set voter_count = 2 where id = $1`,
    [poll.id, [ines.id, tomasz.id], server.clock.now()],
  );
  for (let index = 0; index < 5; index += 1) await aThread(ctx, opened);
  const closedThread = await aThread(ctx, { communityId: closed.id, authorId: ravi.id });
  const mergedThread = await aThread(ctx, opened);
  await moved(server, openThread, mergedThread, amara.id);
  await leads(server, closedThread);
  const tokens = new Map<Probe, string | null>([['visitor', null]]);
  const people = new Map<Probe, { id: string }>();
  for (const probe of probes.filter((name) => name !== 'visitor')) {
    const person = await anyPerson(server, { handle: probe, verified: probe !== 'unverified' });
    people.set(probe, person);
    tokens.set(probe, (await server.as(person)).token);
  }
  const place = (probe: Probe, given: Parameters<typeof aMember>[3], community = closed) =>
    aMember(ctx, community, people.get(probe) as { id: string }, given);
  await place('pending', { state: MembershipState.REQUESTED, message: 'Please' });
  await place('banned', { state: MembershipState.BANNED });
  await place('elsewhere', { role: MembershipRole.FACILITATOR }, alpha);
  const known = {
    open,
    closed,
    openThread,
    openPostId: post.id,
    closedThread,
    mergedThread,
    tokens,
  };
  return withThings(server, known, (room, so, person) => room.publish?.(ctx, so, person, server));
}

/** What each room adds, one after the other: later ones know what the earlier have made. */
async function withThings<World extends object>(
  server: TestServer,
  world: World,
  build: (
    room: (typeof worldsRooms)[number],
    world: World & { things: Ids },
    people: (handle: string) => { id: string },
  ) => Promise<Ids> | undefined,
): Promise<World & { things: Ids }> {
  const people = await server.rows<{ id: string; handle: string }>('select id, handle from person');
  const person = (handle: string) => people.find((one) => one.handle === handle) as { id: string };
  const whole = { ...world, things: {} as Ids };
  for (const room of worldsRooms) Object.assign(whole.things, await build(room, whole, person));
  return whole;
}

/** One thread that was merged, a post that was split off and merged, a thread that has left: all of them somewhere. */
async function moved(server: TestServer, thread: MadeThread, merged: MadeThread, byId: string) {
  await server.rows(
    `with m as (
       update thread set removed_at = now(), removed_by = $2, merged_into_id = $3, post_count = 0, traced = true
        where id = $1 returning community_id
     )
     update community c set thread_count = thread_count - 1, post_count = post_count - 1 from m where c.id = m.community_id`,
    [merged.id, byId, thread.id],
  );
  const stub = [newId(), thread.id, merged.id, byId];
  await server.rows(
    `with n as (
       update thread set last_post_number = last_post_number + 1, traced = true where id = $2 returning last_post_number
     )
     insert into post (id, thread_id, number, author_id, markdown, html, renderer_version, created_at, removed_at, seq,
       moved_post_id)
     select $1, $2, n.last_post_number, $4, '', '', 1, now(), now(), 1, o.id from n, post o where o.thread_id = $3`,
    stub,
  );
  await server.rows(
    `update post set moved_post_id = (select id from post where thread_id = $2 and number = 1), removed_at = now(),
       markdown = '', html = '' where thread_id = $1`,
    [merged.id, thread.id],
  );
  for (const [kind, threadId] of [
    ['SPLIT_OFF', thread.id],
    ['MERGED_HERE', thread.id],
    ['MOVED_AWAY', null],
  ]) {
    await server.rows(
      `insert into thread_trace (id, community_id, thread_id, kind, by_id, created_at, post_count, other_thread_id)
       values ($1, $2, $3, $4, $5, $6, 1, $7)`,
      [newId(), thread.communityId, threadId, kind, byId, server.clock.now(), merged.id],
    );
  }
}

/** Lets all that was moved lead to a thread. */
async function leads(server: TestServer, to: MadeThread): Promise<void> {
  const values = [to.id, to.communityId, `Named ${to.id.slice(0, 1)}`];
  await server.rows('update thread set merged_into_id = $1 where merged_into_id is not null', [
    to.id,
  ]);
  await server.rows(
    `update post set moved_post_id = (select id from post where thread_id = $1 and number = 1)
      where moved_post_id is not null`,
    [to.id],
  );
  await server.rows(
    'update thread_trace set other_thread_id = $1, other_community_id = $2, other_title = $3',
    values,
  );
}

/** Puts into the second world what nobody of the probes may know. */
export async function addSecrets(server: TestServer, known: Public): Promise<Secret> {
  const ctx = systemContext(server.services);
  const people = await server.rows<Enrolled & { handle: string }>('select id, handle from person');
  const person = (handle: string) => people.find((one) => one.handle === handle) as Enrolled;
  const [amara, ravi, ines, tomasz] = ['amara', 'ravi', 'ines', 'tomasz'].map(person) as [
    Enrolled,
    Enrolled,
    Enrolled,
    Enrolled,
  ];
  const [domain] = await server.rows<{ id: string }>("select id from domain where slug = 'quiet'");
  const domainIds = [domain?.id ?? ''];
  const hidden = { steward: amara, visibility: Visibility.PRIVATE, domainIds };
  const community = await aCommunity(ctx, { ...hidden, name: 'Quiet room', purpose: 'Unheard of' });
  const archived = await aCommunity(ctx, { ...hidden, name: 'Quiet cellar' });
  await server.rows('update community set archived_at = $2 where id = $1', [
    archived.id,
    server.clock.now(),
  ]);
  const member = await aMember(ctx, community, ines);
  const asked = await aMember(ctx, community, tomasz, { state: MembershipState.REQUESTED });
  await aMember(ctx, community, ravi, { role: MembershipRole.FACILITATOR });
  // Memberships wait for the confirmation of the address, and are not there before it.
  await aMember(ctx, community, person('unverified'), { role: MembershipRole.STEWARD });
  await aMember(ctx, archived, person('unverified'), { state: MembershipState.INVITED });
  const inside = { communityId: community.id, authorId: ines.id, kind: ThreadKind.QUESTION };
  const thread = await aThread(ctx, {
    ...inside,
    title: 'Unheard question',
    tags: ['quiet', 'unheard'],
    markdown: '@outsider @ravi what do you say?',
  });
  const file = await aFile(ctx, { ownerId: ravi.id });
  const ownFile = await aFile(ctx, { ownerId: ines.id });
  const words = `@pending @ines nothing, as [they](/c/open/t/${known.openThread.id}) [say](${file.address})`;
  const post = await aPost(ctx, { thread, authorId: ravi.id, markdown: words });
  const removedThread = await aThread(ctx, inside);
  await leads(server, thread);
  await removed(removedThread);
  const invitation = await transaction(ctx, (tx) =>
    createInvitation(tx, {
      id: newId(),
      communityId: community.id,
      email: 'somebody@example.org',
      role: MembershipRole.MEMBER,
      uses: 1,
      days: 14,
    }),
  );
  // More inside the closed one, as long as its rough size stays what it was.
  const closedMember = await aMember(ctx, known.closed, ines);
  await aMember(ctx, known.closed, tomasz, { state: MembershipState.REQUESTED, message: 'Me too' });
  const closedPost = await aPost(ctx, {
    thread: known.closedThread,
    authorId: ines.id,
    markdown: words,
  });
  await aThread(ctx, { communityId: known.closed.id, authorId: ines.id, title: 'Behind the door' });
  // In the open one a thread that was removed, without the counter: that counts changes, and says so to readers.
  const [copied] = await server.rows<{ id: string }>(
    `insert into thread select (jsonb_populate_record(t, jsonb_build_object('id', $2::text, 'removed_at', $3::text,
       'title', 'Taken out', 'last_post_at', '2026-04-01T00:00:00Z'))).* from thread t where t.id = $1 returning id`,
    [known.openThread.id, newId(), server.clock.now().toISOString()],
  );
  const links = [thread.id, removedThread.id, copied?.id, known.closedThread.id];
  for (const otherId of links) {
    await server.rows(`insert into thread_link values ($1, $2, 'LINKED')`, [
      known.openThread.id,
      otherId,
    ]);
  }
  // What others keep for themselves, of what everybody reads.
  const hers = await server.as(ines);
  const bookmarked = await hers.mutate<{ bookmarkPost: { id: string } }>(
    'mutation ($id: ID!) { bookmarkPost(input: { postId: $id, note: "Unheard" }) { id } }',
    { id: known.openPostId },
  );
  const draft = await aDraft(ctx, { personId: ines.id, threadId: known.openThread.id });
  // Told of, before it was hidden from them; and what is told to others.
  const inbox = [
    await aNotice(ctx, { personId: ines.id, thread, postId: post.id, actorIds: [ravi.id] }),
  ];
  for (const probe of ['outsider', 'pending', 'banned', 'elsewhere', 'unverified']) {
    const own = { personId: person(probe).id, actorIds: [ravi.id], unread: false };
    for (const about of [
      { thread, postId: post.id },
      { thread: removedThread, postId: removedThread.postId },
      { thread: known.closedThread, postId: closedPost.id },
      { communityId: community.id, reason: NoticeReason.YOUR_PLACE },
      { communityId: known.open.id, reason: NoticeReason.STEWARD },
    ]) {
      inbox.push(await aNotice(ctx, { ...own, ...about }));
    }
  }
  const poll = await aPoll(ctx, { postId: post.id });
  // What was voted for, where that does not show yet.
  await server.rows(
    `with w as (select id from poll where post_id = $1),
     v as (update poll_vote v set choices = '{2}' from w where v.poll_id = w.id)
     update poll_option o set votes = case o.position when 2 then 2 else 0 end from w where o.poll_id = w.id`,
    [known.openPostId],
  );
  const secret: Omit<Secret, 'things'> = {
    pushDeviceId: await aPushDevice(ctx, { personId: ines.id, sessionId: hers.sessionId }),
    bookmarkId: bookmarked.bookmarkPost.id,
    community,
    thread,
    removedThread,
    postId: post.id,
    membershipId: member.id,
    requestId: asked.id,
    invitationId: invitation.invitation.id,
    closedPostId: closedPost.id,
    closedMembershipId: closedMember.id,
    draftId: draft.id,
    noticeIds: inbox.map(({ id }) => id),
    pollId: poll.id,
    files: [file.id, ownFile.id],
  };
  return withThings<Omit<Secret, 'things'>>(server, secret, (room, so, whose) =>
    room.hide(ctx, known, so, whose, server),
  );

  async function removed({ id }: MadeThread): Promise<void> {
    await server.rows(`update thread set removed_at = $2, removed_by = author_id where id = $1`, [
      id,
      server.clock.now(),
    ]);
  }
}

export { copyWorld };
