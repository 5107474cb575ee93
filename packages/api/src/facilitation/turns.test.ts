import { eventTimesChanged } from '../events/events.hooks';
import { EDIT, plan, SCHEDULE, type Told } from '../events/series/series.fixture';
import { DAY, HOUR, later, MINUTE } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import { ofRotation, ofTurn, type SeenRotation, type SeenTurn } from './facilitation.fixture';
import {
  ACCEPT,
  DECLINE,
  holder,
  input,
  type Name,
  others,
  threeTakeTurns,
  VOLUNTEER,
} from './turns.fixture';

const WANT_SWAP = ofTurn('wantSwap');
const AGREE = ofTurn('agreeToSwap', 'AgreeToSwapInput');
const JOIN_TURN = ofTurn('joinTurn', 'JoinTurnInput');
const STEP_BACK = ofTurn('stepBackFromTurn', 'StepBackInput');
const ASSIGN = ofTurn('assignTurn', 'AssignTurnInput');
const AWAY = ofRotation('sayAbsence', 'SayAbsenceInput');
const LEAVE_POOL = ofRotation('leavePool', 'RotationInput');

const stage = threeTakeTurns();
const { begin, client, offered, accepted, lent, told } = stage;

describe('a turn', () => {
  it('that fifty volunteer for at once is one’s', async () => {
    const [, , third] = stage.rotation.plan;
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
    const { plan } = await stage.world.see(stage.rotation.id);
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
    const { plan } = await stage.world.see(stage.rotation.id);
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
    const after = await stage.world.see(stage.rotation.id);
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
    const away = { rotationId: stage.rotation.id, fromOn: day, untilOn: day };
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
    const away = { rotationId: stage.rotation.id, fromOn: day, untilOn: day };
    const said = { input: { ...away, clientMutationId: crypto.randomUUID() } };
    const { sayAbsence } = await client(name).mutate<{ sayAbsence: SeenRotation }>(AWAY, said);
    // Said twice with one key, it is there once.
    const again = await client(name).mutate<{ sayAbsence: SeenRotation }>(AWAY, said);
    expect(again.sayAbsence.pool.flatMap(({ absences }) => absences ?? [])).toHaveLength(1);
    const second = holder(sayAbsence.plan[0]);
    expect(sayAbsence.plan[0]).toMatchObject({ id: turn.id, state: 'OFFERED' });
    expect(second).not.toBe(name);
    const { leavePool } = await client(second).mutate<{ leavePool: SeenRotation }>(LEAVE_POOL, {
      input: { rotationId: stage.rotation.id },
    });
    const third = holder(leavePool.plan[0]);
    expect([name, second]).not.toContain(third);
    expect(leavePool.plan.some((one) => holder(one) === second)).toBe(false);
    const LEAVE = 'mutation ($input: CommunityInput!) { leaveCommunity(input: $input) { id } }';
    await client(third).mutate(LEAVE, { input: { communityId: stage.world.community.id } });
    const { plan, pool } = await stage.world.see(stage.rotation.id);
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
    const [, second] = stage.rotation.plan as [SeenTurn, SeenTurn];
    const [someone] = others(holder(second)) as [string];
    const give = (personId: string) => ({ input: { turnId: second.id, personId } });
    const id = stage.world[someone as Name].id;
    expect(await client('tomasz').refused(ASSIGN, give(id))).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect((await client('amara').refused(ASSIGN, give(stage.world.lucia.id))).fields).toEqual([
      { path: 'personId', rule: 'inPool' },
    ]);
    const { assignTurn } = await client('amara').mutate<{ assignTurn: SeenTurn }>(ASSIGN, give(id));
    expect(assignTurn).toMatchObject({
      state: 'OFFERED',
      reason: 'ASSIGNED',
      person: { handle: someone },
    });
    expect(await told('facilitation.turn-offered')).toEqual([
      expect.objectContaining({ turnId: second.id, personId: id, byId: stage.world.amara.id }),
    ]);
  });

  it('follows its event: moved it is at another time, cancelled it is skipped, restored it is offered again', async () => {
    const { turn, name } = await accepted();
    const event = {
      id: stage.world.events[0] as string,
      seriesId: '',
      communityId: stage.world.community.id,
      startsAt: new Date(),
      endsAt: new Date(),
    };
    const change = (set: string) =>
      transaction(stage.world.ctx, async (tx) => {
        await tx.db.query(`update event set ${set} where id = $1`, [event.id]);
        await eventTimesChanged(tx, [event]);
      });
    await change(
      `starts_at = starts_at - interval '10 min', ends_at = ends_at - interval '10 min'`,
    );
    const moved = (await stage.world.see(stage.rotation.id)).plan[0];
    expect(moved).toMatchObject({
      id: turn.id,
      startsAt: later(stage.world.startOf(0), -10 * MINUTE).toISOString(),
      state: 'ACCEPTED',
      person: { handle: name },
    });
    const [powers] = await stage.server.rows('select powers_until from turn where id = $1', [
      turn.id,
    ]);
    expect(powers).toEqual({
      powers_until: later(stage.world.startOf(0), 7 * DAY + HOUR - 10 * MINUTE),
    });
    await change(`state = 'CANCELLED'`);
    const skipped = await stage.world.see(stage.rotation.id);
    expect(skipped.plan.map(({ id }) => id)).not.toContain(turn.id);
    expect(await lent()).toEqual([]);
    await change(`state = 'SCHEDULED'`);
    const restored = (await stage.world.see(stage.rotation.id)).plan[0];
    expect(restored).toMatchObject({ id: turn.id, state: 'OFFERED', person: { handle: name } });
  });

  it('that is somebody’s is not lost with a date that a changed rule no longer gives', async () => {
    const { amara, ines, community } = stage.world;
    const on = later(stage.server.clock.now(), 40 * DAY)
      .toISOString()
      .slice(0, 16);
    const { scheduleEvent: first } = await amara.client.mutate<Told>(SCHEDULE, {
      input: {
        communityId: community.id,
        plan: plan({ start: { on, timeZone: 'UTC' }, rule: 'FREQ=WEEKLY' }),
        clientMutationId: newId(),
      },
    });
    stage.rotation = await stage.world.setUp({ seriesId: first.series.id });
    stage.rotation = await stage.world.join(ines.client, stage.rotation.id);
    const [, second, third] = stage.rotation.plan as [SeenTurn, SeenTurn, SeenTurn];
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
      await stage.server.rows(
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
    await stage.server.rows(`update community set visibility = 'PRIVATE' where id = $1`, [
      stage.world.community.id,
    ]);
    for (const who of [stage.world.lucia.client, stage.world.visitor]) {
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
      (await stage.world.see(stage.rotation.id)).plan.find(({ state }) => state === 'OFFERED');
    for (let day = 0; day < 126; day += 14) {
      stage.server.clock.advance(14 * DAY);
      await stage.server.runJobs();
      for (let turn = await asked(); turn; turn = await asked()) {
        const verb = holder(turn) === 'ravi' ? DECLINE : ACCEPT;
        await client(holder(turn)).mutate(verb, input(turn));
      }
    }
    const { pool } = await stage.world.see(stage.rotation.id);
    const carried = Object.fromEntries(pool.map(({ person, carried }) => [person.handle, carried]));
    expect(carried.ravi).toBe(0);
    expect(Math.abs((carried.ines ?? 0) - (carried.tomasz ?? 0))).toBeLessThanOrEqual(1);
    expect((carried.ines ?? 0) + (carried.tomasz ?? 0)).toBe(8);
  });
});
