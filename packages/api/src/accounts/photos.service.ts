import type { Context } from '../kernel/context';
import { InvalidError, NotFoundError, UnauthenticatedError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLimit } from '../kernel/limits';
import { encoded, NoPictureError, pictureIn } from '../kernel/pictures';
import { enforce } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import { personFor } from './accounts.queries';
import { Person } from './person.entity';
import { personPolicy } from './person.policy';

/** Straight from a phone's camera. */
export const PHOTO_BYTES = 8 * 1024 * 1024;
/** In a row of faces, and on a profile; twice that on dense screens is still sharp enough. */
export const PHOTO_SIZES = [96, 320] as const;

const perPerson = defineLimit({ points: 20, seconds: 3_600 });

/**
 * Decodes and encodes anew: what is kept holds pixels only, no place or camera.
 * @throws InvalidError when it is not a picture, or is too large
 */
export async function setPhoto(ctx: Context, file: Buffer): Promise<Person> {
  const { personId } = ctx.viewer;
  if (!personId) throw new UnauthenticatedError();
  await personFor(ctx, personId, 'editProfile');
  await perPerson.count(ctx, personId);
  const sizes = await encode(file);
  await transaction(ctx, async (tx) => {
    const person = await tx.db.findOneOrFail(Person, {
      where: { id: personId },
      lock: { mode: 'pessimistic_write' },
    });
    const version = person.version + 1;
    await tx.db.query('delete from person_photo where person_id = $1', [personId]);
    for (const { size, webp } of sizes) {
      await tx.db.query(
        'insert into person_photo (person_id, version, size, webp) values ($1, $2, $3, $4)',
        [personId, version, size, webp],
      );
    }
    await tx.db.update(Person, { id: personId }, { photoVersion: version, version });
  });
  return ctx.db.findOneByOrFail(Person, { id: personId });
}

async function encode(file: Buffer): Promise<Array<{ size: number; webp: Buffer }>> {
  if (file.length > PHOTO_BYTES) throw new InvalidError({ path: 'photo', rule: 'size' });
  try {
    const picture = await pictureIn(file, { moving: true });
    return await Promise.all(
      PHOTO_SIZES.map(async (size) => ({
        size,
        webp: await encoded(
          picture.open().resize(size, size, { fit: 'cover', position: 'attention' }),
        ),
      })),
    );
  } catch (error) {
    if (error instanceof NoPictureError) throw new InvalidError({ path: 'photo', rule: 'picture' });
    throw error;
  }
}

export async function removePhoto(ctx: Context, asked: string | null): Promise<Person> {
  const personId = asked ?? ctx.viewer.personId;
  if (!personId) throw new UnauthenticatedError();
  await personFor(ctx, personId, 'editProfile');
  await transaction(ctx, async (tx) => {
    await tx.db.query('delete from person_photo where person_id = $1', [personId]);
    await tx.db.update(Person, { id: personId }, { photoVersion: null });
    await tx.db.increment(Person, { id: personId }, 'version', 1);
  });
  return ctx.db.findOneByOrFail(Person, { id: personId });
}

/** @throws NotFoundError when there is none, or the viewer may not see people */
export async function photo(
  ctx: Context,
  personId: string,
  version: number,
  size: number,
): Promise<Buffer> {
  if (!isId(personId)) throw new NotFoundError();
  enforce(
    personPolicy(ctx.viewer, 'see', {
      id: personId,
      placeholder: false,
      claimedBy: null,
      deactivatedAt: null,
      admin: false,
    }),
  );
  const [row]: Array<{ webp: Buffer }> = await ctx.db.query(
    'select webp from person_photo where person_id = $1 and version = $2 and size = $3',
    [personId, version, size],
  );
  if (!row) throw new NotFoundError();
  return row.webp;
}
