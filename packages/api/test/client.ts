import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

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

/** Where a client goes, and who ends its sockets. */
interface Place {
  readonly url: string;
  /** Where the server runs in this process, its live topics. */
  readonly services?: { readonly live: { readonly readers: number } };
  track(client: Client): void;
}

/** Somebody in front of a browser: cookie, header and origin as the web client sends them. */
export class TestClient {
  constructor(
    readonly server: Place,
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
    const readers = this.server.services?.live.readers ?? 0;
    const unsubscribe = client.subscribe<Data>(
      { query, variables },
      {
        next: (answer) => subscription.push(answer as Answer<Data>),
        error: (error) => subscription.finish(error),
        complete: () => subscription.finish(),
      },
    );
    subscription.stop = () => unsubscribe();
    // It asks who this is and what they may read before it stands; how long that takes, nobody knows.
    await settled(client);
    await stands(this.server.services?.live, readers, () => subscription.said);
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

/** Milliseconds: sockets that close meanwhile make the count of readers say nothing. */
const STANDS_WITHIN = 2_000;
/** Milliseconds. A machine with others on it can stand still for seconds. */
const PATIENCE = 20_000;

/**
 * Waits until somebody more reads than before. The protocol does not say when a subscription is in place.
 * @param said whether it has been answered already, as one that is refused
 */
export async function stands(
  live: { readonly readers: number } | undefined,
  before: number,
  said: () => boolean = () => false,
): Promise<void> {
  const until = Date.now() + STANDS_WITHIN;
  while (live && live.readers <= before && !said() && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** What a subscription has brought. */
export class Subscription<Data> {
  readonly answers: Array<Answer<Data>> = [];
  ended = false;
  error: unknown;
  stop: () => void = () => undefined;
  #wake: Array<() => void> = [];
  #taken = 0;

  /** Whether anything has come: an answer, a refusal, the end. */
  get said(): boolean {
    return this.answers.length > 0 || this.ended;
  }

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
  async next(milliseconds = PATIENCE): Promise<Answer<Data>> {
    await this.#until(() => this.answers.length > this.#taken || this.ended, milliseconds);
    const answer = this.answers[this.#taken];
    if (!answer) throw new Error('The subscription has ended');
    this.#taken += 1;
    return answer;
  }

  /** Waits for the end. @throws when it does not come within so many milliseconds */
  end(milliseconds = PATIENCE): Promise<void> {
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
