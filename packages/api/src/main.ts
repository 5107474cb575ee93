import 'reflect-metadata';
import { once } from 'node:events';
import { type AddressInfo, createServer as createProbe } from 'node:net';
import { systemClock } from './kernel/clock';
import type { Services } from './kernel/context';
import { DatabaseStartError } from './kernel/database/errors';
import { migrate } from './kernel/database/migrations';
import { rows } from './kernel/database/statements';
import { type Environment, loadEnvironment, SettingError } from './kernel/environment';
import { type Listener, openListener } from './notifications/replies/coming-in/listener';
import { demoPeople, seedDemo } from './seed/seed';
import { createServer, type RunningServer } from './server';
import { type RunningServices, startServices } from './services';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Starts Guildhall; the process lives until it is told to stop. */
async function main(): Promise<void> {
  const started = systemClock.now().getTime();
  const environment = loadEnvironment();
  await portIsFree(environment);
  const running = await startServices(environment);
  let server: RunningServer | undefined;
  let mails: Listener | null = null;
  stopOnSignals(async () => {
    // Mails that are arriving are kept before the database is closed.
    await mails?.close();
    await server?.stop();
    await running.stop();
  });
  try {
    await prepare(running.services);
    server = await createServer(running.services);
    const address = await server.listen(environment.port, environment.host);
    mails = await openListener(running.services);
    await running.services.jobs.work(running.services);
    const demo = await hasDemoPeople(running.services);
    banner(running.services, address, demo, systemClock.now().getTime() - started);
  } catch (error) {
    await stopQuietly(server, running);
    throw error;
  }
}

/** Asked first: nobody should wait for a migration to learn that the port is taken. */
async function portIsFree({ port, host }: Environment): Promise<void> {
  const probe = createProbe();
  probe.listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

async function prepare(services: Services): Promise<void> {
  const { database, environment } = services;
  if (database.kind === 'embedded') {
    say(`The embedded database in ${environment.dataDirectory} is open.`);
  }
  await migrate(database, { onProgress: (name) => say(`Migrated: ${name}`) });
  await services.jobs.prepare();
  if (environment.seedDemo && (await isEmpty(services))) {
    say('The database is empty: opening the demo world …');
    await seedDemo(services, (line: string) => say(`  ${line}`));
  }
}

async function isEmpty(services: Services): Promise<boolean> {
  const [row] = await rows<{ empty: boolean }>(
    services.database.dataSource.manager,
    'select not exists (select 1 from person) as empty',
  );
  return row?.empty ?? false;
}

/** A database that somebody filled in another way has nobody of that name to sign in as. */
async function hasDemoPeople({ database, environment }: Services): Promise<boolean> {
  if (!environment.seedDemo) return false;
  const [row] = await rows<{ there: boolean }>(
    database.dataSource.manager,
    'select exists (select 1 from person where email = any($1)) as there',
    [demoPeople.map(({ email }) => email)],
  );
  return row?.there ?? false;
}

function banner(
  { environment, database }: Services,
  address: AddressInfo,
  demo: boolean,
  ms: number,
): void {
  const origin = environment.port === 0 ? `http://localhost:${address.port}` : environment.origin;
  say('');
  say(`Guildhall is ready at ${origin} (after ${(ms / 1_000).toFixed(1)} s)`);
  if (demo) {
    say('');
    say('People of the demo world, who can sign in:');
    const width = Math.max(...demoPeople.map(({ email }) => email.length));
    for (const { name, email, password, what } of demoPeople) {
      say(`  ${email.padEnd(width)}  ${password}  ${name}, ${what}`);
    }
  }
  if (!environment.production) {
    say('');
    say(
      `Mail is not sent${environment.smtpUrl ? ' only' : ''}: it can be read at ${origin}/dev/mail. GraphiQL: ${origin}/graphql`,
    );
  }
  if (database.kind === 'embedded') {
    say('');
    say(
      'The embedded database keeps what it has confirmed when this process is killed, but not through',
    );
    say(
      'a power cut, and only one process can have it open. To run Guildhall for real, set DATABASE_URL',
    );
    say('to a PostgreSQL server (15 or newer).');
  }
  say('');
}

function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  const end = () => {
    // Whoever asks twice does not want to wait.
    if (asked) process.exit(1);
    asked = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Guildhall did not stop cleanly: ${messageOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function stopQuietly(
  server: RunningServer | undefined,
  running: RunningServices,
): Promise<void> {
  try {
    await server?.stop();
    await running.stop();
  } catch {
    // The reason why it did not start is the one that is told.
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** One sentence for whoever starts it; a stack only for what is a mistake of ours. */
function sentenceFor(error: unknown): string {
  if (error instanceof SettingError || error instanceof DatabaseStartError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const port = error instanceof Error && 'port' in error ? error.port : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use; stop what uses it, or choose another with PORT.`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `This user may not listen on port ${port}; choose one from 1024 on with PORT.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return 'HOST is not an address of this machine.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});
