import type { Context } from '../kernel/context';
import { newId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import { CreateCommunityInput } from './communities.inputs';
import { communityFor, lockCommunity } from './communities.queries';
import { createCommunity } from './community.create';
import { type Community, Visibility } from './community.entity';
import { type Membership, MembershipRole, MembershipState } from './membership.entity';
import { setPlace } from './places';

type Given = Partial<Omit<CreateCommunityInput, 'stewardId'>> & {
  /** Somebody has to look after it. */
  steward: { id: string };
};

/**
 * A community as an admin would have opened it; its steward has accepted the ground rules.
 * @param ctx the system's
 */
export async function aCommunity(ctx: Context, { steward, ...given }: Given): Promise<Community> {
  const input = Object.assign(new CreateCommunityInput(), {
    name: 'Wound care',
    visibility: Visibility.OPEN,
    domainIds: [],
    purpose: 'Wounds that heal sooner, with less pain.',
    goals: [],
    forWhom: 'Everybody who dresses wounds.',
    cadence: 'Every second Tuesday.',
    groundRules: 'Speak of what you did yourself. Name no patients.',
    welcomeMarkdown: '',
    ...given,
    stewardId: steward.id,
    clientMutationId: newId(),
  });
  const community = await createCommunity(ctx, input);
  await aMember(ctx, community, steward, { role: MembershipRole.STEWARD });
  return communityFor(ctx, community.id, 'read');
}

/**
 * A person's place in a community, active unless it says otherwise.
 * @param ctx the system's
 */
export async function aMember(
  ctx: Context,
  community: Pick<Community, 'id'>,
  person: { id: string },
  given: {
    role?: MembershipRole;
    state?: MembershipState;
    message?: string;
    /** The version of the ground rules that they accepted; null for none. The current one when left out. */
    acceptedRules?: number | null;
  } = {},
): Promise<Membership> {
  return transaction(ctx, async (tx) => {
    const { groundRulesNumber } = await lockCommunity(tx, community.id);
    const state = given.state ?? MembershipState.ACTIVE;
    const active = state === MembershipState.ACTIVE;
    return setPlace(tx, community.id, person.id, {
      state,
      role: given.role ?? MembershipRole.MEMBER,
      message: given.message ?? null,
      acceptedRulesNumber:
        given.acceptedRules === undefined && active
          ? groundRulesNumber
          : (given.acceptedRules ?? null),
      joinedAt: active ? tx.clock.now() : null,
    });
  });
}
