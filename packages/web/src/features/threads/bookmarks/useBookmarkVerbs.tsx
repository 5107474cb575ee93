import { useApolloClient, useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { DueBookmarks, RemoveBookmark, RestoreBookmark } from './documents';
import type { OwnBookmark } from './kept';

/** Removing a bookmark at once, with 8 s to take it back; and how many are due, when that may have changed. */
export function useBookmarkVerbs() {
  const intl = useIntl();
  const client = useApolloClient();
  const undo = useUndo();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const onError = sayProblem;
  const [remove] = useMutation(RemoveBookmark, { onError });
  const [restore] = useMutation(RestoreBookmark, { onError });

  const recount = () => client.query({ query: DueBookmarks, fetchPolicy: 'network-only' });

  const onRemove = async ({ id, due }: Pick<OwnBookmark, 'id' | 'due'>) => {
    const variables = { input: { id } };
    const { data } = await remove({ variables });
    if (!data) return;
    if (due) recount();
    undo({
      message: <FormattedMessage id="bookmarks.removed" />,
      onUndo: async () => {
        await restore({ variables });
        if (due) recount();
        announce(intl.formatMessage({ id: 'bookmarks.restored' }));
      },
    });
  };
  return { onRemove, recount };
}
