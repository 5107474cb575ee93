import { DenialReason, deny, every, hide, known, type Verdict, when } from '../../kernel/policy';
import type { Viewer } from '../../kernel/viewer';
import { recognitionOn } from '../switch';
import type { Feedback, FeedbackPermissions } from './feedback.entity';

export type FeedbackAction = 'read' | keyof FeedbackPermissions;

export type FeedbackFacts = Pick<Feedback, 'fromId' | 'toId' | 'withdrawnAt' | 'putAwayAt'>;

/**
 * Who may see and do what with feedback. It is between two people: no role reads it. What was taken back is there for
 * whoever gave it alone, who may still change their mind.
 */
export function feedbackPolicy(
  viewer: Viewer,
  action: FeedbackAction,
  { fromId, toId, withdrawnAt, putAwayAt }: FeedbackFacts,
): Verdict {
  const gave = viewer.personId !== null && viewer.personId === fromId;
  const got = viewer.personId !== null && viewer.personId === toId && withdrawnAt === null;
  const seen = every(known(viewer), recognitionOn(viewer), gave || got ? when(true, NONE) : hide);
  if (action === 'read' || !seen.allowed) return seen;
  switch (action) {
    case 'withdraw':
      return every(
        when(gave, DenialReason.NOT_AUTHOR),
        when(withdrawnAt === null, DenialReason.REMOVED),
      );
    case 'putAway':
      return every(when(got, DenialReason.NOT_RECIPIENT), when(putAwayAt === null, NONE));
    case 'restore':
      return when(gave ? withdrawnAt !== null : putAwayAt !== null, NONE);
  }
}

/** There is nothing to do. */
const NONE = DenialReason.SYSTEM_ONLY;

export function feedbackPermissions(viewer: Viewer, facts: FeedbackFacts): FeedbackPermissions {
  const may = (action: FeedbackAction) => feedbackPolicy(viewer, action, facts);
  return { withdraw: may('withdraw'), putAway: may('putAway'), restore: may('restore') };
}

export interface ReceiverFacts {
  id: string;
  placeholder: boolean;
  deactivatedAt: Date | null;
}

/**
 * Whether somebody may give another person feedback.
 * @param together whether both are active members of a community, where the viewer may post
 */
export function giveFeedbackPolicy(
  viewer: Viewer,
  { id, placeholder, deactivatedAt }: ReceiverFacts,
  together: boolean,
): Verdict {
  return every(
    known(viewer),
    recognitionOn(viewer),
    when(viewer.personId !== id, DenialReason.IS_OWN),
    placeholder || deactivatedAt ? deny(DenialReason.DEACTIVATED) : when(true, NONE),
    when(together, DenialReason.NO_SHARED_COMMUNITY),
  );
}
