import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import type { KnownContribution } from './contribution';

/** A post as something that was given: it is called as its thread is. */
export const ofPost = (
  { id, author }: Pick<PostPartsFragment, 'id' | 'author'>,
  { title, community }: Pick<ThreadHeadFragment, 'title' | 'community'>,
): KnownContribution => ({ kind: 'POST', id, title, by: [author], community });
