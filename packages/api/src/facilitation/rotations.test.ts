import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { DAY, HOUR } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { ofRotation, SET_UP, type SeenRotation, takingTurns } from './facilitation.fixture';

const LEAVE = ofRotation('leavePool', 'RotationInput');
const EDIT = ofRotation('editRotation', 'EditRotationInput');
const END = ofRotation('endRotation', 'RotationInput');
const AWAY = ofRotation('sayAbsence', 'SayAbsenceInput');
const BACK = ofRotation('removeAbsence', 'RemoveAbsenceInput');
const FAIR = `query ($id: ID!) { rotation(id: $id) { fairness { spread words turns average prompt
  shares { turns share person { handle } } } } }`;

describe('a rotation', () => {
  let server: TestServer;
  let people: WoundCare;
  let world: Awaited<ReturnType<typeof takingTurns>>;
  beforeAll(async () => {
    server = await startTestServer();
    people = await woundCare(server);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    world = await takingTurns(server, people);
  });
  const names = ({ plan }: SeenRotation) => plan.map(({ person }) => person?.handle ?? null);
  const input = ({ id }: SeenRotation) => ({ input: { rotationId: id } });

  it('plans the next eight turns for those who join, openly nobody’s before', async () => {
    const { setUp, join, ines, tomasz, ravi } = world;
    const made = await setUp();
    expect(made.plan.map(({ person, reason }) => [person, reason])).toEqual(
      Array.from({ length: 8 }, () => [null, 'NOBODY']),
    );
    const alone = await join(ines.client, made.id);
    // One in a row: nobody has to take each.
    expect(names(alone).slice(0, 3)).toEqual(['ines', null, 'ines']);
    expect(alone.plan[0]).toMatchObject({ state: 'PLANNED', reason: 'ONLY_ONE' });
    await join(tomasz.client, made.id);
    const { plan, pool } = await join(ravi.client, made.id);
    expect(pool.map(({ person }) => person.handle).sort()).toEqual(['ines', 'ravi', 'tomasz']);
    // All three from the beginning, whoever joined last.
    for (const at of [0, 3]) {
      expect(new Set(plan.slice(at, at + 3).map(({ person }) => person?.handle)).size).toBe(3);
    }
    expect(plan[3]?.reasonWords).toMatch(
      /^Carried 1 in twelve months, like others, and their last turn is longest ago: /,
    );
  });

  it('is set up once by those who look after the community, and again after it ended', async () => {
    const { setUp, ines } = world;
    const clientMutationId = newId();
    const made = await setUp({ clientMutationId });
    expect((await setUp({ clientMutationId })).id).toBe(made.id);
    const given = {
      communityId: world.community.id,
      cadence: 'EVENT',
      timeZone: 'UTC',
      clientMutationId: newId(),
    };
    expect(await world.amara.client.refused(SET_UP, { input: given })).toMatchObject({
      code: 'CONFLICT',
      reason: 'TAKEN',
    });
    expect(await ines.client.refused(SET_UP, { input: given })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    await world.amara.client.mutate(END, input(made));
    expect(await server.rows('select 1 from turn where rotation_id = $1', [made.id])).toEqual([]);
    expect(
      await world.ines.client.refused(ofRotation('joinPool', 'RotationInput'), input(made)),
    ).toMatchObject({
      reason: 'ROTATION_ENDED',
    });
    expect((await setUp()).plan).toHaveLength(8);
  });

  it('of fifty who set it up or join at once is one, with each in it once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        world.amara.client.ask<{ setUpRotation: SeenRotation }>(SET_UP, {
          input: {
            communityId: world.community.id,
            cadence: 'EVENT',
            timeZone: 'UTC',
            clientMutationId: newId(),
          },
        }),
      ),
    );
    const made = answers.filter(({ errors }) => !errors);
    expect(made).toHaveLength(1);
    const id = made[0]?.data?.setUpRotation.id as string;
    const joined = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? world.ines : world.tomasz).client.ask(ofRotation('joinPool', 'RotationInput'), {
          input: { rotationId: id },
        }),
      ),
    );
    expect(joined.filter(({ errors }) => !errors)).toHaveLength(2);
    const { pool, plan } = await world.see(id);
    expect(pool).toHaveLength(2);
    expect(plan).toHaveLength(8);
  });

  it('of periods has one after the other, and is planned anew in another rhythm', async () => {
    const today = server.clock.now().toISOString().slice(0, 10);
    const rules = {
      cadence: 'PERIOD',
      periodWeeks: 2,
      periodFrom: today,
      timeZone: 'Pacific/Auckland',
    };
    expect(
      (
        await world.amara.client.refused(SET_UP, {
          input: {
            ...rules,
            periodWeeks: null,
            communityId: world.community.id,
            clientMutationId: newId(),
          },
        })
      ).fields,
    ).toEqual([{ path: 'periodWeeks', rule: 'required' }]);
    const made = await world.setUp(rules);
    expect(made.plan.length).toBeGreaterThanOrEqual(8);
    const gaps = made.plan.slice(1).map(({ startsAt }, i) => [startsAt, made.plan[i]?.endsAt]);
    for (const [starts, ends] of gaps) expect(starts).toBe(ends);
    const edit = { ...rules, periodWeeks: 4, rotationId: made.id, version: made.version };
    const { editRotation } = await world.amara.client.mutate<{ editRotation: SeenRotation }>(EDIT, {
      input: edit,
    });
    const weeks = editRotation.plan.map(({ startsAt, endsAt }) =>
      Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / (7 * DAY)),
    );
    expect(weeks.filter((each) => each === 4).length).toBeGreaterThanOrEqual(6);
    const ordered = editRotation.plan
      .slice(1)
      .every(({ startsAt }, i) => startsAt >= (editRotation.plan[i]?.endsAt ?? ''));
    expect(ordered).toBe(true);
    expect(await world.amara.client.refused(EDIT, { input: edit })).toMatchObject({
      reason: 'VERSION',
    });
  });

  it('of a series has its events, which the community’s leaves to it', async () => {
    const [series] = await server.rows<{ seriesId: string }>(
      'select series_id as "seriesId" from event where id = $1',
      [world.events[1]],
    );
    const whole = await world.setUp();
    const part = await world.setUp({ seriesId: series?.seriesId });
    expect(part.plan.map(({ event }) => event?.id)).toEqual([world.events[1]]);
    const rest = await world.see(whole.id);
    expect(rest.plan.map(({ event }) => event?.id)).not.toContain(world.events[1]);
    const elsewhere = await world.amara.client.refused(SET_UP, {
      input: {
        communityId: world.community.id,
        seriesId: newId(),
        cadence: 'EVENT',
        timeZone: 'UTC',
        clientMutationId: newId(),
      },
    });
    expect(elsewhere.fields).toEqual([{ path: 'seriesId', rule: 'exists' }]);
    await world.amara.client.mutate(END, input(part));
    expect((await world.see(whole.id)).plan.map(({ event }) => event?.id)).toContain(
      world.events[1],
    );
  });

  it('lends a newcomer the average, and they shadow first', async () => {
    const { setUp, join, ines, tomasz, ravi, see } = world;
    const { id } = await setUp({ offerDaysBefore: 1 });
    await join(ines.client, id);
    await join(tomasz.client, id);
    for (let i = 0; i < 4; i += 1) {
      const [next] = (await see(id)).plan;
      await world[next?.person?.handle as 'ines'].client.mutate(
        'mutation ($input: TurnInput!) { volunteerForTurn(input: $input) { id } }',
        { input: { turnId: next?.id, version: next?.version } },
      );
      server.clock.set(new Date(Date.parse(next?.endsAt as string) + HOUR));
      await server.runJobs();
    }
    const { pool, plan } = await join(ravi.client, id);
    expect(pool.find(({ person }) => person.handle === 'ravi')).toMatchObject({
      carried: 0,
      lent: 2,
      total: 2,
      shadowing: true,
    });
    expect(plan[0]?.shadows).toEqual([{ handle: 'ravi' }]);
    expect(plan.slice(1).flatMap(({ shadows }) => shadows)).toEqual([]);
    const { rotation } = await ines.client.query<{ rotation: { fairness: object } }>(FAIR, { id });
    expect(rotation.fairness).toMatchObject({
      turns: 4,
      average: 2,
      spread: 0,
      prompt: 'ONE_CARRIES_MUCH',
      words: 'Turns are evenly shared: nobody has carried more than one above another.',
    });
  });

  it('keeps absences between their person and those who look after the community', async () => {
    const { setUp, join, ines, tomasz, amara, see } = world;
    const { id } = await setUp();
    await join(tomasz.client, id);
    await join(ines.client, id);
    const away = {
      rotationId: id,
      fromOn: '2030-03-01',
      untilOn: '2030-03-09',
      clientMutationId: newId(),
    };
    expect(
      (await ines.client.refused(AWAY, { input: { ...away, untilOn: '2030-02-30' } })).fields,
    ).toEqual([{ path: 'untilOn', rule: 'matches' }]);
    expect(await amara.client.refused(AWAY, { input: away })).toMatchObject({
      reason: 'NOT_IN_POOL',
    });
    await ines.client.mutate(AWAY, { input: away });
    const ofInes = async (client: TestClient) =>
      (await see(id, client)).pool.find(({ person }) => person.handle === 'ines')?.absences;
    expect(await ofInes(amara.client)).toHaveLength(1);
    expect(await ofInes(tomasz.client)).toBeNull();
    const [own] = (await ofInes(ines.client)) ?? [];
    const remove = { input: { absenceId: own?.id } };
    expect(await tomasz.client.refused(BACK, remove)).toMatchObject({ code: 'NOT_FOUND' });
    await ines.client.mutate(BACK, remove);
    expect(await ofInes(ines.client)).toEqual([]);
    const { leavePool } = await ines.client.mutate<{ leavePool: SeenRotation }>(LEAVE, {
      input: { rotationId: id },
    });
    expect(names(leavePool)).not.toContain('ines');
  });
});
