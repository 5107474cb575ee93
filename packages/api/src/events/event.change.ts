import { lockCommunity, withPresentFacts } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { transaction } from '../kernel/transaction';
import type { CommunityEvent } from './event.entity';
import type { EventAction } from './event.policy';
import { eventFor } from './events.queries';

/**
 * A change of what belongs to an event: the locks of its community and then of its own row are taken, and the door is
 * asked again with what is true under them.
 * @returns the event as it is afterwards
 * @throws the errors of `eventFor`
 */
export async function changeEvent(
  ctx: Context,
  eventId: string,
  action: EventAction,
  change: (tx: Context, event: CommunityEvent) => Promise<unknown>,
): Promise<CommunityEvent> {
  // Before any lock: who may not know of it must not hold up those who do.
  const { communityId } = await eventFor(ctx, eventId, action);
  await transaction(ctx, async (outer) => {
    await lockCommunity(outer, communityId);
    const tx = await withPresentFacts(outer, communityId);
    const event = await eventFor(tx, eventId, action, { lock: true });
    await change(tx, event);
  });
  return eventFor(ctx, eventId, 'read');
}
