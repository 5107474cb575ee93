import { pino } from 'pino';
import type { Services } from '../kernel/context';
import { pendingMigrations } from '../kernel/database/migrations';
import { type Environment, loadEnvironment } from '../kernel/environment';
import { startServices } from '../services';
import { CommandError } from './console';

const STDERR = 2;

/** The same settings as the server's. @throws SettingError with a sentence */
export const settings = (): Environment => loadEnvironment();

/** A command is no server: it says what it has to say itself, and logs only what goes wrong, on stderr. */
const logLevel = (environment: Environment): string =>
  process.env.LOG_LEVEL ? environment.logLevel : 'warn';

/**
 * Opens what a command needs, and closes it whatever happens.
 * @throws DatabaseStartError with a sentence, for example when a server has the embedded database open
 */
export async function withServices<T>(
  work: (services: Services) => Promise<T>,
  environment: Environment = settings(),
): Promise<T> {
  const log = pino({ level: logLevel(environment), base: undefined }, pino.destination(STDERR));
  const { services, stop } = await startServices(environment, { log });
  try {
    return await work(services);
  } finally {
    await stop();
  }
}

/** @throws CommandError when the database is not as this version wants it */
export async function requireMigrated({ database }: Services): Promise<void> {
  const pending = await pendingMigrations(database);
  if (pending.length > 0) {
    throw new CommandError('The database is not up to date; run "guildhall migrate" first.');
  }
}
