import { useApolloClient, useFragment } from '@apollo/client/react';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadReadingPartsFragment } from '../../../gql/graphql';
import { ThreadReadingParts } from '../fragments';

/** What the viewer has read of a thread, as the cache knows it now; null for those of whom nothing is kept. */
export function useViewerReading(threadId: string): ThreadReadingPartsFragment['viewerReading'] {
  const { data, complete } = useFragment({
    fragment: ThreadReadingParts,
    fragmentName: 'ThreadReadingParts',
    from: { __typename: 'Thread', id: threadId },
  });
  return complete ? (data as ThreadReadingPartsFragment).viewerReading : null;
}

/**
 * Keeps how far one has read, while a thread is open. Its code is fetched once the thread is there: it only begins to
 * look a second later anyway.
 * @param on the thread is there, and something is kept of this viewer
 * @returns `hold` ends it for this visit, as what is marked as unread must not be read again at once; `goOn` takes
 *   that back
 */
export function useRecordReading(
  threadId: string,
  list: RefObject<HTMLElement | null>,
  on: boolean,
) {
  const client = useApolloClient();
  const stop = useRef<() => Promise<unknown>>(undefined);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!on || held) return;
    let left = false;
    import('./record').then(
      ({ recordReading }) => {
        if (!left) stop.current = recordReading(client, threadId, () => list.current);
      },
      // A newer version of the house is out: the place is kept from the next visit on.
      () => undefined,
    );
    return () => {
      left = true;
      stop.current?.();
      stop.current = undefined;
    };
  }, [client, threadId, list, on, held]);

  const hold = useCallback(async () => {
    const told = stop.current?.();
    stop.current = undefined;
    setHeld(true);
    await told;
  }, []);
  const goOn = useCallback(() => setHeld(false), []);
  return { hold, goOn };
}
