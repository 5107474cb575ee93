import { defineSignal } from '../../kernel/signals';

/** The day has come on which a resource is to be looked at again. */
export interface ReviewDue {
  resourceId: string;
  communityId: string;
  /** Told once for each day. */
  reviewOn: string;
}
export const reviewDue = defineSignal<ReviewDue>('resources.review-due', { durable: true });

/** Somebody answers for a resource from now on, because another said so. */
export interface HandedOn {
  resourceId: string;
  communityId: string;
  personId: string;
  byId: string | null;
  /** When, so that the same thing at another time is another thing. */
  at: string;
}
export const resourceHandedOn = defineSignal<HandedOn>('resources.handed-on', { durable: true });

/** Something was done with a resource that what stands in people’s inboxes may be about. */
export interface ResourceTended {
  resourceId: string;
}
export const resourceTended = defineSignal<ResourceTended>('resources.tended', { durable: true });
