import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { toProblem } from '../../../lib/problem';
import { put } from '../../../lib/shelf';
import { useAnnounce } from '../../../ui/Announcer';
import { useProblemWords } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import type { Kept } from './kept';
import { DeleteDraft, type Listed, RestoreDraft } from './rows';
import { recount } from './sync';

/** Deleting a draft at once, here and on the server, with 8 s to take it back. */
export function useDraftVerbs(onRestored: () => void) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const words = useProblemWords();
  const onError = (error: unknown) =>
    announce(
      toProblem(error).reason === 'VERSION'
        ? intl.formatMessage({ id: 'drafts.changed' })
        : words(error),
    );
  const [remove] = useMutation(DeleteDraft, { onError });
  const [restore] = useMutation(RestoreDraft, { onError });

  const onDelete = async ({ key, id, version = 0 }: Listed, kept: Kept | undefined) => {
    if (id) {
      const { data } = await remove({ variables: { input: { id, version } } });
      if (!data) return onRestored();
      recount();
    }
    put(key, undefined);
    undo({
      message: <FormattedMessage id="drafts.deleted" />,
      onUndo: async () => {
        const back = id && (await restore({ variables: { input: { id } } })).data?.restoreDraft;
        // The words that only this device had build on what is there now.
        if (kept && !kept.saved) put(key, back ? { ...kept, version: version + 2 } : kept);
        if (id) recount();
        onRestored();
        announce(intl.formatMessage({ id: 'drafts.restored' }));
      },
    });
  };
  return { onDelete };
}
