import type { Command } from 'commander';
import type { SeedOptions } from './seed';

export function seedCommand(program: Command): void {
  program
    .command('seed')
    .description('open the demo world in an empty database; never in production')
    .option('--demo', 'the demo world (the only seed there is)')
    .option('--reset', 'remove everything from the database first')
    .option('--yes', 'do not ask before removing')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: SeedOptions) => {
      const { seedDatabase }: typeof import('./seed') = require('./seed');
      return seedDatabase(options);
    });
}
