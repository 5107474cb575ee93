import type { Command } from 'commander';
import type { JsonOption } from './console';

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('keys of this instance');
  keys
    .command('push')
    .description('make the keys with which people are told in their browsers at once')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => {
      const { makePushKeys }: typeof import('./keys') = require('./keys');
      return makePushKeys(options);
    });
}
