import { registerEnumType } from 'type-graphql';

export enum SuggestionState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SuggestionState, { name: 'SuggestionState' });
