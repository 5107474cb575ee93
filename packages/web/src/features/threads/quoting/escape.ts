const ADDRESS = /https?:\/\/[^\s<>]+/gi;

/** Markdown that is read as exactly this text: nobody is called by it, and no sign of it is a mark. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]|]/g, '\\$&')
    .replace(/_/g, (sign, at: number) =>
      /[a-z0-9]_[a-z0-9]/i.test(text.slice(Math.max(0, at - 1), at + 2)) ? sign : `\\${sign}`,
    )
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/<(?=\S)/g, '\\<')
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '\\&')
    .replace(/(?<![\p{L}\p{M}\p{N}_])@(?=[\w-])/gu, '\\@')
    .replace(ADDRESS, (address) => address.replace('://', '\\://'));
}

/** At the beginning of a line more signs are marks. */
export const escapeStarts = (text: string): string =>
  text
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=[\s-]|$)|=+(?=\s*$)|>)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
