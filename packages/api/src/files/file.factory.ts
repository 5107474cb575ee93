import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import { addressOf } from './file.entity';
import { WHOLE } from './files.service';

/** A text file as if it had been added, without asking who may. */
export async function aFile(
  ctx: Context,
  given: { ownerId: string; name?: string; text?: string },
): Promise<{ id: string; name: string; address: string }> {
  const [id, name, bytes] = [
    newId(),
    given.name ?? 'notes.txt',
    Buffer.from(given.text ?? 'Notes'),
  ];
  await rows(
    ctx,
    `insert into file (id, owner_id, name, type, bytes, created_at, kept_at, unused_since)
     values ($1, $2, $3, 'text/plain; charset=utf-8', $4, $5::timestamptz, $5, $5)`,
    [id, given.ownerId, name, bytes.length, ctx.clock.now()],
  );
  await ctx.services.storage.put(id, WHOLE, bytes);
  return { id, name, address: addressOf({ id, name }) };
}
