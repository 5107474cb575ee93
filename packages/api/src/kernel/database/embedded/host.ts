import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseUnreachableError } from '../errors';
import { EmbeddedStream, type StreamHost } from './stream';

/** How long a thread may take to close its files, in milliseconds, before it is stopped. */
const CLOSE_LIMIT = 5_000;

type Answer =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'data'; session: number; bytes: Uint8Array }
  | { kind: 'dump'; bytes: Uint8Array };

export interface HostOptions {
  /** Where the database's files are; in memory when absent. */
  directory?: string;
  /** A tarball of `dump()` to start from, when the database does not exist yet. */
  template?: string;
}

/**
 * The database thread, seen from the main thread. PGlite has one session, so streams get it one after
 * the other: a second waits until the first has left and its session was reset.
 */
export class EmbeddedHost implements StreamHost {
  private current: EmbeddedStream | null = null;
  private readonly waiting: EmbeddedStream[] = [];
  /** Tells answers for a stream that has left from those for its successor. */
  private session = 0;
  private unanswered = 0;
  private dumps: Array<{ resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }> =
    [];
  private failure: Error | null = null;
  private closing: Promise<void> | null = null;
  private readonly exited: Promise<void>;

  private constructor(private readonly worker: Worker) {
    this.exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.fail(new Error('The database thread has ended.'));
        resolve();
      });
    });
    worker.on('error', (error) => this.fail(error));
  }

  /**
   * Starts the thread and opens the database, making it first if there is none.
   * @throws DatabaseUnreachableError when its files cannot be opened
   */
  static async start(options: HostOptions): Promise<EmbeddedHost> {
    const worker = new Worker(join(__dirname, 'worker.cjs'), { workerData: options });
    const host = new EmbeddedHost(worker);
    const reason = await new Promise<string | null>((resolve) => {
      worker.once('message', (answer: Answer) =>
        resolve(answer.kind === 'failed' ? answer.message : null),
      );
      worker.once('error', (error) => resolve(error.message));
      worker.once('exit', () => resolve('its thread ended.'));
    });
    if (reason !== null) {
      await worker.terminate();
      const place = options.directory ? ` in ${options.directory}` : '';
      throw new DatabaseUnreachableError(
        `The embedded database${place} cannot be opened: ${reason}`,
      );
    }
    worker.on('message', (answer: Answer) => host.receive(answer));
    // From here on the thread alone does not keep the process alive; an answer that is due does.
    worker.unref();
    return host;
  }

  /** A new connection to the database, for `pg`'s `stream` option. */
  readonly stream = (): EmbeddedStream => new EmbeddedStream(this);

  /** The whole database as an uncompressed tarball, to be opened again with `template`. */
  dump(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.dumps.push({ resolve, reject });
      this.post({ kind: 'dump' });
    });
  }

  /** Closes the files and ends the thread. May be called twice. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  enter(stream: EmbeddedStream): void {
    if (this.failure) {
      stream.destroy(this.failure);
    } else if (this.current) {
      this.waiting.push(stream);
    } else {
      this.admit(stream);
    }
  }

  send(stream: EmbeddedStream, bytes: Uint8Array<ArrayBuffer>): void {
    if (stream === this.current) {
      this.post({ kind: 'data', session: this.session, bytes }, [bytes.buffer]);
    }
  }

  leave(stream: EmbeddedStream): void {
    if (stream !== this.current) {
      const place = this.waiting.indexOf(stream);
      if (place !== -1) {
        this.waiting.splice(place, 1);
      }
      return;
    }
    this.current = null;
    this.worker.postMessage({ kind: 'end' });
    const next = this.waiting.shift();
    if (next) {
      this.admit(next);
    }
  }

  private admit(stream: EmbeddedStream): void {
    this.current = stream;
    this.session += 1;
    stream.admitted();
  }

  private post(message: object, transfer: ArrayBuffer[] = []): void {
    if (this.unanswered === 0) {
      this.worker.ref();
    }
    this.unanswered += 1;
    this.worker.postMessage(message, transfer);
  }

  private receive(answer: Answer): void {
    this.unanswered -= 1;
    if (this.unanswered === 0) {
      this.worker.unref();
    }
    if (answer.kind === 'dump') {
      this.dumps.shift()?.resolve(answer.bytes);
    } else if (answer.kind === 'data' && answer.session === this.session && answer.bytes.length) {
      this.current?.push(
        Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength),
      );
    }
  }

  /** Whoever waits for an answer that will not come is told so. */
  private fail(error: Error): void {
    if (this.failure) {
      return;
    }
    this.failure = error;
    for (const stream of [this.current, ...this.waiting.splice(0)]) {
      stream?.destroy(this.closing ? undefined : error);
    }
    for (const dump of this.dumps.splice(0)) {
      dump.reject(error);
    }
  }

  private async shutDown(): Promise<void> {
    this.worker.ref();
    this.worker.postMessage({ kind: 'close' });
    const limit = setTimeout(() => void this.worker.terminate(), CLOSE_LIMIT);
    await this.exited;
    clearTimeout(limit);
  }
}
