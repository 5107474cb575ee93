import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { FixedClock } from '../src/kernel/clock';
import type { Services } from '../src/kernel/context';
import { countStatements, rows } from '../src/kernel/database/statements';
import { type Environment, loadEnvironment } from '../src/kernel/environment';
import { hashSecret, newId, newSecret } from '../src/kernel/ids';
import { entities } from '../src/schema';
import type * as Seed from '../src/seed/seed';
import { createServer, type RunningServer, type ServerOptions } from '../src/server';
import { startServices } from '../src/services';
import { testDatabase } from './database';

/** The day on which tests happen, unless they say another. */
export const TEST_DAY = new Date('2026-03-02T09:00:00Z');

/** Milliseconds that sessions of tests live: longer than any test moves the clock. */
const SESSION_LIFE = 10 * 365 * 86_400_000;

export interface Answer<Data = Record<string, unknown>> {
  data?: Data | null;
  errors?: Array<{
    message: string;
    path?: Array<string | number>;
    extensions: {
      code: string;
      reason?: string;
      requestId: string;
      retryAfter?: number;
      fields?: Array<{ path: string; rule: string }>;
    };
  }>;
}

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

/** Somebody in front of a browser: cookie, header and origin as the web client sends them. */
export class TestClient {
  constructor(
    readonly server: TestServer,
    /** The session's token; changes when an answer sets the cookie. */
    public token: string | null,
    readonly sessionId: string | null = null,
  ) {}

  /** A query or a mutation; the whole answer, errors included. */
  async ask<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  }

  /** As `ask`, for what must succeed. @throws with the errors when there are any */
  async query<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors) throw new Error(`${JSON.stringify(errors)}\n${query}`);
    return data as Data;
  }

  mutate<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    return this.query<Data>(query, variables);
  }

  /** For what must be refused. @returns the first error's code, reason and fields. @throws when it succeeds */
  async refused(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<NonNullable<Answer['errors']>[number]['extensions']> {
    const { data, errors } = await this.ask(query, variables);
    if (!errors?.[0]) throw new Error(`It was not refused: ${JSON.stringify(data)}\n${query}`);
    return errors[0].extensions;
  }

  /** Any request, with this person's cookie; a cookie in the answer is kept. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('x-guildhall')) headers.set('x-guildhall', '1');
    if (this.token) headers.set('cookie', `guildhall=${this.token}`);
    const response = await fetch(this.server.url + path, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const value = /^guildhall=([^;]*)/.exec(cookie)?.[1];
      if (value !== undefined) this.token = value || null;
    }
    return response;
  }

  /**
   * Reads a subscription.
   * @returns once the server has it, with what has arrived so far, a wait for the next, and its end
   */
  async subscribe<Data = Record<string, unknown>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Subscription<Data>> {
    const client = this.socket();
    await new Promise<void>((resolve) => client.on('connected', () => resolve()));
    const subscription = new Subscription<Data>();
    const unsubscribe = client.subscribe<Data>(
      { query, variables },
      {
        next: (answer) => subscription.push(answer as Answer<Data>),
        error: (error) => subscription.finish(error),
        complete: () => subscription.finish(),
      },
    );
    subscription.stop = () => unsubscribe();
    // A query behind it on the same socket is answered after the subscription is open.
    await settled(client);
    return subscription;
  }

  /** A WebSocket client with this person's cookie. */
  socket(options: { origin?: string | undefined } = {}): Client {
    const origin = 'origin' in options ? options.origin : this.server.url;
    const headers = {
      ...(origin && { origin }),
      ...(this.token && { cookie: `guildhall=${this.token}` }),
    };
    class Socket extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers });
      }
    }
    const client = createClient({
      url: `${this.server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
    });
    this.server.track(client);
    return client;
  }
}

async function settled(client: Client): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.subscribe(
      { query: '{ __typename }' },
      { next: () => undefined, error: reject, complete: resolve },
    );
  });
}

/** What a subscription has brought. */
export class Subscription<Data> {
  readonly answers: Array<Answer<Data>> = [];
  ended = false;
  error: unknown;
  stop: () => void = () => undefined;
  #wake: Array<() => void> = [];
  #taken = 0;

  push(answer: Answer<Data>): void {
    this.answers.push(answer);
    this.#notify();
  }

  finish(error?: unknown): void {
    this.ended = true;
    this.error = error;
    this.#notify();
  }

  /** The next answer that nobody has taken. @throws when it does not come within so many milliseconds */
  async next(milliseconds = 5_000): Promise<Answer<Data>> {
    await this.#until(() => this.answers.length > this.#taken || this.ended, milliseconds);
    const answer = this.answers[this.#taken];
    if (!answer) throw new Error('The subscription has ended');
    this.#taken += 1;
    return answer;
  }

  /** Waits for the end. @throws when it does not come within so many milliseconds */
  end(milliseconds = 5_000): Promise<void> {
    return this.#until(() => this.ended, milliseconds);
  }

  async #until(condition: () => boolean, milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!condition()) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error('The subscription said nothing in time');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

/**
 * Starts the server of a test file, on a free port, with a clock that stands still. Jobs wait until `runJobs`.
 * `await server.close()` in `afterAll`.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const clock = new FixedClock(TEST_DAY);
  const database = await testDatabase(entities);
  const environment: Environment = {
    // An environment of nothing: the settings of whoever runs the tests must not change them.
    ...loadEnvironment({ NODE_ENV: 'test' }),
    requestsPerMinute: 1_000_000,
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
