import * as z from 'zod/mini';
import { said } from './forms';
import { SLUG_MAX } from './limits';

/** Room at the end for the number that makes a taken address free. */
const NUMBER_LENGTH = 4;

/** What stands in the address bar: small Latin letters, figures and single hyphens. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const slugRule = said(SLUG_MAX).check(z.regex(SLUG, 'matches'));

/** The address that a name suggests; empty when it has no Latin letter. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX - NUMBER_LENGTH)
    .replace(/^-+|-+$/g, '');
}
