import type { UseAudience, UseOutcome } from '../../../gql/graphql';

/** What somebody has begun to write in the form. */
export interface UseWords {
  how: UseOutcome | null;
  words: string;
  place: string;
  changed: string;
  shownTo: UseAudience;
}

const begun = new Map<string, UseWords>();

/** A form that was closed by the way is found again as it was, until it is sent. */
export const kept = {
  get: (id: string): UseWords | undefined => begun.get(id),
  put: (id: string, words: UseWords): void => {
    begun.set(id, words);
  },
  drop: (id: string): void => {
    begun.delete(id);
  },
};
