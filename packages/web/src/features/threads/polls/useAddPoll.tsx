import { Suspense, useCallback, useState } from 'react';
import { later } from '../../../ui/later';

const AddPollDialog = later(() => import('./AddPollDialog'));

/** Opens the maker of a poll for one's own post. */
export function useAddPoll() {
  const [postId, setPostId] = useState<string>();
  const onAddPoll = useCallback(({ id }: { id: string }) => setPostId(id), []);
  const pollDialog = postId && (
    <Suspense>
      <AddPollDialog postId={postId} onClose={() => setPostId(undefined)} />
    </Suspense>
  );
  return { onAddPoll, pollDialog };
}
