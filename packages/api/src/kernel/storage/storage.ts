import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Environment } from '../environment';
import { DirectoryStorage } from './directory';
import { S3Storage } from './s3';

/** Where the bytes of files lie. It knows names only: whose they are, and who may read them, stands in the database. */
export interface Storage {
  /** Words for whoever looks after the instance. */
  readonly place: string;
  /**
   * Keeps bytes, whole or not at all.
   * @param from bytes, or the path of a file on this machine, which may be moved away
   */
  put(folder: string, name: string, from: Buffer | { path: string }): Promise<void>;
  /** Null when there is nothing of that name. */
  read(folder: string, name: string): Promise<{ size: number; stream: Readable } | null>;
  /** Removes a folder with all that is in it; one that is not there is no fault. */
  remove(folder: string): Promise<void>;
  /** Every folder that there is. */
  folders(): AsyncIterable<string>;
  /** @throws when it can not be written to and read from */
  check(): Promise<void>;
  close(): void;
}

/** A directory below the data by default; a store that speaks the protocol of S3 when a bucket is named. */
export function createStorage(environment: Environment): Storage {
  return environment.s3
    ? new S3Storage(environment.s3)
    : new DirectoryStorage(join(environment.dataDirectory, 'files'));
}
