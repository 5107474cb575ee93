import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { personLoader, personOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import { CommunityPermissions } from '../../communities/communities.types';
import { Community } from '../../communities/community.entity';
import { CommunityEvent } from '../../events/event.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { Permission, type Verdict } from '../../kernel/policy';
import { Resource } from '../../resources/resource.entity';
import { shapeOf } from '../../threads/lookahead';
import { Post } from '../../threads/post.entity';
import { Contribution } from '../contribution.entity';
import { contributionLoader } from '../contributions';
import { aboutOf } from '../contributions.rows';
import { Thanks, ThanksConnection } from './thanks.entity';
import { GiveThanksInput, ThanksInput } from './thanks.inputs';
import { giveThanksPolicy } from './thanks.policy';
import {
  thanksOfCommunity,
  thanksOfEventLoader,
  thanksOfPostLoader,
  thanksOfResourceLoader,
} from './thanks.queries';
import { giveThanks, removeThanks, restoreThanks } from './thanks.service';

@Resolver(() => Thanks)
export class ThanksResolver {
  @FieldResolver(() => Community)
  community(@Root() { community }: Thanks): Community {
    return community;
  }

  @FieldResolver(() => Person)
  from(@Ctx() ctx: Context, @Root() { fromId }: Thanks): Promise<Person> {
    return personOf(ctx, fromId);
  }

  @FieldResolver(() => [Person], { description: 'By name; nobody when it is for a team.' })
  async to(@Ctx() ctx: Context, @Root() { toIds }: Thanks): Promise<Person[]> {
    const people = (await personLoader(ctx).loadMany(toIds)) as Array<Person | null>;
    return people.filter((person) => person !== null).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  @FieldResolver(() => Contribution, {
    nullable: true,
    description:
      'What it is for. Null when it is simply for something, and for whom that is not there.',
  })
  async about(
    @Ctx() ctx: Context,
    @Root() thanks: Thanks,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contribution | null> {
    const ref = aboutOf(thanks);
    return ref && contributionLoader(ctx).load({ ...ref, shape: shapeOf(info) });
  }

  @Mutation(() => Thanks, { description: 'The same key again thanks once.' })
  giveThanks(
    @Ctx() ctx: Context,
    @Arg('input', () => GiveThanksInput) input: GiveThanksInput,
  ): Promise<Thanks> {
    return giveThanks(ctx, input);
  }

  @Mutation(() => Thanks)
  removeThanks(
    @Ctx() ctx: Context,
    @Arg('input', () => ThanksInput) input: ThanksInput,
  ): Promise<Thanks> {
    return removeThanks(ctx, input.thanksId);
  }

  @Mutation(() => Thanks)
  restoreThanks(
    @Ctx() ctx: Context,
    @Arg('input', () => ThanksInput) input: ThanksInput,
  ): Promise<Thanks> {
    return restoreThanks(ctx, input.thanksId);
  }
}

/** What thanks add to a community, and to what they are for. */
@Resolver(() => Community)
export class CommunityThanksResolver {
  @FieldResolver(() => ThanksConnection, {
    description: 'The latest first. Empty for those who see the listing only.',
  })
  thanks(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thanks>> {
    return thanksOfCommunity(ctx, community, args);
  }
}

@Resolver(() => CommunityPermissions)
export class CommunityThanksPermissionsResolver {
  @FieldResolver(() => Permission, { description: 'To thank somebody where all read it.' })
  giveThanks(@Ctx() ctx: Context, @Root() { community }: CommunityPermissions): Verdict {
    return giveThanksPolicy(ctx.viewer, community, ctx.clock.now());
  }
}

const BESIDE = 'The latest first, at most 50.';

@Resolver(() => Post)
export class PostThanksResolver {
  @FieldResolver(() => [Thanks], { description: BESIDE })
  thanks(@Ctx() ctx: Context, @Root() { id }: Post): Promise<Thanks[]> {
    return thanksOfPostLoader(ctx).load(id);
  }
}

@Resolver(() => Resource)
export class ResourceThanksResolver {
  @FieldResolver(() => [Thanks], { description: BESIDE })
  thanks(@Ctx() ctx: Context, @Root() { id }: Resource): Promise<Thanks[]> {
    return thanksOfResourceLoader(ctx).load(id);
  }
}

@Resolver(() => CommunityEvent)
export class EventThanksResolver {
  @FieldResolver(() => [Thanks], { description: BESIDE })
  thanks(@Ctx() ctx: Context, @Root() { id }: CommunityEvent): Promise<Thanks[]> {
    return thanksOfEventLoader(ctx).load(id);
  }
}
