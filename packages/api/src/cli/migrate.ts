import type { Command } from 'commander';
import { migrate } from '../kernel/database/migrations';
import { answer, type JsonOption, say } from './console';
import { withServices } from './session';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; safe to repeat')
    .option('--json', 'end with one JSON object on stdout')
    .action(async (options: JsonOption) => {
      const applied = await withServices(async (services) => {
        const names = await migrate(services.database, {
          onProgress: (name) => say(`Migrated: ${name}`),
        });
        await services.jobs.prepare();
        return names;
      });
      answer(options, { ok: true, applied }, [
        applied.length > 0
          ? `${applied.length} migrations applied.`
          : 'The database was up to date already.',
      ]);
    });
}
