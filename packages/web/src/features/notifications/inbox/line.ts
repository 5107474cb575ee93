import type { NoticeLineFragment } from '../../../gql/graphql';
import { resourcePath } from '../../../lib/paths/resources';
import { recognizedAt, recognizedOf } from './recognized';

export type Line = NoticeLineFragment;

/** Where a line leads: to the first new post, to the session, turn or resource, or to those who ask to join. */
export function whereTo(line: Line): string {
  const { thread, event, turn, resource, community, post, reason, detail } = line;
  const recognized = recognizedAt(line);
  if (recognized) return recognized.to;
  if (resource) return resourcePath(resource);
  if (turn) return `/c/${community.slug}/facilitation/${turn.id}`;
  if (event) return `/c/${community.slug}/e/${event.id}`;
  if (detail === 'POOL_INVITED') return `/c/${community.slug}/facilitation`;
  if (!thread) return `/c/${community.slug}${reason === 'STEWARD' ? '/members' : ''}`;
  const path = `/c/${community.slug}/t/${thread.id}`;
  return post && post.number > 1 ? `${path}/${post.number}` : path;
}

/** What a line is called. */
export const titleOf = ({ thread, event, turn, resource, community, ...line }: Line): string =>
  thread?.title ??
  event?.title ??
  turn?.event?.title ??
  resource?.title ??
  recognizedOf(line)?.title ??
  community.name;

/** When what a line is about is held; null when it is no session. */
export const heldAt = ({ event, turn }: Line): string | null =>
  event?.startsAt ?? turn?.startsAt ?? null;
