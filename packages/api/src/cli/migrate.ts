import { migrate } from '../kernel/database/migrations';
import { answer, type JsonOption, say } from './console';
import { withServices } from './session';

export async function migrateDatabase(options: JsonOption): Promise<void> {
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
}
