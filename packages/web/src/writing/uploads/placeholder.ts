/** Stands in the text where a file will be. No sign of it means anything in Markdown. */
export function placeholderFor(name: string, key: number): string {
  const plain = name.replace(/[^\p{L}\p{N}. -]/gu, ' ').slice(0, 40);
  return `⟦${plain.trim()} · ${key}⟧`;
}

const PLACEHOLDER = /⟦[^⟦⟧\n]{0,50} · \d+⟧/gu;

export const placeholdersIn = (text: string): string[] => text.match(PLACEHOLDER) ?? [];
