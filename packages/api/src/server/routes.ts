import type { Express, RequestHandler } from 'express';
import type { Services } from '../kernel/context';
import type { Route } from '../kernel/route';
import { roomRoutes } from '../routes';
import { devMailRoutes } from './dev-mail';
import { showMetrics } from './health';
import type { Metrics } from './metrics';
import { localsOf } from './requests';

/** Paths that the server answers itself, before anybody is asked who they are, with their rules. */
const openPaths = [
  { method: 'GET', path: '/livez', rule: 'Anybody: says only that the process runs.' },
  { method: 'GET', path: '/readyz', rule: 'Anybody: says only whether the database is ready.' },
  { method: 'POST', path: '/graphql', rule: 'Anybody: every field has a rule of its own.' },
  { method: 'GET', path: '/graphql', rule: 'Anybody, outside production only: GraphiQL.' },
  {
    method: 'GET',
    path: '/{*page}',
    rule: 'Anybody: the files of the web client, which hold no data.',
  },
] as const;

/** What the rooms bring, and the server's own besides `openPaths`. */
export const routesWith = (metrics: Metrics): Route[] => [
  ...roomRoutes,
  ...devMailRoutes,
  { ...METRICS, handle: (ctx, _request, response) => showMetrics(metrics, ctx, response) },
];

const METRICS = {
  method: 'GET',
  path: '/metrics',
  rule: 'Programs on the same machine, and administrators.',
} as const;

/** Every path that this server answers with its rule, for the permissions table and the walk that asks for it. */
export const pathRules = (): Array<Pick<Route, 'method' | 'path' | 'rule'>> =>
  [...openPaths, METRICS, ...roomRoutes, ...devMailRoutes].map(({ method, path, rule }) => ({
    method,
    path,
    rule,
  }));

/** Whoever asks, they are a visitor. */
const forgetSession: RequestHandler = (request, _response, next) => {
  delete request.headers.cookie;
  next();
};

export function mountRoutes(
  app: Express,
  services: Services,
  all: Route[],
  before: RequestHandler[],
): void {
  for (const route of all) {
    if (route.developmentOnly && services.environment.production) continue;
    const method = route.method === 'GET' ? 'get' : 'post';
    const session = route.withoutSession ? [forgetSession] : [];
    app[method](route.path, ...session, ...before, (request, response) => {
      const { ctx } = localsOf(response);
      if (!ctx) throw new Error(`${route.path} is mounted without its context`);
      response.setHeader('cache-control', 'no-store');
      return route.handle(ctx, request, response);
    });
  }
}
