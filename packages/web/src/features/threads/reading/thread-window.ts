/** More posts than this are not kept on the page: the far end is let go, and fetched again on the way back. */
const MOUNTED_LIMIT = 200;

/** One post that is on the page. A post that arrived live has no cursor yet. */
export interface Shown {
  id: string;
  number: number;
  cursor: string | null;
}

/** The part of a thread that is on the page: neighbours in order, and whether there is more at either end. */
export interface ThreadWindow {
  shown: readonly Shown[];
  hasEarlier: boolean;
  hasLater: boolean;
  /** Arrived since, in order, and not on the page: they wait until somebody asks for them. */
  waiting: readonly Omit<Shown, 'cursor'>[];
}

/** A page of posts as the API gave it. */
export interface Fetched {
  shown: readonly Shown[];
  hasEarlier: boolean;
  hasLater: boolean;
}

export type Step =
  | ({ type: 'opened' } & Fetched)
  | ({ type: 'earlier' } & Fetched)
  | ({ type: 'later' } & Fetched)
  | { type: 'arrived'; id: string; number: number }
  | { type: 'revealed' };

export const EMPTY: ThreadWindow = { shown: [], hasEarlier: false, hasLater: false, waiting: [] };

/** The window after one step. Nothing is ever in it twice. */
export function step(window: ThreadWindow, action: Step): ThreadWindow {
  switch (action.type) {
    case 'opened':
      return settle({
        shown: action.shown,
        hasEarlier: action.hasEarlier,
        hasLater: action.hasLater,
        waiting: window.waiting,
      });
    case 'earlier': {
      const shown = join(action.shown, window.shown);
      const kept = shown.slice(0, MOUNTED_LIMIT);
      const hasLater = window.hasLater || kept.length < shown.length;
      return settle({ ...window, shown: kept, hasEarlier: action.hasEarlier, hasLater });
    }
    case 'later': {
      const shown = join(window.shown, action.shown);
      const kept = shown.slice(-MOUNTED_LIMIT);
      const hasEarlier = window.hasEarlier || kept.length < shown.length;
      return settle({ ...window, shown: kept, hasEarlier, hasLater: action.hasLater });
    }
    case 'arrived': {
      const { id, number } = action;
      const known = [...window.shown, ...window.waiting].some((post) => post.id === id);
      const first = window.shown[0];
      if (known || !first || number < first.number) return window;
      const waiting = [...window.waiting, { id, number }].sort((a, b) => a.number - b.number);
      return { ...window, waiting };
    }
    case 'revealed': {
      if (!follows(window)) return window;
      const shown = join(
        window.shown,
        window.waiting.map((post) => ({ ...post, cursor: null })),
      );
      const kept = shown.slice(-MOUNTED_LIMIT);
      const hasEarlier = window.hasEarlier || kept.length < shown.length;
      return { ...window, shown: kept, hasEarlier, waiting: [] };
    }
  }
}

/** Whether what waits comes right after what is shown, so that it can be shown without asking the API. */
export function follows({ shown, hasLater, waiting }: ThreadWindow): boolean {
  const last = shown.at(-1);
  if (!last || hasLater || waiting.length === 0) return false;
  return waiting.every((post, index) => post.number === last.number + 1 + index);
}

function join(first: readonly Shown[], second: readonly Shown[]): Shown[] {
  const there = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !there.has(id))];
}

/** What has come onto the page, or is on the way to it, no longer waits. */
function settle(window: ThreadWindow): ThreadWindow {
  const ids = new Set(window.shown.map(({ id }) => id));
  return { ...window, waiting: window.waiting.filter(({ id }) => !ids.has(id)) };
}
