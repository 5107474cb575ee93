import type { EntityManager } from 'typeorm';
import type { Clock } from './clock';
import type { Database } from './database/database';
import type { Environment } from './environment';
import type { Jobs } from './jobs';
import type { Live } from './live';
import type { LoaderCache } from './loaders';
import type { Logger } from './log';
import type { Mailer } from './mail-transport';
import type { Markdown } from './markdown/markdown';
import type { Storage } from './storage';
import type { Pending } from './transaction';
import { systemViewer, type Viewer } from './viewer';

/** Finds out who asks. Wired by the server, since the one statement looks into several rooms. */
export interface Viewers {
  /** @param token of a session cookie; null, unknown or ended gives a visitor */
  ofToken(token: string | null): Promise<Viewer>;
  /** The same person's session as it stands now, for what lives longer than a request. Never inside a transaction. */
  refreshed(viewer: Viewer): Promise<Viewer>;
  /**
   * A person with the rights of now, for what is done for them while they are away; also inside a transaction.
   * Null when their account is closed.
   */
  ofPerson(ctx: Context, personId: string): Promise<Viewer | null>;
}

/** What lives as long as the process. */
export interface Services {
  viewers: Viewers;
  environment: Environment;
  database: Database;
  clock: Clock;
  jobs: Jobs;
  mailer: Mailer;
  markdown: Markdown;
  storage: Storage;
  live: Live;
  log: Logger;
}

/** How an answer changes the caller's session cookie; nothing to do on a WebSocket. */
export interface SessionCookie {
  /** @param expires when the browser forgets it */
  set(token: string, expires: Date): void;
  clear(): void;
}

/** What one request, job or command knows: who asks, and through which connection. */
export interface Context {
  readonly services: Services;
  readonly viewer: Viewer;
  /** The pool, or inside `transaction` the one connection that holds it. */
  readonly db: EntityManager;
  readonly clock: Clock;
  readonly loaders: LoaderCache;
  readonly log: Logger;
  readonly requestId: string;
  /** The caller's address, as far as the proxies in front are believed. */
  readonly address: string;
  readonly userAgent: string | null;
  readonly cookie: SessionCookie;
  /** What waits for the commit; only there inside `transaction`. */
  readonly pending?: Pending;
}

const noCookie: SessionCookie = { set: () => undefined, clear: () => undefined };

export function makeContext(
  services: Services,
  viewer: Viewer,
  from: Partial<Pick<Context, 'requestId' | 'address' | 'userAgent' | 'cookie' | 'log'>> = {},
): Context {
  return {
    services,
    viewer,
    db: services.database.dataSource.manager,
    clock: services.clock,
    loaders: new Map(),
    log: from.log ?? services.log,
    requestId: from.requestId ?? '-',
    address: from.address ?? '-',
    userAgent: from.userAgent ?? null,
    cookie: from.cookie ?? noCookie,
  };
}

/** For jobs, the command line and the seed. */
export const systemContext = (services: Services): Context => makeContext(services, systemViewer);

/**
 * The same request goes on as somebody else: after signing in or joining, the answer is the new viewer's.
 * The context itself changes, because the fields below a mutation are resolved with it.
 */
export function becomeViewer(ctx: Context, viewer: Viewer): void {
  (ctx as { viewer: Viewer }).viewer = viewer;
  ctx.loaders.clear();
}
