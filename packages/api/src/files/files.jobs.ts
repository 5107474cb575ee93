import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { isId } from '../kernel/ids';
import { defineJob } from '../kernel/jobs';
import { arrivals } from './arrival';
import { stillWanted } from './files.hooks';

/** As many as are looked at together. */
const BATCH = 200;

/** Each night: forgets files that nothing refers to, those deleted a day ago, and bytes that are nobody's. */
export const forgetFilesJob = defineJob<object>('files.forget', {
  cron: '47 3 * * *',
  async run(ctx) {
    await forgetRows(ctx);
    await sweepStorage(ctx);
    await sweepArrivals(ctx);
  },
});

async function forgetRows(ctx: Context): Promise<void> {
  const before = later(ctx.clock.now(), -DAY);
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const due = await rows<{ id: string; gone: boolean }>(
      ctx,
      `select id, deleted_at is not null or kept_at is null as gone from file
        where id > $2 and (least(unused_since, deleted_at) < $1 or (kept_at is null and created_at < $1))
          and (deleted_at is null or deleted_at < $1)
        order by id limit ${BATCH}`,
      [before, last],
    );
    if (due.length === 0) return;
    last = due.at(-1)?.id ?? last;
    // A picture in a draft waits for its words.
    const wanted = await stillWanted(
      ctx,
      due.filter(({ gone }) => !gone).map(({ id }) => id),
    );
    for (const { id } of due.filter((file) => !wanted.has(file.id))) await forget(ctx, id, before);
  }
}

/** The row goes first: bytes without a row are found by the sweep, a row without bytes by nobody. */
async function forget(ctx: Context, id: string, before: Date): Promise<void> {
  const gone = await ctx.db.transaction(async (db) => {
    const [due] = await rows<{ id: string }>(
      db,
      `select id from file where id = $1
          and (unused_since < $2 or deleted_at < $2 or (kept_at is null and created_at < $2)) for update`,
      [id, before],
    );
    if (!due) return false;
    await rows(db, 'delete from post_file where file_id = $1', [id]);
    await rows(db, 'delete from file where id = $1', [id]);
    return true;
  });
  if (gone) await ctx.services.storage.remove(id);
}

/** Rows come before bytes and go before them, so what has no row belongs to nobody. */
async function sweepStorage(ctx: Context): Promise<void> {
  const { storage } = ctx.services;
  let batch: string[] = [];
  const sweep = async () => {
    const there = await rows<{ id: string }>(
      ctx,
      'select id from file where id = any($1::uuid[])',
      [batch],
    );
    const known = new Set(there.map(({ id }) => id));
    for (const folder of batch) if (!known.has(folder)) await storage.remove(folder);
    batch = [];
  };
  for await (const folder of storage.folders()) {
    if (!isId(folder)) continue;
    if (batch.push(folder) === BATCH) await sweep();
  }
  await sweep();
}

/** Nothing takes a day to arrive. The disk's own time, whatever the clock of the house says. */
async function sweepArrivals(ctx: Context): Promise<void> {
  const folder = arrivals(ctx);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts && facts.mtimeMs < Date.now() - DAY) await rm(path, { force: true });
  }
}
