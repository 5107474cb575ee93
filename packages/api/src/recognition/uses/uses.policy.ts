import {
  type CommunityFacts,
  communityPolicy,
  looksAfter,
} from '../../communities/community.policy';
import { allow, DenialReason, every, hide, type Verdict, when } from '../../kernel/policy';
import { isKnown, type Viewer } from '../../kernel/viewer';
import {
  UseAudience,
  UseOutcome,
  type UseReport,
  type UseReportPermissions,
} from './use-report.entity';

export type UseAction = 'read' | keyof UseReportPermissions;

export interface UseFacts
  extends Pick<UseReport, 'byId' | 'how' | 'removedAt' | 'removedById' | 'shownTo'> {
  /** What was used is there: whoever reads the community reads it. */
  there: boolean;
  /** The viewer gave it. */
  gave: boolean;
}

/** What a viewer may do in a community, found out once for all of its reports on a page. */
export interface UseStanding {
  viewer: Viewer;
  read: Verdict;
  post: Verdict;
  moderate: Verdict;
  looksAfter: boolean;
}

export function useStanding(viewer: Viewer, community: CommunityFacts, now: Date): UseStanding {
  return {
    viewer,
    read: communityPolicy(viewer, 'read', community, now),
    post: communityPolicy(viewer, 'post', community, now),
    moderate: communityPolicy(viewer, 'moderate', community, now),
    looksAfter: looksAfter(viewer, 'manageMembers', community, now),
  };
}

/** Who may see and do what with a report. Its words are its author's alone. */
export function usePolicy(standing: UseStanding, action: UseAction, report: UseFacts): Verdict {
  const seen = read(standing, report);
  if (action === 'read' || !seen.allowed) return seen;
  if (action === 'restore') return restore(standing, report);
  const there = when(report.removedAt === null, DenialReason.REMOVED);
  const own = when(isMine(standing, report), DenialReason.NOT_AUTHOR);
  switch (action) {
    case 'edit':
    case 'shareAgain':
      return every(there, standing.post, own);
    case 'remove':
      return every(there, standing.moderate.allowed ? allow : every(standing.post, own));
    case 'answer':
      return every(
        there,
        standing.post,
        when(isAddressed(standing, report), DenialReason.NOT_CONTRIBUTOR),
      );
    case 'openThread':
      return every(
        there,
        when(report.how === UseOutcome.DID_NOT_WORK, DenialReason.SYSTEM_ONLY),
        standing.post,
      );
  }
}

export function usePermissions(standing: UseStanding, report: UseFacts): UseReportPermissions {
  const may = (action: UseAction) => usePolicy(standing, action, report);
  return {
    edit: may('edit'),
    remove: may('remove'),
    restore: may('restore'),
    answer: may('answer'),
    openThread: may('openThread'),
    shareAgain: may('shareAgain'),
  };
}

/** Whoever said something back may take it away, and those who look after the community. */
export function answerPolicy(standing: UseStanding, answer: { byId: string }): Verdict {
  if (standing.moderate.allowed) return allow;
  return every(standing.post, when(isMine(standing, answer), DenialReason.NOT_AUTHOR));
}

/** The words that went to and fro are for who gave, who used, and those who look after the community. */
export const isParty = (standing: UseStanding, report: Pick<UseFacts, 'byId' | 'gave'>): boolean =>
  report.gave || standing.looksAfter || isMine(standing, report);

function read(standing: UseStanding, report: UseFacts): Verdict {
  const { viewer, looksAfter } = standing;
  if (!standing.read.allowed) return standing.read;
  if (isMine(standing, report) || (isKnown(viewer) && viewer.admin)) return allow;
  const shown = report.shownTo === UseAudience.COMMUNITY && report.there;
  if (!shown && !isAddressed(standing, report)) return hide;
  return report.removedAt === null || looksAfter ? allow : hide;
}

/** It was said to them: who gave what was used; of what did not work also those who look after the community. */
const isAddressed = (standing: UseStanding, report: UseFacts): boolean =>
  report.gave ||
  isMine(standing, report) ||
  (report.how === UseOutcome.DID_NOT_WORK && standing.looksAfter);

/** What its author took back is only theirs to bring back. */
function restore(standing: UseStanding, report: UseFacts): Verdict {
  if (report.removedAt === null) return when(false, DenialReason.SYSTEM_ONLY);
  const { moderate, post } = standing;
  if (report.removedById !== report.byId) {
    return moderate.allowed ? allow : every(post, when(false, DenialReason.NOT_FACILITATOR));
  }
  const own = when(isMine(standing, report), DenialReason.NOT_AUTHOR);
  return every(own, moderate.allowed ? allow : post);
}

const isMine = ({ viewer }: UseStanding, { byId }: { byId: string }): boolean =>
  isKnown(viewer) && viewer.personId === byId;
