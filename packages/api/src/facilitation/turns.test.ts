import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { eventTimesChanged } from '../events/events.hooks';
import { EDIT, plan, SCHEDULE, type Told } from '../events/series/series.fixture';
import { DAY, HOUR, later, MINUTE } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import {
  ofRotation,
  ofTurn,
  type SeenRotation,
  type SeenTurn,
  takingTurns,
} from './facilitation.fixture';

type World = Awaited<ReturnType<typeof takingTurns>>;
type Name = 'amara' | 'ravi' | 'ines' | 'tomasz';

const ACCEPT = ofTurn('acceptTurn');
const DECLINE = ofTurn('declineTurn');
const VOLUNTEER = ofTurn('volunteerForTurn');
const WANT_SWAP = ofTurn('wantSwap');
const AGREE = ofTurn('agreeToSwap', 'AgreeToSwapInput');
const JOIN_TURN = ofTurn('joinTurn', 'JoinTurnInput');
const STEP_BACK = ofTurn('stepBackFromTurn', 'StepBackInput');
const ASSIGN = ofTurn('assignTurn', 'AssignTurnInput');
const AWAY = ofRotation('sayAbsence', 'SayAbsenceInput');
const LEAVE_POOL = ofRotation('leavePool', 'RotationInput');
const PASSES =
  'query ($id: ID!) { turn(id: $id) { passes { how person { handle } } history { what person { handle } } } }';

let server: TestServer;
let people: WoundCare;
let world: World;
let rotation: SeenRotation;

beforeAll(async () => {
  server = await startTestServer();
  people = await woundCare(server);
});
afterAll(() => server.close());

/** Inês, Ravi and Tomasz take turns from the first meeting on; it is offered two weeks before. */
beforeEach(() => begin());
async function begin(given: object = {}): Promise<void> {
  world = await takingTurns(server, people);
  rotation = await world.setUp(given);
  for (const name of ['ines', 'ravi', 'tomasz'] as const) {
    server.clock.advance(HOUR);
    rotation = await world.join(world[name].client, rotation.id);
  }
}

const client = (name: string): TestClient => world[name as Name].client;
const offered = async (): Promise<SeenTurn> => {
  server.clock.set(later(world.startOf(0), -14 * DAY + HOUR / 2));
  await server.runJobs();
  const [first] = (await world.see(rotation.id)).plan;
  return first as SeenTurn;
};
const holder = (turn: SeenTurn | undefined): string => turn?.person?.handle as string;
const input = ({ id, version }: SeenTurn) => ({ input: { turnId: id, version } });
async function accepted(): Promise<{ turn: SeenTurn; name: string }> {
  const turn = await offered();
  const name = holder(turn);
  const { acceptTurn } = await client(name).mutate<{ acceptTurn: SeenTurn }>(ACCEPT, input(turn));
  return { turn: acceptTurn, name };
}
/** Whose powers are lent in this community. */
const lent = () =>
  server.rows<{ handle: string }>(
    'select p.handle from lent_role l join person p on p.id = l.person_id where l.community_id = $1',
    [world.community.id],
  );
const told = async (signal: string): Promise<object[]> =>
  (
    await server.rows<{ payload: object }>(
      'select payload from outbox where signal = $1 order by id',
      [signal],
    )
  ).map(({ payload }) => payload);
const others = (name: string): string[] => ['ines', 'ravi', 'tomasz'].filter((one) => one !== name);

describe('an offer', () => {
  it('goes out two weeks before, is accepted, and gives a facilitator’s powers for a time', async () => {
    expect(rotation.plan[0]).toMatchObject({ state: 'PLANNED', onTurn: false });
    const turn = await offered();
    expect(turn).toMatchObject({
      state: 'OFFERED',
      expiresAt: later(server.clock.now(), 72 * HOUR).toISOString(),
    });
    const name = holder(turn);
    const [other] = others(name);
    expect(await client(other as string).refused(ACCEPT, input(turn))).toMatchObject({
      reason: 'TURN_NOT_OFFERED',
    });
    const { acceptTurn } = await client(name).mutate<{ acceptTurn: SeenTurn }>(ACCEPT, input(turn));
    expect(acceptTurn).toMatchObject({ state: 'ACCEPTED', expiresAt: null, onTurn: false });
    const MAY =
      'query ($slug: String!) { community(slug: $slug) { turnNow { id } viewerCan { invite { allowed } } } }';
    const may = async (who: string) =>
      (
        await client(who).query<{
          community: {
            turnNow: { id: string } | null;
            viewerCan: { invite: { allowed: boolean } };
          };
        }>(MAY, { slug: world.community.slug })
      ).community;
    expect((await may(name)).viewerCan.invite.allowed).toBe(false);
    server.clock.set(later(world.startOf(0), -7 * DAY));
    expect(await may(name)).toEqual({
      turnNow: { id: turn.id },
      viewerCan: { invite: { allowed: true } },
    });
    server.clock.set(later(world.startOf(0), 7 * DAY + HOUR - 1));
    expect((await may(name)).viewerCan.invite.allowed).toBe(true);
    server.clock.set(later(world.startOf(0), 7 * DAY + HOUR));
    await server.runJobs();
    expect((await may(name)).viewerCan.invite.allowed).toBe(false);
    const [closed] = await server.rows('select state from turn where id = $1', [turn.id]);
    expect(closed).toEqual({ state: 'CLOSED' });
  });

  it('that is declined goes to the next, and only those who look after the community see that it was', async () => {
    const turn = await offered();
    const name = holder(turn);
    const { declineTurn } = await client(name).mutate<{ declineTurn: SeenTurn }>(
      DECLINE,
      input(turn),
    );
    expect(declineTurn.state).toBe('OFFERED');
    expect(holder(declineTurn)).not.toBe(name);
    const seen = async (who: TestClient) =>
      (
        await who.query<{
          turn: {
            passes: unknown;
            history: Array<{ what: string; person: { handle: string } | null }>;
          };
        }>(PASSES, { id: turn.id })
      ).turn;
    expect((await seen(world.amara.client)).passes).toEqual([
      { how: 'DECLINED', person: { handle: name } },
    ]);
    const onlooker = others(name).find((one) => one !== holder(declineTurn));
    for (const who of [onlooker as string, 'lucia']) {
      const { passes, history } = await seen(client(who));
      expect(passes).toBeNull();
      expect(history.some(({ person }) => person?.handle === name)).toBe(false);
    }
    // It is not theirs again, and the others of the plan stay.
    const after = await world.see(rotation.id);
    expect(after.plan.slice(2).map(holder)).toEqual(rotation.plan.slice(2).map(holder));
  });

  it('that nobody answers expires and passes on, until it is openly nobody’s', async () => {
    const asked = [];
    let turn = await offered();
    for (let i = 0; i < 3 && turn.person; i += 1) {
      asked.push(holder(turn));
      server.clock.advance(73 * HOUR);
      await server.runJobs();
      turn = (await world.see(rotation.id)).plan[0] as SeenTurn;
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(turn).toMatchObject({ state: 'PLANNED', person: null, reason: 'NOBODY' });
    const open = await server.rows('select what from turn_step where turn_id = $1 and what = $2', [
      turn.id,
      'LEFT_OPEN',
    ]);
    expect(open.length).toBeGreaterThan(0);
    // Whoever can takes it, also one who let it pass.
    const { volunteerForTurn } = await client('ines').mutate<{ volunteerForTurn: SeenTurn }>(
      VOLUNTEER,
      input(turn),
    );
    expect(volunteerForTurn).toMatchObject({
      state: 'ACCEPTED',
      reason: 'VOLUNTEERED',
      person: { handle: 'ines' },
    });
  });

  it('is taken by one of fifty at once, and by nobody after it was declined', async () => {
    const turn = await offered();
    const name = holder(turn);
    const verbs = [ACCEPT, DECLINE];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => client(name).ask(verbs[i % 2] as string, input(turn))),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const codes = new Set(
      answers.flatMap(({ errors }) => errors?.map((one) => one.extensions.code) ?? []),
    );
    expect([...codes].every((code) => ['FORBIDDEN', 'CONFLICT'].includes(code))).toBe(true);
    const [row] = await server.rows<{ steps: number }>(
      `select count(*)::int as steps from turn_step where turn_id = $1 and what in ('ACCEPTED', 'DECLINED')`,
      [turn.id],
    );
    expect(row).toEqual({ steps: 1 });
  });
});

describe('a turn', () => {
  it('that fifty volunteer for at once is one’s', async () => {
    const [, , third] = rotation.plan;
    const names = ['ines', 'ravi', 'tomasz'];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        client(names[i % 3] as string).ask<{ volunteerForTurn: SeenTurn }>(
          VOLUNTEER,
          input(third as SeenTurn),
        ),
      ),
    );
    const won = answers.filter(({ errors }) => !errors);
    expect(won).toHaveLength(1);
    const { plan } = await world.see(rotation.id);
    expect(plan[2]).toMatchObject({ state: 'ACCEPTED' });
    // Nobody has two in a row because of it.
    const row = plan.map(holder);
    expect(row.every((one, i) => i === 0 || one === undefined || one !== row[i - 1])).toBe(true);
    const codes = answers.flatMap(
      ({ errors }) => errors?.map((one) => one.extensions.reason) ?? [],
    );
    expect(new Set(codes)).toEqual(new Set(['TURN_TAKEN']));
  });

  it('is swapped with one of fifty who agree at once, and both stay whole', async () => {
    const { turn, name } = await accepted();
    const [a, b] = others(name) as [string, string];
    const { wantSwap } = await client(name).mutate<{ wantSwap: SeenTurn }>(WANT_SWAP, input(turn));
    expect(wantSwap.swapWantedAt).not.toBeNull();
    const { plan } = await world.see(rotation.id);
    const given = (who: string) => plan.find((one) => holder(one) === who) as SeenTurn;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const who = i % 2 ? a : b;
        return client(who).ask(AGREE, {
          input: { turnId: turn.id, version: wantSwap.version, withTurnId: given(who).id },
        });
      }),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const after = await world.see(rotation.id);
    const now = holder(after.plan[0]);
    expect([a, b]).toContain(now);
    expect(after.plan[0]).toMatchObject({
      state: 'ACCEPTED',
      reason: 'SWAPPED',
      swapWantedAt: null,
    });
    expect(after.plan.find(({ id }) => id === given(now).id)).toMatchObject({
      state: 'ACCEPTED',
      person: { handle: name },
    });
    expect((await lent()).map(({ handle }) => handle).sort()).toEqual([name, now].sort());
  });

  it('is simply taken from whoever would give it away, not by somebody who is away then', async () => {
    const { turn, name } = await accepted();
    const [a, b] = others(name) as [string, string];
    expect(await client(a).refused(AGREE, input(turn))).toMatchObject({ reason: 'NO_SWAP_WANTED' });
    const { wantSwap } = await client(name).mutate<{ wantSwap: SeenTurn }>(WANT_SWAP, input(turn));
    const day = turn.startsAt.slice(0, 10);
    const away = { rotationId: rotation.id, fromOn: day, untilOn: day };
    await client(b).mutate(AWAY, { input: { ...away, clientMutationId: crypto.randomUUID() } });
    expect((await client(b).refused(AGREE, input(wantSwap))).fields).toEqual([
      { path: 'turnId', rule: 'notFree' },
    ]);
    const { agreeToSwap } = await client(a).mutate<{ agreeToSwap: SeenTurn }>(
      AGREE,
      input(wantSwap),
    );
    expect(agreeToSwap).toMatchObject({ state: 'ACCEPTED', person: { handle: a } });
  });

  it('passes on when its person is away, leaves the pool or the community', async () => {
    await begin({ maxInARow: 2 });
    const { turn, name } = await accepted();
    const day = turn.startsAt.slice(0, 10);
    const away = { rotationId: rotation.id, fromOn: day, untilOn: day };
    const said = { input: { ...away, clientMutationId: crypto.randomUUID() } };
    const { sayAbsence } = await client(name).mutate<{ sayAbsence: SeenRotation }>(AWAY, said);
    // Said twice with one key, it is there once.
    const again = await client(name).mutate<{ sayAbsence: SeenRotation }>(AWAY, said);
    expect(again.sayAbsence.pool.flatMap(({ absences }) => absences ?? [])).toHaveLength(1);
    const second = holder(sayAbsence.plan[0]);
    expect(sayAbsence.plan[0]).toMatchObject({ id: turn.id, state: 'OFFERED' });
    expect(second).not.toBe(name);
    const { leavePool } = await client(second).mutate<{ leavePool: SeenRotation }>(LEAVE_POOL, {
      input: { rotationId: rotation.id },
    });
    const third = holder(leavePool.plan[0]);
    expect([name, second]).not.toContain(third);
    expect(leavePool.plan.some((one) => holder(one) === second)).toBe(false);
    const LEAVE = 'mutation ($input: CommunityInput!) { leaveCommunity(input: $input) { id } }';
    await client(third).mutate(LEAVE, { input: { communityId: world.community.id } });
    const { plan, pool } = await world.see(rotation.id);
    expect(pool.map(({ person }) => person.handle)).toEqual([name]);
    expect(plan[0]).toMatchObject({ person: null, reason: 'NOBODY' });
    expect(await lent()).toEqual([]);
  });

  it('is done with others, who step back; given back, it is the next one’s', async () => {
    const { turn, name } = await accepted();
    const [a] = others(name) as [string];
    const join = { input: { turnId: turn.id, role: 'CO' } };
    const { joinTurn } = await client(a).mutate<{ joinTurn: SeenTurn }>(JOIN_TURN, join);
    expect(joinTurn.cos).toEqual([{ handle: a }]);
    expect(await client(a).refused(JOIN_TURN, join)).toMatchObject({ reason: 'TURN_IS_YOURS' });
    expect(await client('amara').refused(JOIN_TURN, join)).toMatchObject({ reason: 'NOT_IN_POOL' });
    const back = { input: { turnId: turn.id } };
    expect(await client('amara').refused(STEP_BACK, back)).toMatchObject({
      reason: 'NOT_YOUR_TURN',
    });
    await client(a).mutate(STEP_BACK, back);
    const { stepBackFromTurn } = await client(name).mutate<{ stepBackFromTurn: SeenTurn }>(
      STEP_BACK,
      back,
    );
    expect(stepBackFromTurn).toMatchObject({ state: 'OFFERED', cos: [] });
    expect(holder(stepBackFromTurn)).not.toBe(name);
  });

  it('is given to somebody of the pool by those who look after the community, who may still pass it on', async () => {
    const [, second] = rotation.plan as [SeenTurn, SeenTurn];
    const [someone] = others(holder(second)) as [string];
    const give = (personId: string) => ({ input: { turnId: second.id, personId } });
    const id = world[someone as Name].id;
    expect(await client('tomasz').refused(ASSIGN, give(id))).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect((await client('amara').refused(ASSIGN, give(world.lucia.id))).fields).toEqual([
      { path: 'personId', rule: 'inPool' },
    ]);
    const { assignTurn } = await client('amara').mutate<{ assignTurn: SeenTurn }>(ASSIGN, give(id));
    expect(assignTurn).toMatchObject({
      state: 'OFFERED',
      reason: 'ASSIGNED',
      person: { handle: someone },
    });
    expect(await told('facilitation.turn-offered')).toEqual([
      expect.objectContaining({ turnId: second.id, personId: id, byId: world.amara.id }),
    ]);
  });

  it('follows its event: moved it is at another time, cancelled it is skipped, restored it is offered again', async () => {
    const { turn, name } = await accepted();
    const event = {
      id: world.events[0] as string,
      seriesId: '',
      communityId: world.community.id,
      startsAt: new Date(),
      endsAt: new Date(),
    };
    const change = (set: string) =>
      transaction(world.ctx, async (tx) => {
        await tx.db.query(`update event set ${set} where id = $1`, [event.id]);
        await eventTimesChanged(tx, [event]);
      });
    await change(
      `starts_at = starts_at - interval '10 min', ends_at = ends_at - interval '10 min'`,
    );
    const moved = (await world.see(rotation.id)).plan[0];
    expect(moved).toMatchObject({
      id: turn.id,
      startsAt: later(world.startOf(0), -10 * MINUTE).toISOString(),
      state: 'ACCEPTED',
      person: { handle: name },
    });
    const [powers] = await server.rows('select powers_until from turn where id = $1', [turn.id]);
    expect(powers).toEqual({ powers_until: later(world.startOf(0), 7 * DAY + HOUR - 10 * MINUTE) });
    await change(`state = 'CANCELLED'`);
    const skipped = await world.see(rotation.id);
    expect(skipped.plan.map(({ id }) => id)).not.toContain(turn.id);
    expect(await lent()).toEqual([]);
    await change(`state = 'SCHEDULED'`);
    const restored = (await world.see(rotation.id)).plan[0];
    expect(restored).toMatchObject({ id: turn.id, state: 'OFFERED', person: { handle: name } });
  });

  it('that is somebody’s is not lost with a date that a changed rule no longer gives', async () => {
    const { amara, ines, community } = world;
    const on = later(server.clock.now(), 40 * DAY)
      .toISOString()
      .slice(0, 16);
    const { scheduleEvent: first } = await amara.client.mutate<Told>(SCHEDULE, {
      input: {
        communityId: community.id,
        plan: plan({ start: { on, timeZone: 'UTC' }, rule: 'FREQ=WEEKLY' }),
        clientMutationId: newId(),
      },
    });
    rotation = await world.setUp({ seriesId: first.series.id });
    rotation = await world.join(ines.client, rotation.id);
    const [, second, third] = rotation.plan as [SeenTurn, SeenTurn, SeenTurn];
    await ines.client.mutate(VOLUNTEER, input(second));
    await amara.client.mutate(EDIT, {
      input: {
        eventId: first.id,
        version: first.version,
        scope: 'ALL',
        change: { rule: 'FREQ=WEEKLY;COUNT=1' },
      },
    });
    expect(
      await server.rows(
        `select t.id, t.state, e.state as event from turn t join event e on e.id = t.event_id
          where t.id = any($1)`,
        [[second.id, third.id]],
      ),
    ).toEqual([{ id: second.id, state: 'SKIPPED', event: 'CANCELLED' }]);
    expect(await lent()).toEqual([]);
  });

  it('does not exist for those who may not know of it, and is not changed in a version that is past', async () => {
    const turn = await offered();
    const stale = { ...turn, version: turn.version - 1 };
    expect(await client(holder(turn)).refused(ACCEPT, input(stale))).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
    });
    await server.rows(`update community set visibility = 'PRIVATE' where id = $1`, [
      world.community.id,
    ]);
    for (const who of [world.lucia.client, world.visitor]) {
      const gone = await who.refused(ACCEPT, input(turn));
      const nothing = await who.refused(ACCEPT, {
        input: { turnId: crypto.randomUUID(), version: 1 },
      });
      expect({ ...gone, requestId: '' }).toEqual({ ...nothing, requestId: '' });
    }
  });
});

describe('turns of a year', () => {
  it('are planned without a person in two of them at once, whatever is offered and accepted', async () => {
    const asked = async () =>
      (await world.see(rotation.id)).plan.find(({ state }) => state === 'OFFERED');
    for (let day = 0; day < 126; day += 14) {
      server.clock.advance(14 * DAY);
      await server.runJobs();
      for (let turn = await asked(); turn; turn = await asked()) {
        const verb = holder(turn) === 'ravi' ? DECLINE : ACCEPT;
        await client(holder(turn)).mutate(verb, input(turn));
      }
    }
    const { pool } = await world.see(rotation.id);
    const carried = Object.fromEntries(pool.map(({ person, carried }) => [person.handle, carried]));
    expect(carried.ravi).toBe(0);
    expect(Math.abs((carried.ines ?? 0) - (carried.tomasz ?? 0))).toBeLessThanOrEqual(1);
    expect((carried.ines ?? 0) + (carried.tomasz ?? 0)).toBe(8);
  });
});
