import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Context } from '../kernel/context';
import { NotFoundError } from '../kernel/errors';
import type { Route } from '../kernel/route';
import type { StoredFile } from './file.entity';
import { fileFor } from './files.queries';
import { WHOLE } from './files.service';
import { sizeName } from './pictures';

/**
 * Pictures are shown in the page; everything else is only ever saved. Whatever is in it, it runs nowhere: it is of the
 * type that we say, in a page of its own without rights, and no other site can take it in.
 */
const SAFE = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  // Kept by the browser, shown only after it has asked again whether it still may.
  'cache-control': 'private, no-cache',
} as const;

export const fileRoutes: Route[] = [
  {
    method: 'GET',
    path: '/files/:id/:name',
    rule: 'Whoever may read something that refers to the file; its owner until something does. Asked each time.',
    handle: serve,
  },
];

async function serve(ctx: Context, request: Request, response: Response): Promise<void> {
  const file = await fileFor(ctx, String(request.params.id).toLowerCase(), 'read');
  const width = widthFor(file, Number(request.query.w));
  const etag = `W/"${file.id}-${width ?? WHOLE}"`;
  response.set({ ...SAFE, etag });
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  const kept = await ctx.services.storage.read(file.id, width ? sizeName(width) : WHOLE);
  if (!kept) {
    ctx.log.error({ file: file.id }, 'the bytes of a file are not there');
    response.removeHeader('etag');
    throw new NotFoundError();
  }
  response.set({
    'content-type': file.type,
    'content-length': String(kept.size),
    'content-disposition': `${width ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
  });
  if (request.method === 'HEAD') {
    kept.stream.destroy();
    response.end();
    return;
  }
  // Whoever leaves while it is on its way has not met a fault.
  await pipeline(kept.stream, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}

/** The smallest size that is wide enough, or the largest; null for what is no picture. */
function widthFor({ widths }: StoredFile, wanted: number): number | null {
  return widths.find((width) => width >= wanted) ?? widths.at(-1) ?? null;
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
