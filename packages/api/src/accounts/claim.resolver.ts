import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context';
import { personOf } from './accounts.queries';
import { PlaceholderClaim } from './claim.entity';
import { ClaimPlaceholderInput, DecideClaimInput } from './claims.inputs';
import { claimPlaceholder, decideClaim, openClaims } from './claims.service';
import { Person } from './person.entity';

@Resolver(() => PlaceholderClaim)
export class ClaimResolver {
  @Query(() => [PlaceholderClaim], { description: 'Those that wait for an admin.' })
  placeholderClaims(@Ctx() ctx: Context): Promise<PlaceholderClaim[]> {
    return openClaims(ctx);
  }

  @FieldResolver(() => Person)
  placeholder(@Ctx() ctx: Context, @Root() claim: PlaceholderClaim): Promise<Person> {
    return personOf(ctx, claim.placeholderId);
  }

  @FieldResolver(() => Person)
  claimant(@Ctx() ctx: Context, @Root() claim: PlaceholderClaim): Promise<Person> {
    return personOf(ctx, claim.claimantId);
  }

  @Mutation(() => PlaceholderClaim)
  claimPlaceholder(
    @Ctx() ctx: Context,
    @Arg('input', () => ClaimPlaceholderInput) input: ClaimPlaceholderInput,
  ): Promise<PlaceholderClaim> {
    return claimPlaceholder(ctx, input);
  }

  @Mutation(() => PlaceholderClaim)
  decideClaim(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideClaimInput) input: DecideClaimInput,
  ): Promise<PlaceholderClaim> {
    return decideClaim(ctx, input);
  }
}
