import type { Command } from 'commander';
import type { JsonOption } from './console';

const work = (): typeof import('./doctor') => require('./doctor');

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the installation, and say what to do about what it finds')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => work().doctor(options));
}
