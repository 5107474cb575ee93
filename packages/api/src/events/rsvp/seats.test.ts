import { type TestClient } from '../../../test/harness';
import { aMember } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { EventMode } from '../event.types';
import { EDIT, plan, SCHEDULE } from '../series/series.fixture';
import { fillSeats } from './answers';

import {
  aHouseThatMeets,
  answer,
  community,
  ctx,
  held,
  people,
  seen,
  server,
  TO_SERIES,
  WITHDRAW,
} from './rsvp.fixture';

aHouseThatMeets();

describe('seats', () => {
  it('are held when fifty answer at once, and move on to those who wait', async () => {
    const { id } = await held({ capacity: 7, mode: EventMode.IN_PERSON });
    const crowd = await aCrowd(50);
    const answers = await Promise.all(crowd.map(({ client }) => answer(client, id, 'GOING')));
    expect(answers.filter(({ viewerRsvp }) => viewerRsvp?.waiting === false)).toHaveLength(7);
    expect(await seen(people.amara.client, id)).toMatchObject({
      goingCount: 7,
      seatsTaken: 7,
      waitingCount: 43,
    });
    const seated = crowd.filter((_, at) => answers[at]?.viewerRsvp?.waiting === false);
    const before = await waitingNow(id);
    // Half of the seats are given back while everybody asks again at the same time.
    await Promise.all([
      ...seated.slice(0, 4).map(({ client }) => client.mutate(WITHDRAW, { id })),
      ...crowd
        .filter((one) => !seated.includes(one))
        .map(({ client }) => answer(client, id, 'GOING')),
    ]);
    expect(await seen(people.amara.client, id)).toMatchObject({ goingCount: 7, waitingCount: 39 });
    const going = await server.rows<{ person_id: string }>(
      `select person_id from event_rsvp where event_id = $1 and waiting_since is null`,
      [id],
    );
    const expected = [...seated.slice(4).map((one) => one.id), ...before.slice(0, 4)].sort();
    expect(going.map(({ person_id }) => person_id).sort()).toEqual(expected);
    expect(await waitingNow(id)).toEqual(before.slice(4));
  }, 120_000);

  it('count those in the room of a hybrid event; whoever comes remotely needs none', async () => {
    const { id } = await held({ capacity: 1 });
    await answer(people.ines.client, id, 'GOING', { attending: 'IN_PERSON' });
    const waits = await answer(people.hana.client, id, 'GOING', { attending: 'IN_PERSON' });
    expect(waits.viewerRsvp).toMatchObject({ waiting: true, waitingPlace: 1 });
    expect(await answer(people.tomasz.client, id, 'GOING')).toMatchObject({
      goingCount: 2,
      remoteCount: 1,
      seatsTaken: 1,
      viewerRsvp: { attending: 'REMOTE', waiting: false },
    });
    // Leaves the room for the screen: the chair is the next one's.
    expect(await answer(people.ines.client, id, 'GOING', { attending: 'REMOTE' })).toMatchObject({
      goingCount: 3,
      remoteCount: 2,
      seatsTaken: 1,
      waitingCount: 0,
    });
  });

  it('are not jumped: who gives the place in the list up comes back at its end', async () => {
    const { id } = await held({ capacity: 1, mode: EventMode.REMOTE });
    for (const name of ['ines', 'hana', 'tomasz'] as const) {
      await answer(people[name].client, id, 'GOING');
    }
    await answer(people.hana.client, id, 'NOT');
    expect((await answer(people.hana.client, id, 'GOING')).viewerRsvp).toMatchObject({
      waitingPlace: 2,
    });
    // The same again keeps it.
    expect((await answer(people.tomasz.client, id, 'GOING')).viewerRsvp).toMatchObject({
      waitingPlace: 1,
    });
  });

  it('that become more are given; who has one keeps it when they become fewer', async () => {
    const { id } = await held({ capacity: 2, mode: EventMode.IN_PERSON });
    for (const name of ['ines', 'hana', 'tomasz', 'ravi'] as const) {
      await answer(people[name].client, id, 'GOING');
    }
    await resize(id, 'capacity = 3');
    expect(await seen(people.amara.client, id)).toMatchObject({ goingCount: 3, waitingCount: 1 });
    await resize(id, 'capacity = 1');
    expect(await seen(people.amara.client, id)).toMatchObject({ goingCount: 3, waitingCount: 1 });
    await people.ines.client.mutate(WITHDRAW, { id });
    expect(await seen(people.amara.client, id)).toMatchObject({ goingCount: 2, waitingCount: 1 });
    await resize(id, `mode = 'REMOTE', capacity = null`);
    expect(await seen(people.amara.client, id)).toMatchObject({
      goingCount: 3,
      remoteCount: 3,
      waitingCount: 0,
    });
  });

  it('of those whose membership ends are others', async () => {
    const { id, seriesId } = await held({ capacity: 1, mode: EventMode.IN_PERSON });
    await people.ines.client.mutate(TO_SERIES, { input: { seriesId, answer: 'GOING' } });
    await answer(people.tomasz.client, id, 'GOING');
    const leave = 'mutation ($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }';
    await people.ines.client.mutate(leave, { id: community.id });
    expect(await seen(people.tomasz.client, id)).toMatchObject({
      goingCount: 1,
      waitingCount: 0,
      viewerRsvp: { waiting: false },
    });
    const left = 'select 1 from event_series_rsvp where person_id = $1';
    expect(await server.rows(left, [people.ines.id])).toEqual([]);
  });
});

describe('seats of a series', () => {
  it('follow its edits, and are told once to whoever gets them', async () => {
    const { amara, ines, hana } = people;
    const scheduled = await amara.client.mutate<{
      scheduleEvent: { id: string; version: number; series: { id: string } };
    }>(SCHEDULE, {
      input: {
        communityId: community.id,
        clientMutationId: newId(),
        plan: plan({ mode: 'IN_PERSON', capacity: 1, rule: 'FREQ=WEEKLY;COUNT=6' }),
      },
    });
    const { id, version, series } = scheduled.scheduleEvent;
    for (const { client } of [ines, hana]) {
      await client.mutate(TO_SERIES, { input: { seriesId: series.id, answer: 'GOING' } });
    }
    expect(await seen(hana.client, id)).toMatchObject({ goingCount: 1, waitingCount: 1 });
    await amara.client.mutate(EDIT, {
      input: { eventId: id, version, scope: 'ALL', change: { capacity: 2 } },
    });
    const counts = await server.rows<{ going: number; waiting: number }>(
      'select going_count as going, waiting_count as waiting from event where series_id = $1',
      [series.id],
    );
    expect(counts).toEqual(Array.from({ length: 6 }, () => ({ going: 2, waiting: 0 })));
    await server.runJobs();
    await server.runJobs();
    const told = await server.rows<{ seats: number }>(
      `select jsonb_array_length(h.facts->'eventIds') as seats from happening h
        where h.detail = 'SEAT_GIVEN' and h.community_id = $1`,
      [community.id],
    );
    expect(told).toEqual([{ seats: 6 }]);
  });
});
async function waitingNow(eventId: string): Promise<string[]> {
  const found = await server.rows<{ person_id: string }>(
    `select person_id from event_rsvp where event_id = $1 and waiting_since is not null
      order by waiting_since, waiting_place`,
    [eventId],
  );
  return found.map(({ person_id }) => person_id);
}

/** Members with a session each. */
async function aCrowd(size: number): Promise<Array<{ id: string; client: TestClient }>> {
  const made = await server.rows<{ id: string }>(
    `insert into person (id, handle, name, email, email_verified_at, time_zone, created_at)
     select gen_random_uuid(), 'crowd' || n, 'Crowd ' || n, 'crowd' || n || '@example.test', $2, 'Europe/Lisbon', $2
       from generate_series(1, $1::int) n returning id`,
    [size, server.clock.now()],
  );
  return Promise.all(
    made.map(async ({ id }) => {
      await aMember(ctx, community, { id });
      return { id, client: await server.as(id) };
    }),
  );
}

async function resize(eventId: string, change: string): Promise<void> {
  await server.rows(`update event set ${change} where id = $1`, [eventId]);
  await transaction(ctx, (tx) => fillSeats(tx, eventId));
}
