import type { Context, Services } from './context';
import { systemContext } from './context';
import { prepared, statement } from './database/prepared';
import { defineJob, enqueueAll, type Job } from './jobs';
import { afterCommit, transaction } from './transaction';

/**
 * Something that happened, told upward to rooms that its room does not know.
 * A plain signal is heard in this process after the commit. A durable one is also a row in the outbox, written
 * in the same transaction, and reaches each durable listener at least once, whatever dies in between.
 */
export interface Signal<Payload> {
  readonly name: string;
  readonly durable: boolean;
  /** Carries the type only. */
  readonly payload?: Payload;
}

type Handler<Payload> = (ctx: Context, payload: Payload) => void | Promise<void>;

const listeners = new Map<string, Array<Handler<never>>>();
const durableListeners = new Map<string, Array<Job<object>>>();

export function defineSignal<Payload extends object>(
  name: string,
  options: { durable?: boolean } = {},
): Signal<Payload> {
  return { name, durable: options.durable ?? false };
}

/** Hears a signal in this process, after the commit. */
export function on<Payload extends object>(
  signal: Signal<Payload>,
  handler: Handler<Payload>,
): void {
  listeners.set(signal.name, [...(listeners.get(signal.name) ?? []), handler as Handler<never>]);
}

/** Hears a durable signal as a job of its own: at least once, with retries. */
export function onDurable<Payload extends object>(
  signal: Signal<Payload>,
  job: Job<Payload>,
): void {
  if (!signal.durable) throw new Error(`The signal ${signal.name} is not durable`);
  const known = durableListeners.get(signal.name) ?? [];
  durableListeners.set(signal.name, [...known, job as unknown as Job<object>]);
}

const intoOutbox = statement(
  'outbox',
  () => 'insert into outbox (signal, payload, created_at) values ($1, $2, $3)',
);

/** Tells what happened, once the outermost transaction has committed; nothing on a rollback. */
export async function emit<Payload extends object>(
  tx: Context,
  signal: Signal<Payload>,
  payload: Payload,
): Promise<void> {
  if (signal.durable && durableListeners.has(signal.name)) {
    await prepared(tx, intoOutbox, [signal.name, JSON.stringify(payload), tx.clock.now()]);
    afterCommit(tx, () => tx.services.jobs.poke(outboxJob));
  }
  afterCommit(tx, async () => {
    for (const handler of listeners.get(signal.name) ?? []) {
      await (handler as Handler<Payload>)(systemContext(tx.services), payload);
    }
  });
}

/** Rows of the outbox moved in one transaction: enough to empty a burst, few enough to hold locks briefly. */
const OUTBOX_BATCH = 200;

/** Moves what waits in the outbox to the queues of those who listen: exactly once, being one transaction. */
export const outboxJob = defineJob<object>('kernel.outbox', {
  everyMinute: true,
  async run(ctx) {
    let moved = OUTBOX_BATCH;
    while (moved === OUTBOX_BATCH) moved = await moveBatch(ctx);
  },
});

async function moveBatch(ctx: Context): Promise<number> {
  return transaction(ctx, async (tx) => {
    const rows: Array<{ id: number; signal: string; payload: object }> = await tx.db.query(
      'select id, signal, payload from outbox order by id limit $1 for update skip locked',
      [OUTBOX_BATCH],
    );
    for (const [signal, jobs] of durableListeners) {
      const told = rows.filter((row) => row.signal === signal).map((row) => row.payload);
      for (const job of jobs) await enqueueAll(tx, job, told);
    }
    await tx.db.query('delete from outbox where id = any($1::bigint[])', [
      rows.map((row) => row.id),
    ]);
    return rows.length;
  });
}

/** How many signals wait and how old the oldest is, in seconds; for the metrics. */
export async function outboxDepth(
  services: Services,
): Promise<{ waiting: number; oldest: number }> {
  const [row] = await services.database.dataSource.query(
    `select count(*)::int as waiting,
            coalesce(extract(epoch from $1::timestamptz - min(created_at)), 0)::float as oldest from outbox`,
    [services.clock.now()],
  );
  return row;
}
