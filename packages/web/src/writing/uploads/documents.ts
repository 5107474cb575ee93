import { graphql } from '../../gql';

/** How large a file may be: asked once, before the first is sent. */
export const OwnFileSpace = graphql(`
  query OwnFileSpace {
    viewer {
      fileSpace { used quota largest }
    }
  }
`);

export const FileRow = graphql(`
  fragment FileRow on File {
    id
    name
    type
    bytes
    address
    width
    createdAt
    deletedAt
    used
    usedIn { id number thread { id title community { id slug name } } }
  }
`);

export const DeleteFile = graphql(`
  mutation DeleteFile($input: FileInput!) {
    deleteFile(input: $input) { id deletedAt }
  }
`);

export const RestoreFile = graphql(`
  mutation RestoreFile($input: FileInput!) {
    restoreFile(input: $input) { id deletedAt }
  }
`);
