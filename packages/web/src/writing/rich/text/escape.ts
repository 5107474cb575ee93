/** Addresses become links by themselves; the parser reads them raw, so an escape inside would be shown. */
const ADDRESS = /https?:\/\/[^\s<>]+/gi;

export interface Place {
  /** At the beginning of a line. */
  start: boolean;
  /** At the end of what is marked alike. */
  edge: boolean;
  inLink: boolean;
}

/** Words as Markdown that is read as these words: only what would be a sign is escaped. */
export function escapeWords(text: string, { start, edge, inLink }: Place): string {
  let made = '';
  let end = 0;
  for (const { index, 0: address } of inLink ? [] : text.matchAll(ADDRESS)) {
    made += escapeSigns(text.slice(end, index), inLink) + address;
    end = index + address.length;
  }
  made += escapeSigns(text.slice(end), inLink);
  if (edge) made = made.replace(/(?<!\\)([!\]])$/, '\\$1').replace(/(?<!\\)~$/, '\\~');
  return start ? escapeStart(made) : made;
}

function escapeSigns(text: string, inLink: boolean): string {
  return text
    .replace(/[\\`]/g, '\\$&')
    .replace(/\*/g, (sign, at: number) =>
      /\s\*\s/.test(text.slice(Math.max(0, at - 1), at + 2)) ? sign : `\\${sign}`,
    )
    .replace(/_/g, (sign, at: number, whole: string) =>
      /[a-z0-9]_[a-z0-9]/i.test(whole.slice(Math.max(0, at - 1), at + 2)) ? sign : `\\${sign}`,
    )
    .replace(inLink ? /[[\]]/g : /\](?=[([:])/g, '\\$&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '\\&');
}

/** At the beginning of a line more signs are marks. */
function escapeStart(text: string): string {
  return text
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=[\s-]|$)|=+(?=\s*$)|>|\[|\||:(?=-)|~)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** When nothing gentler does: every sign is escaped. */
export const escapeAll = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** An @ stays what it is: it calls somebody. */
export const escapeAllButCalls = (text: string): string => text.replace(/[!-/:-?[-`{-~]/g, '\\$&');

export const entity = (sign: string): string => `&#${sign.codePointAt(0)};`;
