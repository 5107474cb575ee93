import { type CommunityFacts, communityPolicy } from '../../communities/community.policy';
import { DenialReason, every, type Verdict, when } from '../../kernel/policy';
import type { Viewer } from '../../kernel/viewer';
import { type TimeSearchPermissions, TimeSearchState } from './time-search.types';

export type SearchAction = 'read' | keyof TimeSearchPermissions;

export interface SearchFacts {
  state: TimeSearchState;
  createdById: string | null;
}

/** Who may see and do what with a search for a time. */
export function searchPolicy(
  viewer: Viewer,
  action: SearchAction,
  community: CommunityFacts,
  search: SearchFacts,
  now: Date,
): Verdict {
  const may = (what: 'read' | 'attend' | 'post' | 'moderate') =>
    communityPolicy(viewer, what, community, now);
  const seen = may('read');
  if (action === 'read' || !seen.allowed) return seen;
  const open = when(search.state === TimeSearchState.OPEN, DenialReason.SEARCH_OVER);
  if (action === 'answer') return every(may('attend'), open);
  const mine = search.createdById !== null && search.createdById === viewer.personId;
  const theirs = every(may('post'), when(mine, DenialReason.NOT_FACILITATOR));
  const moderates = may('moderate').allowed;
  // What comes of it is scheduled as theirs, so they must be somebody who may schedule.
  if (action === 'choose') return every(moderates ? may('post') : theirs, open);
  return every(moderates ? may('moderate') : theirs, open);
}

export function searchPermissions(
  viewer: Viewer,
  community: CommunityFacts,
  search: SearchFacts,
  now: Date,
): TimeSearchPermissions {
  const may = (action: SearchAction) => searchPolicy(viewer, action, community, search, now);
  return { answer: may('answer'), edit: may('edit'), choose: may('choose'), close: may('close') };
}
