import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { barePage } from './html';
import type { PageHead } from './page-head';

/** A year, in seconds: the build puts a hash in the name of whatever it may cache for ever. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Asked again each time; the ETag then mostly answers "as before". */
const FRESH = 'no-cache';
/** The build's own notes, which are for nobody else. */
const HIDDEN = /\/\./;
const ASSETS = /\/assets\//;

/** Beside a file, the same compressed at build time. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

interface SiteFile {
  path: string;
  compressed: ReadonlyMap<string, string>;
}

/** The built web client. */
export interface Site {
  /** Its files; whatever else is asked for is the next handler's. */
  files: RequestHandler;
  /** The shell, for every address that is a page. */
  page(head: PageHead): RequestHandler;
}

/** @param folder what the web's build has left */
export function openSite(folder: string): Site {
  const index = join(folder, 'index.html');
  const files = existsSync(folder) ? filesBelow(folder) : new Map<string, SiteFile>();
  return {
    files: (request, response, next) => {
      const file = reads(request) ? files.get(request.path) : undefined;
      if (file && request.path !== '/index.html') send(file, request, response);
      else next();
    },
    page: (head) => async (request, response, next) => {
      if (!reads(request) || !isPage(request)) return next();
      response.setHeader('cache-control', FRESH);
      if (!existsSync(index)) {
        response.status(503).type('html').send(notBuilt);
        return;
      }
      const shell = readFileSync(index, 'utf8');
      const tags = await head(request.path);
      response.type('html').send(tags ? shell.replace('</head>', () => `${tags}</head>`) : shell);
    },
  };
}

const notBuilt = barePage(
  'Guildhall',
  '<h1>Guildhall</h1><p>The web client is not built. Run <code>npm start</code>, or <code>node scripts/build.mjs web</code>, and load this page again.</p>',
);

const reads = (request: Request): boolean => request.method === 'GET' || request.method === 'HEAD';

/**
 * A person going somewhere, not a program asking for a file that is not there. Who takes anything gets the page: so ask
 * those that show a preview of a shared link.
 */
function isPage(request: Request): boolean {
  const isFile = extname(request.path) !== '' || HIDDEN.test(request.path);
  return !isFile && request.accepts(['html', 'json']) === 'html';
}

function filesBelow(folder: string): Map<string, SiteFile> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(names);
  const compressed = (path: string) =>
    encodings.flatMap(({ name, suffix }) =>
      known.has(path + suffix) ? [[name, path + suffix] as const] : [],
    );
  const files = names.map(
    (path) =>
      [
        `/${relative(folder, path).split(sep).join('/')}`,
        { path, compressed: new Map(compressed(path)) },
      ] as const,
  );
  return new Map(files.filter(([address]) => !HIDDEN.test(address)));
}

function send(file: SiteFile, request: Request, response: Response): void {
  response.setHeader('cache-control', ASSETS.test(request.path) ? IMMUTABLE : FRESH);
  response.type(extname(file.path));
  let { path } = file;
  if (file.compressed.size > 0) {
    response.vary('Accept-Encoding');
    const encoding = request.acceptsEncodings(...file.compressed.keys());
    const better = encoding && file.compressed.get(encoding);
    if (encoding && better) {
      response.setHeader('content-encoding', encoding);
      path = better;
    }
  }
  response.sendFile(path, { cacheControl: false });
}
