import type { PostPartsFragment } from '../../../gql/graphql';

/** A bookmark as any query brings it. */
export type OwnBookmark = NonNullable<PostPartsFragment['viewerBookmark']>;

/** Whether there is a bookmark; one that was just removed stays in the cache, to be taken back. */
export const isKept = <Bookmark extends Pick<OwnBookmark, 'removedAt'>>(
  bookmark: Bookmark | null | undefined,
): bookmark is Bookmark => !!bookmark && !bookmark.removedAt;
