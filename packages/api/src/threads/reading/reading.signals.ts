import { defineSignal } from '../../kernel/signals';

/** Somebody has read on in threads; where they are now stands with their reading. A hint, after the commit. */
export const threadsRead = defineSignal<{ personId: string; threadIds: string[] }>('threads.read');

/** Somebody has marked communities as read, with all in them. */
export const communitiesRead = defineSignal<{ personId: string; communityIds: string[] }>(
  'threads.communities-read',
);
