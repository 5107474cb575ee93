import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Services } from './kernel/context';
import { buildSchema } from './schema';
import { type Manifest, readManifest, TrustedDocuments } from './server/documents';
import { Execution } from './server/execution';
import { graphiql } from './server/graphiql';
import { mountGraphql } from './server/graphql';
import { securityHeaders } from './server/headers';
import { livez, readyz } from './server/health';
import { IN_FLIGHT_LIMIT, InFlight, RequestLimiter } from './server/limiter';
import { Metrics } from './server/metrics';
import { pageHead } from './server/page-head';
import { answerErrors, contextOf, identify, nothingHere, shed } from './server/requests';
import { mountRoutes, routesWith } from './server/routes';
import { openSite } from './server/site';
import { mountSockets } from './server/sockets';

/** What the web's build has left; the same from src and from dist. */
const WEB = join(__dirname, '../../web/dist');

/** The web client's documents by their hash, as its build has left them: not a file that is served. */
const TRUSTED = '.trusted-documents.json';

/** Answers smaller than this fit a packet or two: nothing is won by compressing them. */
const COMPRESS_FROM = 2_048;

/** Milliseconds that requests get to end when the server stops. */
const GRACE = 5_000;

export interface ServerOptions {
  /** Other than all resolvers of the house: for tests of the server itself. */
  schema?: GraphQLSchema;
  /** Known documents, other than those of the web's build. */
  documents?: Manifest;
  /** Where the web client is. */
  web?: string;
  requestsPerMinute?: number;
  inFlight?: number;
}

export interface RunningServer {
  readonly http: Server;
  readonly schema: GraphQLSchema;
  /** Begins to listen; answers with the address. @throws as node's `listen` does, for example EADDRINUSE */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Lets what is under way end, then closes everything. May be called twice. */
  stop(): Promise<void>;
}

/** Makes the server; it serves once it listens. */
export async function createServer(
  services: Services,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const { environment } = services;
  const schema = options.schema ?? buildSchema();
  const web = options.web ?? WEB;
  const manifest = options.documents ?? readManifest(join(web, TRUSTED));
  const execution = new Execution(schema, new TrustedDocuments(schema, manifest, services.log));
  const inFlight = new InFlight(options.inFlight ?? IN_FLIGHT_LIMIT);
  const limiter = new RequestLimiter(options.requestsPerMinute ?? environment.requestsPerMinute);
  const metrics = new Metrics(services, inFlight);
  const site = openSite(web);

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', environment.trustProxy);
  app.set('query parser', 'simple');
  app.use(identify(services, metrics));
  app.use(securityHeaders(environment));
  // Before whatever may turn a caller away.
  app.get('/livez', livez);
  app.get('/readyz', readyz(services));
  app.use(compression({ threshold: COMPRESS_FROM }));
  if (!environment.production) app.get('/graphql', graphiql(environment, web));
  const before = [shed(inFlight), contextOf(services, limiter)];
  const stopGraphql = await mountGraphql(app, services, execution, before);
  mountRoutes(app, services, routesWith(metrics), before);
  app.use(site.files);
  app.use(shed(inFlight), site.page(pageHead(services, execution)));
  app.use(nothingHere);
  app.use(answerErrors);

  const http = createHttpServer(app);
  const sockets = mountSockets(http, services, execution, limiter);
  let stopping: Promise<void> | undefined;
  return {
    http,
    schema,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => {
          http.off('error', reject);
          resolve(http.address() as AddressInfo);
        });
      }),
    stop: () => {
      stopping ??= closeHttp(http, () => sockets.stop()).then(stopGraphql);
      return stopping;
    },
  };
}

async function closeHttp(http: Server, closeSockets: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), GRACE);
  await closeSockets();
  await closed;
  clearTimeout(cut);
}
