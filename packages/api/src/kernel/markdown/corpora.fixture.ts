import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file of the corpora, which are kept outside the repository because they are large and other people's.
 * @throws when `GUILDHALL_CORPORA` is not set, in a sentence that says what to do.
 */
export function readCorpus<T>(...path: string[]): T {
  const folder = process.env.GUILDHALL_CORPORA;
  if (!folder) {
    throw new Error('GUILDHALL_CORPORA is not set: it names the folder that holds the corpora.');
  }
  return JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as T;
}
