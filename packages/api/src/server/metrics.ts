import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services } from '../kernel/context';
import { mailDepth } from '../kernel/mailer';
import { outboxDepth } from '../kernel/signals';
import { deliveryDepth } from '../notifications/unsent/depth';
import type { InFlight } from './limiter';

/** Seconds; from a compiled query on a quiet machine to what nobody waits for. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What /metrics tells, in Prometheus's form. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<'operation' | 'status'>;

  constructor(services: Services, inFlight: InFlight) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#durations = new Histogram({
      name: 'guildhall_graphql_seconds',
      help: 'Time to answer a GraphQL request, by operation of our own client or "other".',
      labelNames: ['operation', 'status'],
      buckets: BUCKETS,
      registers,
    });
    gauge(
      registers,
      'guildhall_live_readers',
      'Subscriptions that are being read.',
      () => services.live.readers,
    );
    gauge(
      registers,
      'guildhall_requests_in_flight',
      'Requests being answered.',
      () => inFlight.count,
    );
    gauge(
      registers,
      'guildhall_outbox_waiting',
      'Signals that wait to reach their listeners.',
      async () => (await outboxDepth(services)).waiting,
    );
    gauge(
      registers,
      'guildhall_outbox_oldest_seconds',
      'Age of the oldest signal that waits.',
      async () => (await outboxDepth(services)).oldest,
    );
    sendingGauges(registers, services);
  }

  answered(operation: string, status: number, seconds: number): void {
    this.#durations.observe({ operation, status: String(status) }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/** Whether what people are told goes out: what waits, since when, what was given up, and how fast it goes. */
function sendingGauges(registers: Registry[], services: Services): void {
  gauge(
    registers,
    'guildhall_mail_waiting',
    'Mails that wait to be sent, those between two attempts included.',
    async () => (await mailDepth(services)).waiting,
  );
  gauge(
    registers,
    'guildhall_mail_oldest_seconds',
    'Age of the oldest mail that waits to be sent.',
    async () => (await mailDepth(services)).oldest,
  );
  gauge(
    registers,
    'guildhall_mail_dead',
    'Mails that were tried for the last time and wait for an admin.',
    async () => (await mailDepth(services)).dead,
  );
  gauge(
    registers,
    'guildhall_deliveries_waiting',
    'Mails and pushes about happenings that are due and not yet given to their way.',
    async () => (await deliveryDepth(services)).waiting,
  );
  gauge(
    registers,
    'guildhall_deliveries_oldest_seconds',
    'For how long the oldest of them has been due.',
    async () => (await deliveryDepth(services)).oldest,
  );
  gauge(
    registers,
    'guildhall_deliveries_failed',
    'Those that were given up and wait for an admin.',
    async () => (await deliveryDepth(services)).failed,
  );
  new Counter({
    name: 'guildhall_mails_total',
    help: 'Attempts of this process to send a mail, by what became of them.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(services.mailer.outcomes)) {
        this.inc({ outcome }, count);
      }
    },
  });
}

function gauge(
  registers: Registry[],
  name: string,
  help: string,
  read: () => number | Promise<number>,
): void {
  new Gauge({
    name,
    help,
    registers,
    async collect() {
      this.set(await read());
    },
  });
}
