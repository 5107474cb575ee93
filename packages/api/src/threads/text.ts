import { InvalidError } from '../kernel/errors';
import { MARKDOWN_LIMIT } from '../kernel/markdown';
import { storable } from '../kernel/storable';

/** Signs of a title: more would not be read in a list. The database counts the same way. */
export const TITLE_MAX = 200;
/** Words of a removal: a reason, not a letter. */
export const REASON_MAX = 500;
export const TAGS_MAX = 8;
export const TAG_MAX = 30;

/** Nothing that can be seen: blanks, and signs of no width such as U+200B. A title of those is a link nobody can click. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}\ufffd]/u.test(text);

/** @throws InvalidError when nothing is said, or too much */
export function cleanMarkdown(text: string): string {
  if (text.length > MARKDOWN_LIMIT) throw new InvalidError({ path: 'markdown', rule: 'maxLength' });
  const clean = storable(text).replace(/\r\n?/g, '\n');
  if (isBlank(clean)) throw new InvalidError({ path: 'markdown', rule: 'isNotEmpty' });
  return clean;
}

/** One line without control characters. @throws InvalidError when it is empty or too long */
export function cleanTitle(text: string): string {
  const clean = oneLine(text);
  if (isBlank(clean)) throw new InvalidError({ path: 'title', rule: 'isNotEmpty' });
  if ([...clean].length > TITLE_MAX) throw new InvalidError({ path: 'title', rule: 'maxLength' });
  return clean;
}

/** @throws InvalidError when no reason is given */
export function cleanReason(text: string): string {
  const clean = oneLine(text);
  if (isBlank(clean)) throw new InvalidError({ path: 'reason', rule: 'isNotEmpty' });
  return clean;
}

export const oneLine = (text: string): string =>
  storable(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/**
 * Tags in one spelling: small letters, words joined by a hyphen. Other signs of names stay (`c++`, `node.js`).
 * @throws InvalidError when there are too many, or one is too long
 */
export function cleanTags(tags: string[]): string[] {
  const clean = [...new Set(tags.map(cleanTag))].filter((tag) => tag !== '');
  if (clean.length > TAGS_MAX) throw new InvalidError({ path: 'tags', rule: 'arrayMaxSize' });
  if (clean.some((tag) => [...tag].length > TAG_MAX)) {
    throw new InvalidError({ path: 'tags', rule: 'maxLength' });
  }
  return clean;
}

export const cleanTag = (tag: string): string =>
  storable(tag)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#.]+/gu, '-')
    .replace(/^-+|-+$/g, '');
