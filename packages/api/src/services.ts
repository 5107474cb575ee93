import { type Clock, systemClock } from './kernel/clock';
import type { Services } from './kernel/context';
import { type Database, openDatabase } from './kernel/database/database';
import type { Environment } from './kernel/environment';
import { Jobs } from './kernel/jobs';
import { Live } from './kernel/live';
import { LiveBridge } from './kernel/live-bridge';
import { createLog, type Logger } from './kernel/log';
import { Mailer } from './kernel/mail-transport';
import { createMarkdown } from './kernel/markdown/markdown';
import { createStorage } from './kernel/storage';
import './jobs';
import './listeners';
import { entities } from './schema';
import { refreshedViewer, viewerFor, viewerOfPerson } from './viewer';

/** Two texts at a time: previews stay quick while an import renders, and each thread takes some 30 MB. */
const MARKDOWN_WORKERS = 2;

export interface ServicesOptions {
  /** A database that is open already, which `stop` then leaves open: a test has its own. */
  database?: Database;
  /** Where that database is, when other processes share it. */
  databaseUrl?: string;
  clock?: Clock;
  log?: Logger;
}

export interface RunningServices {
  services: Services;
  /** Ends them in the order in which they lean on each other. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Makes what lives as long as the process, and opens the database. It does not migrate, and no job runs
 * before `jobs.prepare()` and `jobs.work(services)`.
 * @throws DatabaseStartError with a sentence for whoever starts the process
 */
export async function startServices(
  environment: Environment,
  options: ServicesOptions = {},
): Promise<RunningServices> {
  const log = options.log ?? createLog(environment.logLevel);
  const database =
    options.database ??
    (await openDatabase({
      url: environment.databaseUrl,
      dataDirectory: environment.dataDirectory,
      poolSize: environment.databasePool,
      entities,
      logger: log,
    }));
  const services: Services = {
    viewers: {
      ofToken: (token) => viewerFor(services, token),
      refreshed: (viewer) => refreshedViewer(services, viewer),
      ofPerson: viewerOfPerson,
    },
    environment,
    database,
    clock: options.clock ?? systemClock,
    jobs: new Jobs(database),
    mailer: new Mailer(environment),
    markdown: createMarkdown({ workers: MARKDOWN_WORKERS }),
    storage: createStorage(environment),
    live: new Live(),
    log,
  };
  const url = options.databaseUrl ?? environment.databaseUrl;
  const bridge = database.kind === 'server' && url ? new LiveBridge(url, services.live, log) : null;
  await bridge?.open();
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    services.live.close();
    await bridge?.close();
    await services.jobs.stop();
    services.mailer.close();
    await services.markdown.close();
    services.storage.close();
    if (!options.database) await database.close();
  };
  return {
    services,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
