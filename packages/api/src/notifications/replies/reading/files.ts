import { Readable } from 'node:stream';
import { addressOf, type StoredFile } from '../../../files/file.entity';
import { takeIn } from '../../../files/files.service';
import type { Context } from '../../../kernel/context';
import { DomainError } from '../../../kernel/errors';
import type { MailFile } from '../parsing/parsed-mail';
import type { MailWords } from '../words';
import type { LeftOut } from './row';

/** Files of one mail that are taken in: a whole card of pictures is a matter for the library. */
const FILES_MAX = 20;

/** Signs that Markdown would read in the name of a file. */
const escaped = (name: string): string => name.replace(/[\\[\]`*_<>!|~]/g, '\\$&');

const shown = (file: StoredFile, alt: string): string =>
  file.width === null
    ? `[${escaped(file.name)}](${addressOf(file)})`
    : `![${escaped(alt)}](${addressOf(file)})`;

/**
 * Takes in the files of a mail, under the rules that files have anywhere, and puts them where they stood, else below the
 * words. One that is refused does not keep the words back.
 */
export async function withFiles(
  as: Context,
  { markdown, files }: MailWords,
): Promise<{ markdown: string; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = [];
  const below: string[] = [];
  let text = markdown;
  for (const [at, file] of files.entries()) {
    const taken = at < FILES_MAX ? await take(as, file) : { rule: 'many' };
    if ('rule' in taken) leftOut.push({ name: file.name, rule: taken.rule });
    const place = file.cid ? `](cid:${file.cid})` : null;
    if (!place || !text.includes(place)) {
      if (!('rule' in taken)) below.push(shown(taken, file.name));
    } else {
      text = replaced(text, place, (alt) =>
        'rule' in taken ? '' : shown(taken, alt || file.name),
      );
    }
  }
  return { markdown: [text.trim(), ...below].filter(Boolean).join('\n\n'), leftOut };
}

/** Every `![alt](cid:…)` of one picture. */
function replaced(text: string, place: string, make: (alt: string) => string): string {
  return text
    .split(place)
    .map((part, at, parts) => {
      if (at === parts.length - 1) return part;
      const begin = part.lastIndexOf('![');
      return begin < 0 ? part : part.slice(0, begin) + make(part.slice(begin + 2));
    })
    .join('');
}

/** @throws what is no refusal, such as a disk that is full */
async function take(
  as: Context,
  { name, content }: MailFile,
): Promise<StoredFile | { rule: string }> {
  try {
    return await takeIn(as, Readable.from([content]), { name, length: content.length });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { rule: error.details.fields?.[0]?.rule ?? 'other' };
  }
}
