import { personLoader } from '../../accounts/accounts.queries';
import type { Context } from '../../kernel/context';

/** Null when the software did it by itself. */
export async function nameOf(ctx: Context, personId: string | null): Promise<string | null> {
  return personId && ((await personLoader(ctx).load(personId))?.name ?? null);
}
