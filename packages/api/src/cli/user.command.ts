import type { Command } from 'commander';
import type { AdminOptions } from './user';

export function userCommand(program: Command): void {
  const user = program.command('user').description('accounts');
  user
    .command('create-admin')
    .description(
      'make an admin: a new account, or one that is there. A new account asks for its password, or reads it from the first line of standard input',
    )
    .requiredOption('--email <address>', 'what the admin signs in with')
    .option('--name <name>', 'as others see it; needed for a new account')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: AdminOptions) => {
      const { createAdmin }: typeof import('./user') = require('./user');
      return createAdmin(options);
    });
}
