import type { NoticeLineFragment } from '../../../gql/graphql';

export type Line = NoticeLineFragment;

/** Where a line leads: to the first new post, or to those who ask to join. */
export function whereTo({ thread, community, post, reason }: Line): string {
  if (!thread) return `/c/${community.slug}${reason === 'STEWARD' ? '/members' : ''}`;
  const path = `/c/${community.slug}/t/${thread.id}`;
  return post && post.number > 1 ? `${path}/${post.number}` : path;
}

/** What a line is called. */
export const titleOf = ({ thread, community }: Line): string => thread?.title ?? community.name;
