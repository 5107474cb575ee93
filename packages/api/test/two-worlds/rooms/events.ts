import { anEvent } from '../../../src/events/event.factory';
import { EventState } from '../../../src/events/event.types';
import { newId } from '../../../src/kernel/ids';
import { asking, type WorldsRoom } from './room';

const at = { startsOn: '2026-06-18T14:00' };

export const events: WorldsRoom = {
  async publish(ctx, { open, closed }, people) {
    const by = { createdBy: people('amara').id, hostId: people('ravi').id };
    return {
      openEvent: (await anEvent(ctx, { ...at, ...by, communityId: open.id })).id,
      closedEvent: (await anEvent(ctx, { ...at, ...by, communityId: closed.id })).id,
    };
  },
  async hide(ctx, { open, closed }, { community }, people) {
    const by = { createdBy: people('ines').id };
    return {
      secretEvent: (await anEvent(ctx, { ...at, ...by, communityId: community.id })).id,
      // In the open one something that waits for those who decide.
      proposedEvent: (
        await anEvent(ctx, { ...at, ...by, communityId: open.id, state: EventState.PROPOSED })
      ).id,
      behindTheDoor: (await anEvent(ctx, { ...at, ...by, communityId: closed.id })).id,
    };
  },
  queries: (whole, known, hidden) =>
    asking(
      'event',
      `query($id: ID!) { event(id: $id) ${whole('event')} }`,
      ...[...Object.values(known), ...Object.values(hidden), newId(), 'no id'].map((id) => ({
        id,
      })),
    ),
  attempts: () => [],
};
