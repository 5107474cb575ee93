import type { Context } from '../../kernel/context';

/**
 * The context of a person who is told something while they are away, with the rights of now.
 * @returns null when their account is closed, or their address is not confirmed
 */
export async function asPerson(ctx: Context, personId: string): Promise<Context | null> {
  const viewer = await ctx.services.viewers.ofPerson(ctx, personId);
  return viewer?.verified ? { ...ctx, viewer, loaders: new Map() } : null;
}
