import { Parser } from 'htmlparser2';
import { oneLine } from '../../threads/text';

/** What a page says of itself. */
export interface PageWords {
  title: string;
  description: string;
  siteName: string;
  /** The address of its picture. */
  picture: string | null;
}

const TITLE_SIGNS = 200;
const DESCRIPTION_SIGNS = 400;
const SITE_SIGNS = 60;
/** A title that goes on and on is no title. */
const TITLE_UNITS = 2_000;
/** Pieces in which a page is read, so that reading ends where its head does. */
const PIECE = 16_384;

/** Where pages say it, the best first. */
const TITLES = ['og:title', 'twitter:title'];
const DESCRIPTIONS = ['og:description', 'description', 'twitter:description', 'dc.description'];
const SITES = ['og:site_name', 'application-name'];
const PICTURES = [
  'og:image:secure_url',
  'og:image',
  'og:image:url',
  'twitter:image',
  'twitter:image:src',
];
const KNOWN = new Set([...TITLES, ...DESCRIPTIONS, ...SITES, ...PICTURES]);

/** Signs that turn the direction of whatever follows them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Reads what stands in the head of a page; what comes after it is not looked at. */
export function wordsOfPage(html: string, url: URL): PageWords {
  const meta = new Map<string, string>();
  let title = '';
  let inTitle = false;
  let titled = false;
  let base = url;
  let over = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'body') over = true;
      if (over) return;
      if (name === 'title' && !titled) inTitle = true;
      if (name === 'base' && attributes.href && URL.canParse(attributes.href, url.href)) {
        base = new URL(attributes.href, url);
      }
      if (name !== 'meta') return;
      const key = (attributes.property ?? attributes.name ?? '').trim().toLowerCase();
      const content = attributes.content?.trim();
      if (content && KNOWN.has(key) && !meta.has(key)) meta.set(key, content);
    },
    ontext(text) {
      if (inTitle && title.length < TITLE_UNITS) title += text;
    },
    onclosetag(name) {
      if (name === 'title' && inTitle) {
        inTitle = false;
        titled = title.trim() !== '';
      }
    },
  });
  for (let at = 0; at < html.length && !over; at += PIECE) parser.write(html.slice(at, at + PIECE));
  parser.end();
  const first = (keys: string[]) => keys.map((key) => meta.get(key)).find(Boolean) ?? '';
  const picture = first(PICTURES);
  return {
    title: cut(first(TITLES) || title, TITLE_SIGNS),
    description: cut(first(DESCRIPTIONS), DESCRIPTION_SIGNS),
    siteName: cut(first(SITES), SITE_SIGNS),
    picture: picture && URL.canParse(picture, base.href) ? new URL(picture, base).href : null,
  };
}

/** On one line, and no longer than it is read. */
function cut(text: string, most: number): string {
  const signs = [...oneLine(text.slice(0, most * 10).replace(TURNS, ''))];
  return signs.length > most
    ? `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : signs.join('');
}
