import type { ResourceForm, ResourceType } from '../../gql/graphql';

/** In the order in which they are offered. */
export const TYPES = [
  'PRACTICE',
  'TOOL',
  'TEMPLATE',
  'CASE',
  'ARTICLE',
  'RECORDING',
] as const satisfies ResourceType[];

export const FORMS = ['LINK', 'FILE', 'PAGE'] as const satisfies ResourceForm[];

export const isType = (type: string | null | undefined): type is ResourceType =>
  TYPES.some((one) => one === type);

/** The site that an address leads to, as people say it. */
export function siteOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return url;
  }
}

const WORDS_A_MINUTE = 200;

/** How long a text takes to read; null for what is read at a glance. */
export function minutesToRead(markdown: string): number | null {
  const words = markdown.split(/\s+/).filter(Boolean).length;
  return words < WORDS_A_MINUTE / 2 ? null : Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
