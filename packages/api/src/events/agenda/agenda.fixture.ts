import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { newId } from '../../kernel/ids';
import { anEvent, type MadeEvent } from '../event.factory';

const EVENT = `id agenda { id kind title notes minutes startsAt voteCount viewerVoted state position version
    person { handle } addedBy { handle } thread { id title } event { id }
    viewerCan { edit { allowed reason } vote { allowed reason } settle { allowed } } }
  openActions { id text overdue event { id } owner { handle } }
  actions { id text dueOn doneAt overdue version owner { handle } viewerCan { edit { allowed } done { allowed } } }`;
export const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${EVENT} } }`;
export const ADD = verb('addAgendaItem', 'AddAgendaItemInput');
const SEE = `query ($id: ID!) { event(id: $id) { ${EVENT} } }`;

export interface Item {
  id: string;
  title: string;
  startsAt: string | null;
  voteCount: number;
  viewerVoted: boolean;
  state: string;
  version: number;
  person: { handle: string } | null;
  thread: { id: string } | null;
  viewerCan: Record<'edit' | 'vote' | 'settle', { allowed: boolean; reason: string | null }>;
}
export interface Action {
  id: string;
  text: string;
  dueOn: string | null;
  doneAt: string | null;
  overdue: boolean;
  version: number;
  owner: { handle: string } | null;
}
export interface Seen {
  id: string;
  agenda: Item[];
  actions: Action[];
  openActions: Array<Action & { event: { id: string } }>;
}

/** For a file of tests: a server with wound care, and before each test an event of its own, which Ravi hosts. */
export function anEventToPrepare() {
  const stage = {} as { server: TestServer; world: WoundCare; event: MadeEvent };
  beforeAll(async () => {
    stage.server = await startTestServer();
    stage.world = await woundCare(stage.server, Visibility.CLOSED);
  });
  afterAll(() => stage.server.stop());
  beforeEach(async () => {
    stage.event = await anEvent(stage.world.ctx, {
      communityId: stage.world.community.id,
      startsOn: '2026-03-06T14:00',
      hostId: stage.world.ravi.id,
    });
  });
  const add = (client: TestClient, given: object = {}): Promise<Seen> =>
    does(client, ADD, {
      eventId: stage.event.id,
      kind: 'POINT',
      title: 'Foam or gauze',
      clientMutationId: newId(),
      ...given,
    });
  return Object.assign(stage, {
    add,
    seen: async (client: TestClient, id = stage.event.id): Promise<Seen> =>
      (await client.query<{ event: Seen }>(SEE, { id })).event,
    item: async (given: object = {}): Promise<Item> =>
      (await add(stage.world.ines.client, given)).agenda.at(-1) as Item,
  });
}

export async function does(client: TestClient, mutation: string, input: object): Promise<Seen> {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
}
