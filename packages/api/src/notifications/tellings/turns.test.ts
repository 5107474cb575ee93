import type { TestClient } from '../../../test/harness';
import { startTestServer, type TestServer } from '../../../test/harness';
import {
  ofRotation,
  ofTurn,
  type SeenTurn,
  turnsOfWoundCare,
} from '../../facilitation/facilitation.fixture';

const INBOX = `query { viewer { unreadNotices inbox(first: 20) { nodes { kind reason detail unread
  actors { handle } turn { id person { handle } event { title } } } } } }`;

interface Line {
  kind: string;
  reason: string;
  detail: string;
  actors: Array<{ handle: string }>;
  turn: { id: string } | null;
}

/** A fortnight before the first of the meetings, when its turn is offered. */
const OFFERED_BY = '2026-03-10T09:00:00Z';

describe('being told of turns', () => {
  let server: TestServer;
  let world: Awaited<ReturnType<typeof turnsOfWoundCare>>;
  beforeEach(async () => {
    server = await startTestServer();
    world = await turnsOfWoundCare(server, 3);
  });
  afterEach(() => server.close());

  const lines = async (client: TestClient): Promise<Line[]> => {
    const { viewer } = await client.query<{ viewer: { inbox: { nodes: Line[] } } }>(INBOX);
    return viewer.inbox.nodes.filter(({ kind }) => kind === 'TURN');
  };
  const minute = async (at: string) => {
    server.clock.set(at);
    await server.runJobs();
    await server.runJobs();
  };
  type Name = 'ines' | 'tomasz' | 'ravi';
  const nameOf = (turn: SeenTurn | undefined): Name => turn?.person?.handle as Name;
  const mailsOf = async (name: Name) => {
    const [person] = await server.rows<{ email: string }>(
      'select email from person where id = $1',
      [world[name].id],
    );
    const mails = await server.mails(person?.email);
    return mails.filter(({ kind }) => kind === 'notifications.turn');
  };

  it('an offer goes to one, and on to the next without a word of who passed it on', async () => {
    const rotation = await world.setUp();
    for (const name of ['ines', 'tomasz', 'ravi'] as const) {
      await world.join(world[name].client, rotation.id);
    }
    await minute(OFFERED_BY);
    const first = (await world.see(rotation.id)).plan[0] as SeenTurn;
    expect(first.state).toBe('OFFERED');
    const asked = nameOf(first);
    expect(await lines(world[asked].client)).toMatchObject([
      { reason: 'YOUR_TURN', detail: 'TURN_OFFERED', actors: [], turn: { id: first.id } },
    ]);
    const [mail] = await mailsOf(asked);
    expect(mail?.text).toContain('Take it or pass it on until');
    expect(mail?.text).toContain(`/facilitation/${first.id}`);
    await world[asked].client.mutate(ofTurn('declineTurn'), {
      input: { turnId: first.id, version: first.version },
    });
    await server.runJobs();
    await server.runJobs();
    const next = nameOf((await world.see(rotation.id)).plan[0]);
    expect(next).not.toBe(asked);
    expect(await lines(world[next].client)).toMatchObject([
      { detail: 'TURN_PASSED_ON', actors: [], turn: { id: first.id } },
    ]);
    expect((await mailsOf(next)).at(-1)?.text).not.toContain(asked);
    // The offer is no longer theirs, and does not stand in their inbox.
    expect(await lines(world[asked].client)).toEqual([]);
  });

  it('a member is asked to take turns too, once a day, and not when they do by then', async () => {
    const rotation = await world.setUp();
    const ASK = ofRotation('inviteToPool', 'InviteToPoolInput');
    const ask = (name: Name) => ({ input: { rotationId: rotation.id, personId: world[name].id } });
    await world.amara.client.mutate(ASK, ask('ines'));
    await world.amara.client.mutate(ASK, ask('ines'));
    await world.amara.client.mutate(ASK, ask('tomasz'));
    await world.join(world.tomasz.client, rotation.id);
    await server.runJobs();
    await server.runJobs();
    expect(await lines(world.ines.client)).toMatchObject([
      { reason: 'MEMBER', detail: 'POOL_INVITED', actors: [{ handle: 'amara' }], turn: null },
    ]);
    const [mail, ...more] = await mailsOf('ines');
    expect(more).toEqual([]);
    expect(mail?.text).toContain(`/c/${world.community.slug}/facilitation`);
    expect(await mailsOf('tomasz')).toEqual([]);
    // She agrees herself, or not: nothing is hers by having been asked.
    expect((await world.see(rotation.id)).pool.map(({ person }) => person.handle)).toEqual([
      'tomasz',
    ]);
    for (const [client, input, code] of [
      [world.ines.client, ask('ravi').input, 'FORBIDDEN'],
      [world.amara.client, ask('tomasz').input, 'INVALID'],
      [world.amara.client, { ...ask('ines').input, personId: rotation.id }, 'INVALID'],
    ] as const) {
      expect(await client.refused(ASK, { input })).toMatchObject({ code });
    }
  });

  it('one that nobody has goes to those who look after the community, until somebody takes it', async () => {
    const rotation = await world.setUp();
    await minute(OFFERED_BY);
    expect(await lines(world.amara.client)).toMatchObject([
      { reason: 'FACILITATOR', detail: 'TURN_OPEN' },
    ]);
    expect(await lines(world.ines.client)).toEqual([]);
    const [open] = (await world.see(rotation.id)).plan;
    expect(open?.person).toBeNull();
  });
});
