import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { DAY } from '../../kernel/clock';
import { newId } from '../../kernel/ids';

const SLOT = `id startsOn timeZone startsAt endsAt yes ifNeedBe no viewerAnswer rank leftOut { handle }`;
const SEARCH = `id title state descriptionHtml place version createdBy { handle } endedAt answeredCount
  best { id } slots { ${SLOT} } event { id title state startsAt host { handle } goingCount maybeCount }
  people(first: 10) { nodes { person { handle } answers { slotId answer } } }
  viewerCan { answer { allowed reason } edit { allowed reason } choose { allowed reason } close { allowed } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${SEARCH} } }`;
const FIND = verb('findTime', 'FindTimeInput');
const ADD = verb('addTimeSlot', 'AddTimeSlotInput');
const REMOVE = verb('removeTimeSlot', 'TimeSlotInput');
const ANSWER = verb('answerTimes', 'AnswerTimesInput');
const CHOOSE = verb('chooseTime', 'ChooseTimeInput');
const CLOSE = verb('closeTimeSearch', 'CloseTimeSearchInput');
const SEE = `query ($id: ID!) { timeSearch(id: $id) { ${SEARCH} } }`;

interface Slot {
  id: string;
  startsAt: string;
  endsAt: string;
  yes: number;
  ifNeedBe: number;
  no: number;
  rank: number;
  viewerAnswer: string | null;
  leftOut: Array<{ handle: string }>;
}
interface Search {
  id: string;
  state: string;
  version: number;
  answeredCount: number;
  best: { id: string } | null;
  slots: Slot[];
  event: { id: string; state: string; goingCount: number; maybeCount: number } | null;
  people: { nodes: Array<{ person: { handle: string }; answers: Array<{ answer: string }> }> };
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());

async function does(client: TestClient, mutation: string, input: object): Promise<Search> {
  const data = await client.mutate<Record<string, Search>>(mutation, { input });
  return Object.values(data)[0] as Search;
}
const lisbon = (on: string) => ({ on, timeZone: 'Europe/Lisbon' });
const asked = (given: object = {}) => ({
  communityId: world.community.id,
  kind: 'WORKSHOP',
  title: 'Compression, hands on',
  descriptionMarkdown: 'Bring *shoes*.',
  durationMinutes: 90,
  mode: 'HYBRID',
  place: 'Room 2.14',
  joinUrl: 'https://meet.example/a',
  slots: [
    lisbon('2026-03-27T14:00'),
    lisbon('2026-03-30T14:00'),
    { on: '2026-03-24T18:00', timeZone: 'America/Bogota' },
  ],
  clientMutationId: newId(),
  ...given,
});
const find = (client: TestClient, given: object = {}) => does(client, FIND, asked(given));
const answer = (client: TestClient, search: Search, ...answers: Array<string | null>) =>
  does(client, ANSWER, {
    searchId: search.id,
    answers: answers.map((each, place) => ({ slotId: search.slots[place]?.id, answer: each })),
  });

describe('finding a time', () => {
  it('offers times, once for its key, each at its instant', async () => {
    const input = asked();
    const first = await does(world.ines.client, FIND, input);
    expect(await does(world.ines.client, FIND, input)).toEqual(first);
    expect(first).toMatchObject({
      title: 'Compression, hands on',
      state: 'OPEN',
      descriptionHtml: '<p dir="auto">Bring <em>shoes</em>.</p>\n',
      createdBy: { handle: 'ines' },
      best: null,
      answeredCount: 0,
    });
    expect(first.slots.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2026-03-24T23:00:00.000Z', '2026-03-25T00:30:00.000Z'],
      ['2026-03-27T14:00:00.000Z', '2026-03-27T15:30:00.000Z'],
      ['2026-03-30T13:00:00.000Z', '2026-03-30T14:30:00.000Z'],
    ]);
  });

  it('counts what people answer, and says which is best and whom it leaves out', async () => {
    const { ines, tomasz, ravi, amara } = world;
    const search = await find(ines.client);
    await answer(ines.client, search, 'YES', 'YES', 'NO');
    await answer(tomasz.client, search, 'NO', 'IF_NEED_BE', 'YES');
    await answer(ravi.client, search, 'NO', 'YES', 'YES');
    const seen = await answer(amara.client, search, 'IF_NEED_BE', 'NO', null);
    expect(seen.slots).toMatchObject([
      { yes: 1, ifNeedBe: 1, no: 2, rank: 3, viewerAnswer: 'IF_NEED_BE' },
      { yes: 2, ifNeedBe: 1, no: 1, rank: 1, leftOut: [{ handle: 'amara' }] },
      { yes: 2, ifNeedBe: 0, no: 1, rank: 2, viewerAnswer: null },
    ]);
    expect(seen.best).toEqual({ id: search.slots[1]?.id });
    expect(seen.answeredCount).toBe(4);
    expect(seen.people.nodes.map(({ person, answers }) => [person.handle, answers.length])).toEqual(
      expect.arrayContaining([
        ['amara', 2],
        ['ines', 3],
      ]),
    );
    const changed = await answer(amara.client, search, null, null, 'YES');
    expect(changed.slots[0]).toMatchObject({ ifNeedBe: 0, viewerAnswer: null });
    expect(changed.best).toEqual({ id: search.slots[2]?.id });
  });

  it('becomes an event, and the answers to the time the answers to the event', async () => {
    const { ines, tomasz, ravi, amara } = world;
    const search = await find(ines.client);
    await answer(ines.client, search, null, 'YES');
    await answer(tomasz.client, search, null, 'IF_NEED_BE');
    await answer(amara.client, search, null, 'NO');
    const choose = {
      searchId: search.id,
      slotId: search.slots[1]?.id as string,
      version: search.version,
    };
    expect(await tomasz.client.refused(CHOOSE, { input: choose })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_FACILITATOR',
    });
    const chosen = await does(ravi.client, CHOOSE, choose);
    expect(chosen).toMatchObject({
      state: 'CHOSEN',
      event: {
        title: 'Compression, hands on',
        state: 'SCHEDULED',
        startsAt: '2026-03-27T14:00:00.000Z',
        goingCount: 1,
        maybeCount: 1,
        host: { handle: 'ines' },
      },
      viewerCan: { choose: { allowed: false, reason: 'SEARCH_OVER' } },
    });
    const answers = await server.rows(
      'select answer from event_rsvp where event_id = $1 order by answer',
      [chosen.event?.id],
    );
    expect(answers).toEqual([{ answer: 'GOING' }, { answer: 'MAYBE' }, { answer: 'NOT' }]);
    expect(
      await ines.client.refused(ANSWER, {
        input: { searchId: search.id, answers: [{ slotId: choose.slotId, answer: 'NO' }] },
      }),
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'SEARCH_OVER' });
  });

  it('proposes the event when who asked may not schedule, and the answers come when it is confirmed', async () => {
    const { ines, tomasz, ravi } = world;
    const search = await find(ines.client);
    await answer(tomasz.client, search, 'YES');
    const chosen = await does(ines.client, CHOOSE, {
      searchId: search.id,
      slotId: search.slots[0]?.id,
      version: search.version,
    });
    expect(chosen.event).toMatchObject({ state: 'PROPOSED', goingCount: 0 });
    const CONFIRM =
      'mutation ($input: VersionedEventInput!) { confirmEvent(input: $input) { id } }';
    await ravi.client.mutate(CONFIRM, { input: { eventId: chosen.event?.id, version: 1 } });
    const { timeSearch } = await ravi.client.query<{ timeSearch: Search }>(SEE, { id: search.id });
    expect(timeSearch.event).toMatchObject({ state: 'SCHEDULED', goingCount: 1 });
  });

  it('is chosen once, of several who choose at the same time', async () => {
    const search = await find(world.ines.client);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        world.ravi.client.ask(CHOOSE, {
          input: {
            searchId: search.id,
            slotId: search.slots[turn % 3]?.id,
            version: search.version,
          },
        }),
      ),
    );
    expect(results.filter(({ errors }) => !errors)).toHaveLength(1);
    const events = await server.rows(
      'select e.id from event e join time_search f on f.series_id = e.series_id where f.id = $1',
      [search.id],
    );
    expect(events).toHaveLength(1);
  });

  it('takes further times and gives them up, between two and forty', async () => {
    const { ines, tomasz } = world;
    const search = await find(ines.client, {
      slots: [lisbon('2026-03-27T14:00'), lisbon('2026-03-30T14:00')],
    });
    const slotId = search.slots[0]?.id;
    expect(await ines.client.refused(REMOVE, { input: { slotId } })).toMatchObject({
      fields: [{ path: 'slotId', rule: 'tooFew' }],
    });
    const more = { searchId: search.id, slot: lisbon('2026-04-02T10:00') };
    expect(await tomasz.client.refused(ADD, { input: more })).toMatchObject({ code: 'FORBIDDEN' });
    const added = await does(ines.client, ADD, more);
    expect(added.slots).toHaveLength(3);
    expect(added.version).toBe(search.version + 1);
    expect((await does(ines.client, ADD, more)).slots).toHaveLength(3);
    expect((await does(ines.client, REMOVE, { slotId })).slots).toHaveLength(2);
  });

  it('refuses times that are past, twice the same, or do not exist', async () => {
    const wrong: Array<[object, string, string]> = [
      [
        { slots: [lisbon('2026-03-01T14:00'), lisbon('2026-03-30T14:00')] },
        'slots.0.on',
        'inFuture',
      ],
      [{ slots: [lisbon('2026-03-30T14:00'), lisbon('2026-03-30T14:00')] }, 'slots', 'arrayUnique'],
      [
        { slots: [lisbon('2026-03-30T14:00'), lisbon('2026-02-30T14:00')] },
        'slots.1.on',
        'matches',
      ],
      [{ title: ' \u200b ' }, 'title', 'isNotEmpty'],
      [{ joinUrl: 'javascript:alert(1)' }, 'joinUrl', 'isUrl'],
    ];
    for (const [given, path, rule] of wrong) {
      const input = asked(given);
      expect(await world.ines.client.refused(FIND, { input })).toMatchObject({
        code: 'INVALID',
        fields: [{ path, rule }],
      });
    }
    const search = await find(world.ines.client);
    server.clock.advance(60 * DAY);
    const late = { searchId: search.id, slotId: search.slots[0]?.id, version: search.version };
    const refused = await world.ravi.client.refused(CHOOSE, { input: late });
    server.clock.advance(-60 * DAY);
    expect(refused).toMatchObject({ fields: [{ path: 'slotId.on', rule: 'inFuture' }] });
  });

  it('ends when it is closed, in the version that was seen', async () => {
    const { ines } = world;
    const search = await find(ines.client);
    const wrong = { searchId: search.id, version: search.version + 1 };
    expect(await ines.client.refused(CLOSE, { input: wrong })).toMatchObject({ reason: 'VERSION' });
    const input = { searchId: search.id, version: search.version };
    expect(await does(ines.client, CLOSE, input)).toMatchObject({ state: 'CLOSED', event: null });
  });

  it('is listed, and is nothing for those who do not read the community', async () => {
    const { ines, lucia, visitor } = world;
    const { id } = await find(ines.client, { title: 'Only ours' });
    const LIST = `query ($slug: String!) { community(slug: $slug) { timeSearches(open: true, first: 2) {
      nodes { id } pageInfo { hasNextPage } } } }`;
    const { slug } = world.community;
    expect(await ines.client.query(LIST, { slug })).toMatchObject({
      community: { timeSearches: { nodes: [{ id }, {}] } },
    });
    expect(await lucia.client.query(LIST, { slug })).toMatchObject({
      community: { timeSearches: null },
    });
    for (const asker of [id, newId(), 'nothing']) {
      expect(await lucia.client.refused(SEE, { id: asker })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await visitor.refused(SEE, { id: asker })).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('no longer counts who has left', async () => {
    const { ines, tomasz } = world;
    const search = await find(ines.client);
    await answer(tomasz.client, search, 'YES');
    const set = (state: string) =>
      server.rows(`update membership set state = $2 where person_id = $1`, [tomasz.id, state]);
    await set('LEFT');
    const { timeSearch } = await ines.client.query<{ timeSearch: Search }>(SEE, { id: search.id });
    await set('ACTIVE');
    expect(timeSearch).toMatchObject({ answeredCount: 0, best: null, people: { nodes: [] } });
  });
});

describe('fair slots of a community', () => {
  it('are found for its members by their clocks', async () => {
    const FAIR = `query ($input: FairSlotsInput!) { fairSlots(input: $input) {
      startsAt zones { timeZone people startsOn inconvenience carried } } }`;
    const input = {
      communityId: world.community.id,
      durationMinutes: 60,
      from: '2026-03-24',
      weeks: 12,
      every: 2,
    };
    interface Fair {
      fairSlots: Array<{ zones: Array<{ people: number }> }>;
    }
    const { fairSlots } = await world.ines.client.query<Fair>(FAIR, { input });
    expect(fairSlots).toHaveLength(6);
    expect(fairSlots[0]?.zones.reduce((sum, { people }) => sum + people, 0)).toBe(4);
    const one = { ...input, personIds: [world.ines.id, world.lucia.id] };
    const some = await world.ines.client.query<Fair>(FAIR, { input: one });
    expect(some.fairSlots[0]?.zones.reduce((sum, { people }) => sum + people, 0)).toBe(1);
    expect(await world.lucia.client.refused(FAIR, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
