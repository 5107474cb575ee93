import type { Command } from 'commander';
import type { JsonOption } from './console';

const work = (): typeof import('./keys') => require('./keys');

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('keys of this instance');
  keys
    .command('push')
    .description('make the keys with which people are told in their browsers at once')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => work().makePushKeys(options));
}
