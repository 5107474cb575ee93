import type { InboxView } from '../../../gql/graphql';

/** In the order of the tabs, each with its place in the address. */
export const VIEWS = ['OPEN', 'UNREAD', 'SNOOZED', 'DONE'] as const satisfies readonly InboxView[];

export const pathOf = (view: InboxView): string =>
  view === 'OPEN' ? '/inbox' : `/inbox/${view.toLowerCase()}`;

/** The view of an address; null where there is none of that name. */
export function viewOf(name: string | undefined): InboxView | null {
  if (name === undefined) return 'OPEN';
  return VIEWS.find((view) => view !== 'OPEN' && view.toLowerCase() === name) ?? null;
}

interface State {
  doneAt?: string | null;
  snoozedUntil?: string | null;
}

/**
 * Whether a line belongs to a view. What was just read stays among what is unread as long as one looks at it, so that
 * it can be unread again.
 */
export function belongs(view: InboxView, { doneAt, snoozedUntil }: State): boolean {
  if (view === 'DONE') return !!doneAt;
  if (view === 'SNOOZED') return !!snoozedUntil && !doneAt;
  return !doneAt && !snoozedUntil;
}
