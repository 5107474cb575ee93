import { Duplex } from 'node:stream';

/** PostgreSQL's Terminate message: 'X' and its own length. */
const TERMINATE = Buffer.from([0x58, 0, 0, 0, 4]);

/** The side of the host that a stream talks to. */
export interface StreamHost {
  /** Asks for the one session; the host calls `admitted` when it is this stream's turn. */
  enter(stream: EmbeddedStream): void;
  send(stream: EmbeddedStream, bytes: Uint8Array<ArrayBuffer>): void;
  /** Ends the session, or the wait for one. May be called twice. */
  leave(stream: EmbeddedStream): void;
}

/**
 * Stands where `pg` expects a socket. Bytes written go to the database thread, its answers come back
 * as data; nothing leaves the process.
 */
export class EmbeddedStream extends Duplex {
  constructor(private readonly host: StreamHost) {
    super();
  }

  // What `pg` calls on a socket. Whether the process may end is the host's affair: it holds the event
  // loop open only while an answer is due, so these have nothing to do.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  connect(): this {
    this.host.enter(this);
    return this;
  }

  /** The host's answer to `connect`. */
  admitted(): void {
    setImmediate(() => {
      if (!this.destroyed) {
        this.emit('connect');
      }
    });
  }

  override _read(): void {
    // Answers are pushed when they arrive; there is no source to slow down.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.forward([chunk]);
    done();
  }

  /** `pg` corks the messages of one extended query, so they travel and are answered together. */
  override _writev(chunks: Array<{ chunk: Buffer }>, done: () => void): void {
    this.forward(chunks.map(({ chunk }) => chunk));
    done();
  }

  override _final(done: () => void): void {
    this.host.leave(this);
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.host.leave(this);
    done(error);
  }

  /** `pg` writes whole messages, so a Terminate is always a chunk of its own. It must never reach
   * PGlite, which has no client to say goodbye to and would end; the session's end says it instead. */
  private forward(chunks: Buffer[]): void {
    const wanted = chunks.filter((chunk) => !chunk.equals(TERMINATE));
    if (wanted.length > 0) {
      // A copy of exactly these bytes, because their buffer may be a window on a shared pool.
      this.host.send(this, new Uint8Array(Buffer.concat(wanted)));
    }
  }
}
