import type { Express, RequestHandler } from 'express';
import type { Services } from '../kernel/context';
import type { Route } from '../kernel/route';
import { roomRoutes } from '../routes';
import { devMailRoutes } from './dev-mail';
import { localsOf } from './requests';

/** Paths that the server answers itself, before anybody is asked who they are, with their rules. */
export const openPaths = [
  { method: 'GET', path: '/livez', rule: 'Anybody: says only that the process runs.' },
  { method: 'GET', path: '/readyz', rule: 'Anybody: says only whether the database is ready.' },
  { method: 'POST', path: '/graphql', rule: 'Anybody: every field has a rule of its own.' },
  { method: 'GET', path: '/graphql', rule: 'Anybody, outside production only: GraphiQL.' },
  { method: 'GET', path: '/{*page}', rule: 'Anybody: the files of the web client, which hold no data.' },
] as const;

/** Every path with its handler that is known before the server runs, for the walk that asks for rules. */
export const routes: Route[] = [...roomRoutes, ...devMailRoutes];

export function mountRoutes(
  app: Express,
  services: Services,
  all: Route[],
  before: RequestHandler[],
): void {
  for (const route of all) {
    if (route.developmentOnly && services.environment.production) continue;
    const method = route.method === 'GET' ? 'get' : 'post';
    app[method](route.path, ...before, (request, response) => {
      const { ctx } = localsOf(response);
      if (!ctx) throw new Error(`${route.path} is mounted without its context`);
      response.setHeader('cache-control', 'no-store');
      return route.handle(ctx, request, response);
    });
  }
}
