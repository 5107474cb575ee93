import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import type { Context } from '../../kernel/context';
import { Resource } from '../resource.entity';
import { ResourceRevision } from '../revisions/revision.entity';
import { revisionLoader } from '../revisions/revisions.queries';
import { ResourceSuggestion } from './suggestion.entity';
import { SuggestionState } from './suggestion.types';
import {
  AcceptSuggestionInput,
  DeclineSuggestionInput,
  SuggestionInput,
  SuggestRevisionInput,
} from './suggestions.inputs';
import { suggestionFor, suggestionsOf } from './suggestions.queries';
import {
  acceptSuggestion,
  declineSuggestion,
  suggestRevision,
  withdrawSuggestion,
} from './suggestions.service';

@Resolver(() => ResourceSuggestion)
export class ResourceSuggestionResolver {
  @Query(() => ResourceSuggestion)
  resourceSuggestion(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
  ): Promise<ResourceSuggestion> {
    return suggestionFor(ctx, id, 'read');
  }

  @FieldResolver(() => Person, { nullable: true })
  suggestedBy(
    @Ctx() ctx: Context,
    @Root() { suggestedById }: ResourceSuggestion,
  ): Promise<Person | null> {
    return maybePersonOf(ctx, suggestedById);
  }

  @FieldResolver(() => Person, { nullable: true })
  decidedBy(
    @Ctx() ctx: Context,
    @Root() { decidedById }: ResourceSuggestion,
  ): Promise<Person | null> {
    return maybePersonOf(ctx, decidedById);
  }

  @FieldResolver(() => ResourceRevision, { description: 'The version that it was written over.' })
  base(
    @Ctx() ctx: Context,
    @Root() { resource, baseVersion }: ResourceSuggestion,
  ): Promise<ResourceRevision | null> {
    return revisionLoader(ctx).load({ resource, number: baseVersion });
  }

  @Mutation(() => ResourceSuggestion)
  suggestRevision(
    @Ctx() ctx: Context,
    @Arg('input', () => SuggestRevisionInput) input: SuggestRevisionInput,
  ): Promise<ResourceSuggestion> {
    return suggestRevision(ctx, input);
  }

  @Mutation(() => ResourceSuggestion, {
    description: 'CONFLICT when the resource is not as it was seen.',
  })
  acceptSuggestion(
    @Ctx() ctx: Context,
    @Arg('input', () => AcceptSuggestionInput) input: AcceptSuggestionInput,
  ): Promise<ResourceSuggestion> {
    return acceptSuggestion(ctx, input);
  }

  @Mutation(() => ResourceSuggestion)
  declineSuggestion(
    @Ctx() ctx: Context,
    @Arg('input', () => DeclineSuggestionInput) input: DeclineSuggestionInput,
  ): Promise<ResourceSuggestion> {
    return declineSuggestion(ctx, input);
  }

  @Mutation(() => ResourceSuggestion)
  withdrawSuggestion(
    @Ctx() ctx: Context,
    @Arg('input', () => SuggestionInput) input: SuggestionInput,
  ): Promise<ResourceSuggestion> {
    return withdrawSuggestion(ctx, input.suggestionId);
  }
}

/** What suggestions add to a resource. */
@Resolver(() => Resource)
export class ResourceSuggestionsResolver {
  @FieldResolver(() => [ResourceSuggestion], {
    description:
      'What waits first, then the latest. All of them for those who may change it, their own for others.',
  })
  suggestions(
    @Ctx() ctx: Context,
    @Root() resource: Resource,
    @Arg('state', () => SuggestionState, { nullable: true }) state?: SuggestionState | null,
  ): Promise<ResourceSuggestion[]> {
    return suggestionsOf(ctx, resource, state);
  }
}
