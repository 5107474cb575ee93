import { useApolloClient } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { SetThreadLevel } from '../features/threads/levels/documents';
import type { ReadingLevel, ReadingReason } from '../gql/graphql';
import { useAnnounce } from '../ui/Announcer';
import { useSayProblem } from '../ui/ProblemText';
import { useUndo } from '../ui/UndoBar';

interface Muted {
  id: string;
  title: string;
  viewerReading?: { level: ReadingLevel; reason: ReadingReason } | null;
}

/** Mutes a thread, with 8 s to take it back: then it is followed as before. */
export function useMuting(): (thread: Muted) => void {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const undo = useUndo();
  const set = (threadId: string, level: ReadingLevel | null) =>
    client.mutate({ mutation: SetThreadLevel, variables: { input: { threadId, level } } });

  return ({ id, title, viewerReading }) => {
    const before = viewerReading?.reason === 'CHOSEN' ? viewerReading.level : null;
    set(id, 'MUTED').then(
      () =>
        undo({
          message: <FormattedMessage id="catchUp.muted" values={{ title: <bdi>{title}</bdi> }} />,
          onUndo: () => {
            set(id, before).then(
              () => announce(intl.formatMessage({ id: 'catchUp.muted.undone' })),
              sayProblem,
            );
          },
        }),
      sayProblem,
    );
  };
}
