declare module 'markdown-it-emoji/lib/data/full.mjs' {
  /** GitHub's names and their signs. */
  const emoji: Record<string, string>;
  export default emoji;
}
