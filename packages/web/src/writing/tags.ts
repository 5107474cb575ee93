/** "Dressings, night shift" as a list; the API brings each into its one spelling. */
export function parseTags(words: string): string[] {
  const tags = words
    .split(',')
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter(Boolean);
  return [...new Set(tags)];
}
