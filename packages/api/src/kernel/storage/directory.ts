import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Storage } from './storage';

/** What is being written; on the same disk, so that a rename is all that makes it be there. */
const PARTS = '.parts';
/** The end of an id is random: some 256 folders, each with few in it. */
const shelf = (folder: string): string => folder.slice(-2);

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
const missing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

export class DirectoryStorage implements Storage {
  constructor(readonly place: string) {}

  async put(folder: string, name: string, from: Buffer | { path: string }): Promise<void> {
    const parts = join(this.place, PARTS);
    const part = join(parts, randomUUID());
    await mkdir(parts, { recursive: true });
    try {
      if (Buffer.isBuffer(from)) await writeFile(part, from);
      else await move(from.path, part);
      await flush(part);
      const home = this.#folder(folder);
      await mkdir(home, { recursive: true });
      await rename(part, join(home, name));
    } finally {
      await rm(part, { force: true });
    }
  }

  async read(folder: string, name: string): Promise<{ size: number; stream: Readable } | null> {
    const path = join(this.#folder(folder), name);
    try {
      const { size } = await stat(path);
      return { size, stream: createReadStream(path) };
    } catch (error) {
      if (missing(error)) return null;
      throw error;
    }
  }

  async remove(folder: string): Promise<void> {
    await rm(this.#folder(folder), { recursive: true, force: true });
  }

  async *folders(): AsyncIterable<string> {
    for (const name of await namesIn(this.place)) {
      if (name === PARTS) await this.#sweepParts();
      else yield* await namesIn(join(this.place, name));
    }
  }

  /** What was being written when a process died. */
  async #sweepParts(): Promise<void> {
    const parts = join(this.place, PARTS);
    for (const name of await namesIn(parts)) {
      const facts = await stat(join(parts, name)).catch(() => null);
      if (facts && facts.mtimeMs < Date.now() - PARTS_KEPT) await rm(join(parts, name));
    }
  }

  async check(): Promise<void> {
    const folder = `check-${process.pid}`;
    await this.put(folder, 'check', Buffer.from('check'));
    await this.remove(folder);
  }

  close(): void {
    // Nothing is kept open between two calls.
  }

  #folder(folder: string): string {
    return join(this.place, shelf(folder), folder);
  }
}

/** Nothing takes a day to be written. */
const PARTS_KEPT = 86_400_000;

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (missing(error)) return [];
    throw error;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyFile(from, to);
    await unlink(from);
  }
}

/** The row that says it is there must not outlive it in a power cut. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
