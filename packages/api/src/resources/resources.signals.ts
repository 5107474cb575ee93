import { defineSignal } from '../kernel/signals';
import type { SuggestionState } from './suggestions/suggestion.types';

export interface ResourceShared {
  resourceId: string;
  communityId: string;
  byId: string | null;
}

/** Its words, its link or its file changed; `version` is the new one. */
export interface ResourceRevised extends ResourceShared {
  version: number;
}

export interface ResourceSuggested extends ResourceShared {
  suggestionId: string;
}

/** Somebody who may said yes or no. */
export interface SuggestionDecided extends ResourceSuggested {
  state: SuggestionState.ACCEPTED | SuggestionState.DECLINED;
}

export const resourceShared = defineSignal<ResourceShared>('resources.shared', { durable: true });
export const resourceRevised = defineSignal<ResourceRevised>('resources.revised', {
  durable: true,
});
/** A version of it is for everybody now. */
export const resourcePublished = defineSignal<ResourceShared>('resources.published', {
  durable: true,
});
export const resourceSuggested = defineSignal<ResourceSuggested>('resources.suggested', {
  durable: true,
});
export const suggestionDecided = defineSignal<SuggestionDecided>('resources.suggestion-decided', {
  durable: true,
});
