import { defineSignal } from '../../kernel/signals';

/** Somebody thanked others in public. */
export interface ThanksGiven {
  thanksId: string;
  communityId: string;
  byId: string;
}
export const thanksGiven = defineSignal<ThanksGiven>('recognition.thanks-given', { durable: true });

/** Thanks were taken down; nobody is told of them any more. */
export const thanksTakenDown = defineSignal<{ subjectId: string }>(
  'recognition.thanks-taken-down',
  {
    durable: true,
  },
);
