import { createInvitation } from '../../src/accounts/invitations.service';
import { type Community, Visibility } from '../../src/communities/community.entity';
import { aCommunity, aMember } from '../../src/communities/community.factory';
import { MembershipRole, MembershipState } from '../../src/communities/membership.entity';
import { aFile } from '../../src/files/file.factory';
import { type Context, systemContext } from '../../src/kernel/context';
import { newId } from '../../src/kernel/ids';
import { transaction } from '../../src/kernel/transaction';
import { aNotice } from '../../src/notifications/inbox/notice.factory';
import { aPushDevice } from '../../src/notifications/push/push.fixture';
import { aDraft } from '../../src/threads/drafts/draft.factory';
import { aPoll } from '../../src/threads/polls/poll.factory';
import { ThreadKind } from '../../src/threads/thread.entity';
import { aPost, aThread } from '../../src/threads/thread.factory';
import { anyPerson, type TestClient, type TestServer } from '../harness';
import { type Actor, actors, type Place, places } from './parse';

/** Something that somebody wrote, as an action needs it. */
export interface Written {
  threadId: string;
  openingId: string;
  postId: string;
}

/** One community of the table with everything that is acted on in it. */
export interface Ground {
  place: Place;
  community: Community;
  /** Of the founder, whom no actor is: a question with two answers, the second removed. */
  founders: Written & {
    removedPostId: string;
    bookmarkId: string;
    passId: string;
    noticeId: string;
    pollId: string;
    closedPollId: string;
    removedPollId: string;
    draftId: string;
    deletedDraftId: string;
    readMarkId: string;
    /** Shown by a post of theirs. */
    file: { id: string; address: string; postId: string };
  };
  removedThread: { id: string; postId: string };
  /** Of the founder, with an answer; closed by them. */
  closedThread: Written & { pollId: string };
  /** Of the founder; its posts stand in another thread of theirs. */
  mergedThread: Written;
  /** Of those actors who are, or were once, members. */
  own: Map<Actor, Written>;
  /** Places of people whom no actor is. */
  memberships: Record<'active' | 'requested' | 'invited' | 'banned' | 'removed', string>;
  ownInvitation: string;
  /** A private community without threads that every actor looks after. */
  harbour: string;
  invitation: { id: string; token: string };
  guest: string;
  /** What rooms have made here, by name. */
  things: Record<string, string>;
}

/** Makes what a room acts on in one community. @param people the actors with accounts, and `founder`, who is its steward */
export type Things = (
  ctx: Context,
  community: Community,
  people: Map<Actor | 'founder', { id: string }>,
) => Promise<Record<string, string>>;

export interface World {
  server: TestServer;
  clients: Map<Actor, TestClient>;
  grounds: Ground[];
  /** Of the house: nobody of these is an actor. */
  house: {
    domainId: string;
    emptyDomainId: string;
    personId: string;
    claimId: string;
    closedId: string;
    pushDeviceId: string;
  };
}

type PlaceOf = { role?: MembershipRole; state?: MembershipState; acceptedRules?: null };

/** What the actors are in each community. The unverified one would be a steward, were the address confirmed. */
const standing: Partial<Record<Actor, PlaceOf>> = {
  unverified: { role: MembershipRole.STEWARD },
  pending: { state: MembershipState.REQUESTED },
  invited: { state: MembershipState.INVITED },
  left: { state: MembershipState.LEFT },
  removed: { state: MembershipState.REMOVED },
  banned: { state: MembershipState.BANNED },
  novice: { acceptedRules: null },
  member: {},
  facilitator: { role: MembershipRole.FACILITATOR },
  steward: { role: MembershipRole.STEWARD },
};
const writers: Actor[] = ['left', 'removed', 'banned', 'member', 'facilitator', 'steward'];

export async function buildWorld(server: TestServer, rooms: Things[] = []): Promise<World> {
  const ctx = systemContext(server.services);
  const people = new Map<Actor, { id: string }>();
  const clients = new Map<Actor, TestClient>();
  for (const actor of actors) {
    const plain = actor.replace('*', '') as Actor;
    if (plain === 'visitor') clients.set(actor, server.visitor());
    else if (plain !== actor) clients.set(actor, clients.get(plain) as TestClient);
    else {
      const given = { handle: actor, admin: actor === 'admin', verified: actor !== 'unverified' };
      const person = await anyPerson(server, given);
      people.set(actor, person);
      clients.set(actor, await server.as(person));
    }
  }
  const founder = await anyPerson(server, { handle: 'founder' });
  const founderClient = await server.as(founder);
  const guests = {
    active: await anyPerson(server, { handle: 'guest-active' }),
    requested: await anyPerson(server, { handle: 'guest-requested' }),
    invited: await anyPerson(server, { handle: 'guest-invited' }),
    banned: await anyPerson(server, { handle: 'guest-banned' }),
    removed: await anyPerson(server, { handle: 'guest-removed' }),
  };
  const guest = (await anyPerson(server, { handle: 'guest' })).id;
  const harbour = await aCommunity(ctx, {
    ...{ name: 'Harbour', steward: founder, visibility: Visibility.PRIVATE },
  });
  for (const person of people.values()) {
    await aMember(ctx, harbour, person, { role: MembershipRole.FACILITATOR });
  }
  const grounds: Ground[] = [];
  for (const place of places) grounds.push(await ground(place));
  const elsewhere = await aCommunity(ctx, { name: 'Elsewhere', steward: founder });
  await aMember(ctx, elsewhere, people.get('elsewhere') as { id: string }, {
    role: MembershipRole.FACILITATOR,
  });
  const house = await ofTheHouse();
  await server.rows(`update community set archived_at = $1 where slug like '%-archived'`, [
    server.clock.now(),
  ]);
  return { server, clients, grounds, house };

  async function ground(place: Place): Promise<Ground> {
    const slug = place.replace(' ', '-');
    const visibility = Visibility[(slug.split('-')[0] as string).toUpperCase() as Visibility];
    const community = await aCommunity(ctx, { name: slug, slug, visibility, steward: founder });
    const write = async (person: { id: string }): Promise<Written> => {
      const thread = await aThread(ctx, {
        communityId: community.id,
        authorId: person.id,
        kind: ThreadKind.QUESTION,
      });
      const post = await aPost(ctx, { thread, authorId: person.id });
      return { threadId: thread.id, openingId: thread.postId, postId: post.id };
    };
    const founders = await write(founder);
    const place2 = { id: founders.threadId, communityId: community.id };
    const removedPost = await aPost(ctx, { thread: place2, authorId: founder.id });
    const gone = await write(founder);
    const file = await aFile(ctx, { ownerId: founder.id });
    const filePost = await aPost(ctx, {
      thread: place2,
      authorId: founder.id,
      markdown: `[Notes](${file.address})`,
    });
    const [draft, deleted] = [
      await aDraft(ctx, { personId: founder.id, threadId: founders.threadId }),
      await aDraft(ctx, { personId: founder.id, threadId: gone.threadId }),
    ];
    await server.rows('update draft set deleted_at = $2 where id = $1', [
      deleted.id,
      server.clock.now(),
    ]);
    await founderClient.mutate(
      'mutation($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }',
      {
        id: removedPost.id,
      },
    );
    await founderClient.mutate(
      'mutation($id: ID!) { removeThread(input: { id: $id, reason: "" }) { id } }',
      { id: gone.threadId },
    );
    const { bookmarkPost } = await founderClient.mutate<{ bookmarkPost: { id: string } }>(
      'mutation($id: ID!) { bookmarkPost(input: { postId: $id, note: "" }) { id } }',
      { id: founders.postId },
    );
    const { passCatchUp } = await founderClient.mutate<{ passCatchUp: { id: string } }>(
      'mutation($id: ID!) { passCatchUp(input: { section: OUTCOMES, postId: $id, seconds: 3 }) { id } }',
      { id: founders.postId },
    );
    const notice = await aNotice(ctx, {
      ...{ personId: founder.id, thread: place2, postId: founders.postId },
    });
    const closedThread = await write(founder);
    const pollOf = async (postId: string, closed = false) =>
      (await aPoll(ctx, { postId, closed })).id;
    const closedThreadPollId = await pollOf(closedThread.postId);
    await founderClient.mutate(
      'mutation($id: ID!) { closeThread(input: { id: $id, reason: "All is said." }) { id } }',
      { id: closedThread.threadId },
    );
    await server.rows(
      `insert into post_revision (post_id, version, markdown, editor_id, created_at)
       select id, 1, 'Said before', author_id, created_at from post where id = $1`,
      [founders.postId],
    );
    await server.rows('update post set edited_at = created_at where id = $1', [founders.postId]);
    const [mergedThread, taker] = [await write(founder), await write(founder)];
    await founderClient.mutate(
      'mutation($id: ID!, $into: ID!) { mergeThreads(input: { id: $id, intoId: $into }) { id } }',
      { id: mergedThread.threadId, into: taker.threadId },
    );
    const { markRead } = await founderClient.mutate<{ markRead: { id: string } }>(
      'mutation($id: ID!) { markRead(input: { threadIds: [$id] }) { id } }',
      { id: founders.threadId },
    );
    const own = new Map<Actor, Written>();
    for (const actor of writers) own.set(actor, await write(people.get(actor) as { id: string }));
    let ownInvitation = '';
    for (const [actor, given] of Object.entries(standing)) {
      const person = people.get(actor as Actor) as { id: string };
      const { acceptedRules, ...place } = given;
      const made = await aMember(ctx, community, person, {
        ...place,
        ...(acceptedRules === null && { acceptedRules }),
      });
      if (actor === 'invited') ownInvitation = made.id;
    }
    const memberships = {} as Ground['memberships'];
    for (const [state, person] of Object.entries(guests)) {
      const as = MembershipState[state.toUpperCase() as MembershipState];
      const made = await aMember(ctx, community, person, { state: as });
      memberships[state as keyof typeof memberships] = made.id;
    }
    const { invitation, token } = await transaction(ctx, (tx) =>
      createInvitation(tx, {
        id: newId(),
        communityId: community.id,
        email: null,
        role: MembershipRole.MEMBER,
        uses: 100,
        days: 30,
      }),
    );
    const made = await Promise.all(
      rooms.map((build) => build(ctx, community, new Map([...people, ['founder', founder]]))),
    );
    return {
      place,
      community,
      things: Object.assign({}, ...made),
      founders: {
        ...founders,
        removedPostId: removedPost.id,
        bookmarkId: bookmarkPost.id,
        passId: passCatchUp.id,
        noticeId: notice.id,
        pollId: await pollOf(founders.postId),
        closedPollId: await pollOf(founders.openingId, true),
        removedPollId: await pollOf(removedPost.id),
        draftId: draft.id,
        deletedDraftId: deleted.id,
        readMarkId: markRead.id,
        file: { ...file, postId: filePost.id },
      },
      removedThread: { id: gone.threadId, postId: gone.postId },
      closedThread: { ...closedThread, pollId: closedThreadPollId },
      mergedThread,
      harbour: harbour.id,
      own,
      memberships,
      ownInvitation,
      invitation: { id: invitation.id, token },
      guest,
    };
  }

  async function ofTheHouse(): Promise<World['house']> {
    const [domainId, emptyDomainId, claimId, placeholderId] = [newId(), newId(), newId(), newId()];
    const now = server.clock.now();
    await server.rows(
      `insert into domain (id, slug, name, created_at) values ($1, 'wounds', 'Wounds', $3), ($2, 'empty', 'Empty', $3)`,
      [domainId, emptyDomainId, now],
    );
    await server.rows(
      'insert into community_domain (community_id, domain_id) select id, $1 from community',
      [domainId],
    );
    await server.rows(
      `insert into person (id, handle, name, placeholder, source_site, source_id, created_at)
       values ($1, 'ghost', 'Ghost', true, 'example.org', '7', $2)`,
      [placeholderId, now],
    );
    await server.rows(
      'insert into placeholder_claim (id, placeholder_id, claimant_id, created_at) values ($1, $2, $3, $4)',
      [claimId, placeholderId, founder.id, now],
    );
    const closed = await anyPerson(server, { handle: 'closed-account' });
    await server.rows('update person set deactivated_at = $2 where id = $1', [closed.id, now]);
    const pushDeviceId = await aPushDevice(ctx, {
      ...{ personId: founder.id, sessionId: founderClient.sessionId },
    });
    return {
      ...{ domainId, emptyDomainId, personId: guest, claimId },
      ...{ closedId: closed.id, pushDeviceId },
    };
  }
}
