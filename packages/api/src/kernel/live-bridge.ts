import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import type { Live, LiveEvent } from './live';
import type { Logger } from './log';

const CHANNEL = 'guildhall_live';
/** PostgreSQL carries less than 8000 bytes in one notification. */
const PAYLOAD_BYTES = 7_000;
/** Milliseconds before another attempt to connect: a restarting server is back within seconds. */
const RECONNECT_AFTER = 1_000;

/** Told on this topic when events of other processes may have been missed; whoever reads must catch up. */
export const GAP_TOPIC = 'live:gap';

const message = z.object({
  from: z.string(),
  events: z.array(z.tuple([z.string(), z.looseObject({})])),
});

/**
 * Carries live events between the processes that share a database server, by its notifications. A hint like the
 * events themselves: what is lost while the connection is down is made good by a catch-up, which `GAP_TOPIC` asks for.
 */
export class LiveBridge {
  readonly #self = randomUUID();
  readonly #url: string;
  readonly #live: Live;
  readonly #log: Logger;
  #client: Client | undefined;
  #waiting: Array<[topic: string, event: LiveEvent]> = [];
  #sending = false;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, live: Live, log: Logger) {
    this.#url = url;
    this.#live = live;
    this.#log = log;
    live.forward = (topic, event) => this.#send(topic, event);
  }

  /** Listens from now on; keeps trying when the connection is lost. */
  async open(): Promise<void> {
    const client = new Client({ connectionString: this.#url, keepAlive: true });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (this.#closed) return await client.end();
      this.#client = client;
    } catch (error) {
      this.#lost(client, error);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#live.forward = undefined;
    await this.#client?.end();
  }

  #send(topic: string, event: LiveEvent): void {
    // Events of one turn go together: a burst is one statement.
    this.#waiting.push([topic, event]);
    if (this.#sending) return;
    this.#sending = true;
    setImmediate(() => this.#flush());
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const events = this.#waiting;
      this.#waiting = [];
      for (const payload of this.#payloads(events)) {
        await this.#client
          ?.query('select pg_notify($1, $2)', [CHANNEL, payload])
          .catch((error: unknown) => this.#log.warn({ err: error }, 'live bridge'));
      }
    }
    this.#sending = false;
  }

  *#payloads(events: Array<[string, LiveEvent]>): Generator<string> {
    let batch: Array<[string, LiveEvent]> = [];
    let bytes = 0;
    for (const event of events) {
      const size = Buffer.byteLength(JSON.stringify(event)) + 1;
      if (bytes + size > PAYLOAD_BYTES && batch.length > 0) {
        yield JSON.stringify({ from: this.#self, events: batch });
        batch = [];
        bytes = 0;
      }
      batch.push(event);
      bytes += size;
    }
    if (batch.length > 0) yield JSON.stringify({ from: this.#self, events: batch });
  }

  #heard(payload: string): void {
    const parsed = message.safeParse(safeJson(payload));
    if (!parsed.success || parsed.data.from === this.#self) return;
    for (const [topic, event] of parsed.data.events) this.#live.deliver(topic, event);
  }

  #lost(client: Client, error?: unknown): void {
    if (this.#closed || (this.#client && this.#client !== client)) return;
    if (error) this.#log.warn({ err: error }, 'live bridge');
    this.#client = undefined;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(async () => {
      await this.open();
      if (this.#client) this.#live.deliver(GAP_TOPIC, {});
    }, RECONNECT_AFTER);
    this.#retry.unref();
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
