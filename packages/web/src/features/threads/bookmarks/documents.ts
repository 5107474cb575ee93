import { graphql } from '../../../gql';

export const MakeBookmark = graphql(`
  mutation MakeBookmark($input: BookmarkPostInput!) {
    bookmarkPost(input: $input) {
      id note remindAt remindOn timeZone due removedAt version
      post { id viewerBookmark { id } }
    }
  }
`);
export const ChangeBookmark = graphql(`
  mutation ChangeBookmark($input: EditBookmarkInput!) {
    editBookmark(input: $input) { id note remindAt remindOn timeZone due removedAt version }
  }
`);
export const RemoveBookmark = graphql(`
  mutation RemoveBookmark($input: BookmarkInput!) {
    removeBookmark(input: $input) { id note remindAt remindOn timeZone due removedAt version }
  }
`);
export const RestoreBookmark = graphql(`
  mutation RestoreBookmark($input: BookmarkInput!) {
    restoreBookmark(input: $input) { id note remindAt remindOn timeZone due removedAt version }
  }
`);

/** How many are due: asked again when one that is has changed. */
export const DueBookmarks = graphql(`
  query DueBookmarks { viewer { dueBookmarks } }
`);

export const BookmarkRow = graphql(`
  fragment BookmarkRow on Bookmark {
    id
    note
    remindAt
    remindOn
    timeZone
    due
    removedAt
    version
    createdAt
    post {
      id
      number
      author { id name }
      thread { id title community { id slug name } }
    }
  }
`);
