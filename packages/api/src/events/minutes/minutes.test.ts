import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { newId } from '../../kernel/ids';
import { anEvent, type MadeEvent } from '../event.factory';
import { recapOf } from './recap.draft';

const EVENT = `id minutesMarkdown minutesHtml outcomeMarkdown outcomeHtml minutesVersion minutesAt recordingUrl
  minutesBy { handle } recapThread { id title kind author { handle } } recapDraft { title markdown }
  guests { id name about email version } viewerCan { postRecap { allowed reason } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${EVENT} } }`;
const WRITE = verb('writeMinutes', 'WriteMinutesInput');
const RECAP = verb('postRecap', 'PostRecapInput');
const ADD_GUEST = verb('addGuest', 'AddGuestInput');
const EDIT_GUEST = verb('editGuest', 'EditGuestInput');
const REMOVE_GUEST = verb('removeGuest', 'GuestInput');
const SEE = `query ($id: ID!) { event(id: $id) { ${EVENT} } }`;

interface Seen {
  minutesMarkdown: string;
  minutesVersion: number;
  recapThread: { id: string; title: string } | null;
  recapDraft: { title: string; markdown: string } | null;
  guests: Array<{ id: string; name: string; email: string | null; version: number }>;
}

let server: TestServer;
let world: WoundCare;
let event: MadeEvent;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());
beforeEach(async () => {
  event = await anEvent(world.ctx, {
    communityId: world.community.id,
    startsOn: '2026-02-27T14:00',
    title: 'Heels & *all*',
  });
});

async function does(client: TestClient, mutation: string, input: object): Promise<Seen> {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
}
const seen = async (client: TestClient): Promise<Seen> =>
  (await client.query<{ event: Seen }>(SEE, { id: event.id })).event;
const minutes = (given: object = {}) => ({
  eventId: event.id,
  minutesMarkdown: '# Points\r\n\nWe **talked**.',
  outcomeMarkdown: 'Foam first.',
  version: 0,
  ...given,
});

describe('minutes', () => {
  it('are written by any member, rendered and sanitised', async () => {
    const written = await does(
      world.ines.client,
      WRITE,
      minutes({
        minutesMarkdown: 'We **talked**.\r\n\n<script>alert(1)</script>',
        recordingUrl: ' https://video.example/1 ',
      }),
    );
    expect(written).toMatchObject({
      outcomeHtml: '<p dir="auto">Foam first.</p>\n',
      minutesVersion: 1,
      minutesBy: { handle: 'ines' },
      minutesAt: '2026-03-02T09:00:00.000Z',
      recordingUrl: 'https://video.example/1',
    });
    expect(JSON.stringify(written)).toContain('<strong>talked</strong>');
    expect((written as unknown as { minutesHtml: string }).minutesHtml).not.toContain('<script');
    for (const recordingUrl of ['javascript:alert(1)', 'https://a:b@video.example', 'nothing']) {
      const input = minutes({ recordingUrl, version: 1 });
      expect(await world.ines.client.refused(WRITE, { input })).toMatchObject({
        fields: [{ path: 'recordingUrl', rule: 'isUrl' }],
      });
    }
    expect(await world.lucia.client.refused(WRITE, { input: minutes() })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lose nobody’s words: of twenty who write at the same time, one is taken and the others are told', async () => {
    const people = [world.ines, world.tomasz, world.ravi, world.amara];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        (people[turn % 4] as (typeof people)[number]).client.ask(WRITE, {
          input: minutes({ minutesMarkdown: `Words of ${turn}` }),
        }),
      ),
    );
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused).toHaveLength(19);
    for (const { extensions } of refused) {
      expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'VERSION' });
    }
    const now = await seen(world.ines.client);
    expect(now).toMatchObject({
      minutesVersion: 1,
      minutesMarkdown: expect.stringMatching(/^Words of \d+$/),
    });
  });
});

describe('a recap', () => {
  it('is drafted for those who may post it, with outcome, actions, recording and who came', async () => {
    const { ravi, ines, tomasz, amara } = world;
    await does(ines.client, WRITE, minutes({ recordingUrl: 'https://video.example/1' }));
    await server.rows(
      `insert into event_attendance (event_id, person_id, came, recorded_at) values
         ($1, $2, true, $5), ($1, $3, true, $5), ($1, $4, false, $5)`,
      [event.id, ines.id, tomasz.id, amara.id, server.clock.now()],
    );
    const ADD = `mutation ($input: AddActionInput!) { addAction(input: $input) { id } }`;
    const action = { text: 'Ask for [foam]', ownerId: ines.id, dueOn: '2026-03-20' };
    await ines.client.mutate(ADD, {
      input: { eventId: event.id, clientMutationId: newId(), ...action },
    });
    const draft = (await seen(ravi.client)).recapDraft;
    expect(draft?.title).toBe('Recap: Heels & *all*, 27 February 2026');
    const text = draft?.markdown ?? '';
    expect(text).toContain('**Heels & \\*all\\***');
    expect(text).toContain('## Outcome\n\nFoam first.');
    expect(text).toContain('Ask for \\[foam\\], by 20 March 2026');
    expect(text).toContain('<https://video.example/1>');
    expect(text).toMatch(/There were: .*Inês.*\./);
    expect(text).toContain(`/c/${world.community.slug}/e/${event.id}`);
    expect((await seen(ines.client)).recapDraft).toBeNull();
  });

  it('opens a thread as the person who sends it, once', async () => {
    const { ravi, amara, ines } = world;
    const input = {
      eventId: event.id,
      title: 'Recap: heels',
      markdown: 'Foam *first*.',
      clientMutationId: newId(),
    };
    expect(await ines.client.refused(RECAP, { input })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    const told = await does(ravi.client, RECAP, input);
    expect(told.recapThread).toMatchObject({
      title: 'Recap: heels',
      kind: 'DISCUSSION',
      author: { handle: 'ravi' },
    });
    expect((await does(ravi.client, RECAP, input)).recapThread).toEqual(told.recapThread);
    const other = { ...input, clientMutationId: newId() };
    expect(await amara.client.refused(RECAP, { input: other })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_DONE',
    });
    await server.rows('update thread set removed_at = $2 where id = $1', [
      told.recapThread?.id,
      server.clock.now(),
    ]);
    expect((await seen(amara.client)).recapThread).toBeNull();
    expect((await does(amara.client, RECAP, other)).recapThread).not.toBeNull();
    const [count] = await server.rows<{ threads: number; told: number }>(
      `select count(*)::int as told, (select thread_count from community where id = $1) as threads
         from thread where community_id = $1`,
      [world.community.id],
    );
    expect(count?.threads).toBe(count?.told);
  });

  it('is one, of ten who send it at the same time, and leaves no thread behind', async () => {
    const { ravi, amara } = world;
    const before = await server.rows('select id from thread');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        (turn % 2 ? ravi : amara).client.ask(RECAP, {
          input: {
            eventId: event.id,
            title: 'Recap',
            markdown: 'Words.',
            clientMutationId: newId(),
          },
        }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await server.rows('select id from thread')).toHaveLength(before.length + 1);
  });

  it('waits until it has begun', async () => {
    event = await anEvent(world.ctx, {
      communityId: world.community.id,
      startsOn: '2026-03-27T14:00',
    });
    expect(await seen(world.ravi.client)).toMatchObject({
      recapDraft: null,
      viewerCan: { postRecap: { allowed: false, reason: 'EVENT_NOT_STARTED' } },
    });
  });

  it('leaves out what is not known, and never more than a title holds', () => {
    const bare = recapOf({
      title: 'x'.repeat(300),
      startsAt: new Date('2026-03-29T00:30:00Z'),
      timeZone: 'Europe/Lisbon',
      outcomeMarkdown: '',
      minutesMarkdown: '',
      recordingUrl: null,
      address: 'https://house.example/c/a/e/1',
      came: [],
      cameCount: 0,
      guests: [],
      actions: [],
    });
    expect([...bare.title]).toHaveLength(200);
    expect(bare.markdown.split('\n\n')).toHaveLength(2);
    expect(bare.markdown).toContain('29 March 2026');
  });
});

describe('guests', () => {
  it('are named by who looks after the event; their address is for those alone', async () => {
    const { ravi, ines } = world;
    const input = {
      eventId: event.id,
      name: 'Dr Mona Adel',
      about: 'Podiatrist.',
      email: 'mona@clinic.example',
      clientMutationId: newId(),
    };
    expect(await ines.client.refused(ADD_GUEST, { input })).toMatchObject({ code: 'FORBIDDEN' });
    await does(ravi.client, ADD_GUEST, input);
    const { guests } = await does(ravi.client, ADD_GUEST, input);
    expect(guests).toEqual([
      expect.objectContaining({ name: 'Dr Mona Adel', email: 'mona@clinic.example', version: 1 }),
    ]);
    expect((await seen(ines.client)).guests).toMatchObject([{ about: 'Podiatrist.', email: null }]);
    const guestId = guests[0]?.id as string;
    const edit = { guestId, version: 1, name: 'Dr M. Adel' };
    expect((await does(ravi.client, EDIT_GUEST, edit)).guests[0]).toMatchObject({
      name: 'Dr M. Adel',
      email: null,
    });
    expect(await ravi.client.refused(EDIT_GUEST, { input: edit })).toMatchObject({
      reason: 'VERSION',
    });
    expect(
      await ravi.client.refused(ADD_GUEST, {
        input: { ...input, email: 'no address', clientMutationId: newId() },
      }),
    ).toMatchObject({ code: 'INVALID' });
    expect((await does(ravi.client, REMOVE_GUEST, { guestId })).guests).toEqual([]);
    expect(await ravi.client.refused(REMOVE_GUEST, { input: { guestId } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
