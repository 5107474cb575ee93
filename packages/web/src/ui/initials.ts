const TINTS = 8;

/** Which of the eight tints is this person's, 1 to 8. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (sum % TINTS) + 1;
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
