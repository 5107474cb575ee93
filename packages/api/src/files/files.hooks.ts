import type { Context } from '../kernel/context';

/** What refers to a file, as one viewer stands to it. */
export type Use = 'none' | 'readable' | 'hidden';

/** A room above whose things refer to files. */
export interface FileUser {
  /** Whether anything of this room refers to it, and whether the viewer may read any of that. */
  use(ctx: Context, fileId: string): Promise<Use>;
  /** Which of these are still counted on though nothing refers to them: what is being written. */
  wanted(ctx: Context, fileIds: string[]): Promise<string[]>;
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
