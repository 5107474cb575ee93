import { Suspense, useCallback, useState } from 'react';
import type { PostPartsFragment } from '../../../gql/graphql';
import { later } from '../../../ui/later';
import { isKept } from './kept';

const BookmarkDialog = later(() => import('./BookmarkDialog'));

/** Opens the form of a bookmark for a post of the page. */
export function useBookmarking() {
  const [post, setPost] = useState<PostPartsFragment>();
  const onBookmark = useCallback((asked: PostPartsFragment) => setPost(asked), []);
  const bookmarkDialog = post && (
    <Suspense>
      <BookmarkDialog
        postId={post.id}
        bookmark={isKept(post.viewerBookmark) ? post.viewerBookmark : undefined}
        onClose={() => setPost(undefined)}
      />
    </Suspense>
  );
  return { onBookmark, bookmarkDialog };
}
