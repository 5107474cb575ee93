/** The groups of what is found, in the order in which they are shown; named as the fields of the answer. */
export const groups = ['threads', 'resources', 'posts', 'events', 'people', 'communities'] as const;
export type Group = (typeof groups)[number];

/** So many of each are shown together; the rest on a page of the group. */
export const TOGETHER = 5;
export const ALONE = 20;
/** As the API has it. */
export const TEXT_MAX = 500;

export const groupOf = (name: string | null): Group | null =>
  groups.find((group) => group === name) ?? null;

/** The address of a search, of one group when it is given. */
export function searchPath(text: string, group?: Group | null): string {
  const params = new URLSearchParams({ q: text, ...(group && { group }) });
  return `/search?${params}`;
}
