import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { answered } from '../../../lib/answered';
import { toProblem } from '../../../lib/problem';
import { put } from '../../../lib/shelf';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import type { Kept } from './kept';
import { DeleteDraft, type Listed, RestoreDraft } from './rows';
import { recount } from './sync';

/** Deleting a draft at once, here and on the server, with 8 s to take it back. */
export function useDraftVerbs(onRestored: () => void) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const sayProblem = useSayProblem();
  const onError = (error: unknown) =>
    toProblem(error).reason === 'VERSION'
      ? undo({ message: <FormattedMessage id="drafts.changed" /> })
      : sayProblem(error);
  const [remove] = useMutation(DeleteDraft, { onError });
  const [restore] = useMutation(RestoreDraft, { onError });

  const onDelete = async ({ key, id, version = 0 }: Listed, kept: Kept | undefined) => {
    if (id) {
      const gone = await answered(remove({ variables: { input: { id, version } } }));
      if (!gone) return onRestored();
      recount();
    }
    put(key, undefined);
    undo({
      message: <FormattedMessage id="drafts.deleted" />,
      onUndo: async () => {
        const back =
          id && (await answered(restore({ variables: { input: { id } } })))?.restoreDraft;
        // The words that only this device had build on what is there now.
        if (kept && !kept.saved) put(key, back ? { ...kept, version: version + 2 } : kept);
        if (id) recount();
        onRestored();
        if (back || !id) announce(intl.formatMessage({ id: 'drafts.restored' }));
      },
    });
  };
  return { onDelete };
}
