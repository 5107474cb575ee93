/** What is told on a topic. A hint: whoever misses it catches up from the community's counter. */
export type LiveEvent = object;

/** A reader that falls this far behind is let go: it catches up from the counter when it returns. */
export const QUEUE_LIMIT = 1_000;

/** What a topic is told to; it is called at once, so it must neither wait nor throw. */
export interface Reader<Event extends LiveEvent> {
  hear(event: Event): void;
  /** Nothing more will come. */
  end(): void;
}

/** Live topics: one payload per topic, handed to all who read it, here and in the other processes. */
export class Live {
  readonly #readers = new Map<string, Set<Reader<LiveEvent>>>();
  /** Tells the other processes of this database, when there can be any; see `LiveBridge`. */
  forward: ((topic: string, event: LiveEvent) => void) | undefined;

  publish(topic: string, event: LiveEvent): void {
    this.deliver(topic, event);
    this.forward?.(topic, event);
  }

  /** Hands an event to the readers in this process only. */
  deliver(topic: string, event: LiveEvent): void {
    for (const reader of this.#readers.get(topic) ?? []) reader.hear(event);
  }

  /** How many read, over all topics; for the metrics. */
  get readers(): number {
    let count = 0;
    for (const set of this.#readers.values()) count += set.size;
    return count;
  }

  /** Tells a reader of a topic from now on; returns what ends that. */
  listen<Event extends LiveEvent>(topic: string, reader: Reader<Event>): () => void {
    const readers = this.#readers.get(topic) ?? new Set();
    const own = reader as Reader<LiveEvent>;
    this.#readers.set(topic, readers.add(own));
    return () => {
      readers.delete(own);
      if (readers.size === 0 && this.#readers.get(topic) === readers) this.#readers.delete(topic);
    };
  }

  /** Reads a topic from now on, at one's own pace. */
  subscribe<Event extends LiveEvent>(topic: string): AsyncGenerator<Event, void> {
    const queue: Event[] = [];
    let wake: (() => void) | undefined;
    let ended = false;
    const reader: Reader<Event> = {
      hear: (event) => {
        if (queue.length >= QUEUE_LIMIT) ended = true;
        else queue.push(event);
        wake?.();
      },
      end: () => {
        ended = true;
        wake?.();
      },
    };
    const stop = this.listen(topic, reader);
    const forget = () => {
      reader.end();
      stop();
    };
    const generator: AsyncGenerator<Event, void> = {
      async next() {
        while (queue.length === 0 && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const event = queue.shift();
        if (event !== undefined) return { value: event, done: false };
        forget();
        return { value: undefined, done: true };
      },
      async return() {
        queue.length = 0;
        forget();
        return { value: undefined, done: true };
      },
      async throw(error) {
        forget();
        throw error;
      },
      [Symbol.asyncIterator]() {
        return generator;
      },
      async [Symbol.asyncDispose]() {
        forget();
      },
    };
    return generator;
  }

  close(): void {
    for (const readers of this.#readers.values()) for (const reader of readers) reader.end();
  }
}
