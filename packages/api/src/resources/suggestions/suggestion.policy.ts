import { allow, DenialReason, every, hide, type Verdict, when } from '../../kernel/policy';
import { type ResourceFacts, type ResourceStanding, resourcePolicy } from '../resource.policy';
import type { ResourceSuggestion, ResourceSuggestionPermissions } from './suggestion.entity';
import { SuggestionState } from './suggestion.types';

export type SuggestionAction = 'read' | keyof ResourceSuggestionPermissions;

export type SuggestionFacts = Pick<ResourceSuggestion, 'state' | 'suggestedById'>;

/** Who may see and do what with a suggestion: it is between whoever made it and those who keep the resource. */
export function suggestionPolicy(
  standing: ResourceStanding,
  action: SuggestionAction,
  resource: ResourceFacts,
  { state, suggestedById }: SuggestionFacts,
): Verdict {
  const seen = resourcePolicy(standing, 'read', resource);
  if (!seen.allowed) return seen;
  const { personId } = standing.viewer;
  const own = personId !== null && personId === suggestedById;
  if (!own && !seesSuggestions(standing, resource)) return hide;
  const open = when(state === SuggestionState.OPEN, DenialReason.SUGGESTION_DECIDED);
  switch (action) {
    case 'read':
      return allow;
    case 'decide':
      return every(resourcePolicy(standing, 'edit', resource), open);
    case 'withdraw':
      return every(when(own, DenialReason.NOT_AUTHOR), open);
  }
}

/** Whether all that is suggested is seen: also where nobody may change anything at the moment. */
export const seesSuggestions = (
  { viewer, looksAfter }: ResourceStanding,
  { stewardId }: ResourceFacts,
): boolean => looksAfter || (stewardId !== null && stewardId === viewer.personId);

export function suggestionPermissions(
  standing: ResourceStanding,
  resource: ResourceFacts,
  suggestion: SuggestionFacts,
): ResourceSuggestionPermissions {
  const may = (action: SuggestionAction) =>
    suggestionPolicy(standing, action, resource, suggestion);
  return { decide: may('decide'), withdraw: may('withdraw') };
}
