import type { Services } from '../kernel/context';
import { migrate } from '../kernel/database/migrations';
import { rows } from '../kernel/database/statements';
import { demoPeople, seedDemo } from '../seed/seed';
import { answer, CommandError, confirm, type JsonOption, say, UsageError } from './console';
import { settings, withServices } from './session';

export interface SeedOptions extends JsonOption {
  demo?: boolean;
  reset?: boolean;
  yes?: boolean;
}

export async function seedDatabase(options: SeedOptions): Promise<void> {
  if (!options.demo) throw new UsageError('Say what to seed: guildhall seed --demo');
  const environment = settings();
  if (environment.production) throw new CommandError('Production is never seeded.');
  await withServices((services) => seed(services, options), environment);
  answer(options, { ok: true, people: demoPeople.map(({ name, email }) => ({ name, email })) }, [
    'The demo world is open. Sign in as one of:',
    ...demoPeople.map(({ name, email, password }) => `  ${email}  ${password}  ${name}`),
  ]);
}

async function seed(services: Services, options: SeedOptions): Promise<void> {
  await migrate(services.database, { onProgress: (name) => say(`Migrated: ${name}`) });
  await services.jobs.prepare();
  const people = await countPeople(services);
  if (people > 0) {
    if (!options.reset) {
      throw new CommandError(
        `The database is not empty (${people} people); --reset removes everything first.`,
      );
    }
    await confirm(
      `All ${people} people, their communities and everything written will be removed from this database.`,
      options.yes,
    );
    await empty(services);
  }
  await seedDemo(services, (line) => say(`  ${line}`));
}

async function countPeople({ database }: Services): Promise<number> {
  const [row] = await rows<{ count: number }>(
    database.dataSource.manager,
    'select count(*)::int as count from person',
  );
  return row?.count ?? 0;
}

/** As after the migrations: every table of ours without rows, but for the one of the instance. */
async function empty({ database }: Services): Promise<void> {
  await database.dataSource.transaction(async (tx) => {
    const tables = await rows<{ name: string }>(
      tx,
      `select format('%I', c.relname) as name from pg_class c
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'
          -- What an extension brought is not ours.
          and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
    );
    await rows(tx, `truncate ${tables.map(({ name }) => `public.${name}`).join(', ')}`);
    await rows(tx, 'insert into instance default values');
    await rows(tx, 'delete from pgboss.job');
  });
}
