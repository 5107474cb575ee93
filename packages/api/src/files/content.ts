import { open } from 'node:fs/promises';

/** As much of a file as its kind is told by. */
const HEAD = 4_096;
const CHUNK = 65_536;

/** A family of files that look alike from inside, by the end of the name what each of them is. */
interface Family {
  looks(head: Buffer): boolean;
  /** Text is looked at to its end: a few kind words may stand before something else. */
  text?: boolean;
  types: Record<string, string>;
}

const begins = (...signs: Array<string | number[]>) => {
  const starts = signs.map((sign) => Buffer.from(sign as string, 'latin1'));
  return (head: Buffer) => starts.some((start) => head.subarray(0, start.length).equals(start));
};
const at =
  (offset: number, ...words: string[]) =>
  (head: Buffer) =>
    words.some((word) => head.toString('latin1', offset, offset + word.length) === word);
const both =
  (...tests: Array<(head: Buffer) => boolean>) =>
  (head: Buffer) =>
    tests.every((test) => test(head));

/** Kinds of pictures that are decoded; by their first bytes, so that no other decoder is ever woken. */
const PICTURES = [
  begins([0xff, 0xd8, 0xff]),
  begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  begins('GIF87a', 'GIF89a'),
  both(begins('RIFF'), at(8, 'WEBP')),
  at(4, 'ftypavif', 'ftypavis'),
];

/** Whether something may be given to a decoder of pictures. */
export const looksLikePicture = (head: Buffer): boolean => PICTURES.some((looks) => looks(head));

const office = 'application/vnd.openxmlformats-officedocument';
const open_ = 'application/vnd.oasis.opendocument';

/** What may be added besides pictures. Nothing that a browser or a double click would run. */
const FAMILIES: Family[] = [
  { looks: begins('%PDF-'), types: { pdf: 'application/pdf' } },
  {
    looks: begins('PK\x03\x04'),
    types: {
      docx: `${office}.wordprocessingml.document`,
      xlsx: `${office}.spreadsheetml.sheet`,
      pptx: `${office}.presentationml.presentation`,
      odt: `${open_}.text`,
      ods: `${open_}.spreadsheet`,
      odp: `${open_}.presentation`,
      epub: 'application/epub+zip',
      zip: 'application/zip',
    },
  },
  { looks: begins('ID3', [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2]), types: { mp3: 'audio/mpeg' } },
  { looks: begins('OggS'), types: { ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg' } },
  { looks: both(begins('RIFF'), at(8, 'WAVE')), types: { wav: 'audio/wav' } },
  {
    looks: at(4, 'ftypisom', 'ftypiso', 'ftypmp4', 'ftypM4A', 'ftypM4V', 'ftypqt', 'ftypavc1'),
    types: { mp4: 'video/mp4', m4a: 'audio/mp4', m4v: 'video/mp4', mov: 'video/quicktime' },
  },
  { looks: begins([0x1a, 0x45, 0xdf, 0xa3]), types: { webm: 'video/webm' } },
  {
    looks: () => true,
    text: true,
    types: {
      txt: 'text/plain; charset=utf-8',
      md: 'text/markdown; charset=utf-8',
      csv: 'text/csv; charset=utf-8',
      tsv: 'text/tab-separated-values; charset=utf-8',
      json: 'application/json',
      ics: 'text/calendar; charset=utf-8',
      vtt: 'text/vtt; charset=utf-8',
      srt: 'text/plain; charset=utf-8',
    },
  },
];

export type Content = { picture: true } | { picture: false; type: string };

/**
 * What a file is by what is in it; the end of its name only chooses among those that look alike.
 * @returns null when it is nothing that may be added, or calls itself something else than it is
 */
export async function contentOf(path: string, extension: string): Promise<Content | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) return null;
    if (looksLikePicture(head)) return { picture: true };
    const family = FAMILIES.find(({ looks }) => looks(head));
    const type = family && Object.hasOwn(family.types, extension) && family.types[extension];
    if (!type || (family.text && !(await isText(file)))) return null;
    return { picture: false, type };
  } finally {
    await file.close();
  }
}

/** UTF-8 to its end, without signs that only programs write. */
async function isText(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const chunk = Buffer.alloc(CHUNK);
  try {
    for (let offset = 0; ; ) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK, offset);
      offset += bytesRead;
      const text = decoder.decode(chunk.subarray(0, bytesRead), { stream: bytesRead > 0 });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
      if (/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
      if (bytesRead === 0) return true;
    }
  } catch {
    return false;
  }
}
