import type { Command } from 'commander';
import type { JsonOption } from './console';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; safe to repeat')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => {
      const { migrateDatabase }: typeof import('./migrate') = require('./migrate');
      return migrateDatabase(options);
    });
}
