import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { ForwardArgs, type Page } from '../kernel/pagination';
import { Charter, CharterAmendment } from './charter.entity';
import { amendmentsOf, groundRulesHistory, groundRulesOf, rulesDue } from './charter.queries';
import {
  CommunityFilter,
  CreateCommunityInput,
  EditCommunityInput,
  VersionedCommunityInput,
} from './communities.inputs';
import { communityBySlug, reads } from './communities.queries';
import { archiveCommunity, editCommunity, restoreCommunity } from './communities.service';
import { CommunityPermissions, permissionsIn } from './communities.types';
import { createCommunity } from './community.create';
import { Community, CommunityConnection, SizeBucket, sizeBucket } from './community.entity';
import { directory } from './directory.queries';
import { Domain } from './domain.entity';
import { domainsOfCommunity } from './domains.queries';
import { GroundRules, RulesDue } from './ground-rules.entity';
import { faces } from './memberships.queries';

/** More faces than these say no more than fewer. */
const FACES = 6;
const FACES_MAX = 24;

@Resolver(() => Community)
export class CommunityResolver {
  @Query(() => CommunityConnection, { description: 'Those that the viewer may know of, by name.' })
  communities(
    @Ctx() ctx: Context,
    @Args(() => ForwardArgs) args: ForwardArgs,
    @Arg('filter', () => CommunityFilter, { nullable: true }) filter?: CommunityFilter | null,
  ): Promise<Page<Community>> {
    return directory(ctx, args, filter ?? {});
  }

  @Query(() => Community, { nullable: true })
  community(@Ctx() ctx: Context, @Arg('slug', () => String) slug: string): Promise<Community> {
    return communityBySlug(ctx, slug, 'list');
  }

  @FieldResolver(() => [Domain])
  domains(@Ctx() ctx: Context, @Root() community: Community): Promise<Domain[]> {
    return domainsOfCommunity(ctx).load(community.id);
  }

  @FieldResolver(() => SizeBucket)
  roughSize(@Root() community: Community): SizeBucket {
    return sizeBucket(community.memberCount);
  }

  @FieldResolver(() => Charter, {
    nullable: true,
    description: 'Null for those who see the listing.',
  })
  charter(@Ctx() ctx: Context, @Root() community: Community): Charter | null {
    if (!reads(ctx, community)) return null;
    const { purpose, goals, forWhom, cadence, charterNumber: number } = community;
    return { purpose, goals, forWhom, cadence, number };
  }

  @FieldResolver(() => [CharterAmendment], {
    nullable: true,
    description: 'Newest first; number 1 is the original. Null for those who see the listing.',
  })
  async amendments(@Ctx() ctx: Context, @Root() community: Community) {
    return reads(ctx, community) ? amendmentsOf(ctx).load(community.id) : null;
  }

  @FieldResolver(() => GroundRules, {
    nullable: true,
    description: 'The current version. Null when there is none, and for those who see the listing.',
  })
  async groundRules(@Ctx() ctx: Context, @Root() community: Community) {
    if (!reads(ctx, community)) return null;
    return groundRulesOf(ctx, community, community.groundRulesNumber);
  }

  @FieldResolver(() => [GroundRules], {
    nullable: true,
    description: 'Newest first. Null for those who see the listing.',
  })
  async groundRulesHistory(@Ctx() ctx: Context, @Root() community: Community) {
    return reads(ctx, community) ? groundRulesHistory(ctx).load(community.id) : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Null for those who see the listing.' })
  memberCount(@Ctx() ctx: Context, @Root() community: Community): number | null {
    return reads(ctx, community) ? community.memberCount : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Null for those who see the listing.' })
  threadCount(@Ctx() ctx: Context, @Root() community: Community): number | null {
    return reads(ctx, community) ? community.threadCount : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Null for those who see the listing.' })
  postCount(@Ctx() ctx: Context, @Root() community: Community): number | null {
    return reads(ctx, community) ? community.postCount : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Counts every change, for catching up. Null for those who see the listing.',
  })
  activitySeq(@Ctx() ctx: Context, @Root() community: Community): number | null {
    return reads(ctx, community) ? community.activitySeq : null;
  }

  @FieldResolver(() => RulesDue, { nullable: true, description: 'Null when nothing is due.' })
  viewerMustAcceptRules(
    @Ctx() ctx: Context,
    @Root() community: Community,
  ): Promise<RulesDue | null> {
    return rulesDue(ctx, community);
  }

  @FieldResolver(() => CommunityPermissions)
  viewerCan(@Ctx() ctx: Context, @Root() community: Community): CommunityPermissions {
    return permissionsIn(ctx, community);
  }

  @FieldResolver(() => [Person], {
    description: 'Stewards and facilitators first. Empty for those who see the listing.',
  })
  async facesOfMembers(
    @Ctx() ctx: Context,
    @Root() community: Community,
    @Arg('first', () => Int, { nullable: true, defaultValue: FACES }) first: number | null,
  ): Promise<Person[]> {
    if (!reads(ctx, community)) return [];
    return faces(ctx).load(`${community.id} ${Math.min(Math.max(first ?? FACES, 0), FACES_MAX)}`);
  }

  @Mutation(() => Community)
  createCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateCommunityInput) input: CreateCommunityInput,
  ): Promise<Community> {
    return createCommunity(ctx, input);
  }

  @Mutation(() => Community)
  editCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => EditCommunityInput) input: EditCommunityInput,
  ): Promise<Community> {
    return editCommunity(ctx, input);
  }

  @Mutation(() => Community)
  archiveCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedCommunityInput) input: VersionedCommunityInput,
  ): Promise<Community> {
    return archiveCommunity(ctx, input);
  }

  @Mutation(() => Community)
  restoreCommunity(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedCommunityInput) input: VersionedCommunityInput,
  ): Promise<Community> {
    return restoreCommunity(ctx, input);
  }
}
