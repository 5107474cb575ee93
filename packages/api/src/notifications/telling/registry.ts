import type { Context } from '../../kernel/context';
import type { Happening, Said, Telling } from './telling';

const known = new Map<string, Telling<object, object>>();

export function remember<Payload extends object, Facts extends object>(
  telling: Telling<Payload, Facts>,
): void {
  if (known.has(telling.name)) throw new Error(`Two tellings are called ${telling.name}`);
  known.set(telling.name, telling as unknown as Telling<object, object>);
}

/** The telling that a happening came from. @param key of the happening */
export const tellingOf = (key: string): Telling<object, object> | undefined =>
  known.get(key.slice(0, key.indexOf(':')));

/**
 * What there is to say of a happening to whoever asks.
 * @param ctx of the person who is to be told, with the rights of now
 * @returns null when it is not, or no longer, theirs to see
 */
export async function sayingOf(ctx: Context, happening: Happening): Promise<Said | null> {
  return (await tellingOf(happening.key)?.say(ctx, happening)) ?? null;
}
