import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'graphql-ws';
import { FixedClock } from '../src/kernel/clock';
import type { Services } from '../src/kernel/context';
import { countStatements, rows } from '../src/kernel/database/statements';
import { type Environment, loadEnvironment } from '../src/kernel/environment';
import { hashSecret, newId, newSecret } from '../src/kernel/ids';
import { entities } from '../src/schema';
import type * as Seed from '../src/seed/seed';
import { createServer, type RunningServer, type ServerOptions } from '../src/server';
import { startServices } from '../src/services';
import { TestClient } from './client';
import { testDatabase } from './database';

export type { Answer, TestClient } from './client';

/** The day on which tests happen, unless they say another. */
export const TEST_DAY = new Date('2026-03-02T09:00:00Z');

/** Milliseconds that sessions of tests live: longer than any test moves the clock. */
const SESSION_LIFE = 10 * 365 * 86_400_000;

export interface Mail {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
}

export interface TestServerOptions extends ServerOptions {
  /** Opens the demo world. */
  demo?: boolean;
  environment?: Partial<Environment>;
}

/** A real server over HTTP and WebSocket, on a database of its own. One per test file. */
export class TestServer {
  readonly #clients: Client[] = [];
  #counting: AsyncResource | undefined;

  constructor(
    readonly services: Services,
    readonly server: RunningServer,
    readonly clock: FixedClock,
    /** Where it listens. */
    readonly url: string,
    readonly stop: () => Promise<void>,
  ) {
    this.#countWithin(server);
  }

  /** Somebody who is not signed in. */
  visitor(): TestClient {
    return new TestClient(this, null);
  }

  /** A person, in a new session; the row is written directly, since signing in costs a hash. */
  async as(person: { id: string } | string): Promise<TestClient> {
    const token = newSecret();
    const now = this.clock.now();
    const sessionId = newId();
    await this.#write(
      `insert into session (id, person_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, 'test', '127.0.0.1', $4, $4, $5)`,
      [
        sessionId,
        typeof person === 'string' ? person : person.id,
        hashSecret(token),
        now,
        new Date(now.getTime() + SESSION_LIFE),
      ],
    );
    return new TestClient(this, token, sessionId);
  }

  /** A person of the demo world or of a factory, by the address they sign in with. */
  async asEmail(email: string): Promise<TestClient> {
    const [person] = await rows<{ id: string }>(
      this.#manager,
      'select id from person where email = $1',
      [email],
    );
    if (!person) throw new Error(`Nobody has the address ${email}`);
    return this.as(person);
  }

  /** Runs the jobs that wait, and those that come of them. @returns how many ran */
  runJobs(): Promise<number> {
    return this.services.jobs.runWaiting(this.services);
  }

  /** Every mail so far, oldest first. */
  mails(recipient?: string): Promise<Mail[]> {
    return rows<Mail>(
      this.#manager,
      `select id, kind, recipient, subject, text, html from mail
       where $1::text is null or recipient = $1 order by created_at, id`,
      [recipient ?? null],
    );
  }

  /** The statements that work has sent, the server's answers to its requests included. */
  async statements(work: () => Promise<unknown>): Promise<string[]> {
    const counted = await countStatements(async () => {
      this.#counting = new AsyncResource('statements');
      await work();
    });
    this.#counting = undefined;
    return counted.statements;
  }

  /** A request reaches the server as an event of its own: while we count, it is handled as part of the count. */
  #countWithin({ http }: RunningServer): void {
    const [handle] = http.listeners('request');
    if (!handle) throw new Error('The server answers no requests');
    http.removeAllListeners('request');
    http.on('request', (...request) => {
      const answer = () => void handle(...request);
      if (this.#counting) this.#counting.runInAsyncScope(answer);
      else answer();
    });
  }

  /** Rows of the database, to look behind what the API says. */
  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.#manager, sql, params);
  }

  track(client: Client): void {
    this.#clients.push(client);
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.dispose();
    await this.stop();
  }

  get #manager() {
    return this.services.database.dataSource.manager;
  }

  async #write(sql: string, params: unknown[]): Promise<void> {
    await this.#manager.query(sql, params);
  }
}

/**
 * Starts the server of a test file, on a free port, with a clock that stands still. Jobs wait until `runJobs`.
 * `await server.close()` in `afterAll`.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const clock = new FixedClock(TEST_DAY);
  const database = await testDatabase(entities);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'guildhall-data-'));
  const environment: Environment = {
    // An environment of nothing: the settings of whoever runs the tests must not change them.
    ...loadEnvironment({ NODE_ENV: 'test' }),
    requestsPerMinute: 1_000_000,
    dataDirectory,
    ...options.environment,
  };
  const { services, stop: stopServices } = await startServices(environment, { database, clock });
  await services.jobs.prepare();
  if (options.demo) {
    // Loaded only here: most test files need no demo world.
    const { seedDemo } = require('../src/seed/seed') as typeof Seed;
    await seedDemo(services, () => undefined);
  }
  const server = await createServer(services, options);
  const { port } = await server.listen(0, '127.0.0.1');
  const stop = async () => {
    await server.stop();
    await stopServices();
    await database.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return new TestServer(services, server, clock, `http://127.0.0.1:${port}`, stop);
}

/** A person straight into the table, for tests that need only somebody. */
export async function anyPerson(
  server: TestServer,
  given: { handle?: string; admin?: boolean; verified?: boolean } = {},
): Promise<{ id: string; email: string }> {
  const id = newId();
  const handle = given.handle ?? `p${randomUUID().slice(0, 8)}`;
  const email = `${handle}@example.org`;
  await server.rows(
    `insert into person (id, handle, name, email, email_verified_at, admin, created_at)
     values ($1, $2, $2, $3, $4, $5, $6)`,
    [
      id,
      handle,
      email,
      given.verified === false ? null : server.clock.now(),
      given.admin ?? false,
      server.clock.now(),
    ],
  );
  return { id, email };
}
