import { WebSocket } from 'ws';
import { replyTo } from './measures.mjs';
import { ask, headersOf } from './pages.mjs';
import { memoryOf } from './processes.mjs';
import { median } from './rounds.mjs';

const PROTOCOL = 'graphql-transport-ws';
/** Sockets that are opened at once. */
const OPENING = 25;
/** Milliseconds within which a socket opens, and all have heard. */
const OPEN_WITHIN = 20_000;
const HEARD_WITHIN = 30_000;
/** GraphQL over WebSocket does not say when a subscription is in place: a post that all hear does. */
const FIRST_TRIES = 5;
const PUBLISHED = 7;
/** Milliseconds for what is under way to end, before memory is looked at or all are told. */
const SETTLE = 500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sockets of one server, and how many messages they have heard. */
class Audience {
  #sockets = [];
  #heard = 0;
  #wanted = Number.POSITIVE_INFINITY;
  #complete = () => undefined;
  #fail = () => undefined;
  /** Characters of the last message. */
  length = 0;

  hear(message) {
    this.length = message.length;
    this.#heard += 1;
    if (this.#heard === this.#wanted) this.#complete(performance.now());
  }

  /** Something that is no message was said to a subscriber: whoever waits need not wait on. */
  fail(error) {
    this.#fail(error);
  }

  async open(count, connect) {
    for (let n = 0; n < count; n += OPENING) {
      const batch = Array.from({ length: Math.min(OPENING, count - n) }, (_, k) => connect(n + k));
      this.#sockets.push(...(await Promise.all(batch)));
    }
  }

  /** Publishes, and waits until all have heard. @returns milliseconds; null when not all did in time */
  async publish(send, within) {
    this.#heard = 0;
    this.#wanted = this.#sockets.length;
    let cut;
    const all = new Promise((resolve, reject) => {
      this.#complete = resolve;
      this.#fail = reject;
      cut = setTimeout(() => resolve(null), within);
    });
    const startedAt = performance.now();
    const [at] = await Promise.all([all, send()]).finally(() => clearTimeout(cut));
    return at === null ? null : at - startedAt;
  }

  close() {
    for (const socket of this.#sockets) socket.terminate();
  }
}

function opened(socket, ready) {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => reject(new Error('A socket did not open in time.')), OPEN_WITHIN);
    socket.once('error', reject);
    ready(() => {
      clearTimeout(cut);
      resolve(socket);
    });
  });
}

function subscribe(server, audience, documentId, threadId, n) {
  const { cookie, origin } = headersOf(server.origin, n + 1);
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/graphql`, PROTOCOL, {
    headers: { cookie, origin },
    perMessageDeflate: false,
  });
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  return opened(socket, (done) => {
    socket.on('message', (data) => {
      const message = String(data);
      if (message.includes('"type":"next"')) return audience.hear(message);
      if (!message.includes('"type":"connection_ack"')) {
        return audience.fail(new Error(`A subscriber was told: ${message.slice(0, 500)}`));
      }
      const payload = { query: '', variables: { threadId }, extensions: { documentId } };
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      socket.on('error', (error) => audience.fail(error));
      done();
    });
  });
}

function listen(server, audience) {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/live`, {
    perMessageDeflate: false,
  });
  return opened(socket, (done) => {
    socket.on('open', done);
    socket.on('error', (error) => audience.fail(error));
    socket.on('message', (data) => audience.hear(String(data)));
  });
}

async function filled(server, count, connect, send) {
  // What the first post needs is loaded before memory is looked at.
  await send();
  await pause(SETTLE);
  const before = memoryOf(server.pid);
  const audience = new Audience();
  await audience.open(count, (n) => connect(audience, n));
  let memory;
  let complete = null;
  for (let n = 0; complete === null && n < FIRST_TRIES; n += 1) {
    await pause(SETTLE);
    // Before the telling, whose garbage is nobody's in particular.
    memory = memoryOf(server.pid) - before;
    complete = await audience.publish(send, HEARD_WITHIN / FIRST_TRIES);
  }
  if (complete === null) throw new Error(`Not all of ${count} subscribers were told of a post.`);
  return { audience, memory: memory / count };
}

/**
 * How long it takes until the last subscriber has heard of a post that somebody writes, ours ÷ an insert and a
 * plain broadcast of a message of the same length; and how much memory a subscriber takes.
 * Both servers must be freshly started, or what they have kept hides what is added.
 */
export async function live({ ours, reference, plan, subscribers }) {
  const threadId = plan.long.id;
  const send = {
    ours: () => ask(ours.origin, replyTo(threadId, plan).ours(ours.origin)),
    reference: (length = 1) => ask(reference.origin, replyTo(threadId, plan, length).reference()),
  };
  const here = await filled(
    ours,
    subscribers,
    (audience, n) => subscribe(ours, audience, plan.documents.live, threadId, n),
    send.ours,
  );
  const there = await filled(
    reference,
    subscribers,
    (audience) => listen(reference, audience),
    send.reference,
  );
  const told = { ours: [], reference: [] };
  for (let n = 0; n < PUBLISHED; n += 1) {
    told.ours.push(await here.audience.publish(send.ours, HEARD_WITHIN));
    const { length } = here.audience;
    told.reference.push(await there.audience.publish(() => send.reference(length), HEARD_WITHIN));
  }
  here.audience.close();
  there.audience.close();
  if ([...told.ours, ...told.reference].includes(null)) {
    throw new Error(
      `Not all of ${subscribers} subscribers were told of a post within ${HEARD_WITHIN} ms.`,
    );
  }
  return {
    live: {
      figure: median(told.ours.map((ms, n) => ms / told.reference[n])),
      ours: { ms: median(told.ours) },
      reference: { ms: median(told.reference) },
    },
    subscriber: {
      figure: here.memory,
      ours: { kilobytes: here.memory },
      reference: { kilobytes: there.memory },
    },
  };
}
