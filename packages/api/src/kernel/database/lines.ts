import { Socket } from 'node:net';
import type { ClientConfig, QueryResultRow } from 'pg';
import { CountedClient } from './client';

/** A statement that is asked so often that each connection keeps it parsed and planned. */
export interface Statement {
  name: string;
  text: string;
}

/** As many as keep two cores of a database busy; on fewer, more statements share a write. */
const LINES = 3;

interface Line {
  client: Promise<CountedClient>;
  socket: Socket;
  /** What is written waits for the end of this turn. */
  corked: boolean;
  /** Statements that are asked and not answered. */
  underWay: number;
  dead: boolean;
}

/**
 * Connections for short statements that only read, outside of transactions. Statements follow each other on a line
 * without waiting for the answer before, and those that are asked in one turn of the event loop leave in one write: a
 * write to a socket costs a busy server more than all else that it does for a statement.
 *
 * A statement waits for those before it on its line, so nothing slow may be asked here.
 */
export class Lines {
  readonly #config: ClientConfig;
  readonly #lines: Line[] = [];
  #closed = false;

  constructor(config: ClientConfig) {
    this.#config = config;
  }

  /**
   * The rows of a statement.
   * @throws DatabaseError with PostgreSQL's `code`, or what a connection that cannot be had or breaks throws
   */
  async ask<T extends QueryResultRow>({ name, text }: Statement, values: unknown[]): Promise<T[]> {
    const line = this.#idlest();
    line.underWay += 1;
    try {
      const client = await line.client;
      cork(line);
      return (await client.query<T>({ name, text, values })).rows;
    } finally {
      line.underWay -= 1;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const open = this.#lines.splice(0);
    await Promise.all(open.map(({ client }) => client.then((c) => c.end()).catch(() => undefined)));
  }

  #idlest(): Line {
    if (this.#closed) throw new Error('The database is closed.');
    for (let at = this.#lines.length - 1; at >= 0; at -= 1) {
      if (this.#lines[at]?.dead) this.#lines.splice(at, 1);
    }
    let best: Line | undefined;
    for (const line of this.#lines) if (!best || line.underWay < best.underWay) best = line;
    if (best && (best.underWay === 0 || this.#lines.length >= LINES)) return best;
    return this.#open();
  }

  #open(): Line {
    const socket = new Socket();
    const client = new CountedClient({ ...this.#config, pipeline: true, stream: () => socket });
    const line: Line = {
      client: client.connect().then(() => client),
      socket,
      corked: false,
      underWay: 0,
      dead: false,
    };
    const die = () => {
      line.dead = true;
    };
    client.on('end', die);
    client.on('error', die);
    line.client.catch(die);
    this.#lines.push(line);
    return line;
  }
}

function cork(line: Line): void {
  if (line.corked) return;
  line.corked = true;
  line.socket.cork();
  setImmediate(() => {
    line.corked = false;
    line.socket.uncork();
  });
}
