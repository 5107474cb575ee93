import { defineSignal } from '../kernel/signals';
import type { ContributionRef } from './contribution.entity';
import type { UseOutcome } from './uses/use-report.entity';

/** Somebody put a contribution to use, and said so; how it went and who gave it stand in the rows. */
export interface UseTold {
  reportId: string;
  /** Where the contribution stands. */
  communityId: string;
  /** Who did it. */
  byId: string;
}
export interface UseSaid extends UseTold {
  /** How it went when this was said; it may have been put right meanwhile. */
  how: UseOutcome;
  version: number;
}
export const useReported = defineSignal<UseSaid>('recognition.use-reported', { durable: true });

/**
 * A report was changed so that others may see it: it worked after all, or did not, or is shown to other people. What is
 * said of it from now on is `anew` when it is the other way round.
 */
export interface UseTurned extends UseSaid {
  anew: boolean;
}
export const useTurned = defineSignal<UseTurned>('recognition.use-turned', { durable: true });

/** Words came back, from who gave it to who used it or the other way. */
export interface UseAnswered extends UseTold {
  answerId: string;
}
export const useAnswered = defineSignal<UseAnswered>('recognition.use-answered', { durable: true });

/** What came out of a use was shared again: who gave the first hears of it. */
export interface UseSharedAgain extends UseTold {
  what: ContributionRef;
}
export const useSharedAgain = defineSignal<UseSharedAgain>('recognition.use-shared-again', {
  durable: true,
});

/** A report was taken away; nobody is told of it any more. */
export const useRemoved = defineSignal<{ subjectId: string }>('recognition.use-removed', {
  durable: true,
});

/** A question was answered, whatever the answer was. */
export const useAskAnswered = defineSignal<{ subjectId: string }>('recognition.use-ask-answered', {
  durable: true,
});

/** Somebody is asked, once, whether a post was of use to them. */
export interface UseAsked {
  askId: string;
  personId: string;
  postId: string;
  communityId: string;
}
export const useAsked = defineSignal<UseAsked>('recognition.use-asked', { durable: true });
