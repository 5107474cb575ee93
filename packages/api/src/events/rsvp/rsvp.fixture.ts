import { enrol } from '../../../test/cast';
import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import type { Community } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { type Context, systemContext } from '../../kernel/context';
import { anEvent } from '../event.factory';

export const FIELDS = `id goingCount remoteCount maybeCount waitingCount seatsTaken
  viewerRsvp { answer attending waiting waitingPlace fromSeries note reminders }`;
export const RSVP = `mutation ($input: RsvpInput!) { rsvp(input: $input) { ${FIELDS} } }`;
export const WITHDRAW = `mutation ($id: ID!) { withdrawRsvp(input: { eventId: $id }) { ${FIELDS} } }`;
export const TO_SERIES = `mutation ($input: RsvpToSeriesInput!) { rsvpToSeries(input: $input) { id viewerRsvp } }`;
export const LEAVE_SERIES =
  'mutation ($id: ID!) { withdrawSeriesRsvp(input: { seriesId: $id }) { viewerRsvp } }';
export const EVENT = `query ($id: ID!) { event(id: $id) { ${FIELDS} joinUrl joinUrlFrom hasJoinUrl
  attendance { cameCount viewerCame people { nodes { came person { handle } recordedBy { handle } } } } } }`;
export const PEOPLE = `query ($id: ID!, $first: Int, $after: String, $waiting: Boolean) { event(id: $id) {
  rsvps(first: $first, after: $after, waiting: $waiting) { pageInfo { hasNextPage endCursor }
    nodes { answer waiting waitingPlace note reminders person { handle } } } } }`;

export interface Seen {
  goingCount: number;
  remoteCount: number;
  maybeCount: number;
  waitingCount: number;
  seatsTaken: number;
  joinUrl: string | null;
  joinUrlFrom: string | null;
  hasJoinUrl: boolean;
  viewerRsvp: { answer: string; waiting: boolean; waitingPlace: number | null } | null;
}

export interface Paged {
  event: {
    rsvps: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        answer: string;
        waitingPlace: number | null;
        reminders: number[] | null;
        person: { handle: string };
      }>;
    };
  };
}

export interface Attended {
  event: {
    attendance: { people: { nodes: Array<{ came: boolean; person: { handle: string } }> } };
  };
}

export let server: TestServer;
export let ctx: Context;
export let community: Community;
export let people: Awaited<ReturnType<typeof cast>>;

const cast = () => enrol(server, 'amara', 'ravi', 'ines', 'hana', 'tomasz', 'sefa');

/** A house with its people for each file, and a new community for each test; called at the top of a test. */
export function aHouseThatMeets(): void {
  beforeAll(async () => {
    server = await startTestServer();
    ctx = systemContext(server.services);
    people = await cast();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    server.clock.set('2026-03-02T09:00:00Z');
    community = await aCommunity(ctx, { steward: people.amara });
    for (const name of ['ravi', 'ines', 'hana', 'tomasz'] as const) {
      await aMember(ctx, community, people[name]);
    }
  });
}

export const held = (given: Partial<Parameters<typeof anEvent>[1]> = {}) =>
  anEvent(ctx, { communityId: community.id, startsOn: '2026-03-20T14:00', ...given });

export const answer = async (
  client: TestClient,
  eventId: string,
  said: 'GOING' | 'MAYBE' | 'NOT',
  more: object = {},
): Promise<Seen> =>
  (await client.mutate<{ rsvp: Seen }>(RSVP, { input: { eventId, answer: said, ...more } })).rsvp;

export const seen = async (client: TestClient, id: string): Promise<Seen> =>
  (await client.query<{ event: Seen }>(EVENT, { id })).event;

/** What they are called, by the names that tests know them by. */
export async function handles(): Promise<Record<keyof typeof people, string>> {
  const names = Object.keys(people) as Array<keyof typeof people>;
  const found = await server.rows<{ id: string; handle: string }>('select id, handle from person');
  const of = (id: string) => found.find((row) => row.id === id)?.handle as string;
  return Object.fromEntries(names.map((name) => [name, of(people[name].id)])) as never;
}
