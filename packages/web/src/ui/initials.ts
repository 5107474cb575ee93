const TINTS = 8;

/** Which of the eight tints is this person's, 1 to 8. */
export function tintOf(id: string): number {
  // FNV-1a: ids made in the same second differ in few characters, and their tints should not be alike.
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 16) % TINTS) + 1;
}

/** The first letters of the first two names; "van den" and the like are passed over. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const names = words.filter((word) => /^[^\p{Ll}]/u.test(word));
  return (names.length > 0 ? names : words)
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase())
    .join('');
}
