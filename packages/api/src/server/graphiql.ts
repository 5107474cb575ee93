import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Environment } from '../kernel/environment';
import { graphiqlHeaders } from './headers';
import { barePage } from './html';

const notBuilt = barePage(
  'GraphiQL',
  '<h1>GraphiQL</h1><p>GraphiQL comes with the web client, which is not built. Run <code>node scripts/build.mjs web</code>, and load this page again.</p>',
);

/** The page on which a developer tries queries, from our own build: no other host is asked for anything. */
export function graphiql(environment: Environment, folder: string): RequestHandler {
  const headers = graphiqlHeaders(environment);
  const page = join(folder, 'graphiql/index.html');
  return (request, response, next) => {
    if (request.method !== 'GET' || request.accepts(['json', 'html']) !== 'html') return next();
    headers(request, response, () => {
      const built = existsSync(page);
      response.setHeader('cache-control', 'no-cache');
      response.status(built ? 200 : 503).type('html');
      response.send(built ? readFileSync(page, 'utf8') : notBuilt);
    });
  };
}
