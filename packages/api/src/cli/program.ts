import { Command } from 'commander';
import { version } from '../../package.json';
import { doctorCommand } from './doctor.command';
import { importCommand } from './import.command';
import { keysCommand } from './keys.command';
import { migrateCommand } from './migrate.command';
import { seedCommand } from './seed.command';
import { userCommand } from './user.command';

/**
 * The command `guildhall`: everything that is done to an installation from a terminal. A command loads
 * what it needs when it is carried out, so that help, and what was not understood, come at once. (With
 * `require`: to `import()` the types of this package would have to be called by the names of its output.)
 */
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
