import type { TestClient, TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { aCommunity, aMember } from '../communities/community.factory';
import { anEvent } from '../events/event.factory';
import { DAY } from '../kernel/clock';
import { newId } from '../kernel/ids';

export const TURN = `id state reason reasonWords startsAt endsAt expiresAt onTurn version swapWantedAt
  person { handle } shadows { handle } cos { handle } event { id }`;
export const ROTATION = `id version cadence pool { person { handle } carried lent total shadowing absences { fromOn untilOn id } }
  plan { ${TURN} } viewerCan { join { allowed reason } leave { allowed } setUp { allowed } }`;
export const SEE = `query ($id: ID!) { rotation(id: $id) { ${ROTATION} } }`;
export const ofRotation = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${ROTATION} } }`;
export const ofTurn = (name: string, type = 'TurnInput') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${TURN} } }`;
export const SET_UP = ofRotation('setUpRotation', 'SetUpRotationInput');
export const JOIN = ofRotation('joinPool', 'RotationInput');

export interface SeenTurn {
  id: string;
  state: string;
  reason: string;
  reasonWords: string;
  startsAt: string;
  endsAt: string;
  expiresAt: string | null;
  onTurn: boolean;
  version: number;
  swapWantedAt: string | null;
  person: { handle: string } | null;
  shadows: Array<{ handle: string }>;
  cos: Array<{ handle: string }>;
  event: { id: string } | null;
}
export interface SeenRotation {
  id: string;
  version: number;
  cadence: string;
  pool: Array<{
    person: { handle: string };
    carried: number;
    lent: number;
    total: number;
    shadowing: boolean;
    absences: Array<{ id: string; fromOn: string; untilOn: string }> | null;
  }>;
  plan: SeenTurn[];
  viewerCan: Record<string, { allowed: boolean; reason?: string | null }>;
}

/** So many days after the clock of its making is the first meeting, and after each the next. */
export const FIRST = 15;
export const EVERY = 14;

/** A community of wound care's people whose meetings come every second week, with what is needed to take turns there. */
export async function takingTurns(server: TestServer, world: WoundCare, meetings = 8) {
  const { ctx, amara, ravi, ines, tomasz } = world;
  const community = await aCommunity(ctx, { steward: amara });
  for (const person of [ravi, ines, tomasz]) await aMember(ctx, community, person);
  return withMeetings(server, { ...world, community }, meetings);
}

/** The same in wound care itself, where Ravi is a facilitator. */
export const turnsOfWoundCare = async (server: TestServer, meetings = 8) =>
  withMeetings(server, await woundCare(server), meetings);

async function withMeetings(server: TestServer, world: WoundCare, meetings: number) {
  const { ctx, amara, community } = world;
  const first = new Date(server.clock.now().getTime() + FIRST * DAY);
  first.setUTCHours(14, 0, 0, 0);
  const startOf = (index: number): Date => new Date(first.getTime() + index * EVERY * DAY);
  const events: string[] = [];
  for (let i = 0; i < meetings; i += 1) {
    const startsOn = startOf(i).toISOString().slice(0, 16);
    const event = await anEvent(ctx, { communityId: community.id, startsOn, timeZone: 'UTC' });
    events.push(event.id);
  }
  const setUp = async (given: object = {}): Promise<SeenRotation> =>
    (
      await amara.client.mutate<{ setUpRotation: SeenRotation }>(SET_UP, {
        input: {
          communityId: community.id,
          cadence: 'EVENT',
          timeZone: 'Europe/Lisbon',
          clientMutationId: newId(),
          ...given,
        },
      })
    ).setUpRotation;
  const join = async (client: TestClient, rotationId: string): Promise<SeenRotation> =>
    (await client.mutate<{ joinPool: SeenRotation }>(JOIN, { input: { rotationId } })).joinPool;
  const see = async (rotationId: string, client = amara.client): Promise<SeenRotation> =>
    (await client.query<{ rotation: SeenRotation }>(SEE, { id: rotationId })).rotation;
  return { ...world, events, startOf, setUp, join, see };
}
