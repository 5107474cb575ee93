import { isId } from '../../kernel/ids';

/** Different files that one post may refer to; what comes after them stays a link that opens for nobody new. */
const FILES_OF_POST_MAX = 100;

/** Tags can only be tags: the renderer leaves no other `<` in its HTML. */
const NAMED = /<(?:a\b[^>]*?\shref|img\b[^>]*?\ssrc)="([^"]*)"/g;
const FILE = /^\/files\/([0-9a-f-]{36})(?:[/?#]|$)/i;

/**
 * The files of this house that rendered text shows or links to, each once.
 * @param origin of this house, for addresses written out in full
 */
export function filesNamed(html: string, origin: string): string[] {
  const found = new Set<string>();
  if (!html.includes('/files/')) return [];
  for (const [, address = ''] of html.matchAll(NAMED)) {
    const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
    const id = FILE.exec(path)?.[1]?.toLowerCase() ?? '';
    if (isId(id)) found.add(id);
    if (found.size === FILES_OF_POST_MAX) break;
  }
  return [...found];
}
