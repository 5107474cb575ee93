import { defineSignal } from '../kernel/signals';

export const instanceChanged = defineSignal<object>('accounts.instance-changed', { durable: true });

/** A session has ended: what it holds open must close. */
export const sessionsEnded = defineSignal<{ sessionIds: string[] }>('accounts.sessions-ended');

/** An admin agreed that a placeholder's words are this person's. */
export const placeholderClaimed = defineSignal<{ placeholderId: string; personId: string }>(
  'accounts.placeholder-claimed',
  { durable: true },
);

/** Somebody has a new password; often because they fear that somebody else has read their mail. */
export const passwordChanged = defineSignal<{ personId: string }>('accounts.password-changed', {
  durable: true,
});

/** What somebody may do in the house has changed. */
export const peopleChanged = defineSignal<{ personIds: string[] }>('accounts.people-changed');
