import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { CharterAmendment } from './charter.entity';
import { acceptGroundRules, amendCharter, publishGroundRules } from './charter.service';
import {
  AcceptGroundRulesInput,
  AmendCharterInput,
  PublishGroundRulesInput,
} from './communities.inputs';
import { Community } from './community.entity';
import { GroundRules } from './ground-rules.entity';

@Resolver(() => CharterAmendment)
export class CharterAmendmentResolver {
  @FieldResolver(() => Person, { nullable: true })
  author(@Ctx() ctx: Context, @Root() amendment: CharterAmendment): Promise<Person | null> {
    return maybePersonOf(ctx, amendment.authorId);
  }

  @Mutation(() => Community)
  amendCharter(
    @Ctx() ctx: Context,
    @Arg('input', () => AmendCharterInput) input: AmendCharterInput,
  ): Promise<Community> {
    return amendCharter(ctx, input);
  }
}

@Resolver(() => GroundRules)
export class GroundRulesResolver {
  @FieldResolver(() => Person, { nullable: true })
  author(@Ctx() ctx: Context, @Root() rules: GroundRules): Promise<Person | null> {
    return maybePersonOf(ctx, rules.authorId);
  }

  @Mutation(() => Community)
  publishGroundRules(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishGroundRulesInput) input: PublishGroundRulesInput,
  ): Promise<Community> {
    return publishGroundRules(ctx, input);
  }

  @Mutation(() => Community)
  acceptGroundRules(
    @Ctx() ctx: Context,
    @Arg('input', () => AcceptGroundRulesInput) input: AcceptGroundRulesInput,
  ): Promise<Community> {
    return acceptGroundRules(ctx, input);
  }
}
