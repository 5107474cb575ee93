import { Suspense, useCallback, useState } from 'react';
import type { PostPartsFragment } from '../../../gql/graphql';
import { later } from '../../../ui/later';

const HistoryDialog = later(() => import('./HistoryDialog'));

/** Shows what a post of the page said before. */
export function useHistory() {
  const [post, setPost] = useState<PostPartsFragment>();
  const onHistory = useCallback((asked: PostPartsFragment) => setPost(asked), []);
  const historyDialog = post && (
    <Suspense>
      <HistoryDialog post={post} onClose={() => setPost(undefined)} />
    </Suspense>
  );
  return { onHistory, historyDialog };
}
