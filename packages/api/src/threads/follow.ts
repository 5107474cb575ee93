import { type Live, QUEUE_LIMIT } from '../kernel/live';

/** Values one after another, until the reader or the source ends it. */
export interface Followed<Value> extends AsyncIterableIterator<Value, undefined> {
  return(): Promise<IteratorResult<Value, undefined>>;
}

export interface Following<Event extends object, Value> {
  topic: string;
  /** Where changes of rights in the community are told. */
  access: string;
  personId: string | null;
  /** Whether the reader may go on, asked of what is true now. */
  maySee(): Promise<boolean>;
  /** Whether an event is for this reader at all; one that is not is passed over. All are, unless this says so. */
  concerns?(event: Event): boolean | Promise<boolean>;
  /** The event as this reader may see it; null ends the reading. */
  tell(event: Event): Promise<Value | null>;
}

type Access = { personId?: string };

/**
 * Reads a topic for one reader. Rights are asked for again when, and only when, it is told that they may have
 * changed; until that is answered nothing further is told. It is asked for one value at a time. Written by hand,
 * because `return` on a generator waits for the event that never comes.
 */
export function followed<Event extends object, Value>(
  live: Live,
  following: Following<Event, Value>,
): Followed<Value> {
  const waiting: Event[] = [];
  let doubtful = false;
  let over = false;
  let wake: (() => void) | undefined;

  const stopEvents = live.listen<Event>(following.topic, {
    hear: (event) => {
      // Whoever falls too far behind is let go, and catches up from the counter.
      if (waiting.push(event) > QUEUE_LIMIT) stop();
      wake?.();
    },
    end: () => stop(),
  });
  const stopAccess = live.listen<Access>(following.access, {
    hear: ({ personId }) => {
      if (personId && personId !== following.personId) return;
      doubtful = true;
      wake?.();
    },
    end: () => stop(),
  });
  const stop = () => {
    over = true;
    stopEvents();
    stopAccess();
    wake?.();
  };
  const end = async (): Promise<IteratorResult<Value, undefined>> => {
    stop();
    return { value: undefined, done: true };
  };

  const step = async (): Promise<IteratorResult<Value, undefined>> => {
    while (!over) {
      // A change of rights that has come goes before any event that has come.
      if (doubtful) {
        doubtful = false;
        if (!(await following.maySee())) break;
        continue;
      }
      const [event] = waiting;
      if (!event) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (following.concerns && !(await following.concerns(event))) {
        waiting.shift();
        continue;
      }
      const value = await following.tell(event);
      if (value === null || over) break;
      // Seen with rights that may be of yesterday: it is looked at again.
      if (doubtful) continue;
      waiting.shift();
      return { value, done: false };
    }
    return end();
  };

  const stream: Followed<Value> = {
    next: () =>
      step().catch((error: unknown) => {
        stop();
        throw error;
      }),
    return: end,
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
