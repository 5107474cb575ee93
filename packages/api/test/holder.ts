/**
 * A process of its own that opens an embedded database, for tests of what happens between processes:
 * `node -r ./test/register.cjs test/holder.ts <data directory> hold | write | leave`.
 * It prints `opened <milliseconds>`, then with `write` the number of each pair of rows once that is
 * committed; `leave` ends without closing anything. A refusal is one line on stderr and status 1.
 */
import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { openDatabase } from '../src/kernel/database/database';
import { DatabaseStartError } from '../src/kernel/database/errors';

const STDOUT = 1;
const STDERR = 2;

async function main(dataDirectory: string, task: string): Promise<void> {
  const startedAt = performance.now();
  const database = await openDatabase({
    dataDirectory,
    entities: [],
    // Saves the seconds that making a database takes.
    loadDataDir: process.env.GUILDHALL_TEST_TARBALL,
  });
  writeSync(STDOUT, `opened ${Math.round(performance.now() - startedAt)}\n`);
  if (task === 'leave') return;
  if (task === 'hold') {
    process.stdin.resume();
    process.stdin.once('end', () => void database.close());
    return;
  }
  const { manager } = database.dataSource;
  await manager.query('create table if not exists pair (number int, half int)');
  const [{ last }] = await manager.query('select coalesce(max(number), 0) last from pair');
  for (let number = last + 1; ; number += 1) {
    await manager.transaction(async (tx) => {
      await tx.query('insert into pair values ($1, 1)', [number]);
      await tx.query('insert into pair values ($1, 2)', [number]);
    });
    writeSync(STDOUT, `${number}\n`);
  }
}

main(process.argv[2] ?? '', process.argv[3] ?? '').catch((error) => {
  writeSync(STDERR, `${error instanceof DatabaseStartError ? error.message : error?.stack}\n`);
  process.exitCode = 1;
});
