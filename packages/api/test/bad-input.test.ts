import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { errorCodes } from '../src/kernel/errors';
import { encodeCursor } from '../src/kernel/pagination';
import { pushSettings } from '../src/notifications/push/push.fixture';
import { buildSchema } from '../src/schema';
import { type Memory, remember } from './authorization/rewind';
import { good, type Spoilt, spoilt } from './bad-input/arbitraries';
import { buildHouse, type House, WRONG_COUNTS } from './bad-input/house';
import { longTexts, naughtyBodies, naughtyTexts } from './bad-input/naughty';
import { type Answer, startTestServer, type TestServer } from './harness';

/** Cases for each operation. CI asks for more. */
const CASES = Number(process.env.FUZZ_CASES ?? 12);
/** The same cases each time, unless asked for others: a failure prints what it takes to see it again. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_302);
/** The codes of refusals that somebody meant. */
const typed = new Set<string>(errorCodes.filter((code) => code !== 'INTERNAL'));
/** Milliseconds that the process may not be away for. */
const HELD_MAX = 200;

const schema = buildSchema();
const fieldsOf = (type: 'Query' | 'Mutation') => {
  const root = schema.getType(type);
  return isObjectType(root) ? Object.values(root.getFields()) : [];
};

let server: TestServer;
let house: House;
let memory: Memory;
let asked = 0;
let accepted = 0;

beforeAll(async () => {
  // Each case comes from an address of its own: what is counted per address must not end the test of it.
  server = await startTestServer({ schema, environment: { trustProxy: 1, push: pushSettings } });
  // Between two cases there may be seconds, and the client must not find the door closed.
  server.server.http.keepAliveTimeout = 0;
  house = await buildHouse(server);
  memory = await remember(server);
}, 60_000);

afterAll(async () => {
  await server.close();
});

/** A document that asks for little in return. */
function documentOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`);
  const given = field.args.map(({ name }) => `${name}: $${name}`);
  const type = getNamedType(field.type);
  const inside = isObjectType(type) ? ' { __typename }' : '';
  return `${kind}(${variables.join(', ')}) { ${field.name}(${given.join(', ')})${inside} }`;
}

async function send(body: string): Promise<{ status: number; answer: Answer }> {
  asked += 1;
  // A session may end by what is tried; each rewind brings it back.
  const sent = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-guildhall': '1',
      'x-forwarded-for': `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
      cookie: `guildhall=${house.client.token}`,
    },
    body,
  });
  return { status: sent.status, answer: (await sent.json()) as Answer };
}

/** Passes when the answer is a success, or a refusal with a code that is on the list and none of ours. */
function expectTyped({ status, answer }: { status: number; answer: Answer }): void {
  expect(status).toBeLessThan(500);
  for (const { message, extensions } of answer.errors ?? []) {
    expect(typed.has(extensions.code) ? 'typed' : extensions.code).toBe('typed');
    expect(message.length).toBeLessThan(300);
  }
}

function variablesFor(
  field: GraphQLField<unknown, unknown>,
  given: Record<string, Spoilt>,
): Record<string, unknown> {
  const known = house.known(field.name);
  return Object.fromEntries(
    field.args.map(({ name, type }) => {
      const bad = given[name];
      if (bad && 'whole' in bad) return [name, bad.whole];
      const fine = good(type, name, known);
      return [name, bad ? { ...(fine as object), ...bad.fields } : fine];
    }),
  );
}

/** One case: asked, and looked at what it has left. */
async function tried(document: string, variables: Record<string, unknown>): Promise<void> {
  const { status, answer } = await send(JSON.stringify({ query: document, variables }));
  expectTyped({ status, answer });
  if (answer.errors) {
    expect(await memory.changed()).toEqual([]);
  } else {
    accepted += 1;
    expect(await server.rows(WRONG_COUNTS)).toEqual([]);
    await memory.rewind();
  }
}

const argumentsOf = (field: GraphQLField<unknown, unknown>) => {
  const all = fc.record(
    Object.fromEntries(
      field.args.map(({ name, type }) => [name, spoilt(type as GraphQLInputType)]),
    ),
    // One argument at a time is spoilt at least; the others are good.
    field.args.length > 1 ? { requiredKeys: [] } : {},
  );
  return all as fc.Arbitrary<Record<string, Spoilt>>;
};

const changing = fieldsOf('Mutation').filter(({ args }) => args.length > 0);
const reading = fieldsOf('Query').filter(({ args }) => args.length > 0);

test('what is good is accepted, so that what is bad is refused for what is bad in it', async () => {
  const refused: string[] = [];
  for (const field of changing) {
    const variables = variablesFor(field, {});
    const { answer } = await send(
      JSON.stringify({ query: documentOf('mutation', field), variables }),
    );
    if (answer.errors)
      refused.push(`${field.name}: ${JSON.stringify(answer.errors[0]?.extensions)}`);
    await memory.rewind();
  }
  // What a good value for one of them would need another first.
  const cannot = ['restoreCommunity', 'requestToJoin', 'confirmEmailChange', 'endSession'];
  expect(refused.filter((line) => !cannot.includes(line.split(':')[0] ?? ''))).toEqual([]);
}, 60_000);

describe.each([
  ['mutation', changing],
  ['query', reading],
] as const)('%s', (kind, fields) => {
  test.each(fields.map((field) => [field.name, field] as const))(
    '%s',
    async (_name, field) => {
      const document = documentOf(kind, field);
      const property = fc.asyncProperty(argumentsOf(field), (given) =>
        tried(document, variablesFor(field, given)),
      );
      await fc.assert(property, { numRuns: CASES, seed: SEED });
    },
    // A case takes some milliseconds, a hash of a password some twenty.
    20_000 + CASES * 200,
  );
});

test(
  'every naughty text in every text that is kept',
  async () => {
    const texts = changing.flatMap((field) =>
      field.args.flatMap(({ name, type }) => {
        const input = getNamedType(type);
        if (!isInputObjectType(input)) return [];
        return Object.values(input.getFields())
          .filter((one) => getNamedType(one.type).name === 'String')
          .map((one) => ({ field, name, one }));
      }),
    );
    const worst = naughtyTexts.filter((text) =>
      /[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]|^\s*$|\\/u.test(text),
    );
    const some = process.env.FUZZ_CASES ? worst : [' ', 'a\0b', '\ud800 half'];
    const faults: string[] = [];
    for (const { field, name, one } of texts) {
      for (const text of some) {
        const value = /\[/.test(String(one.type)) ? [text] : text;
        const given = { [name]: { fields: { [one.name]: value } } };
        const about = `${field.name}.${one.name} ${JSON.stringify(text)}`;
        const variables = variablesFor(field, given);
        // All that is wrong is told at once, not the first of it.
        await tried(documentOf('mutation', field), variables).catch((error: Error) =>
          faults.push(`${about}: ${error.message}`),
        );
      }
    }
    expect(faults).toEqual([]);
  },
  120_000 + CASES * 3_000,
);

test('a sign that cannot be kept is replaced: the rest of what was pasted is not lost', async () => {
  const query =
    'mutation($input: EditProfileInput!) { editProfile(input: $input) { name askMeAbout } }';
  const input = { name: 'a\0b\ud800c', askMeAbout: ['\0', 'fine'], version: 1 };
  const { answer } = await send(JSON.stringify({ query, variables: { input } }));
  expect(answer).toEqual({
    data: { editProfile: { name: 'a\ufffdb\ufffdc', askMeAbout: ['\ufffd', 'fine'] } },
  });
  await memory.rewind();
});

test('cursors that nobody was given', async () => {
  const list = (after: string) => [
    ['query($after: String) { communities(after: $after) { nodes { id } } }', after],
    ['query($after: String) { people(after: $after) { nodes { id } } }', after],
    ['query($after: String) { viewer { drafts(after: $after) { nodes { id } } } }', after],
    ['query($after: String) { viewer { latestThreads(after: $after) { nodes { id } } } }', after],
    [
      'query($after: String) { community(slug: "house") { members(after: $after) { nodes { id } } } }',
      after,
    ],
    [
      'query($after: String) { community(slug: "house") { requests(after: $after) { nodes { id } } } }',
      after,
    ],
    [
      'query($after: String) { community(slug: "house") { threads(after: $after) { nodes { id } } } }',
      after,
    ],
    ['query($after: String) { instanceInvitations(after: $after) { nodes { id } } }', after],
    [
      'query($after: String) { viewer { latestThreads { nodes { posts(after: $after) { nodes { id } } } } } }',
      after,
    ],
  ];
  const id = '01a1fb97-8144-75cf-9da1-5585cdd7a18b';
  const cursors = [
    '',
    'x',
    '\0',
    Buffer.from('null').toString('base64url'),
    Buffer.from('{"__proto__":[]}').toString('base64url'),
    encodeCursor([]),
    encodeCursor([0]),
    encodeCursor([2_147_483_647]),
    encodeCursor([2_147_483_648]),
    encodeCursor([-1]),
    encodeCursor(['a\0b', id]),
    encodeCursor(['\ud800', id]),
    encodeCursor(['name', 'no id']),
    encodeCursor(['0000-01-01T00:00:00Z', id]),
    encodeCursor(['9999-12-31T23:59:59.999999999Z', id]),
    encodeCursor(['2026-02-30T00:00:00Z', id]),
    encodeCursor([99, '2026-01-01T00:00:00Z', id]),
    encodeCursor([9_007_199_254_740_991, '2026-01-01T00:00:00Z', id]),
    encodeCursor(['a'.repeat(10_000), id]),
  ];
  for (const [query, after] of cursors.flatMap(list)) {
    const sent = await send(JSON.stringify({ query, variables: { after } }));
    expectTyped(sent);
  }
});

test.each(naughtyBodies.map((body) => [body.slice(0, 60), body]))(
  'the body %s',
  async (_name, body) => {
    const { status, answer } = await send(body);
    expect(status).toBeLessThan(500);
    expectTyped({ status, answer });
    expect(await memory.changed()).toEqual([]);
  },
);

test('paths, headers and cookies that nobody sends', async () => {
  const paths = [
    ...['/photos/%00/1-96.webp', '/photos/__proto__/1-96.webp', '/photos/x/999999999999-96.webp'],
    ...[
      '/%',
      '/%ff',
      '/c/%00',
      '/c/%ed%a0%80',
      '/c/house/t/%00',
      '/..%2f..%2fetc/passwd',
      '//',
      '/?%00=%',
    ],
  ];
  for (const path of paths) {
    const response = await fetch(server.url + path, { headers: { accept: 'text/html' } });
    expect([path, response.status === 500]).toEqual([path, false]);
  }
  for (const token of ['%00', '__proto__', 'a'.repeat(5_000), '"', ';;;']) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-guildhall': '1',
        cookie: `guildhall=${token}`,
      },
      body: '{"query":"{ viewer { email } }"}',
    });
    expect(await response.json()).toEqual({ data: { viewer: null } });
  }
});

test('no mail has another line in its head', async () => {
  const mails = await server.rows<{ subject: string; recipient: string }>(
    'select subject, recipient from mail',
  );
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.filter(({ subject, recipient }) => /[\r\n\0]/.test(subject + recipient))).toEqual(
    [],
  );
});

/**
 * The longest that the process was away, against a process that is away for as long as it may be: on a busy machine
 * both grow. Whatever is as long as it can be is asked in turn with a stop of that length.
 */
test(`long texts do not hold the process for ${HELD_MAX} ms`, async () => {
  const rounds: number[] = [];
  const longest: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const held = async (work: () => Promise<unknown>): Promise<number> => {
    delay.enable();
    delay.reset();
    await work();
    delay.disable();
    return delay.max / 1e6;
  };
  for (let round = 0; round < 3; round += 1) {
    const text = longTexts.slice(round * 2, round * 2 + 2);
    const ours = await held(async () => {
      for (const field of changing) {
        for (const long of text) {
          const known = house.known(field.name);
          const values = Object.fromEntries(
            field.args.map(({ name, type }) => [name, lengthened(type, known, long)]),
          );
          await send(JSON.stringify({ query: documentOf('mutation', field), variables: values }));
        }
      }
    });
    const stopped = await held(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const until = performance.now() + HELD_MAX;
      while (performance.now() < until);
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    rounds.push(ours / stopped);
    longest.push(Math.round(ours));
  }
  await memory.rewind();
  process.stdout.write(
    `bad input: ${asked} requests, ${accepted} of them accepted; held for ${Math.max(...longest)} ms at most\n`,
  );
  expect(rounds.sort((one, other) => one - other)[1]).toBeLessThan(1);
}, 120_000);

/** Good values, but each text that is not an id as long as one can be in a request. */
function lengthened(
  type: GraphQLInputType,
  known: (field: string) => unknown,
  long: string,
): unknown {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) return long;
  const texts = Object.values(input.getFields()).filter(
    (field) => getNamedType(field.type).name === 'String',
  );
  // All of them together still fit into one request.
  const share = Math.floor(100_000 / Math.max(1, texts.length));
  const fine = good(type, '', known) as Record<string, unknown>;
  for (const { name, type: own } of texts) {
    const text = long.slice(0, share);
    fine[name] = /\[/.test(String(own)) ? [text] : text;
  }
  return fine;
}

test('the process is alive, and the counters are right', async () => {
  const { answer } = await send('{"query":"{ instance { name } viewer { email } }"}');
  expect(answer.errors).toBeUndefined();
  expect(await server.rows(WRONG_COUNTS)).toEqual([]);
});
