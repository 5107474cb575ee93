import type { Context } from '../../kernel/context';
import { askOutside, standpointOf } from '../../kernel/outside/outside';
import { OutsideError } from '../../kernel/outside/outside.errors';
import { decoded } from './decoded';
import { type PageWords, wordsOfPage } from './page-words';

/** Where pages say what they are, it is at their beginning. */
const PAGE_BYTES = 1_000_000;
const PAGES = ['text/html', 'application/xhtml+xml'];

export const NOTHING: PageWords = { title: '', description: '', siteName: '', picture: null };

/**
 * Asks a link what it says of itself.
 * @returns null when it did not answer, or may not be asked
 */
export async function saidBy(ctx: Context, url: string): Promise<PageWords | null> {
  if (!ctx.services.environment.links.fetch) return null;
  try {
    const answer = await askOutside(standpointOf(ctx), url, {
      types: PAGES,
      most: PAGE_BYTES,
      beginning: true,
    });
    if (answer.status < 200 || answer.status >= 300) return null;
    const host = answer.url.hostname.replace(/^www\./, '');
    if (!answer.body) return { ...NOTHING, siteName: host };
    const words = wordsOfPage(decoded(answer.body, answer.charset), answer.url);
    return { ...words, siteName: words.siteName || host };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ctx.log.debug({ fault: error.fault }, 'a link was not read');
    return null;
  }
}
