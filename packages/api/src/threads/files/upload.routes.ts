import type { Request } from 'express';
import { communityFor } from '../../communities/communities.queries';
import { takeIn } from '../../files/files.service';
import type { Context } from '../../kernel/context';
import { InvalidError, NotFoundError } from '../../kernel/errors';
import type { Route } from '../../kernel/route';
import { postFor } from '../posts.queries';
import { threadFor } from '../threads.queries';

/** Where somebody may write, they may add to what they write. @throws the errors of the doors */
async function mayWrite(ctx: Context, { query }: Request): Promise<void> {
  const [place, id] = ['thread', 'community', 'post']
    .map((name) => [name, query[name]] as const)
    .find(([, value]) => typeof value === 'string') ?? ['', ''];
  if (place === 'thread') await threadFor(ctx, String(id), 'reply');
  else if (place === 'community') await communityFor(ctx, String(id), 'post');
  else if (place === 'post') await postFor(ctx, String(id), 'edit');
  else throw new NotFoundError();
}

/** @throws InvalidError when it is no text in the form that addresses have */
function nameOf(request: Request): string {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? ''));
  } catch {
    throw new InvalidError({ path: 'name', rule: 'encoding' });
  }
}

export const uploadRoutes: Route[] = [
  {
    method: 'POST',
    path: '/files',
    rule: 'Whoever may write there: reply in the named thread, open one in the named community, edit the named post.',
    async handle(ctx, request, response) {
      // Another site's form can send a body here, but not this header.
      if (!request.headers['x-guildhall']) throw new NotFoundError();
      // What is refused is not read to its end, so the connection cannot serve another request.
      response.set('connection', 'close');
      await mayWrite(ctx, request);
      const length = Number(request.headers['content-length']);
      const { id, name, type, bytes, address, width, height } = await takeIn(ctx, request, {
        name: nameOf(request),
        length: Number.isFinite(length) ? length : null,
      });
      response.json({ id, name, type, bytes, address, width, height });
    },
  },
];
