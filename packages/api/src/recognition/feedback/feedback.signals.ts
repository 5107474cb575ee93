import { defineSignal } from '../../kernel/signals';

/** Somebody gave another person feedback. Its words stay in its row, behind its door. */
export interface FeedbackGiven {
  feedbackId: string;
  communityId: string;
  byId: string;
  personId: string;
}
export const feedbackGiven = defineSignal<FeedbackGiven>('recognition.feedback-given', {
  durable: true,
});

/** Feedback was taken back; whom it was for is not told of it any more. */
export const feedbackWithdrawn = defineSignal<{ subjectId: string }>(
  'recognition.feedback-withdrawn',
  { durable: true },
);
