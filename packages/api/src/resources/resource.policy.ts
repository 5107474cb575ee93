import { type CommunityFacts, communityPolicy, looksAfter } from '../communities/community.policy';
import { allow, DenialReason, every, hide, type Verdict, when } from '../kernel/policy';
import type { Viewer } from '../kernel/viewer';
import type { Resource, ResourcePermissions } from './resource.entity';

export type ResourceAction = 'read' | 'withdrawPublication' | keyof ResourcePermissions;

export type ResourceFacts = Pick<
  Resource,
  'createdById' | 'removedAt' | 'removedById' | 'retiredAt' | 'stewardId'
>;

/** What a viewer may do in a community, found out once for all of its resources on a page. */
export interface ResourceStanding {
  viewer: Viewer;
  read: Verdict;
  post: Verdict;
  moderate: Verdict;
  /** As a steward of the community. */
  steward: Verdict;
  /** Whether they see what was removed. */
  looksAfter: boolean;
}

export function resourceStanding(
  viewer: Viewer,
  community: CommunityFacts,
  now: Date,
): ResourceStanding {
  return {
    viewer,
    read: communityPolicy(viewer, 'read', community, now),
    post: communityPolicy(viewer, 'post', community, now),
    moderate: communityPolicy(viewer, 'moderate', community, now),
    steward: communityPolicy(viewer, 'edit', community, now),
    looksAfter: looksAfter(viewer, 'manageMembers', community, now),
  };
}

/** Who may see and do what with a resource. */
export function resourcePolicy(
  standing: ResourceStanding,
  action: ResourceAction,
  resource: ResourceFacts,
): Verdict {
  const seen = read(standing, resource);
  if (action === 'read' || !seen.allowed) return seen;
  if (action === 'restore') return restore(standing, resource);
  const there = when(resource.removedAt === null, DenialReason.REMOVED);
  if (!there.allowed) return there;
  const current = when(resource.retiredAt === null, DenialReason.RETIRED);
  switch (action) {
    case 'edit':
    case 'remove':
    case 'handOn':
    case 'retire':
      return keeps(standing, resource);
    case 'review':
      return every(keeps(standing, resource), current);
    case 'suggest':
      return every(standing.post, current);
    case 'adopt':
      return every(
        standing.post,
        current,
        when(resource.stewardId === null, DenialReason.HAS_STEWARD),
      );
    case 'publish':
      return every(standing.steward, current);
    case 'withdrawPublication':
      return standing.steward;
    case 'comment':
      return standing.post;
  }
}

export function resourcePermissions(
  standing: ResourceStanding,
  resource: ResourceFacts,
): ResourcePermissions {
  const may = (action: ResourceAction) => resourcePolicy(standing, action, resource);
  return {
    edit: may('edit'),
    suggest: may('suggest'),
    review: may('review'),
    retire: may('retire'),
    adopt: may('adopt'),
    handOn: may('handOn'),
    publish: may('publish'),
    comment: may('comment'),
    remove: may('remove'),
    restore: may('restore'),
  };
}

/** What was removed is between whoever removed it and those who look after the community. */
function read(standing: ResourceStanding, resource: ResourceFacts): Verdict {
  if (!standing.read.allowed || resource.removedAt === null) return standing.read;
  return standing.looksAfter || isMine(standing, resource.removedById) ? allow : hide;
}

/** Its steward as long as they may post, and whoever looks after the community. */
function keeps(standing: ResourceStanding, resource: ResourceFacts): Verdict {
  if (standing.moderate.allowed) return allow;
  return every(
    standing.post,
    when(isMine(standing, resource.stewardId), DenialReason.NOT_RESOURCE_STEWARD),
  );
}

function restore(standing: ResourceStanding, resource: ResourceFacts): Verdict {
  if (resource.removedAt === null) return when(false, DenialReason.SYSTEM_ONLY);
  if (standing.moderate.allowed) return allow;
  return every(
    standing.post,
    when(isMine(standing, resource.removedById), DenialReason.NOT_FACILITATOR),
  );
}

const isMine = ({ viewer }: ResourceStanding, personId: string | null): boolean =>
  personId !== null && viewer.personId === personId;
