import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { DAY, HOUR, later } from '../kernel/clock';
import { ofTurn, type SeenRotation, type SeenTurn, takingTurns } from './facilitation.fixture';

type World = Awaited<ReturnType<typeof takingTurns>>;
export type Name = 'amara' | 'ravi' | 'ines' | 'tomasz';

export const ACCEPT = ofTurn('acceptTurn');
export const DECLINE = ofTurn('declineTurn');
export const VOLUNTEER = ofTurn('volunteerForTurn');

export const holder = (turn: SeenTurn | undefined): string => turn?.person?.handle as string;
export const input = ({ id, version }: SeenTurn) => ({ input: { turnId: id, version } });
export const others = (name: string): string[] =>
  ['ines', 'ravi', 'tomasz'].filter((one) => one !== name);

/**
 * For a file of tests: a server, and before each test a community of its own in which Inês, Ravi and Tomasz take turns
 * from the first meeting on; it is offered two weeks before.
 */
export function threeTakeTurns() {
  let server: TestServer;
  let people: WoundCare;
  let world: World;
  let rotation: SeenRotation;
  const begin = async (given: object = {}): Promise<void> => {
    world = await takingTurns(server, people);
    rotation = await world.setUp(given);
    for (const name of ['ines', 'ravi', 'tomasz'] as const) {
      server.clock.advance(HOUR);
      rotation = await world.join(world[name].client, rotation.id);
    }
  };
  beforeAll(async () => {
    server = await startTestServer();
    people = await woundCare(server);
  });
  afterAll(() => server.close());
  beforeEach(() => begin());

  const client = (name: string): TestClient => world[name as Name].client;
  const offered = async (): Promise<SeenTurn> => {
    server.clock.set(later(world.startOf(0), -14 * DAY + HOUR / 2));
    await server.runJobs();
    const [first] = (await world.see(rotation.id)).plan;
    return first as SeenTurn;
  };
  return {
    get server() {
      return server;
    },
    get world() {
      return world;
    },
    get rotation() {
      return rotation;
    },
    set rotation(next: SeenRotation) {
      rotation = next;
    },
    begin,
    client,
    offered,
    async accepted(): Promise<{ turn: SeenTurn; name: string }> {
      const turn = await offered();
      const name = holder(turn);
      const { acceptTurn } = await client(name).mutate<{ acceptTurn: SeenTurn }>(
        ACCEPT,
        input(turn),
      );
      return { turn: acceptTurn, name };
    },
    /** Whose powers are lent in this community. */
    lent: () =>
      server.rows<{ handle: string }>(
        'select p.handle from lent_role l join person p on p.id = l.person_id where l.community_id = $1',
        [world.community.id],
      ),
    told: async (signal: string): Promise<object[]> =>
      (
        await server.rows<{ payload: object }>(
          'select payload from outbox where signal = $1 order by id',
          [signal],
        )
      ).map(({ payload }) => payload),
  };
}
