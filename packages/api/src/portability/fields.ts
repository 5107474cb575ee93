import type { Row } from './row-parser';

/** Ids are int4 everywhere at Stack Exchange. */
const ID_MAX = 2_147_483_647;
/** Stack Exchange opened in 2008; nothing of it is older, whatever a row says. */
const EARLIEST = Date.UTC(2008, 0, 1);
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?)?$/;
/** Names that a person shows; as long as the column takes. */
const NAME_LENGTH = 100;

/** A whole number, or undefined for what is none, or too large to be meant. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (!text || !/^-?\d{1,10}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return Math.abs(number) <= ID_MAX ? number : undefined;
}

/** The id of a row, post, comment or tag: positive. */
export function idOf(text: string | undefined): number | undefined {
  const number = wholeNumber(text);
  return number !== undefined && number > 0 ? number : undefined;
}

/**
 * A date of a dump, which is UTC without saying so; undefined for one that is none, or cannot be.
 * @param now nothing in a dump is later
 */
export function dateOf(text: string | undefined, now: Date): Date | undefined {
  const trimmed = text?.trim() ?? '';
  if (!DATE.test(trimmed)) return undefined;
  const iso = trimmed.length === 10 ? `${trimmed}T00:00:00` : trimmed.replace(' ', 'T');
  const date = new Date(iso.endsWith('Z') ? iso : `${iso}Z`);
  const time = date.getTime();
  return time >= EARLIEST && time <= now.getTime() ? date : undefined;
}

/** Tags in both spellings: `<a><b>` of older dumps, `|a|b|` of newer ones. Each once. */
export function tagsOf(text: string | undefined): string[] {
  const names = (text ?? '').split(/[<>|]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** A name on one line, without what is not seen; undefined when nothing is left of it. */
export function nameOf(text: string | undefined): string | undefined {
  const name = oneLine(text)
    .replace(/\p{Cf}/gu, '')
    .trim();
  return [...name].slice(0, NAME_LENGTH).join('') || undefined;
}

export function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** From when texts are under which version, as Stack Exchange states it at /help/licensing. */
const LICENCES: ReadonlyArray<readonly [from: number, name: string]> = [
  [Date.UTC(2018, 4, 2), 'CC BY-SA 4.0'],
  [Date.UTC(2011, 3, 8), 'CC BY-SA 3.0'],
  [0, 'CC BY-SA 2.5'],
];
/** Longer is no name of a licence. */
const LICENCE_LENGTH = 100;

/** The licence that a row states, or the one that its date puts it under. */
export function licenceOf(row: Row, createdAt: Date): string {
  const stated = oneLine(row.ContentLicense).slice(0, LICENCE_LENGTH);
  const [, derived] = LICENCES.find(([from]) => createdAt.getTime() >= from) ?? ['', ''];
  return stated || String(derived);
}
