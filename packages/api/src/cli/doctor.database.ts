import { type Context, type Services, systemContext } from '../kernel/context';
import { MigrationError } from '../kernel/database/errors';
import { pendingMigrations } from '../kernel/database/migrations';
import { rows } from '../kernel/database/statements';
import { outboxDepth } from '../kernel/signals';
import { type Finding, fail, ok, warn } from './doctor.checks';

/** Seconds that a signal may wait: the job that moves them runs each minute. */
const OUTBOX_PATIENCE = 600;
/** Seconds that a job may be due before somebody should ask why nobody does it. */
const JOB_PATIENCE = 600;

/** Everything that needs the database; what rests on something broken is left out. */
export async function checkDatabase(services: Services): Promise<Finding[]> {
  const ctx = systemContext(services);
  const findings = [await checkVersion(ctx)];
  const migrations = await checkMigrations(services);
  findings.push(migrations);
  if (migrations.state !== 'ok') return findings;
  findings.push(await checkAdmins(ctx), await checkJobs(ctx), await checkOutbox(services));
  for (const counter of counters) findings.push(await checkCounter(ctx, counter));
  return findings;
}

async function checkVersion(ctx: Context): Promise<Finding> {
  const [row] = await rows<{ version: string }>(
    ctx,
    "select current_setting('server_version') as version",
  );
  const { kind } = ctx.services.database;
  const where = kind === 'embedded' ? 'embedded; survives a crash, not a power cut' : 'a server';
  return ok('database', `PostgreSQL ${row?.version} (${where})`);
}

async function checkMigrations({ database }: Services): Promise<Finding> {
  try {
    const pending = await pendingMigrations(database);
    if (pending.length === 0) return ok('migrations', 'all applied');
    return fail('migrations', `${pending.length} not applied; run "guildhall migrate".`);
  } catch (error) {
    if (error instanceof MigrationError) return fail('migrations', error.message);
    throw error;
  }
}

async function checkAdmins(ctx: Context): Promise<Finding> {
  const [row] = await rows<{ count: number }>(
    ctx,
    'select count(*)::int as count from person where admin and deactivated_at is null',
  );
  const count = row?.count ?? 0;
  return count > 0
    ? ok('admins', String(count))
    : warn('admins', 'There is none; make one with "guildhall user create-admin".');
}

async function checkJobs(ctx: Context): Promise<Finding> {
  const [there] = await rows<{ there: boolean }>(
    ctx,
    "select to_regclass('pgboss.job') is not null as there",
  );
  if (!there?.there) return warn('jobs', 'No queues yet; run "guildhall migrate".');
  const [row] = await rows<{ failed: number; waiting: number; late: number }>(
    ctx,
    `select count(*) filter (where state = 'failed')::int as failed,
            count(*) filter (where state in ('created', 'retry'))::int as waiting,
            count(*) filter (where state in ('created', 'retry')
              and start_after < now() - make_interval(secs => $1))::int as late
       from pgboss.job`,
    [JOB_PATIENCE],
  );
  const { failed, waiting, late } = row ?? { failed: 0, waiting: 0, late: 0 };
  const message = `${waiting} waiting, ${failed} failed`;
  if (failed > 0) return warn('jobs', `${message}; the server's log says why ("job failed").`);
  if (late > 0) return warn('jobs', `${message}, ${late} of them overdue; is the server running?`);
  return ok('jobs', message);
}

async function checkOutbox(services: Services): Promise<Finding> {
  const { waiting, oldest } = await outboxDepth(services);
  const message = `${waiting} waiting`;
  return waiting > 0 && oldest > OUTBOX_PATIENCE
    ? warn(
        'outbox',
        `${message}, the oldest for ${Math.round(oldest / 60)} min; is the server running?`,
      )
    : ok('outbox', message);
}

interface Counter {
  name: string;
  /** How many rows say something else than what they count. */
  sql: string;
}

const counters: Counter[] = [
  {
    name: 'members of communities',
    sql: `select count(*)::int as wrong from community c where member_count <>
      (select count(*) from membership m where m.community_id = c.id and m.state = 'ACTIVE')`,
  },
  {
    name: 'threads and posts of communities',
    sql: `select count(*)::int as wrong from community c
      left join (select community_id, count(*) as threads, sum(post_count) as posts
                   from thread where removed_at is null group by community_id) t on t.community_id = c.id
      where c.thread_count <> coalesce(t.threads, 0) or c.post_count <> coalesce(t.posts, 0)`,
  },
  {
    name: 'posts of threads',
    sql: `select count(*)::int as wrong from thread t
      left join (select thread_id, count(*) filter (where removed_at is null) as posts, max(number) as last
                   from post group by thread_id) p on p.thread_id = t.id
      where t.post_count <> coalesce(p.posts, 0) or t.last_post_number <> coalesce(p.last, 0)`,
  },
  {
    name: 'participants of threads',
    sql: `select count(*)::int as wrong from thread t
      left join (select thread_id, count(distinct author_id) as people
                   from post where removed_at is null group by thread_id) p on p.thread_id = t.id
      where t.participant_count <> coalesce(p.people, 0)`,
  },
  {
    name: 'reactions to posts',
    sql: `select count(*)::int as wrong from post p
      left join (select post_id, count(*) filter (where kind = 'HELPED_ME') as helped,
                        count(*) filter (where kind = 'SAME_HERE') as same,
                        count(*) filter (where kind = 'WILL_TRY') as try,
                        count(*) filter (where kind = 'GLAD') as glad
                   from reaction group by post_id) r on r.post_id = p.id
      where (p.helped_me, p.same_here, p.will_try, p.glad) <>
        (coalesce(r.helped, 0), coalesce(r.same, 0), coalesce(r.try, 0), coalesce(r.glad, 0))`,
  },
];

async function checkCounter(ctx: Context, { name, sql }: Counter): Promise<Finding> {
  const [row] = await rows<{ wrong: number }>(ctx, sql);
  const wrong = row?.wrong ?? 0;
  return wrong === 0
    ? ok(name, 'counted right')
    : fail(name, `${wrong} counted wrong; please report this, with how it came about.`);
}
