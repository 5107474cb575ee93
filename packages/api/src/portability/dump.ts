import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ImportRefusedError } from './import.errors';

/** The files of a dump that mean something here; the first two have to be there. */
const NAMES = ['Posts', 'Users', 'Comments', 'Votes', 'Tags', 'PostLinks'] as const;
export type DumpFileName = (typeof NAMES)[number];
const NEEDED: readonly DumpFileName[] = ['Posts', 'Users'];

export interface DumpFile {
  /** As on the disk, for messages. */
  name: string;
  path: string;
  bytes: number;
}

export interface Dump {
  directory: string;
  files: Record<DumpFileName, DumpFile | null>;
}

/**
 * Finds the files of an unpacked Stack Exchange dump.
 * @throws ImportRefusedError when it is none, or not unpacked
 */
export async function openDump(directory: string): Promise<Dump> {
  const place = resolve(directory);
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefusedError(whyNot(directory, error.code));
  });
  const files: Dump['files'] = {
    Posts: null,
    Users: null,
    Comments: null,
    Votes: null,
    Tags: null,
    PostLinks: null,
  };
  for (const wanted of NAMES) {
    const name = names.find((other) => other.toLowerCase() === `${wanted}.xml`.toLowerCase());
    if (name) files[wanted] = await inspect(join(place, name), name, NEEDED.includes(wanted));
    else if (NEEDED.includes(wanted)) {
      const packed = names.find((other) => other.toLowerCase().endsWith('.7z'));
      throw new ImportRefusedError(
        packed
          ? `${directory} holds ${packed}, which is packed; unpack it first, for example with "7z x ${packed}", and import the folder with the XML files.`
          : `${directory} has no ${wanted}.xml, which a Stack Exchange dump always has.`,
      );
    }
  }
  return { directory: place, files };
}

/** What the site is called when nobody says so: the folder's name, as the dumps are packed. */
export const siteOfFolder = (directory: string): string =>
  basename(resolve(directory)).replace(/\.7z$/i, '');

async function inspect(path: string, name: string, needed: boolean): Promise<DumpFile> {
  const facts = await stat(path);
  if (!facts.isFile()) throw new ImportRefusedError(`${name} is not a file.`);
  if (facts.size === 0 && needed) {
    throw new ImportRefusedError(`${name} is empty: the dump was not unpacked whole.`);
  }
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefusedError(whyNot(name, error.code));
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (['fffe', 'feff'].includes(buffer.toString('hex'))) {
      throw new ImportRefusedError(`${name} is written in UTF-16; a dump is written in UTF-8.`);
    }
  } finally {
    await handle.close();
  }
  return { name, path, bytes: facts.size };
}

function whyNot(place: string, code: string | undefined): string {
  if (code === 'ENOENT') return `There is no folder ${place}.`;
  if (code === 'ENOTDIR') {
    return /\.7z$/i.test(place)
      ? `${place} is packed; unpack it first, for example with "7z x", and import the folder with the XML files.`
      : `${place} is a file; the folder with the dump's XML files is wanted.`;
  }
  if (code === 'EACCES') return `${place} may not be read by this user.`;
  return `${place} cannot be read (${code ?? 'unknown reason'}).`;
}
