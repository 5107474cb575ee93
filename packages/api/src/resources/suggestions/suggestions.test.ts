import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { newId } from '../../kernel/ids';
import { add, png } from '../../threads/files/files.fixture';
import { aResource } from '../resource.factory';

const SUGGESTION = `id title summary html tags note state answer baseVersion suggestedBy { handle } decidedBy { handle }
  resource { id version title markdown tags revisedBy { handle } } base { number title }
  viewerCan { decide { allowed reason } withdraw { allowed reason } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${SUGGESTION} } }`;
const SUGGEST = verb('suggestRevision', 'SuggestRevisionInput');
const ACCEPT = verb('acceptSuggestion', 'AcceptSuggestionInput');
const DECLINE = verb('declineSuggestion', 'DeclineSuggestionInput');
const WITHDRAW = verb('withdrawSuggestion', 'SuggestionInput');
const SEE = `query ($id: ID!) { resourceSuggestion(id: $id) { ${SUGGESTION} } }`;
const REVISE = `mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id version } }`;
const LIST = `query ($id: ID!, $state: SuggestionState) { resource(id: $id) { suggestions(state: $state) { id state }
  revisions { nodes { number revisedBy { handle } suggestion { id } } } } }`;

interface Seen {
  id: string;
  state: string;
  html: string;
}

let server: TestServer;
let care: WoundCare;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  care = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());
beforeEach(async () => {
  const made = await aResource(care.ctx, {
    ...{ communityId: care.community.id, createdBy: care.ines.id },
    ...{ title: 'Heels', summary: 'How.', markdown: 'Wash.', tags: ['foam'] },
  });
  id = made.id;
});

const does = async (client: TestClient, mutation: string, input: object): Promise<Seen> => {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
};
const words = (given: object = {}) => ({
  ...{ resourceId: id, baseVersion: 1, title: 'Heels', summary: 'How.', markdown: 'Wash, dry.' },
  ...{ tags: ['foam'], note: 'It must be dry', clientMutationId: newId(), ...given },
});
const suggest = (client: TestClient, given: object = {}): Promise<Seen> =>
  does(client, SUGGEST, words(given));
const list = (client: TestClient, state?: string) =>
  client.query<{
    resource: { suggestions: Seen[]; revisions: { nodes: Array<{ suggestion: Seen | null }> } };
  }>(LIST, { id, state });

test('what one member suggests is between them and those who keep it', async () => {
  const made = await suggest(care.tomasz.client);
  expect(made).toMatchObject({
    ...{ state: 'OPEN', note: 'It must be dry', base: { number: 1 } },
    viewerCan: { decide: { reason: 'NOT_RESOURCE_STEWARD' }, withdraw: { allowed: true } },
  });
  for (const { client } of [care.ines, care.ravi]) {
    expect(await client.query(SEE, { id: made.id })).toMatchObject({
      resourceSuggestion: {
        viewerCan: { decide: { allowed: true }, withdraw: { reason: 'NOT_AUTHOR' } },
      },
    });
    expect((await list(client)).resource.suggestions).toHaveLength(1);
  }
  await server.rows(`update resource set steward_id = null where id = $1`, [id]);
  for (const asked of [made.id, newId()]) {
    expect(await care.ines.client.refused(SEE, { id: asked })).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect((await list(care.ines.client)).resource.suggestions).toEqual([]);
});

test('what is accepted becomes the next version; what changed meanwhile and was left alone stays', async () => {
  const made = await suggest(care.tomasz.client);
  await care.ines.client.mutate(REVISE, {
    input: { resourceId: id, version: 1, title: 'Heels at night' },
  });
  const input = { suggestionId: made.id, version: 1, answer: ' Thank you ' };
  expect(await care.ines.client.refused(ACCEPT, { input })).toMatchObject({ reason: 'VERSION' });
  const accept = { input: { ...input, version: 2, tags: ['foam', 'heels'] } };
  const answers = await Promise.all([
    care.ines.client.ask(ACCEPT, accept),
    care.ravi.client.ask(ACCEPT, accept),
    care.tomasz.client.ask(WITHDRAW, { input: { suggestionId: made.id } }),
  ]);
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  if (answers[2]?.errors) {
    expect(await care.tomasz.client.query(SEE, { id: made.id })).toMatchObject({
      resourceSuggestion: {
        ...{ state: 'ACCEPTED', answer: 'Thank you' },
        resource: {
          ...{ version: 3, title: 'Heels at night', markdown: 'Wash, dry.' },
          ...{ tags: ['foam', 'heels'], revisedBy: { handle: 'tomasz' } },
        },
      },
    });
    const { resource } = await list(care.tomasz.client);
    expect(resource.revisions.nodes[0]).toMatchObject({
      revisedBy: { handle: 'tomasz' },
      suggestion: { id: made.id },
    });
    expect(
      await care.ines.client.refused(DECLINE, { input: { suggestionId: made.id } }),
    ).toMatchObject({ reason: 'SUGGESTION_DECIDED' });
  }
});

test('what is declined or taken back changes nothing', async () => {
  const [declined, withdrawn] = [
    await suggest(care.tomasz.client),
    await suggest(care.tomasz.client),
  ];
  const answer = 'It is in the other page';
  expect(
    await does(care.ines.client, DECLINE, { suggestionId: declined.id, answer }),
  ).toMatchObject({ state: 'DECLINED', answer, decidedBy: { handle: 'ines' } });
  await does(care.tomasz.client, WITHDRAW, { suggestionId: withdrawn.id });
  const { resource } = await list(care.tomasz.client);
  expect(resource.suggestions.map(({ state }) => state).sort()).toEqual(['DECLINED', 'WITHDRAWN']);
  expect(resource.revisions.nodes).toHaveLength(1);
  expect((await list(care.tomasz.client, 'OPEN')).resource.suggestions).toEqual([]);
});

test('nothing new, no such version, and too much at once are refused', async () => {
  const refused = (given: object) =>
    care.tomasz.client.refused(SUGGEST, { input: words({ resourceId: id, ...given }) });
  expect(await refused({ markdown: 'Wash.' })).toMatchObject({ fields: [{ rule: 'unchanged' }] });
  expect(await refused({ baseVersion: 2 })).toMatchObject({ fields: [{ path: 'baseVersion' }] });
  const answers = await Promise.all(
    Array.from({ length: 7 }, () => care.tomasz.client.ask(SUGGEST, { input: words() })),
  );
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(5);
  expect(await refused({})).toMatchObject({ fields: [{ rule: 'suggestionsWait' }] });
});

test('a picture in a suggestion is seen by those who decide, and by all once it is accepted', async () => {
  const place = `community=${care.community.id}`;
  const { address } = await add(care.tomasz.client, place, 'heel.png', await png(40, 30));
  const made = await suggest(care.tomasz.client, { markdown: `![Heel](${address})` });
  const status = async (client: TestClient) => (await client.fetch(address)).status;
  expect(await status(care.ines.client)).toBe(200);
  await server.rows('update resource set steward_id = null where id = $1', [id]);
  expect(await status(care.ines.client)).toBe(404);
  await does(care.ravi.client, ACCEPT, { suggestionId: made.id, version: 1 });
  expect(await status(care.ines.client)).toBe(200);
});
