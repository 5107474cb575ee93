import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';

/** What refers to a file, as one viewer stands to it. */
export type Use = 'none' | 'readable' | 'hidden';

/** A room above whose things refer to files. */
export interface FileUser {
  /** Whether anything of this room refers to it, and whether the viewer may read any of that. */
  use(ctx: Context, fileId: string): Promise<Use>;
  /** Which of these are still counted on though nothing refers to them: what is being written. */
  wanted(ctx: Context, fileIds: string[]): Promise<string[]>;
  /** Which of these something of this room refers to. */
  referred(ctx: Context, fileIds: string[]): Promise<string[]>;
}

const users: FileUser[] = [];

/** Files stand on a lower floor than what refers to them, so they are told how to ask. */
export function onFiles(user: FileUser): void {
  users.push(user);
}

export async function useOf(ctx: Context, fileId: string): Promise<Use> {
  let found: Use = 'none';
  for (const user of users) {
    const use = await user.use(ctx, fileId);
    if (use === 'readable') return use;
    if (use === 'hidden') found = use;
  }
  return found;
}

export async function stillWanted(ctx: Context, fileIds: string[]): Promise<Set<string>> {
  const wanted = new Set<string>();
  for (const user of users) for (const id of await user.wanted(ctx, fileIds)) wanted.add(id);
  return wanted;
}

/**
 * Writes down which files nothing refers to any more, after references were made or taken away.
 * @param tx the transaction of that change
 */
export async function settleUse(tx: Context, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return;
  // Their rows first: of two that let go of a file in different rooms, the second sees what the first has done.
  await rows(tx, 'select id from file where id = any($1::uuid[]) order by id for no key update', [
    fileIds,
  ]);
  const referred = new Set<string>();
  for (const user of users) for (const id of await user.referred(tx, fileIds)) referred.add(id);
  await rows(
    tx,
    `update file set unused_since = case when id = any($2::uuid[]) then null else $3::timestamptz end
      where id = any($1::uuid[])`,
    [fileIds, [...referred], tx.clock.now()],
  );
}
