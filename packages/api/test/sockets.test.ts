import { createHash } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { stands } from './client';
import { anyPerson, startTestServer, type TestServer } from './harness';
import { leafSchema } from './server.fixture';

const TEXT = 'subscription Grown { grown { number at } }';
const MINE = 'subscription Mine { grown { number reader } }';
const idOf = (text: string) => createHash('sha256').update(text).digest('hex');
const ID = idOf(TEXT);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    schema: leafSchema(),
    documents: { [ID]: TEXT, [idOf(MINE)]: MINE },
  });
});
afterAll(() => server.close());

/** A socket without a client library, to say what a client never would. */
async function bare(headers: Record<string, string> = { origin: server.url }) {
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
    { headers },
  );
  const messages: Array<{ type: string; id?: string; payload?: unknown }> = [];
  const waiting: Array<() => void> = [];
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    for (const wake of waiting.splice(0)) wake();
  });
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  const heard = async (type: string, id?: string) => {
    for (;;) {
      const found = messages.find((message) => message.type === type && (!id || message.id === id));
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  await once(socket, 'open');
  return { socket, say, heard };
}

async function greeted(headers?: Record<string, string>) {
  const connection = await bare(headers);
  connection.say({ type: 'connection_init' });
  await connection.heard('connection_ack');
  return connection;
}

const closed = async (socket: WebSocket): Promise<number> =>
  (await once(socket, 'close'))[0] as number;

test('events arrive, each with a context of its own; errors have the usual form', async () => {
  const client = await server.as(await anyPerson(server));
  const grown = await client.subscribe<{ grown: { number: number } }>(TEXT);
  server.services.live.publish('leaf', { number: 1 });
  server.services.live.publish('leaf', { number: -1 });
  expect(await grown.next()).toEqual({
    data: { grown: { number: 1, at: '2026-03-02T09:00:00.000Z' } },
  });
  const { data, errors } = await grown.next();
  expect(data).toBeNull();
  expect(errors).toEqual([
    {
      message: 'You may not do this.',
      path: ['grown'],
      extensions: { code: 'FORBIDDEN', reason: 'NOT_MEMBER', requestId: expect.any(String) },
    },
  ]);
  const readers = server.services.live.readers;
  grown.stop();
  await grown.end();
  await client.query('{ me }');
  expect(server.services.live.readers).toBe(readers - 1);
});

test('what is the same for all is told to all, what is personal to each', async () => {
  const people = await Promise.all([1, 2, 3].map(() => anyPerson(server)));
  const clients = await Promise.all(people.map((person) => server.as(person)));
  const same = await Promise.all(clients.map((client) => client.subscribe(TEXT)));
  const mine = await Promise.all(clients.map((client) => client.subscribe(MINE)));
  server.services.live.publish('leaf', { number: 7 });
  for (const reading of same) {
    expect(await reading.next()).toMatchObject({ data: { grown: { number: 7 } } });
  }
  for (const [place, reading] of mine.entries()) {
    expect(await reading.next()).toEqual({
      data: { grown: { number: 7, reader: people[place]?.id } },
    });
  }
  for (const reading of [...same, ...mine]) reading.stop();
});

test('the cookie names the viewer, read anew for each operation', async () => {
  const person = await anyPerson(server);
  const client = await server.as(person);
  const { say, heard, socket } = await greeted({
    origin: server.url,
    cookie: `guildhall=${client.token}`,
  });
  say({ type: 'subscribe', id: '1', payload: { query: '{ me }' } });
  expect(await heard('next', '1')).toMatchObject({ payload: { data: { me: person.id } } });
  await server.rows('update person set deactivated_at = now() where id = $1', [person.id]);
  say({ type: 'subscribe', id: '2', payload: { query: '{ me }' } });
  expect(await heard('next', '2')).toMatchObject({ payload: { data: { me: null } } });
  socket.close();
});

test('known documents go by their id; an unknown one is refused', async () => {
  const { say, heard, socket } = await greeted();
  const { live } = server.services;
  const { readers } = live;
  say({ type: 'subscribe', id: '1', payload: { query: '', extensions: { documentId: ID } } });
  say({ type: 'subscribe', id: '2', payload: { query: '', extensions: { documentId: 'none' } } });
  expect(await heard('error', '2')).toMatchObject({
    payload: [{ extensions: { code: 'BAD_REQUEST', reason: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });
  await stands(live, readers);
  live.publish('leaf', { number: 5 });
  expect(await heard('next', '1')).toMatchObject({ payload: { data: { grown: { number: 5 } } } });
  socket.close();
});

test('the limits of HTTP hold', async () => {
  const { say, heard, socket } = await greeted();
  const refused: Array<[string, string]> = [
    [`{ ${'me '.repeat(11)} }`, 'TOO_COMPLEX'],
    [`subscription { grown ${'{ child '.repeat(12)}{ number }${' }'.repeat(12)} }`, 'TOO_COMPLEX'],
    [`{ leaf { ${'number '.repeat(2_000)} } }`, 'TOO_COMPLEX'],
    ['{ nothing }', 'BAD_REQUEST'],
    ['{', 'BAD_REQUEST'],
  ];
  for (const [place, [query, code]] of refused.entries()) {
    const id = `r${place}`;
    say({ type: 'subscribe', id, payload: { query } });
    const answer = await Promise.race([heard('error', id), heard('next', id)]);
    const errors =
      answer.type === 'error' ? answer.payload : (answer.payload as { errors: unknown }).errors;
    expect(errors).toMatchObject([{ extensions: { code } }]);
  }
  socket.close();
});

test('one socket reads fifty things and no more', async () => {
  const { say, heard, socket } = await greeted();
  for (let place = 0; place < 51; place += 1) {
    say({ type: 'subscribe', id: `s${place}`, payload: { query: TEXT } });
  }
  expect(await heard('error')).toMatchObject({
    id: 's50',
    payload: [{ extensions: { code: 'TOO_COMPLEX', reason: 'SUBSCRIPTIONS' } }],
  });
  socket.close();
});

test('a frame over 64 KB closes the socket', async () => {
  const { say, socket } = await greeted();
  const close = closed(socket);
  say({ type: 'subscribe', id: '1', payload: { query: `#${'x'.repeat(70_000)}` } });
  expect(await close).toBe(1009);
});

test('a socket that says nothing is closed', async () => {
  const { socket } = await bare();
  expect(await closed(socket)).toBe(4408);
}, 10_000);

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['nobody', {}],
  ['a sandbox', { origin: 'null' }],
])('a socket from %s is refused', async (_who, headers) => {
  await expect(bare(headers as Record<string, string>)).rejects.toThrow('403');
});

test('when its session ends, a socket is closed within a second', async () => {
  const person = await anyPerson(server);
  const ended = async () => {
    const client = await server.as(person);
    const { socket } = await greeted({ origin: server.url, cookie: `guildhall=${client.token}` });
    const close = closed(socket);
    const before = performance.now();
    server.services.live.publish(`session:${client.sessionId}`, { ended: true });
    expect(await close).toBe(4401);
    return performance.now() - before;
  };
  expect(Math.min(await ended(), await ended(), await ended())).toBeLessThan(1_000);
});

test('when the server stops, sockets are told', async () => {
  const short = await startTestServer({ schema: leafSchema() });
  const socket = new WebSocket(
    `${short.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
    {
      headers: { origin: short.url },
    },
  );
  await once(socket, 'open');
  const close = closed(socket);
  await short.close();
  expect(await close).toBe(1001);
});
