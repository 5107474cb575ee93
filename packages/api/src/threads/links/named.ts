import { isId } from '../../kernel/ids';

/** Different places that one post may link to; what comes after them stays a link and makes no way back. */
export const LINKS_OF_POST_MAX = 100;

/** A thread or one of its posts, as an address names it. */
export interface NamedPlace {
  threadId: string;
  number: number;
}

/** Tags can only be tags: the renderer leaves no other `<` in its HTML. */
const LINK = /<a\b[^>]*?\shref="([^"]*)"/g;
/** The slug is not looked at: it changes, the thread stays. */
const PLACE = /^\/c\/[^/?#]+\/t\/([0-9a-f-]{36})(?:\/([1-9]\d{0,8}))?\/?(?:[?#]|$)/i;

/**
 * The threads and posts of this house that rendered text links to, each once, the first ones first.
 * @param origin of this house, for links written out in full
 */
export function placesNamed(html: string, origin: string): NamedPlace[] {
  const found = new Map<string, NamedPlace>();
  if (!html.includes('/t/')) return [];
  for (const [, address = ''] of html.matchAll(LINK)) {
    const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
    const [, id = '', digits = '1'] = PLACE.exec(path) ?? [];
    if (!isId(id)) continue;
    const place = { threadId: id.toLowerCase(), number: Number(digits) };
    found.set(`${place.threadId} ${place.number}`, place);
    if (found.size === LINKS_OF_POST_MAX) break;
  }
  return [...found.values()];
}
