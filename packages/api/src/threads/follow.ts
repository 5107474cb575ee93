import type { Live } from '../kernel/live';

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
  /** The event as this reader may see it; null ends the reading. */
  tell(event: Event): Promise<Value | null>;
}

type Access = { personId?: string };
type Heard<Event> = { access: Access } | { event: Event } | { end: true };

/**
 * Reads a topic for one reader. Rights are asked for again when, and only when, it is told that they may have
 * changed; until that is answered nothing further is told. Written by hand, because `return` on a generator waits
 * for the event that never comes.
 */
export function followed<Event extends object, Value>(
  live: Live,
  following: Following<Event, Value>,
): Followed<Value> {
  const events = live.subscribe<Event>(following.topic);
  const changes = live.subscribe<Access>(following.access);
  const hear = <T extends object>(
    source: AsyncGenerator<T, void>,
    as: (value: T) => Heard<Event>,
  ): Promise<Heard<Event>> =>
    source.next().then(({ value, done }) => (done || !value ? { end: true } : as(value)));
  const hearEvent = () => hear(events, (event) => ({ event }));
  const hearAccess = () => hear(changes, (access) => ({ access }));
  let event = hearEvent();
  let access = hearAccess();
  let over = false;

  const end = async (): Promise<IteratorResult<Value, undefined>> => {
    over = true;
    await Promise.all([events.return(), changes.return()]);
    return { value: undefined, done: true };
  };

  const step = async (): Promise<IteratorResult<Value, undefined>> => {
    while (!over) {
      // A change of rights that has come goes before any event that has come.
      const heard = await Promise.race([access, event]);
      if (over || 'end' in heard) break;
      if ('access' in heard) {
        access = hearAccess();
        const other = heard.access.personId;
        if (other && other !== following.personId) continue;
        if (!(await following.maySee())) break;
        continue;
      }
      event = hearEvent();
      const value = await following.tell(heard.event);
      if (value === null || over) break;
      return { value, done: false };
    }
    return end();
  };

  let last: Promise<unknown> = Promise.resolve();
  const stream: Followed<Value> = {
    next() {
      const result = last.then(step).catch(async (error: unknown) => {
        await end();
        throw error;
      });
      last = result.catch(() => undefined);
      return result;
    },
    return: end,
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
