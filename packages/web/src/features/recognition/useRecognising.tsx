import { Suspense, useCallback, useState } from 'react';
import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { later } from '../../ui/later';

const RecognitionDialog = later(() => import('./RecognitionDialog'));

export type Recognising = 'use' | 'thanks';

/** "I put this to use", and thanks, for a post of the page. */
export function useRecognising(thread: ThreadHeadFragment | undefined) {
  const [open, setOpen] = useState<{ what: Recognising; post: PostPartsFragment }>();
  const onRecognise = useCallback(
    (what: Recognising, post: PostPartsFragment) => setOpen({ what, post }),
    [],
  );
  const recognitionDialog = open && thread && (
    <Suspense>
      <RecognitionDialog {...open} thread={thread} onClose={() => setOpen(undefined)} />
    </Suspense>
  );
  return { onRecognise, recognitionDialog };
}
