import type { CollectedResourceFragment, CollectionItemInput } from '../../../gql/graphql';

/** What stands in a collection while it is written: words, or a resource with words. */
export interface Line {
  /** The same as long as it is there, wherever it moves. */
  key: string;
  resource: CollectedResourceFragment | null;
  markdown: string;
}

export const moved = (lines: readonly Line[], key: string, by: number): Line[] => {
  const from = lines.findIndex((line) => line.key === key);
  const line = lines[from];
  if (!line) return [...lines];
  const next = lines.filter((other) => other !== line);
  next.splice(Math.min(next.length, Math.max(0, from + by)), 0, line);
  return next;
};

export const without = (lines: readonly Line[], key: string): Line[] =>
  lines.filter((line) => line.key !== key);

export const withWords = (lines: readonly Line[], key: string, markdown: string): Line[] =>
  lines.map((line) => (line.key === key ? { ...line, markdown } : line));

/** As the API takes them. Words of which nothing is left are left out. */
export const itemsOf = (lines: readonly Line[]): CollectionItemInput[] =>
  lines.flatMap(({ resource, markdown }): CollectionItemInput[] => {
    const words = markdown.trim();
    if (!resource) return words ? [{ markdown: words }] : [];
    return [{ resourceId: resource.id, markdown: words || null }];
  });

/** One line of text for each, so that two versions can be laid side by side. */
export const outlineOf = (lines: readonly Pick<Line, 'resource' | 'markdown'>[]): string =>
  lines
    .map(({ resource, markdown }) =>
      [resource?.title, markdown.trim()].filter(Boolean).join(': ').trim(),
    )
    .filter(Boolean)
    .join('\n');
