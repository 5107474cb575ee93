import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../accounts/accounts.types';
import { reads } from '../communities/communities.queries';
import { CommunityPermissions } from '../communities/communities.types';
import { Community } from '../communities/community.entity';
import { communityPolicy } from '../communities/community.policy';
import { CommunityEvent } from '../events/event.entity';
import type { Context } from '../kernel/context';
import { Permission, type Verdict } from '../kernel/policy';
import { Rotation } from './rotation.entity';
import { rotationsLoader } from './rotations.queries';
import { Turn } from './turn.entity';
import { ownTurns, turnNowLoader, turnOfEventLoader } from './turns.queries';

/** What turns add to a community. */
@Resolver(() => Community)
export class CommunityTurnsResolver {
  @FieldResolver(() => [Rotation], {
    description:
      'Those that go on, that of the whole community first. Empty for those who see the listing only.',
  })
  rotations(@Ctx() ctx: Context, @Root() { id }: Community): Promise<Rotation[]> {
    return rotationsLoader(ctx).load(id);
  }

  @FieldResolver(() => Turn, {
    nullable: true,
    description:
      'Because of which somebody has a facilitator’s powers now. Null for those who see the listing only.',
  })
  turnNow(@Ctx() ctx: Context, @Root() community: Community): Promise<Turn | null> | null {
    return reads(ctx, community) ? turnNowLoader(ctx).load(community.id) : null;
  }
}

@Resolver(() => CommunityPermissions)
export class CommunityTurnPermissionsResolver {
  @FieldResolver(() => Permission, { description: 'To begin taking turns.' })
  setUpRotation(@Ctx() ctx: Context, @Root() { community }: CommunityPermissions): Verdict {
    return communityPolicy(ctx.viewer, 'moderate', community, ctx.clock.now());
  }
}

/** What turns add to an event. */
@Resolver(() => CommunityEvent)
export class EventTurnResolver {
  @FieldResolver(() => Turn, { nullable: true, description: 'Null where nobody takes turns.' })
  turn(@Ctx() ctx: Context, @Root() { id }: CommunityEvent): Promise<Turn | null> {
    return turnOfEventLoader(ctx).load(id);
  }
}

/** What turns add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerTurnsResolver {
  @FieldResolver(() => [Turn], {
    description:
      'My own and those that I do with others: what is not over or handed over, the next first; or what is, the latest first.',
  })
  turns(
    @Ctx() ctx: Context,
    @Arg('upcoming', () => Boolean, { defaultValue: true }) upcoming: boolean,
  ): Promise<Turn[]> {
    return ownTurns(ctx, upcoming);
  }
}
