import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { FormattedMessage } from 'react-intl';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import type { Since } from './since';

interface Recording {
  hold: () => Promise<void>;
  goOn: () => void;
}

/** Puts the viewer back before a post, with 8 s to take it back; the line stands above it at once. */
export function useUnreadFrom(
  threadId: string,
  { hold, goOn }: Recording,
  setSince: (since: Since | undefined) => void,
) {
  const client = useApolloClient();
  const undo = useUndo();
  const sayProblem = useSayProblem();

  return useCallback(
    async ({ number }: { number: number }) => {
      try {
        await hold();
        const { markUnread, backWhereItWas } = await import('./unread-from');
        const { before, posts } = await markUnread(client, threadId, number);
        setSince(posts > 0 ? { number, posts, at: null } : undefined);
        undo({
          message: <FormattedMessage id="threads.unreadFrom.done" values={{ number }} />,
          onUndo: () => {
            if (!before) return;
            backWhereItWas(client, threadId, before).then(() => {
              setSince(undefined);
              goOn();
            }, sayProblem);
          },
        });
      } catch (error) {
        goOn();
        sayProblem(error);
      }
    },
    [client, threadId, hold, goOn, setSince, undo, sayProblem],
  );
}
