import type { Community } from '../src/communities/community.entity';
import { Visibility } from '../src/communities/community.entity';
import { aCommunity, aMember } from '../src/communities/community.factory';
import { MembershipRole } from '../src/communities/membership.entity';
import { type Context, systemContext } from '../src/kernel/context';
import { type Enrolled, enrol } from './cast';
import type { TestClient, TestServer } from './harness';

/**
 * One community with its people: Amara its steward, Ravi a facilitator, Inês and Tomasz members; Lúcia knows
 * nothing of it yet.
 */
export interface WoundCare {
  ctx: Context;
  community: Community;
  amara: Enrolled;
  ravi: Enrolled;
  ines: Enrolled;
  tomasz: Enrolled;
  lucia: Enrolled;
  visitor: TestClient;
}

export async function woundCare(
  server: TestServer,
  visibility: Visibility = Visibility.OPEN,
): Promise<WoundCare> {
  const people = await enrol(server, 'amara', 'ravi', 'ines', 'tomasz', 'lucia');
  const ctx = systemContext(server.services);
  const community = await aCommunity(ctx, { steward: people.amara, visibility });
  await aMember(ctx, community, people.ravi, { role: MembershipRole.FACILITATOR });
  await aMember(ctx, community, people.ines);
  await aMember(ctx, community, people.tomasz);
  return { ctx, community, ...people, visitor: server.visitor() };
}
