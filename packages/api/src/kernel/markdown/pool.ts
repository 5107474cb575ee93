import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HtmlToMarkdownOptions } from './html-to-markdown';
import { QUEUE_LIMIT, START_LIMIT, WORKER_MEMORY } from './limits';
import { MarkdownBusyError, MarkdownClosedError, MarkdownTooHardError } from './markdown.errors';
import type { Rendering } from './render';

/** What a worker can be asked for. */
export type Work =
  | { kind: 'render'; source: string }
  | { kind: 'fromHtml'; source: string; options: HtmlToMarkdownOptions };

/** What a worker says: that it is ready, a result, or why there is none. */
export type Answer =
  | { ready: true }
  | { value: Rendering | string }
  | { tooHard: true }
  | { failure: string };

interface Job {
  work: Work;
  resolve: (value: Rendering | string) => void;
  reject: (error: Error) => void;
}

interface Seat {
  worker: Worker;
  ready: boolean;
  job?: Job | undefined;
  timer?: NodeJS.Timeout | undefined;
}

/**
 * Worker threads that take one text at a time. A worker that takes too long, or too much memory, is ended
 * and its place taken by a new one: nothing else can stop a computation that does not yield.
 * The clock starts when a worker begins, so a text does not pay for those before it.
 */
export class WorkerPool {
  private readonly seats = new Set<Seat>();
  private readonly waiting: Job[] = [];
  private waitingCharacters = 0;
  private closed = false;

  constructor(
    private readonly size: number,
    private readonly timeLimit: number,
  ) {}

  /**
   * @throws MarkdownTooHardError beyond the time limit, the memory or the stack; MarkdownBusyError when the
   * queue is full; MarkdownClosedError after `close`.
   */
  run(work: Work): Promise<Rendering | string> {
    if (this.closed) return Promise.reject(new MarkdownClosedError());
    if (this.waitingCharacters + work.source.length > QUEUE_LIMIT) {
      return Promise.reject(new MarkdownBusyError());
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve, reject });
      this.waitingCharacters += work.source.length;
      this.assign();
    });
  }

  /** Ends all workers. What waits or is being worked on is refused with MarkdownClosedError. */
  async close(): Promise<void> {
    this.closed = true;
    const seats = [...this.seats];
    for (const job of this.waiting.splice(0)) job.reject(new MarkdownClosedError());
    for (const seat of seats) this.leave(seat, new MarkdownClosedError());
    await Promise.all(seats.map((seat) => seat.worker.terminate()));
  }

  private assign(): void {
    for (const seat of this.seats) {
      if (seat.ready && !seat.job) this.begin(seat);
    }
    const starting = [...this.seats].filter((seat) => !seat.ready).length;
    const wanted = Math.min(this.size - this.seats.size, this.waiting.length - starting);
    for (let count = 0; count < wanted; count += 1) this.start();
  }

  private begin(seat: Seat): void {
    const job = this.waiting.shift();
    // A worker without work does not keep the process alive.
    if (!job) return void seat.worker.unref();
    this.waitingCharacters -= job.work.source.length;
    seat.job = job;
    seat.worker.ref();
    seat.timer = setTimeout(() => this.end(seat, new MarkdownTooHardError()), this.timeLimit);
    seat.worker.postMessage(job.work);
  }

  private start(): void {
    const worker = new Worker(join(__dirname, 'worker.cjs'), {
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY },
      // Flags of the process, such as a debugger's port or a test runner's hooks, are not for this thread.
      execArgv: [],
    });
    const seat: Seat = { worker, ready: false };
    seat.timer = setTimeout(
      () => this.end(seat, new Error('A worker did not start.')),
      START_LIMIT,
    );
    this.seats.add(seat);
    worker.on('message', (answer: Answer) => this.hear(seat, answer));
    worker.on('error', (error: Error & { code?: string }) => {
      const tooHard = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.end(seat, tooHard ? new MarkdownTooHardError() : error);
    });
    worker.on('exit', () => this.end(seat, new Error('A worker ended.')));
  }

  private hear(seat: Seat, answer: Answer): void {
    clearTimeout(seat.timer);
    const { job } = seat;
    seat.ready = true;
    seat.job = undefined;
    if ('value' in answer) job?.resolve(answer.value);
    if ('tooHard' in answer) job?.reject(new MarkdownTooHardError());
    if ('failure' in answer) job?.reject(new Error(`A text was not rendered: ${answer.failure}`));
    this.begin(seat);
  }

  /** Takes the worker's seat away, tells whoever waited for it, and lets the next in. */
  private end(seat: Seat, error: Error): void {
    if (!this.seats.has(seat)) return;
    // A worker that cannot start will not start for the next text either: say so instead of trying for ever.
    if (!seat.ready) {
      const job = this.waiting.shift();
      if (job) this.waitingCharacters -= job.work.source.length;
      job?.reject(error);
    }
    this.leave(seat, error);
    void seat.worker.terminate();
    this.assign();
  }

  private leave(seat: Seat, error: Error): void {
    this.seats.delete(seat);
    clearTimeout(seat.timer);
    seat.job?.reject(error);
    seat.job = undefined;
  }
}
