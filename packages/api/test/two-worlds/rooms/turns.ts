import { newId } from '../../../src/kernel/ids';
import { aRotation } from '../../facilitation';
import { asking, attempt, type WorldsRoom } from './room';

/** Turns of a private community are like none; those of a closed one that came later, too. */
export const turns: WorldsRoom = {
  async publish(ctx, { open }, people) {
    const made = await aRotation(ctx, { communityId: open.id, personId: people('amara').id });
    return { openRotation: made.rotation, openTurn: made.runningTurn };
  },
  async hide(ctx, { closed }, { community }, people) {
    const secret = await aRotation(ctx, { communityId: community.id, personId: people('ines').id });
    const behind = await aRotation(ctx, { communityId: closed.id, personId: people('ines').id });
    return {
      secretRotation: secret.rotation,
      secretTurn: secret.offeredTurn,
      closedRotation: behind.rotation,
      closedTurn: behind.runningTurn,
    };
  },
  queries: (whole, { openRotation, openTurn }, hidden) => [
    ...asking(
      'rotation',
      `query($id: ID!) { rotation(id: $id) ${whole('rotation')} }`,
      ...[openRotation, hidden.secretRotation, hidden.closedRotation, newId()].map((id) => ({
        id,
      })),
    ),
    ...asking(
      'turn',
      `query($id: ID!) { turn(id: $id) ${whole('turn')} }`,
      ...[openTurn, hidden.secretTurn, hidden.closedTurn, newId(), 'no id'].map((id) => ({ id })),
    ),
  ],
  attempts: ({ secretRotation, secretTurn, closedTurn }) => [
    ...['joinPool', 'leavePool', 'endRotation'].map((name) =>
      attempt(name, 'RotationInput', { rotationId: secretRotation }),
    ),
    ...[secretTurn, closedTurn].flatMap((turnId) => [
      ...['acceptTurn', 'declineTurn', 'volunteerForTurn', 'wantSwap', 'withdrawSwap'].map((name) =>
        attempt(name, 'TurnInput', { turnId, version: 1 }),
      ),
      attempt('agreeToSwap', 'AgreeToSwapInput', { turnId, version: 1 }),
      attempt('joinTurn', 'JoinTurnInput', { turnId, role: 'CO' }),
      attempt('stepBackFromTurn', 'StepBackInput', { turnId }),
      attempt('tickTurn', 'TickTurnInput', { turnId, item: 'keepTime', done: true }),
      attempt('handOver', 'HandOverInput', { turnId, happenedMarkdown: 'Three.', version: 0 }),
    ]),
  ],
};
