import { InvalidError } from '../kernel/errors';
import { MARKDOWN_LIMIT } from '../kernel/markdown';
import { storable } from '../kernel/storable';
import { isBlank, oneLine } from '../threads/text';

/** More than any browser takes. */
export const ADDRESS_MAX = 2_000;

/** @throws InvalidError when it says nothing, or too much */
export function line(text: string, most: number, path: string): string {
  const clean = maybeLine(text, most, path);
  if (clean === null) throw new InvalidError({ path, rule: 'isNotEmpty' });
  return clean;
}

/** A line that may be left empty. @throws InvalidError when it says too much */
export function maybeLine(
  text: string | null | undefined,
  most: number,
  path: string,
): string | null {
  const clean = oneLine(text ?? '');
  if (isBlank(clean)) return null;
  if ([...clean].length > most) throw new InvalidError({ path, rule: 'maxLength' });
  return clean;
}

/** Plain text of several lines, which may be empty. @throws InvalidError when it says too much */
export function maybeProse(text: string | null | undefined, most: number, path: string): string {
  const clean = storable(text ?? '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (isBlank(clean)) return '';
  if ([...clean].length > most) throw new InvalidError({ path, rule: 'maxLength' });
  return clean;
}

/** Markdown that may be empty. @throws InvalidError when it says too much */
export const maybeMarkdown = (text: string | null | undefined, path: string): string =>
  maybeProse(text, MARKDOWN_LIMIT, path);

/** An address on the web that a page may link to. @throws InvalidError when it is none */
export function maybeAddress(text: string | null | undefined, path: string): string | null {
  const clean = maybeLine(text, ADDRESS_MAX, path);
  if (clean === null) return null;
  const url = URL.canParse(clean) ? new URL(clean) : null;
  const safe = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !safe || url.username || url.password)
    throw new InvalidError({ path, rule: 'isUrl' });
  return url.href;
}
