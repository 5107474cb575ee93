import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { newId } from '../../kernel/ids';
import { aThread, type MadeThread } from '../thread.factory';

const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { id version markdown } }`;
const REPLY = `mutation ($input: ReplyInput!) { reply(input: $input) { id } }`;

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ravi } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
});

const save = (markdown: string, copy: string, version: number) =>
  world.ines.client.ask<{ saveDraft: { version: number; markdown: string } }>(SAVE, {
    input: { place: 'REPLY', placeId: thread.id, markdown, version, copy },
  });
const rows = () =>
  server.rows<{ markdown: string; version: number }>(
    'select markdown, version from draft where thread_id = $1',
    [thread.id],
  );

it.each([0, 1])(
  'of ten copies that build on version %i one is first, the others are told',
  async (version) => {
    if (version > 0) await save('Before', 'before', 0);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => save(`Words ${at}`, `copy-${at}`, version)),
    );
    const saved = answers.flatMap(({ data }) => (data ? [data.saveDraft] : []));
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(saved).toHaveLength(1);
    expect(refused.map(({ extensions }) => extensions.reason)).toEqual(Array(9).fill('VERSION'));
    expect(await rows()).toEqual([{ markdown: saved[0]?.markdown, version: version + 1 }]);
  },
);

it.each([0, 1])(
  'ends without a draft, whichever of saves and posting come first (from version %i)',
  async (version) => {
    if (version > 0) await save('Before', 'desk', 0);
    const saves = (from: number) =>
      Array.from({ length: 8 }, (_, at) => save(`Late ${from + at}`, 'desk', version));
    const input = {
      ...{ threadId: thread.id, markdown: 'Posted', clientMutationId: newId() },
      draft: { version, copy: 'desk' },
    };
    const reply = () => world.ines.client.mutate(REPLY, { input });
    // The same post twice: its answer was waited for no longer.
    await Promise.all([...saves(0), reply(), ...saves(8), reply()]);
    expect(await rows()).toEqual([expect.objectContaining({ markdown: '' })]);
    const posts = await server.rows('select 1 from post where thread_id = $1', [thread.id]);
    expect(posts).toHaveLength(2);
  },
);
