import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ThreadReadingPartsFragment } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { useProblemWords } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import type { Since } from './since';

interface Recording {
  hold: () => Promise<void>;
  goOn: () => void;
}

/** Puts the viewer back before a post, with 8 s to take it back; the line stands above it at once. */
export function useUnreadFrom(
  threadId: string,
  read: ThreadReadingPartsFragment['viewerReading'],
  { hold, goOn }: Recording,
  setSince: (since: Since | undefined) => void,
) {
  const client = useApolloClient();
  const undo = useUndo();
  const announce = useAnnounce();
  const words = useProblemWords();
  const now = useRef(read);
  now.current = read;

  return useCallback(
    async ({ number }: { number: number }) => {
      try {
        await hold();
        const before = now.current;
        const { markUnread, backWhereItWas } = await import('./unread-from');
        await markUnread(client, threadId, number);
        const posts = now.current?.unreadPosts ?? 0;
        setSince(posts > 0 ? { number, posts, at: null } : undefined);
        undo({
          message: <FormattedMessage id="threads.unreadFrom.done" values={{ number }} />,
          onUndo: () => {
            if (!before) return;
            const { readNumber, level, reason } = before;
            const chosen = reason === 'CHOSEN';
            backWhereItWas(client, threadId, { readNumber, level, chosen }).then(
              () => {
                setSince(undefined);
                goOn();
              },
              (error) => announce(words(error)),
            );
          },
        });
      } catch (error) {
        goOn();
        announce(words(error));
      }
    },
    [client, threadId, hold, goOn, setSince, undo, announce, words],
  );
}
