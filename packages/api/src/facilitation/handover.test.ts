import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { aMember } from '../communities/community.factory';
import { plan, SCHEDULE, splitAgain, type Told } from '../events/series/series.fixture';
import { DAY, HOUR, later } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { aThread } from '../threads/thread.factory';
import {
  ofRotation,
  ofTurn,
  type SeenRotation,
  type SeenTurn,
  takingTurns,
} from './facilitation.fixture';

const TURN = `id state version viewerCan { handOver { allowed reason } tick { allowed } }
  checklist { key when tickedAt tickedBy { handle } }
  handover { version happenedHtml openMarkdown writtenBy { handle } items { kind id action { text } thread { title } person { handle } } }
  previousHandover { happenedHtml turn { id } }
  handoverOffers { actions { id text } questions { id title } members { id handle } }`;
const SEE = `query ($id: ID!) { turn(id: $id) { ${TURN} } }`;
const HAND_OVER = `mutation ($input: HandOverInput!) { handOver(input: $input) { ${TURN} } }`;
const TICK = `mutation ($input: TickTurnInput!) { tickTurn(input: $input) { ${TURN} } }`;

interface Seen {
  id: string;
  state: string;
  version: number;
  viewerCan: Record<string, { allowed: boolean; reason: string | null }>;
  checklist: Array<{
    key: string;
    when: string;
    tickedAt: string | null;
    tickedBy: { handle: string } | null;
  }>;
  handover: {
    version: number;
    happenedHtml: string;
    items: Array<{ kind: string; id: string }>;
    writtenBy: { handle: string };
  } | null;
  previousHandover: { happenedHtml: string; turn: { id: string } } | null;
  handoverOffers: {
    actions: Array<{ id: string; text: string }>;
    questions: Array<{ id: string; title: string }>;
    members: Array<{ id: string; handle: string }>;
  } | null;
}

describe('a handover', () => {
  let server: TestServer;
  let people: WoundCare;
  let world: Awaited<ReturnType<typeof takingTurns>>;
  let rotation: SeenRotation;
  let turn: SeenTurn;
  let name: 'ines' | 'tomasz';
  let holder: TestClient;

  beforeAll(async () => {
    server = await startTestServer();
    people = await woundCare(server);
  });
  afterAll(() => server.close());

  /** The first turn was accepted, and its meeting is on. */
  beforeEach(async () => {
    world = await takingTurns(server, people, 3);
    rotation = await world.setUp();
    await world.join(world.ines.client, rotation.id);
    rotation = await world.join(world.tomasz.client, rotation.id);
    server.clock.set(later(world.startOf(0), -DAY));
    await server.runJobs();
    turn = (await world.see(rotation.id)).plan[0] as SeenTurn;
    name = turn.person?.handle as 'ines' | 'tomasz';
    holder = world[name].client;
    const { acceptTurn } = await holder.mutate<{ acceptTurn: SeenTurn }>(ofTurn('acceptTurn'), {
      input: { turnId: turn.id, version: turn.version },
    });
    turn = acceptTurn;
    server.clock.set(later(world.startOf(0), HOUR / 2));
  });

  const see = async (client: TestClient, id = turn.id): Promise<Seen> =>
    (await client.query<{ turn: Seen }>(SEE, { id })).turn;
  const words = { happenedMarkdown: 'We looked at **three** cases.', version: 0 };
  const handOver = (client: TestClient, given: object = {}) =>
    client.ask<{ handOver: Seen }>(HAND_OVER, { input: { ...words, turnId: turn.id, ...given } });

  it('closes the turn with what is open, ends its powers, and stands on top of the next one’s page', async () => {
    await server.rows(
      `insert into event_action (id, community_id, event_id, text, created_at) values ($1, $2, $3, 'Order foam', $4)`,
      [newId(), world.community.id, world.events[0], server.clock.now()],
    );
    const thread = await aThread(world.ctx, {
      communityId: world.community.id,
      authorId: people.amara.id,
      title: 'Which foam?',
      kind: 'QUESTION' as never,
    });
    await server.rows(`update thread set last_post_at = $2 where id = $1`, [
      thread.id,
      later(server.clock.now(), -30 * DAY),
    ]);
    server.clock.advance(HOUR);
    await aMember(world.ctx, world.community, people.lucia);
    const { handoverOffers: offers } = await see(holder);
    expect(offers?.actions.map(({ text }) => text)).toEqual(['Order foam']);
    expect(offers?.questions.map(({ title }) => title)).toEqual(['Which foam?']);
    expect(offers?.members.map(({ handle }) => handle)).toEqual(['lucia']);
    expect((await see(people.lucia.client)).handoverOffers).toBeNull();
    const items = [
      { kind: 'ACTION', id: offers?.actions[0]?.id },
      { kind: 'QUESTION', id: offers?.questions[0]?.id },
      { kind: 'MEMBER', id: people.lucia.id },
    ];
    const { data } = await handOver(holder, { items, openMarkdown: 'Who orders?' });
    expect(data?.handOver).toMatchObject({
      state: 'CLOSED',
      handover: {
        version: 1,
        happenedHtml: expect.stringContaining('<strong>three</strong>'),
        openMarkdown: 'Who orders?',
        writtenBy: { handle: name },
        items: [
          { action: { text: 'Order foam' } },
          { thread: { title: 'Which foam?' } },
          { person: { handle: 'lucia' } },
        ],
      },
    });
    expect(data?.handOver.checklist.find(({ key }) => key === 'handOver')?.tickedBy).toEqual({
      handle: name,
    });
    expect(await server.rows('select 1 from lent_role where key = $1', [turn.id])).toEqual([]);
    const [, second] = (await world.see(rotation.id)).plan;
    expect((await see(people.lucia.client, second?.id)).previousHandover).toMatchObject({
      turn: { id: turn.id },
    });
    // What an item names is left out for those who do not see it any more.
    await server.rows('update event_action set dropped_at = $2 where id = $1', [
      items[0]?.id,
      server.clock.now(),
    ]);
    expect((await see(people.lucia.client)).handover?.items).toHaveLength(2);
  });

  it('offers what is open of all of its series, wherever that was begun anew, and not of another', async () => {
    const scheduled = async (inHours: number) =>
      (
        await world.amara.client.mutate<Told>(SCHEDULE, {
          input: {
            communityId: world.community.id,
            plan: plan({
              start: {
                on: later(server.clock.now(), inHours * HOUR)
                  .toISOString()
                  .slice(0, 16),
                timeZone: 'UTC',
              },
              rule: 'FREQ=DAILY;COUNT=6',
            }),
            clientMutationId: newId(),
          },
        })
      ).scheduleEvent;
    const [first, other] = [await scheduled(24), await scheduled(30)];
    const dates = await splitAgain(server, world.amara.client, first, [4, 1, 2]);
    for (const eventId of [...dates, other.id]) {
      server.clock.advance(1_000);
      await server.rows(
        `insert into event_action (id, community_id, event_id, text, created_at) values ($1, $2, $3, $4, $5)`,
        [newId(), world.community.id, eventId, `${dates.indexOf(eventId)}`, server.clock.now()],
      );
    }
    const { id, plan: turns } = await world.setUp({ seriesId: first.series.id });
    expect(turns.map(({ event }) => event?.id)).toEqual(dates);
    await world.join(world.ines.client, id);
    const { volunteerForTurn: taken } = await world.ines.client.mutate<
      Record<'volunteerForTurn', SeenTurn>
    >(ofTurn('volunteerForTurn'), {
      input: { turnId: turns[5]?.id, version: turns[5]?.version },
    });
    server.clock.set(later(new Date(taken.startsAt), HOUR / 2));
    const offers = (await see(world.ines.client, taken.id)).handoverOffers;
    expect(offers?.actions.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  const lent = () => server.rows('select 1 from lent_role where key = $1', [turn.id]);

  it('ends its powers also where no turns are taken any more', async () => {
    await world.amara.client.mutate(ofRotation('endRotation', 'RotationInput'), {
      input: { rotationId: rotation.id },
    });
    expect(await lent()).toHaveLength(1);
    expect((await handOver(holder)).data?.handOver.state).toBe('CLOSED');
    expect(await lent()).toEqual([]);
  });

  it('is not waited for of who leaves: whoever comes back has no powers of a turn that is over', async () => {
    server.clock.set(later(world.startOf(0), 3 * HOUR));
    expect(await lent()).toHaveLength(1);
    await holder.mutate(
      'mutation ($input: CommunityInput!) { leaveCommunity(input: $input) { id } }',
      { input: { communityId: world.community.id } },
    );
    await aMember(world.ctx, world.community, people[name]);
    await server.runJobs();
    expect((await see(world.amara.client)).state).toBe('CLOSED');
    expect(await lent()).toEqual([]);
  });

  it('is written by one of fifty at once, and anew only in the version that was seen', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => handOver(holder)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(
      new Set(
        answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.reason) ?? []),
      ),
    ).toEqual(new Set(['VERSION']));
    expect(
      (await handOver(world.amara.client, { version: 7 })).errors?.[0]?.extensions.reason,
    ).toBe('VERSION');
    const { data } = await handOver(world.amara.client, { version: 1, happenedMarkdown: 'Two.' });
    expect(data?.handOver.handover).toMatchObject({ version: 2, writtenBy: { handle: 'amara' } });
    const told = await server.rows(
      `select 1 from turn_step where turn_id = $1 and what = 'CLOSED'`,
      [turn.id],
    );
    expect(told).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['nothing', { happenedMarkdown: ' ' }, 'happenedMarkdown'],
    ['what is elsewhere', { items: [{ kind: 'QUESTION', id: newId() }] }, 'items'],
  ])('does not say %s', async (_, given, path) => {
    const { errors } = await handOver(holder, given);
    expect(errors?.[0]?.extensions.fields).toEqual([expect.objectContaining({ path })]);
  });

  it('and the short list are for whoever has the turn and those who look after the community', async () => {
    const other = name === 'ines' ? people.tomasz : people.ines;
    const tick = { input: { turnId: turn.id, item: 'keepTime', done: true } };
    expect(await other.client.refused(TICK, tick)).toMatchObject({ reason: 'NOT_YOUR_TURN' });
    expect((await handOver(other.client)).errors?.[0]?.extensions.reason).toBe('NOT_YOUR_TURN');
    const { tickTurn } = await holder.mutate<{ tickTurn: Seen }>(TICK, tick);
    const ticked = ({ checklist }: Seen) =>
      checklist.filter(({ tickedAt }) => tickedAt).map(({ key }) => key);
    expect(ticked(tickTurn)).toEqual(['keepTime']);
    const undone = await world.amara.client.mutate<{ tickTurn: Seen }>(TICK, {
      input: { ...tick.input, done: false },
    });
    expect(ticked(undone.tickTurn)).toEqual([]);
    expect((await holder.refused(TICK, { input: { ...tick.input, item: 'sing' } })).fields).toEqual(
      [{ path: 'item', rule: 'exists' }],
    );
  });
});
