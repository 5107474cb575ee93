import { Command } from 'commander';
import { version } from '../../package.json';
import { doctorCommand } from './doctor';
import { importCommand } from './import';
import { keysCommand } from './keys';
import { migrateCommand } from './migrate';
import { seedCommand } from './seed';
import { userCommand } from './user';

/** The command `guildhall`: everything that is done to an installation from a terminal. */
export function makeProgram(): Command {
  const program = new Command('guildhall')
    .description(
      'Looks after a Guildhall installation. Settings come from the environment, as for the server.',
    )
    .version(version)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 not understood. Progress goes to stderr, the answer to stdout.',
    );
  program.exitOverride();
  migrateCommand(program);
  seedCommand(program);
  userCommand(program);
  importCommand(program);
  keysCommand(program);
  doctorCommand(program);
  inherit(program);
  return program;
}

/** Every command below ends the same way, and shows how it is used when it was not understood. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride().showHelpAfterError('(add --help for what it takes)');
    inherit(child);
  }
}
