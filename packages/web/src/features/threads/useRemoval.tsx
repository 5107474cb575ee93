import { useMutation } from '@apollo/client/react';
import { Suspense, useCallback, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import { useViewer } from '../../lib/viewer';
import { useAnnounce } from '../../ui/Announcer';
import { later } from '../../ui/later';
import { useSayProblem } from '../../ui/ProblemText';
import { useUndo } from '../../ui/UndoBar';
import type { Removing } from './actions';

const RemoveDialog = later(() => import('./RemoveDialog'));

const RemovePost = graphql(`
  mutation RemovePost($input: RemovePostInput!) {
    removePost(input: $input) { ...PostParts }
  }
`);
const RestoreRemovedPost = graphql(`
  mutation RestoreRemovedPost($input: PostInput!) {
    restorePost(input: $input) { ...PostParts }
  }
`);
const RemoveThread = graphql(`
  mutation RemoveThread($input: RemoveThreadInput!) {
    removeThread(input: $input) { ...ThreadHead }
  }
`);
const RestoreThread = graphql(`
  mutation RestoreThread($input: ThreadInput!) {
    restoreThread(input: $input) { ...ThreadHead }
  }
`);

/**
 * Removing a post or the whole thread, at once and with 8 s to take it back. Who removes another's words
 * is asked for the reason first.
 */
export function useRemoval() {
  const intl = useIntl();
  const undo = useUndo();
  const announce = useAnnounce();
  const { viewer } = useViewer();
  const [asking, setAsking] = useState<Removing>();
  const onError = useSayProblem();
  const [removePost] = useMutation(RemovePost);
  const [restorePost] = useMutation(RestoreRemovedPost, { onError });
  const [removeThread] = useMutation(RemoveThread);
  const [restoreThread] = useMutation(RestoreThread, { onError });

  const remove = async ({ what, id }: Removing, reason: string) => {
    const input = { id, reason };
    if (what === 'post') await removePost({ variables: { input } });
    else await removeThread({ variables: { input } });
    setAsking(undefined);
    undo({
      message: <FormattedMessage id={`threads.removedNow.${what}`} />,
      onUndo: async () => {
        const variables = { input: { id } };
        if (what === 'post') await restorePost({ variables });
        else await restoreThread({ variables });
        announce(intl.formatMessage({ id: 'threads.restoredNow' }));
      },
    });
  };

  const latest = { remove, onError, viewerId: viewer?.person.id };
  const [ref] = useState({ current: latest });
  ref.current = latest;

  const onRemove = useCallback(
    (removing: Removing) => {
      const { remove, onError, viewerId } = ref.current;
      if (removing.authorId === viewerId) remove(removing, '').catch(onError);
      else setAsking(removing);
    },
    [ref],
  );

  const dialog = asking && (
    <Suspense>
      <RemoveDialog
        what={asking.what}
        onClose={() => setAsking(undefined)}
        onRemove={(reason) => remove(asking, reason)}
      />
    </Suspense>
  );
  return { onRemove, dialog };
}
