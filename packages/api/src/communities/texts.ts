import { Length, Matches } from 'class-validator';

/** Something is said: blanks, and signs that cannot be seen, are no name. */
const SAID = /[^\s\p{Cc}\p{Cf}]/u;

/** The rule of a text that must say something, in so many characters at most. */
export const Said =
  (max: number, min = 1): PropertyDecorator =>
  (target, property) => {
    Length(min, max)(target, property as string);
    Matches(SAID)(target, property as string);
  };

/** What a slug may be: it stands in addresses and is read aloud. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const SLUG_MAX = 60;

/** A slug from a name; a name without any Latin letter gives the fallback. */
export function slugFrom(name: string, fallback: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX - 4)
    .replace(/^-+|-+$/g, '');
  return slug || fallback;
}

/**
 * The slug itself, or with the first number that makes it free.
 * @param taken those that begin with it
 */
export function freeSlug(slug: string, taken: readonly string[]): string {
  if (!taken.includes(slug)) return slug;
  for (let number = 2; ; number += 1) {
    if (!taken.includes(`${slug}-${number}`)) return `${slug}-${number}`;
  }
}
