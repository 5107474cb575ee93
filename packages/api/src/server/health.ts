import type { RequestHandler, Response } from 'express';
import type { Context, Services } from '../kernel/context';
import { pendingMigrations } from '../kernel/database/migrations';
import { NotFoundError } from '../kernel/errors';
import type { Metrics } from './metrics';

/** A process that runs says so, however much it has to do. */
export const livez: RequestHandler = (_request, response) => {
  response.type('text').send('live\n');
};

/** Ready: the database answers and has every migration. Once it has them all, asking it is enough. */
export function readyz(services: Services): RequestHandler {
  let migrated = false;
  return async (_request, response) => {
    response.setHeader('cache-control', 'no-store').type('text');
    try {
      if (!migrated) migrated = (await pendingMigrations(services.database)).length === 0;
      else await services.database.pool.query('select 1');
      response
        .status(migrated ? 200 : 503)
        .send(migrated ? 'ready\n' : 'migrations are not applied\n');
    } catch (error) {
      services.log.warn({ err: error }, 'not ready');
      response.status(503).send('the database does not answer\n');
    }
  };
}

export async function showMetrics(
  metrics: Metrics,
  ctx: Context,
  response: Response,
): Promise<void> {
  if (!isLocal(ctx) && !ctx.viewer.admin) throw new NotFoundError();
  response.setHeader('content-type', metrics.contentType).send(await metrics.text());
}

const isLocal = (ctx: Context): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(ctx.address);
