import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { DAY, HOUR, later, MINUTE } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadePost, type MadeThread } from '../../threads/thread.factory';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { InboxOf, recountBoxes, verbs } from './inbox.fixture';
import { aNotice } from './notice.factory';

let server: TestServer;
let world: WoundCare;
let inbox: InboxOf;
let thread: MadeThread;
let post: MadePost;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
  inbox = new InboxOf(world.ines.client);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, amara, ravi } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: amara.id, title: 'Foam' });
  post = await aPost(ctx, { thread, authorId: ravi.id });
});
afterEach(async () => {
  await recountBoxes(server);
  await server.rows('delete from notice');
  await server.rows('delete from notice_box');
});

/** A line for Inês about something new in the thread, made so many minutes after the last. */
const told = async (given: Partial<Parameters<typeof aNotice>[1]> = {}) => {
  server.clock.advance(MINUTE);
  const own = given.communityId ? {} : { thread, postId: post.id };
  return aNotice(world.ctx, { personId: world.ines.id, ...own, ...given });
};
/** The same about a thread of its own. */
const another = async (given: Partial<Parameters<typeof aNotice>[1]> = {}) => {
  const { ctx, community, ravi } = world;
  const other = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
  return told({ thread: other, postId: other.postId, actorIds: [ravi.id], ...given });
};
const inFuture = (milliseconds: number) => later(server.clock.now(), milliseconds).toISOString();

describe('a line', () => {
  it('says who, what, why and where, and is nobody else’s', async () => {
    const { ravi, tomasz, amara, community } = world;
    const { id } = await told({
      actorIds: [ravi.id, tomasz.id, amara.id, world.lucia.id, newId()],
      kind: NoticeKind.MENTION,
      reason: NoticeReason.MENTIONED,
    });
    const { nodes, unread } = await inbox.list();
    expect(unread).toBe(1);
    expect(nodes).toMatchObject([
      {
        ...{
          id,
          kind: 'MENTION',
          reason: 'MENTIONED',
          unread: true,
          happenings: 1,
          otherActors: 2,
        },
        actors: [{ name: 'Ravi Subramaniam' }, { name: 'Tomasz Wiśniewski' }, {}],
        community: { id: community.id },
        thread: { id: thread.id, title: 'Foam' },
        post: { id: post.id, number: 2, thread: { id: thread.id } },
        ...{ doneAt: null, snoozedUntil: null, cameBack: false },
      },
    ]);
    for (const other of [ravi, amara]) {
      expect(await new InboxOf(other.client).list()).toMatchObject({ nodes: [], unread: 0 });
      for (const document of Object.values(verbs)) {
        const more = document.includes('Snooze') ? { until: inFuture(DAY) } : {};
        expect(
          await other.client.refused(document, { input: { ids: [id], ...more } }),
        ).toMatchObject({ code: 'NOT_FOUND' });
      }
    }
    expect(await inbox.ids()).toEqual([id]);
  });

  it('leads to the last post when the first new one was removed, and to none when both were', async () => {
    const { ctx, ravi, community } = world;
    const second = await aPost(ctx, { thread, authorId: ravi.id });
    const { id } = await told();
    await server.rows(
      `with h as (insert into happening (id, key, kind, subject_kind, subject_id, community_id, facts, created_at)
         select $2::uuid, $2::text, 'POST', 'THREAD', $3, $4, jsonb_build_object('postId', $5::text), $6 returning id)
       update notice set last_happening_id = h.id, happenings = 2 from h where notice.id = $1`,
      [id, newId(), thread.id, community.id, second.id, server.clock.now()],
    );
    const led = async () => (await inbox.list()).nodes[0]?.post;
    const remove = (postId: string) =>
      ravi.client.mutate(
        'mutation ($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }',
        { id: postId },
      );
    expect(await led()).toMatchObject({ id: post.id });
    await remove(post.id);
    expect(await led()).toMatchObject({ id: second.id });
    await remove(second.id);
    expect(await led()).toBeNull();
  });

  it('is read in pages, each view in its order', async () => {
    const made: string[] = [];
    for (let at = 0; at < 7; at += 1) made.push((await another()).id);
    const [a, b, c, d, e, f, g] = made as [string, string, string, string, string, string, string];
    await inbox.do('snooze', [a], { until: inFuture(3 * DAY) });
    await inbox.do('snooze', [b], { until: inFuture(DAY) });
    await inbox.do('finish', [d]);
    server.clock.advance(MINUTE);
    await inbox.do('finish', [c]);
    await inbox.do('read', [f]);
    const pages = async (view: string) => {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const { nodes, pageInfo } = await inbox.list(view, { first: 1, after });
        found.push(...nodes.map(({ id }) => id));
        if (!pageInfo.hasNextPage) return found;
        after = pageInfo.endCursor;
      }
    };
    expect(await pages('OPEN')).toEqual([g, f, e]);
    expect(await pages('UNREAD')).toEqual([g, e]);
    expect(await pages('SNOOZED')).toEqual([b, a]);
    expect(await pages('DONE')).toEqual([c, d]);
    expect((await inbox.list()).unread).toBe(2);
  });

  it('costs so many statements, however many lines there are', async () => {
    const { ravi, tomasz } = world;
    const count = async (first: number) => {
      const sent = await server.statements(() => inbox.list('OPEN', { first }));
      return sent.filter((text) => !text.startsWith('update session')).length;
    };
    for (let at = 0; at < 3; at += 1) await another({ actorIds: [tomasz.id, ravi.id] });
    const few = await count(3);
    for (let at = 0; at < 40; at += 1) await another({ actorIds: [tomasz.id, ravi.id] });
    expect(await count(43)).toBe(few);
    // Who asks, box, lines, people, communities, threads, posts with their threads.
    expect(few).toBe(8);
  });
});

describe('triage', () => {
  it('changes once what is asked for twice, and says what it has become', async () => {
    const [one, two] = [(await told()).id, (await another()).id];
    const read = await inbox.do('read', [one, one]);
    expect(read).toMatchObject({ unread: 1, notices: [{ id: one, unread: false, version: 2 }] });
    expect(await inbox.do('read', [one])).toEqual(read);
    expect(await inbox.do('unread', [one])).toMatchObject({ unread: 2 });
    const done = await inbox.do('finish', [one, two]);
    expect(done).toMatchObject({ unread: 0, notices: [{ id: one }, { id: two, unread: false }] });
    server.clock.advance(MINUTE);
    expect(await inbox.do('finish', [two, one])).toMatchObject({
      notices: [done.notices[1], done.notices[0]],
    });
    expect(await inbox.ids('DONE')).toHaveLength(2);
    expect(await inbox.do('reopen', [one], { unread: true })).toMatchObject({
      unread: 1,
      notices: [{ doneAt: null, unread: true }],
    });
    expect(await inbox.do('reopen', [two])).toMatchObject({
      unread: 1,
      notices: [{ doneAt: null, unread: false }],
    });
    expect(await inbox.do('unread', [two])).toMatchObject({ unread: 2 });
  });

  it('takes all or nothing: one that is not there refuses the others', async () => {
    const { id } = await told();
    for (const stranger of [newId(), 'no id']) {
      const refused = await world.ines.client.refused(verbs.finish, {
        input: { ids: [id, stranger] },
      });
      expect(refused).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await inbox.ids()).toEqual([id]);
  });

  it('snoozes until a time, at which the line is back: unread, and the first', async () => {
    const [older, newer] = [(await told()).id, (await another()).id];
    const until = inFuture(2 * HOUR);
    await inbox.do('read', [older]);
    const { notices, unread } = await inbox.do('snooze', [older], { until });
    expect({ unread, notices }).toMatchObject({ unread: 1, notices: [{ snoozedUntil: until }] });
    server.clock.advance(HOUR);
    await server.runJobs();
    expect(await inbox.ids()).toEqual([newer]);
    server.clock.advance(HOUR);
    await server.runJobs();
    const back = await inbox.list();
    expect(back.unread).toBe(2);
    expect(back.nodes).toMatchObject([
      { id: older, unread: true, snoozedUntil: null, cameBack: true, latestAt: until },
      { id: newer, cameBack: false },
    ]);
    await server.runJobs();
    expect(await inbox.list()).toEqual(back);
  });

  it('opens again what was snoozed, as it was; and finishes it', async () => {
    const { id } = await told();
    await inbox.do('snooze', [id], { until: inFuture(DAY) });
    expect(await inbox.do('reopen', [id])).toMatchObject({
      unread: 1,
      notices: [{ unread: true }],
    });
    await inbox.do('snooze', [id], { until: inFuture(DAY) });
    await inbox.do('finish', [id]);
    server.clock.advance(2 * DAY);
    await server.runJobs();
    expect(await inbox.ids('DONE')).toEqual([id]);
    await inbox.do('snooze', [id], { until: inFuture(DAY) });
    expect(await inbox.ids('SNOOZED')).toEqual([id]);
  });

  it.each([
    ['now', 0, 'inFuture'],
    ['past', -DAY, 'inFuture'],
    ['more than a year ahead', 367 * DAY, 'tooFarAhead'],
  ])('does not snooze until a time that is %s', async (_, milliseconds, rule) => {
    const { id } = await told();
    const input = { ids: [id], until: inFuture(milliseconds) };
    expect(await world.ines.client.refused(verbs.snooze, { input })).toMatchObject({
      code: 'INVALID',
      fields: [{ path: 'until', rule }],
    });
  });

  it.each([0, 101])('does not take %d lines at once', async (many) => {
    const input = { ids: Array.from({ length: many }, newId) };
    expect(await world.ines.client.refused(verbs.read, { input })).toMatchObject({
      code: 'INVALID',
    });
  });

  it('is not for visitors, who are told to sign in', async () => {
    const input = { ids: [newId()] };
    expect(await world.visitor.refused(verbs.read, { input })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('what may not be seen', () => {
  it('is not listed, and cannot be acted on, until it may be seen again', async () => {
    const { community, ines } = world;
    const { id } = await told();
    // As if nobody had taken the line away yet: it is asked again at each reading.
    const place = (state: MembershipState) =>
      server.rows('update membership set state = $3 where community_id = $1 and person_id = $2', [
        ...[community.id, ines.id, state],
      ]);
    await place(MembershipState.LEFT);
    expect(await inbox.ids()).toEqual([]);
    expect(await ines.client.refused(verbs.read, { input: { ids: [id] } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await place(MembershipState.ACTIVE);
    expect(await inbox.ids()).toEqual([id]);
  });

  it('follows the door of the thread: who sees it lists it, of a removed and of a merged one', async () => {
    const { ctx, community, amara, ravi, ines, tomasz, lucia } = world;
    const into = await aThread(ctx, { communityId: community.id, authorId: tomasz.id });
    const own = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const merged = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const here = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const steward = amara.client;
    await steward.mutate(
      'mutation ($id: ID!) { removeThread(input: { id: $id, reason: "Off topic" }) { id } }',
      { id: own.id },
    );
    await steward.mutate(
      'mutation ($id: ID!, $intoId: ID!) { mergeThreads(input: { id: $id, intoId: $intoId }) { id } }',
      { id: merged.id, intoId: into.id },
    );
    const listed: string[] = [];
    for (const person of [amara, ravi, ines, tomasz, lucia]) {
      for (const [name, one] of Object.entries({ own, merged, here })) {
        const { id } = await told({ personId: person.id, thread: one });
        const seen = await person.client.ask('query ($id: ID!) { thread(id: $id) { id } }', {
          id: one.id,
        });
        const lines = await new InboxOf(person.client).list();
        const line = lines.nodes.find((notice) => notice.id === id);
        expect([person.email, name, line?.thread?.id ?? null]).toEqual([
          ...[person.email, name, seen.errors ? null : one.id],
        ]);
        if (line) listed.push(name);
      }
    }
    // Whoever opened it and those who look after the community see that it was removed; the others the rest.
    expect(listed.filter((name) => name === 'own')).toHaveLength(3);
    expect(listed.filter((name) => name === 'merged')).toHaveLength(4);
  });

  it('is who asks to join, for whom does not look after members any more', async () => {
    const { ctx, community, ines, ravi, lucia } = world;
    const request = {
      ...{ communityId: community.id, actorIds: [lucia.id] },
      ...{ kind: NoticeKind.MEMBERSHIP, reason: NoticeReason.STEWARD },
    };
    await told({ ...request, personId: ines.id });
    const { id } = await told({ ...request, personId: ravi.id });
    expect(await inbox.ids()).toEqual([]);
    const lines = (await new InboxOf(ravi.client).list()).nodes;
    expect(lines).toMatchObject([{ id, thread: null, post: null, actors: [{}] }]);
    const place = await aCommunity(ctx, { steward: ravi, visibility: Visibility.PRIVATE });
    await told({ communityId: place.id, reason: NoticeReason.YOUR_PLACE });
    expect(await inbox.ids()).toEqual([]);
    await aMember(ctx, place, ines);
    expect(await inbox.ids()).toHaveLength(1);
  });

  it('leaves the inbox, and its number, with the place that let one see it', async () => {
    const { community, amara, ravi, lucia } = world;
    const request = { communityId: community.id, actorIds: [lucia.id] };
    const why = { kind: NoticeKind.MEMBERSHIP, reason: NoticeReason.STEWARD };
    await told({ ...request, ...why, personId: ravi.id });
    expect((await new InboxOf(ravi.client).list()).unread).toBe(1);
    const role = async (to: string) => {
      const [place] = await server.rows<{ id: string; version: number }>(
        'select id, version from membership where community_id = $1 and person_id = $2',
        [community.id, ravi.id],
      );
      await amara.client.mutate(
        'mutation ($input: ChangeRoleInput!) { changeRole(input: $input) { id } }',
        { input: { membershipId: place?.id, version: place?.version, role: to } },
      );
    };
    await role('MEMBER');
    await server.runJobs();
    // What is left is about the own place.
    const { unread, nodes } = await new InboxOf(ravi.client).list();
    expect([unread, nodes.map(({ reason }) => reason)]).toEqual([1, ['YOUR_PLACE']]);
    await role('FACILITATOR');
  });
});
