import {
  type CommunityFacts,
  communityPolicy,
  looksAfter,
} from '../../communities/community.policy';
import { allow, DenialReason, every, hide, known, type Verdict, when } from '../../kernel/policy';
import type { Viewer } from '../../kernel/viewer';
import { recognitionOn } from '../switch';
import type { Thanks, ThanksPermissions } from './thanks.entity';

export type ThanksAction = 'read' | keyof ThanksPermissions;

export type ThanksFacts = Pick<Thanks, 'fromId' | 'toIds' | 'removedAt' | 'removedById'>;

/** Whether somebody may thank people in a community. */
export const giveThanksPolicy = (viewer: Viewer, community: CommunityFacts, now: Date): Verdict =>
  every(recognitionOn(viewer), () => communityPolicy(viewer, 'post', community, now));

/** Who may see and do what with thanks. */
export function thanksPolicy(
  viewer: Viewer,
  action: ThanksAction,
  community: CommunityFacts,
  thanks: ThanksFacts,
  now: Date,
): Verdict {
  const seen = every(
    recognitionOn(viewer),
    () => communityPolicy(viewer, 'read', community, now),
    () => seesRemoved(viewer, community, thanks, now),
  );
  if (action === 'read' || !seen.allowed) return seen;
  const ready = every(known(viewer), when(community.archivedAt === null, DenialReason.ARCHIVED));
  if (!ready.allowed) return ready;
  const moderate = communityPolicy(viewer, 'moderate', community, now);
  switch (action) {
    case 'remove':
      return every(when(thanks.removedAt === null, DenialReason.REMOVED), () =>
        moderate.allowed || concerns(viewer, thanks) ? allow : when(false, DenialReason.NOT_AUTHOR),
      );
    case 'restore':
      return every(when(thanks.removedAt !== null, DenialReason.SYSTEM_ONLY), () =>
        restore(viewer, thanks, moderate),
      );
  }
}

export function thanksPermissions(
  viewer: Viewer,
  community: CommunityFacts,
  thanks: ThanksFacts,
  now: Date,
): ThanksPermissions {
  const may = (action: ThanksAction) => thanksPolicy(viewer, action, community, thanks, now);
  return { remove: may('remove'), restore: may('restore') };
}

/** What was taken down is between whoever did it and those who look after the community. */
function seesRemoved(
  viewer: Viewer,
  community: CommunityFacts,
  { removedAt, removedById }: ThanksFacts,
  now: Date,
): Verdict {
  if (removedAt === null || isViewer(viewer, removedById)) return allow;
  return looksAfter(viewer, 'manageMembers', community, now) ? allow : hide;
}

/** Whoever gave it, and whoever is thanked: nobody has to stand in public with thanks they do not want. */
const concerns = (viewer: Viewer, { fromId, toIds }: ThanksFacts): boolean =>
  [fromId, ...toIds].some((id) => isViewer(viewer, id));

/** What whoever gave them, or one of those who are thanked, took down only they bring back. */
function restore(viewer: Viewer, thanks: ThanksFacts, moderate: Verdict): Verdict {
  const { removedById, fromId, toIds } = thanks;
  if (isViewer(viewer, removedById)) return allow;
  const byOneConcerned = removedById !== null && [fromId, ...toIds].includes(removedById);
  return byOneConcerned ? when(false, DenialReason.NOT_AUTHOR) : moderate;
}

const isViewer = ({ personId }: Viewer, id: string | null): boolean =>
  personId !== null && personId === id;
