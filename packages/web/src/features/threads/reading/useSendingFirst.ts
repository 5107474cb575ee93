import { useCallback, useRef } from 'react';

interface Arrived {
  id: string;
  number: number;
}

/**
 * While one's own post is on its way, what arrives live is held back: one's own comes with the answer to the mutation, and
 * what others post meanwhile is shown after it.
 */
export function useSendingFirst(onArrived: (post: Arrived) => void) {
  const held = useRef<Arrived[]>(undefined);
  const onPost = useCallback(
    (post: Arrived) => {
      if (held.current) held.current.push(post);
      else onArrived(post);
    },
    [onArrived],
  );
  const onSending = useCallback(
    (sending: boolean) => {
      const meanwhile = held.current ?? [];
      held.current = sending ? [] : undefined;
      for (const post of meanwhile) onArrived(post);
    },
    [onArrived],
  );
  return { onPost, onSending };
}
