import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useCallback } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { when } from '../../../lib/time';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { finish, markRead, markUnread, reopen, restore, snooze } from './changes';
import { NoticeLine } from './documents';
import type { Line } from './line';

/**
 * What is done with lines. It shows at once; what takes a line away can be taken back for 8 s. When the house refuses,
 * the line is as it was, and it is said why.
 * @param onRestored asks for the list anew: a line that is back may have left it meanwhile
 */
export function useTriage(onRestored: () => void) {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const undo = useUndo();

  const attempt = useCallback(
    async (change: Promise<void>): Promise<boolean> => {
      try {
        await change;
        return true;
      } catch (error) {
        sayProblem(error);
        return false;
      }
    },
    [sayProblem],
  );

  /** As the cache knows it now. */
  const present = (line: Line): Line =>
    (client.readFragment({
      fragment: NoticeLine,
      fragmentName: 'NoticeLine',
      id: client.cache.identify({ __typename: 'Notice', id: line.id }) ?? '',
    }) as Line | null) ?? line;

  /** Does what takes lines away, and offers to take it back: after it is done, in the order in which it was asked. */
  const takeAway = (message: ReactNode, were: readonly Line[], change: Promise<void>) => {
    const done = attempt(change);
    undo({
      message,
      onUndo: async () => {
        if (!(await done) || !(await attempt(restore(client, were, present)))) return;
        announce(intl.formatMessage({ id: 'inbox.restored' }, { count: were.length }));
        onRestored();
      },
    });
  };

  return {
    onRead: (lines: readonly Line[], unread: boolean) =>
      attempt(unread ? markUnread(client, lines) : markRead(client, lines)),
    onFinish: (lines: readonly Line[]) =>
      takeAway(
        <FormattedMessage id="inbox.finished" values={{ count: lines.length }} />,
        lines,
        finish(client, lines),
      ),
    onSnooze: (lines: readonly Line[], until: Date) => {
      const values = { count: lines.length, time: when(intl, until, new Date(), true) };
      takeAway(
        <FormattedMessage id="inbox.snoozed" values={values} />,
        lines,
        snooze(client, lines, until.toISOString()),
      );
    },
    onReopen: (lines: readonly Line[]) =>
      takeAway(
        <FormattedMessage id="inbox.reopened" values={{ count: lines.length }} />,
        lines,
        reopen(client, lines, false),
      ),
  };
}
