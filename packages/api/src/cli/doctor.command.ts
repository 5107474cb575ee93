import type { Command } from 'commander';
import type { JsonOption } from './console';

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the installation, and say what to do about what it finds')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => {
      const { doctor }: typeof import('./doctor') = require('./doctor');
      return doctor(options);
    });
}
