import { randomUUID } from 'node:crypto';
import { headersOf } from '../pages.mjs';
import { onClose } from './closers.mjs';

const REPLY = 'mutation ($input: ReplyInput!) { reply(input: $input) { id } }';
/** A request that hangs on a dead connection must not hold up a drill. */
const ANSWER_WITHIN = 10_000;
/** Milliseconds before a writer tries again where nobody answers. */
const AGAIN_AFTER = 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * People who post without a break while things break, and what they were promised. A post that got no answer is
 * sent again under its key until one comes, as a client does.
 */
export class Ledger {
  /** What was promised: the id of the post, by its key. */
  promised = new Map();
  refused = [];
  retried = 0;
  #going = true;
  /** Given up: what has no answer gets none. */
  #given = false;
  #cookie;
  #writers = [];

  /** @param origin where the server is just now */
  constructor(origin, threads, { writers = 10, cookie } = {}) {
    this.origin = origin;
    this.#cookie = cookie;
    // A drill that fails leaves nobody behind who asks for ever.
    onClose(() => {
      this.#going = false;
      this.#given = true;
    });
    this.#writers = Array.from({ length: writers }, (_, n) => this.#write(threads, n));
  }

  async #write(threads, n) {
    for (let turn = n; this.#going; turn += 1) {
      const key = randomUUID();
      const input = {
        threadId: threads[turn % threads.length].id,
        markdown: `Drilled ${key}`,
        clientMutationId: key,
      };
      const id = await this.#send(input);
      if (id) this.promised.set(key, id);
    }
  }

  async #send(input) {
    while (!this.#given) {
      const answer = await fetch(`${this.origin}/graphql`, {
        method: 'POST',
        headers: this.#headers(),
        body: JSON.stringify({ query: REPLY, variables: { input } }),
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      })
        .then((response) => response.json())
        .catch(() => null);
      if (answer?.data?.reply) return answer.data.reply.id;
      const code = answer?.errors?.[0]?.extensions?.code;
      // Broken things answer INTERNAL or UNAVAILABLE or nothing; anything else is a refusal that nobody expects.
      if (answer && !['INTERNAL', 'UNAVAILABLE', 'RATE_LIMITED'].includes(code)) {
        this.refused.push(JSON.stringify(answer).slice(0, 300));
        return null;
      }
      this.retried += 1;
      await pause(AGAIN_AFTER);
    }
    return null;
  }

  #headers() {
    const headers = headersOf(this.origin);
    return this.#cookie ? { ...headers, cookie: this.#cookie } : headers;
  }

  /** Lets everybody finish what they are at. Somebody must answer. */
  async close() {
    this.#going = false;
    await Promise.all(this.#writers);
  }

  /** What is wrong with what is in the database: lost, torn, or there twice. */
  async audit(query) {
    const found = await query(
      `select p.id, substr(p.markdown, 9) as key, (position(p.markdown in p.html) > 0 and p.number > 0) as whole
         from post p where p.markdown like 'Drilled %'`,
    );
    const byKey = new Map();
    for (const row of found) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
    const wrong = [...this.refused.slice(0, 3).map((answer) => `refused: ${answer}`)];
    let lost = 0;
    for (const [key, id] of this.promised) {
      if (!byKey.get(key)?.some((row) => row.id === id)) lost += 1;
    }
    const twice = [...byKey.values()].filter((rows) => rows.length > 1).length;
    const torn = found.filter(({ whole }) => !whole).length;
    if (lost > 0) wrong.push(`${lost} acknowledged posts are lost`);
    if (twice > 0) wrong.push(`${twice} keys were posted more than once`);
    if (torn > 0) wrong.push(`${torn} posts are torn`);
    return { wrong, counts: { acknowledged: this.promised.size, lost, twice, torn } };
  }
}
