import { type CommunityFacts, communityPolicy, looksAfter } from '../communities/community.policy';
import { DenialReason, every, type Verdict, when } from '../kernel/policy';
import type { Viewer } from '../kernel/viewer';
import type { RotationPermissions } from './rotation.entity';

/** `leave` is also to say when one cannot: what those do who are in it. */
export type RotationAction = 'read' | 'join' | 'leave' | 'setUp';

export interface RotationFacts {
  endedAt: Date | null;
  /** Whether the viewer is in its pool. */
  viewerIn: boolean;
}

/** What a viewer may do with turns, found out once for all of a rotation. */
export interface RotationStanding extends RotationFacts {
  viewer: Viewer;
  now: Date;
  read: Verdict;
  attend: Verdict;
  moderate: Verdict;
  /** Whether they see what only those see who look after the community. */
  looksAfter: boolean;
}

export function rotationStanding(
  viewer: Viewer,
  community: CommunityFacts,
  { endedAt, viewerIn }: RotationFacts,
  now: Date,
): RotationStanding {
  return {
    viewer,
    now,
    endedAt,
    viewerIn,
    read: communityPolicy(viewer, 'read', community, now),
    attend: communityPolicy(viewer, 'attend', community, now),
    moderate: communityPolicy(viewer, 'moderate', community, now),
    looksAfter: looksAfter(viewer, 'manageMembers', community, now),
  };
}

/** Who may see and do what with a rotation. */
export function rotationPolicy(standing: RotationStanding, action: RotationAction): Verdict {
  const { read, attend, moderate, viewerIn } = standing;
  if (action === 'read' || !read.allowed) return read;
  const goesOn = when(standing.endedAt === null, DenialReason.ROTATION_ENDED);
  switch (action) {
    case 'join':
      return every(attend, goesOn, when(!viewerIn, DenialReason.IN_POOL_ALREADY));
    case 'leave':
      return every(attend, goesOn, when(viewerIn, DenialReason.NOT_IN_POOL));
    case 'setUp':
      return every(moderate, goesOn);
  }
}

export function rotationPermissions(standing: RotationStanding): RotationPermissions {
  return {
    join: rotationPolicy(standing, 'join'),
    leave: rotationPolicy(standing, 'leave'),
    setUp: rotationPolicy(standing, 'setUp'),
  };
}
