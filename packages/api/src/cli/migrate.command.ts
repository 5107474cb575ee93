import type { Command } from 'commander';
import type { JsonOption } from './console';

const work = (): typeof import('./migrate') => require('./migrate');

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; safe to repeat')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => work().migrateDatabase(options));
}
