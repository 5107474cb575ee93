import PgBoss from 'pg-boss';
import { type Context, type Services, systemContext } from './context';
import { afterCommit } from './transaction';

/** Work that is done later, at least once, with growing pauses between attempts. */
export interface Job<Data extends object> {
  readonly name: string;
  readonly everyMinute: boolean;
  readonly cron: string | undefined;
  readonly retryLimit: number;
  run(ctx: Context, data: Data): Promise<void>;
}

interface JobDefinition<Data extends object> {
  /** Runs each minute by itself as well, to catch what a crash left. */
  everyMinute?: boolean;
  /** Runs at these times by itself (cron, UTC). */
  cron?: string;
  retryLimit?: number;
  run(ctx: Context, data: Data): Promise<void>;
}

/** Eight attempts with doubling pauses from 5 s: the last about 20 minutes after the first. */
const RETRY_LIMIT = 8;
const RETRY_DELAY_SECONDS = 5;
/** A job that has not ended by then is given to another worker. */
const EXPIRE_SECONDS = 300;
/** Each poll costs the embedded database a statement; a new job is also announced after its commit. */
const POLL_SECONDS = 5;
/** So many are fetched at once: a burst is done without a pause, and waits little behind one that is slow. */
const BATCH = 20;

/** Seconds that a job which was given up stays to be tried again: as long as somebody may be on holiday. */
const FAILED_KEPT_SECONDS = 14 * 86_400;

/** What a job is put into its queue with. */
interface Sending {
  startAfter?: Date;
  singletonKey?: string;
}

const defined = new Map<string, Job<object>>();

export function defineJob<Data extends object>(
  name: string,
  definition: JobDefinition<Data>,
): Job<Data> {
  if (defined.has(name)) throw new Error(`Two jobs are called ${name}`);
  const job: Job<Data> = {
    name,
    everyMinute: definition.everyMinute ?? false,
    cron: definition.cron ?? (definition.everyMinute ? '* * * * *' : undefined),
    retryLimit: definition.retryLimit ?? RETRY_LIMIT,
    run: definition.run,
  };
  defined.set(name, job as unknown as Job<object>);
  return job;
}

/** The names of all jobs, for the walk that asks each for its rule. */
export const jobNames = (): string[] => [...defined.keys()];

/** Jobs of every minute: when one is given up, the next does its work. */
export const selfFindingJobs = (): string[] =>
  [...defined.values()].filter(({ everyMinute }) => everyMinute).map(({ name }) => name);

/** Puts a job in its queue within the caller's transaction: it is there when, and only when, that commits. */
export async function enqueue<Data extends object>(
  tx: Context,
  job: Job<Data>,
  data: Data,
  options: Sending = {},
): Promise<void> {
  await tx.services.jobs.send(tx, job, [data], options);
}

/** Several of one kind at once, in one statement. */
export async function enqueueAll<Data extends object>(
  tx: Context,
  job: Job<Data>,
  data: Data[],
): Promise<void> {
  if (data.length > 0) await tx.services.jobs.send(tx, job, data, {});
}

export class Jobs {
  readonly #boss: PgBoss;
  readonly #workers = new Map<string, string>();
  /** When jobs were poked that have not begun since. */
  readonly #poked = new Map<string, number>();
  #services: Services | undefined;

  constructor(database: Services['database']) {
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => database.pool.query(text, values) },
      supervise: true,
      schedule: true,
      archiveFailedAfterSeconds: FAILED_KEPT_SECONDS,
    });
  }

  /** Makes the tables and queues; quick when they are there. */
  async prepare(): Promise<void> {
    await this.#boss.start();
    const there = new Set((await this.#boss.getQueues()).map(({ name }) => name));
    for (const job of defined.values()) {
      if (there.has(job.name)) continue;
      await this.#boss.createQueue(job.name, { name: job.name, retryLimit: job.retryLimit });
    }
  }

  /** Begins to work. Before this, jobs wait in their queues. */
  async work(services: Services): Promise<void> {
    this.#services = services;
    this.#boss.on('error', (error) => services.log.error({ err: error }, 'jobs'));
    for (const job of defined.values()) {
      const worker = await this.#boss.work<object>(
        job.name,
        { pollingIntervalSeconds: POLL_SECONDS, batchSize: BATCH },
        (batch) => this.#runBatch(job, batch),
      );
      this.#workers.set(job.name, worker);
      if (job.cron) await this.#boss.schedule(job.name, job.cron);
    }
  }

  async send<Data extends object>(
    tx: Context,
    job: Job<Data>,
    data: Data[],
    options: Sending,
  ): Promise<void> {
    const runner = tx.db.queryRunner;
    if (!runner) throw new Error(`${job.name} must be enqueued inside a transaction`);
    const client = await runner.connect();
    const each = {
      ...options,
      name: job.name,
      retryLimit: job.retryLimit,
      retryDelay: RETRY_DELAY_SECONDS,
      retryBackoff: true,
      expireInSeconds: EXPIRE_SECONDS,
    };
    await this.#boss.insert(
      data.map((item) => ({ ...each, data: item })),
      { db: { executeSql: (text, values) => client.query(text, values) } },
    );
    afterCommit(tx, () => this.#wake(job.name));
  }

  /** Asks for a job to run soon, without a row: for work that finds its own input. */
  async poke(job: Job<object>): Promise<void> {
    if (!this.#services) return;
    // One that is announced and has not begun finds this caller's input as well.
    const announced = this.#poked.get(job.name) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - announced < POLL_SECONDS * 1_000) return;
    this.#poked.set(job.name, performance.now());
    try {
      await this.#boss.send(
        job.name,
        {},
        { singletonKey: 'poke', singletonSeconds: 1, singletonNextSlot: true },
      );
    } catch (error) {
      this.#poked.delete(job.name);
      throw error;
    }
    this.#wake(job.name);
  }

  /** Runs what waits, until nothing does; for tests and the command line, where nobody polls. */
  async runWaiting(services: Services): Promise<number> {
    let done = 0;
    for (let again = true; again; ) {
      again = false;
      // Nobody pokes them here: what finds its own input is simply asked each time, before what may come of it.
      for (const job of defined.values()) {
        if (job.everyMinute) await job.run(systemContext(services), {});
      }
      for (const job of defined.values()) {
        const batch = await this.#boss.fetch<object>(job.name, { batchSize: 50 });
        for (const item of batch) {
          again = true;
          done += 1;
          await job.run(systemContext(services), item.data ?? {});
          await this.#boss.complete(job.name, item.id);
        }
      }
    }
    return done;
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 5_000, close: false });
  }

  #wake(name: string): void {
    const worker = this.#workers.get(name);
    if (worker) this.#boss.notifyWorker(worker);
  }

  /** One that fails is tried again by itself; what it came with counts as done. */
  async #runBatch(job: Job<object>, batch: PgBoss.Job<object>[]): Promise<void> {
    for (const { id, data } of batch) {
      this.#poked.delete(job.name);
      await this.#run(job, data ?? {}).catch((error: unknown) =>
        this.#boss.fail(job.name, id, error instanceof Error ? error : { error: String(error) }),
      );
    }
    if (batch.length === BATCH) this.#wake(job.name);
  }

  async #run(job: Job<object>, data: object): Promise<void> {
    const services = this.#services;
    if (!services) throw new Error('work() was not called');
    const started = performance.now();
    try {
      await job.run(systemContext(services), data);
      services.log.debug(
        { job: job.name, ms: Math.round(performance.now() - started) },
        'job done',
      );
    } catch (error) {
      services.log.error({ job: job.name, err: error }, 'job failed');
      throw error;
    }
  }
}
