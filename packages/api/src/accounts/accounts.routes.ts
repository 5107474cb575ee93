import type { Request } from 'express';
import { InvalidError, NotFoundError } from '../kernel/errors';
import type { Route } from '../kernel/route';
import type { Photo } from './accounts.types';
import type { Person } from './person.entity';
import { PHOTO_BYTES, PHOTO_SIZES, photo, setPhoto } from './photos.service';

/** A photo's address holds its version, so what stands there never changes. */
const FOREVER = 'private, max-age=31536000, immutable';

const [SMALL, LARGE] = PHOTO_SIZES;
const photoUrl = (personId: string, version: number, size: number): string =>
  `/photos/${personId}/${version}-${size}.webp`;

export function photoUrls({ id, photoVersion }: Pick<Person, 'id' | 'photoVersion'>): Photo | null {
  if (photoVersion === null) return null;
  return { small: photoUrl(id, photoVersion, SMALL), large: photoUrl(id, photoVersion, LARGE) };
}

/** Reads the body up to the limit; what is larger is not kept in memory. */
async function bodyOf(request: Request): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > PHOTO_BYTES) throw new InvalidError({ path: 'photo', rule: 'size' });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export const accountRoutes: Route[] = [
  {
    method: 'POST',
    path: '/photos',
    rule: 'Whoever is signed in with a confirmed address, for themself.',
    async handle(ctx, request, response) {
      // Another site's form can send a body here, but not this header.
      if (!request.headers['x-guildhall']) throw new NotFoundError();
      // What is too large is not read to its end, so the connection cannot serve another request.
      response.set('connection', 'close');
      const person = await setPhoto(ctx, await bodyOf(request));
      response.json(photoUrls(person));
    },
  },
  {
    method: 'GET',
    path: '/photos/:personId/:file',
    rule: 'Whoever may see people.',
    async handle(ctx, request, response) {
      const { personId, file } = request.params;
      const [, version, size] = /^(\d{1,9})-(\d{1,4})\.webp$/.exec(String(file)) ?? [];
      const webp = await photo(ctx, String(personId), Number(version), Number(size));
      response
        .set({ 'cache-control': FOREVER, 'x-content-type-options': 'nosniff' })
        .type('image/webp')
        .send(webp);
    },
  },
];
