import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLField, type GraphQLInputType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { good } from '../../test/bad-input/arbitraries';
import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { selectAll } from '../../test/two-worlds/select-all';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { anEvent } from '../events/event.factory';
import { aFile } from '../files/file.factory';
import { newId } from '../kernel/ids';
import { aResource } from '../resources/resource.factory';
import { buildSchema } from '../schema';
import { aThread, type MadeThread } from '../threads/thread.factory';

const schema = buildSchema();

/** The resolvers of this room, as they stand in its files: a new one is tested without being named here. */
const resolvers = new Set<unknown>(
  readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.resolver.ts'))
    .flatMap((file) => Object.values(require(join(__dirname, file)))),
);
const ours = <Found extends { target: unknown }>(all: Found[]): Found[] =>
  all.filter(({ target }) => resolvers.has(target));
const metadata = getMetadataStorage();
const verbs = ours(metadata.mutations).map(({ schemaName }) => schemaName);
const questions = ours(metadata.queries).map(({ schemaName }) => schemaName);

/** Fields that this room adds to what other rooms give: `Post.trail`. */
const added = (type: string): GraphQLField<unknown, unknown>[] => {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`There is no type ${type}`);
  const names = ours(metadata.fieldResolvers)
    .filter(({ getObjectType }) => metadataName(getObjectType?.()) === type)
    .map(({ schemaName }) => schemaName);
  return Object.values(object.getFields()).filter(({ name }) => names.includes(name));
};
const metadataName = (type: unknown): string | undefined =>
  metadata.objectTypes.find(({ target }) => target === type)?.name;

/** Types of this room itself have their fields through what is asked here. */
const HOSTS = ['Post', 'Resource', 'CommunityEvent', 'Community', 'Person', 'Viewer'] as const;

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;
let ids: Record<'resource' | 'event' | 'report' | 'thanks' | 'feedback' | 'ask' | 'answer', string>;
let file: { id: string; address: string };

/** Ravi gave a post, a page and a session; Inês used and thanked for each, and so on. */
beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, ravi, ines } = world;
  const at = { communityId: community.id };
  thread = await aThread(ctx, { ...at, authorId: ravi.id, title: 'Heels' });
  const resource = await aResource(ctx, { ...at, createdBy: ravi.id });
  const event = await anEvent(ctx, { ...at, startsOn: '2026-01-06T14:00' });
  await server.rows('update event set host_id = $2 where id = $1', [event.id, ravi.id]);
  const made = await aFile(ctx, { ownerId: ines.id });
  const some = {
    ...{ resource: resource.id, event: event.id, report: '' },
    ...{ thanks: '', feedback: '', ask: newId(), answer: '' },
  };
  const say = async (client: TestClient, verb: string, type: string, input: object, back = 'id') =>
    (
      await client.mutate<Record<string, never>>(
        `mutation ($input: ${type}!) { ${verb}(input: $input) { ${back} } }`,
        { input },
      )
    )[verb] as unknown as { id: string };
  for (const [kind, id] of [
    ['RESOURCE', resource.id],
    ['EVENT', event.id],
    ['POST', thread.postId],
  ]) {
    const of = { kind, id };
    const key = () => ({ clientMutationId: newId() });
    const told = { of, how: 'WORKED', words: 'It held.', fileIds: [made.id], ...key() };
    some.report = (await say(ines.client, 'reportUse', 'ReportUseInput', told)).id;
    const thanked = { ...at, personIds: [], words: 'For the light.', about: of, ...key() };
    some.thanks = (await say(ines.client, 'giveThanks', 'GiveThanksInput', thanked)).id;
  }
  const back = { reportId: some.report, words: 'Glad.', clientMutationId: newId() };
  const answered = (await say(
    ravi.client,
    'answerUse',
    'AnswerUseInput',
    back,
    'answers { id }',
  )) as unknown as { answers: Array<{ id: string }> };
  some.answer = answered.answers[0]?.id ?? '';
  const given = { ...at, personId: ravi.id, keep: 'You wait.', clientMutationId: newId() };
  some.feedback = (await say(ines.client, 'giveFeedback', 'GiveFeedbackInput', given)).id;
  await say(
    ravi.client,
    'publishKnowledge',
    'PublishKnowledgeInput',
    { published: true },
    'publishedAt',
  );
  const other = await aThread(ctx, { ...at, authorId: ines.id });
  await server.rows(
    `insert into use_ask (id, person_id, post_id, why, asked_at, asked_on)
     values ($1, $2, $3, 'ANSWER', $4::timestamptz, $4::timestamptz)`,
    [some.ask, ravi.id, other.postId, server.clock.now()],
  );
  ids = some;
  const files = await ravi.client.query<{ useReport: { files: (typeof file)[] } }>(
    'query ($id: ID!) { useReport(id: $id) { files { id address } } }',
    { id: ids.report },
  );
  file = files.useReport.files[0] as typeof file;
});
afterAll(() => server.stop());

const turn = (on: boolean) => server.rows('update instance set recognition = $1', [on]);
afterEach(() => turn(true));

/** By the names of fields: what there is. */
const there = (): Record<string, unknown> => ({
  ...{ communityId: world.community.id, personIds: world.amara.id, personId: world.amara.id },
  ...{ id: thread.postId, reportId: ids.report, thanksId: ids.thanks, askId: ids.ask },
  ...{ feedbackId: ids.feedback, answerId: ids.answer, fileIds: file.id },
});

/** What a verb takes. */
function typeOf(verb: string): GraphQLInputType {
  const type = schema.getMutationType()?.getFields()[verb]?.args[0]?.type;
  if (!type) throw new Error(`${verb} takes no input`);
  return type;
}

/** What a verb is given: of the right form, and of what there is; else of what is nowhere. */
const inputOf = (verb: string, known = there()): object =>
  good(typeOf(verb), 'input', (name) =>
    name === 'version' ? 1 : (known[name] ?? newId()),
  ) as object;

it('finds the verbs and questions of the room by themselves', () => {
  expect(verbs.length).toBeGreaterThan(15);
  expect(questions.length).toBeGreaterThan(0);
  expect(HOSTS.flatMap((type) => added(type)).length).toBeGreaterThan(10);
});

it.each(verbs)(
  '%s is refused to everybody while it is off, before it looks at anything',
  async (verb) => {
    await turn(false);
    const document = `mutation ($input: ${typeOf(verb)}) { ${verb}(input: $input) { __typename } }`;
    const before = await written();
    for (const { client } of [world.ines, world.ravi, world.lucia]) {
      for (const input of [inputOf(verb), inputOf(verb, {})]) {
        expect(await client.refused(document, { input })).toMatchObject({
          code: 'FORBIDDEN',
          reason: 'RECOGNITION_OFF',
        });
      }
    }
    expect(await world.visitor.refused(document, { input: inputOf(verb) })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await written()).toEqual(before);
  },
);

const written = () =>
  server.rows(
    `select (select json_agg(u) from use_report u) uses, (select json_agg(t) from thanks t) thanks,
       (select json_agg(f) from feedback f) feedback, (select json_agg(k) from recognition_choice k) choices,
       (select json_agg(a) from use_ask a) asks, (select json_agg(w) from use_answer w) answers`,
  );

it.each(questions)('%s finds nothing while it is off', async (question) => {
  const document = `query ($id: ID!) { ${question}(id: $id) { __typename } }`;
  const id = ids.report;
  await expect(world.ravi.client.query(document, { id })).resolves.toBeDefined();
  await turn(false);
  for (const { client } of [world.ines, world.ravi, world.amara]) {
    expect(await client.refused(document, { id })).toMatchObject({ code: 'NOT_FOUND' });
  }
});

/** Where each of them is asked for, with what it is asked by. */
const places: Record<(typeof HOSTS)[number], () => [string, Record<string, string>]> = {
  Post: () => ['post(id: $id)', { id: thread.postId }],
  Resource: () => ['resource(id: $id)', { id: ids.resource }],
  CommunityEvent: () => ['event(id: $id)', { id: ids.event }],
  Community: () => ['community(slug: $id)', { id: world.community.slug }],
  Person: () => ['person(handle: $id)', { id: 'ravi' }],
  Viewer: () => ['viewer', {}],
};

/** All that the room adds, as one person sees it: each with its own fields. */
async function said({ client }: { client: TestClient }): Promise<Record<string, object>> {
  const answers: Record<string, object> = {};
  for (const host of HOSTS) {
    const [place, values] = places[host]();
    const fields = (type: string) =>
      added(type).map(({ name, type: of }) => `${name} ${selectAll(of, 0)}`);
    const may =
      host === 'Community' ? [`viewerCan { ${fields('CommunityPermissions').join(' ')} }`] : [];
    const takes =
      'id' in values
        ? `($id: ${host === 'Community' || host === 'Person' ? 'String' : 'ID'}!)`
        : '';
    const { there } = await client.query<{ there: object }>(
      `query ${takes} { there: ${place} { ${[...fields(host), ...may].join(' ')} } }`,
      values,
    );
    answers[host] = there;
  }
  return answers;
}

/** Says nothing: nothing, no row, a refusal because it is off, or an object of these. */
function silent(value: unknown): boolean {
  if (value === null || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  const object = value as Record<string, unknown>;
  if ('allowed' in object) return object.allowed === false && object.reason === 'RECOGNITION_OFF';
  return Object.values(object).every(silent);
}

it('says nothing anywhere while it is off, and all of it again when it is on', async () => {
  const people = [world.ravi, world.ines, world.amara, world.lucia];
  const before = await Promise.all(people.map(said));
  for (const host of HOSTS) {
    expect({ host, says: before.some((answer) => !silent(answer[host])) }).toEqual({
      host,
      says: true,
    });
  }
  await turn(false);
  for (const answer of await Promise.all(people.map(said))) {
    for (const [host, fields] of Object.entries(answer)) {
      for (const [field, value] of Object.entries(fields)) {
        expect({ [`${host}.${field}`]: value, silent: silent(value) }).toMatchObject({
          silent: true,
        });
      }
    }
  }
  await turn(true);
  expect(await Promise.all(people.map(said))).toEqual(before);
});

it('gives a file of a report to nobody but its owner while it is off', async () => {
  const get = async ({ client }: { client: TestClient }) =>
    (
      await fetch(`${server.url}${file.address}`, {
        headers: { cookie: `guildhall=${client.token}` },
      })
    ).status;
  expect(await get(world.ravi)).toBe(200);
  await turn(false);
  expect(await get(world.ravi)).toBe(404);
  expect(await get(world.ines)).toBe(200);
});
