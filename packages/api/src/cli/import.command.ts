import type { Command } from 'commander';
import type { ImportOptions } from './import';
import { mappingText } from './import.mapping';

export function importCommand(program: Command): void {
  const group = program.command('import').description('bring in an archive from elsewhere');
  group
    .command('stackexchange')
    .description('a Stack Exchange data dump: questions become threads of a community')
    .argument('<dir>', 'the folder with Posts.xml and Users.xml')
    .requiredOption('--community <slug>', 'the community that the questions go to')
    .option(
      '--site <host>',
      'the site to credit, e.g. cardano.stackexchange.com (default: the folder’s name)',
    )
    .option('--dry-run', 'show the mapping and the counts, and write nothing')
    .option(
      '--errors <file>',
      'where rows that failed or were altered are listed (default: in the data directory)',
    )
    .option(
      '--create',
      'open the community when it does not exist, with the first admin as steward',
    )
    .option('--json', 'end with one JSON object on stdout')
    .addHelpText('after', mappingText)
    .action((directory: string, options: ImportOptions) => {
      const { bringIn }: typeof import('./import') = require('./import');
      return bringIn(directory, options);
    });
}
