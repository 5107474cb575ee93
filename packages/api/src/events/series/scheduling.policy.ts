import { type CommunityFacts, communityPolicy } from '../../communities/community.policy';
import { DenialReason, deny, type Verdict } from '../../kernel/policy';
import type { Viewer } from '../../kernel/viewer';

export type SchedulingAction = 'scheduleEvent' | 'proposeEvent' | 'setScheduling';

/**
 * Who may hold something in a community: those who look after it at once, any other member too when the community
 * has said so; otherwise they propose it.
 * @param membersSchedule what the community has said
 */
export function schedulingPolicy(
  viewer: Viewer,
  action: SchedulingAction,
  community: CommunityFacts,
  { membersSchedule, now }: { membersSchedule: boolean; now: Date },
): Verdict {
  if (action === 'setScheduling') return communityPolicy(viewer, 'edit', community, now);
  const posts = communityPolicy(viewer, 'post', community, now);
  if (action === 'proposeEvent' || !posts.allowed) return posts;
  if (membersSchedule) return posts;
  const leads = communityPolicy(viewer, 'moderate', community, now);
  return leads.allowed ? posts : deny(DenialReason.NOT_FACILITATOR);
}
