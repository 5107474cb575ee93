import { WebSocket } from 'ws';
import { headersOf } from '../pages.mjs';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { asked } from './graphql.mjs';
import { Ledger } from './ledger.mjs';
import { openWorld } from './world.mjs';

const SUBSCRIBERS = 200;
const POSTS = 10_000;
const SMOKE = { subscribers: 10, posts: 300 };
/** Milliseconds that a connection is gone. */
const GONE_LEAST = 1_000;
const GONE_MOST = 30_000;
const STAYS_LEAST = 2_000;
const STAYS_SPREAD = 8_000;
const SETTLE = 1_000;
const CHANGED =
  'subscription ($id: ID!) { threadChanged(threadId: $id) { kind seq post { id number } } }';
const CATCH_UP =
  'query ($id: ID!, $after: Int!) { thread(id: $id) { changes(afterSeq: $after) { seq more posts { id number } } } }';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A reader of a thread whose connection comes and goes. It does what the web client does: listens, a moment later
 * reads what it missed by the counter, and takes each post once.
 */
class Reader {
  numbers = [];
  drops = 0;
  /** Posts told live that came before one that was told earlier. */
  disordered = 0;
  #known = new Set();
  #seq = 0;
  /** Until all that was missed is here, what arrives live must not move the counter past it. */
  #whole = false;
  #closed = false;

  constructor(origin, n, threadId, seq, gone) {
    Object.assign(this, { origin, n, threadId, gone });
    this.#seq = seq;
    this.done = this.#live();
  }

  #take({ id, number }) {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    this.numbers.push(number);
  }

  #hear({ seq, post }) {
    if (this.#whole) {
      if (seq < this.#seq && post && !this.#known.has(post.id)) this.disordered += 1;
      this.#seq = Math.max(this.#seq, seq);
    }
    if (post) this.#take(post);
  }

  async #live() {
    for (let turn = this.n; !this.#closed; turn += 1) {
      const socket = await this.#open();
      await pause(SETTLE);
      await this.#catchUp();
      await pause(STAYS_LEAST + ((turn * 977) % STAYS_SPREAD));
      this.#whole = false;
      socket.terminate();
      if (this.#closed) return;
      this.drops += 1;
      await pause(GONE_LEAST + ((turn * 1_777) % this.gone));
    }
  }

  #open() {
    const { cookie, origin } = headersOf(this.origin, this.n);
    const socket = new WebSocket(
      `${this.origin.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
      { headers: { cookie, origin }, perMessageDeflate: false },
    );
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.type === 'next') this.#hear(message.payload.data.threadChanged);
        if (message.type !== 'connection_ack') return;
        const payload = { query: CHANGED, variables: { id: this.threadId } };
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        socket.on('error', () => undefined);
        resolve(socket);
      });
    });
  }

  async #catchUp() {
    for (let more = true; more; ) {
      const { thread } = await asked(this.origin, this.n, CATCH_UP, {
        id: this.threadId,
        after: this.#seq,
      });
      for (const post of thread.changes.posts) this.#take(post);
      this.#seq = Math.max(this.#seq, thread.changes.seq);
      more = thread.changes.more;
    }
    this.#whole = true;
  }

  async close() {
    this.#closed = true;
    await this.done;
    await this.#catchUp();
  }
}

/** Readers whose connection is gone again and again, over many posts: each must have heard of each, once, in order. */
export async function subscribersDropped({ smoke }) {
  const subscribers = smoke ? SMOKE.subscribers : SUBSCRIBERS;
  const posts = smoke ? SMOKE.posts : POSTS;
  const { url, client, plan } = await openWorld(subscribers + 1);
  const server = await startOurs({ database: url });
  onClose(server.stop);
  const threadId = plan.long.id;
  const [{ seq, last }] = (
    await client.query('select seq, last_post_number as last from thread where id = $1', [threadId])
  ).rows;
  const readers = Array.from(
    { length: subscribers },
    (_, n) =>
      new Reader(server.origin, n + 1, threadId, Number(seq), smoke ? GONE_LEAST : GONE_MOST),
  );
  const ledger = new Ledger(server.origin, [{ id: threadId }], { writers: 4 });
  while (ledger.promised.size < posts) await pause(SETTLE);
  await ledger.close();
  await Promise.all(readers.map((reader) => reader.close()));
  const { rows } = await client.query(
    'select number from post where thread_id = $1 and number > $2 order by seq',
    [threadId, last],
  );
  const counts = { missed: 0, twice: 0, 'out of order': 0 };
  for (const { numbers, disordered } of readers) {
    const known = new Set(numbers);
    counts.missed += rows.filter(({ number }) => !known.has(number)).length;
    counts.twice += numbers.length - known.size;
    counts['out of order'] += disordered;
  }
  const wrong = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  return {
    wrong,
    counts: {
      subscribers,
      posts: rows.length,
      'dropped connections': readers.reduce((sum, { drops }) => sum + drops, 0),
      ...counts,
    },
  };
}
