/** Signs of the beginning in which a page may name its alphabet. */
const PROLOGUE = 1_024;

const MARKS: ReadonlyArray<readonly [string, number[]]> = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/** The text of a page: by its byte order mark, by its header, by what it says at its beginning; else UTF-8. Never fails. */
export function decoded(body: Buffer, charset: string | null): string {
  const marked = MARKS.find(([, mark]) => body.subarray(0, mark.length).equals(Buffer.from(mark)));
  const said = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(
    body.toString('latin1', 0, PROLOGUE),
  )?.[1];
  // A page that can be read so far is not in UTF-16, whatever it says.
  const named = said && /^utf-16/i.test(said) ? 'utf-8' : said;
  for (const label of [marked?.[0], charset, named, 'utf-8']) {
    if (!label) continue;
    try {
      return new TextDecoder(label).decode(body);
    } catch {
      // No such alphabet: the next one.
    }
  }
  return '';
}
