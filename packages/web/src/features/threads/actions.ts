import { createContext, useContext } from 'react';
import type { PostPartsFragment } from '../../gql/graphql';

/** What somebody wants removed. */
export interface Removing {
  what: 'post' | 'thread';
  id: string;
  authorId: string;
}

/** What a post asks of the page that it stands on. */
export interface ThreadActions {
  onAnswer: (post: PostPartsFragment) => void;
  onRemove: (removing: Removing) => void;
  onBookmark: (post: PostPartsFragment) => void;
  onQuote: (post: PostPartsFragment) => void;
  /** Answers it in a thread of its own. */
  onGrow: (post: PostPartsFragment) => void;
  /** Unread again from it on; nothing for those of whom no reading is kept. */
  onUnread?: (post: PostPartsFragment) => void;
  onAddPoll: (post: PostPartsFragment) => void;
  onEditThread: () => void;
  /** Shows what it said before. */
  onHistory: (post: PostPartsFragment) => void;
  /** Tells what became of it, or says thanks. */
  onRecognise: (what: 'use' | 'thanks', post: PostPartsFragment) => void;
}

/** A context, so that two hundred posts are not drawn anew when the page changes. */
const Actions = createContext<ThreadActions | undefined>(undefined);

export const ThreadActionsProvider = Actions.Provider;

export function useThreadActions(): ThreadActions {
  const actions = useContext(Actions);
  if (!actions) throw new Error('useThreadActions stands outside of a thread.');
  return actions;
}
