import {
  type HandedOver,
  handedOver,
  type TurnOffered,
  type TurnSwapped,
  type TurnTold,
  turnOffered,
  turnOpen,
  turnPassedOn,
  turnSwapped,
} from '../../facilitation/facilitation.signals';
import type { Context } from '../../kernel/context';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import type { Audience, Happening, NewHappening } from '../telling/telling';
import { peopleAt } from './circles';
import { leading, one } from './events.audience';
import { sayTurn, type TurnFacts } from './turns.said';

const about = (
  ctx: Context,
  { turnId, communityId, version }: TurnTold,
  detail: NoticeDetail,
  personId: string | null,
  actorId: string | null,
): NewHappening<TurnFacts> => ({
  of: `${turnId}:${version}`,
  kind: NoticeKind.TURN,
  detail,
  subjectKind: 'TURN',
  subjectId: turnId,
  communityId,
  actorId,
  facts: { personId },
  createdAt: ctx.clock.now(),
});

/** One person, whose turn it is or was. */
const thatPerson = (
  ctx: Context,
  happening: Happening<TurnFacts>,
  after: string | null,
  limit: number,
): Promise<Audience> => {
  const circle = one(NoticeKind.TURN, NoticeReason.YOUR_TURN);
  return peopleAt(ctx, happening, [circle], [happening.facts.personId], after, limit);
};

/** A turn could be somebody's. Nobody is named with it: who had it before and passed it on is not told. */
defineTelling<TurnOffered, TurnFacts>({
  name: 'turns-offered',
  signal: turnOffered,
  happening: async (ctx, told) => about(ctx, told, NoticeDetail.TURN_OFFERED, told.personId, null),
  audience: thatPerson,
  say: sayTurn,
});

defineTelling<TurnOffered, TurnFacts>({
  name: 'turns-passed-on',
  signal: turnPassedOn,
  happening: async (ctx, told) =>
    about(ctx, told, NoticeDetail.TURN_PASSED_ON, told.personId, null),
  audience: thatPerson,
  say: sayTurn,
});

/** A turn went from one to another: whoever had it is told, and by whom it was taken. */
defineTelling<TurnSwapped, TurnFacts>({
  name: 'turns-swapped',
  signal: turnSwapped,
  happening: async (ctx, told) =>
    about(ctx, told, NoticeDetail.TURN_SWAPPED, told.withPersonId, told.byId),
  audience: thatPerson,
  say: sayTurn,
});

/** Nobody has a turn that is near: those who look after the community. */
defineTelling<TurnTold, TurnFacts>({
  name: 'turns-open',
  signal: turnOpen,
  happening: async (ctx, told) => about(ctx, told, NoticeDetail.TURN_OPEN, null, null),
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [leading(NoticeKind.TURN)], [ctx.clock.now()], after, limit),
  say: sayTurn,
});

/** A handover was written: whoever has the next turn finds it there. */
defineTelling<HandedOver, TurnFacts>({
  name: 'turns-handed-over',
  signal: handedOver,
  async happening(ctx, told) {
    const { nextPersonId, nextTurnId, turnId, version } = told;
    if (!nextPersonId || !nextTurnId) return null;
    const next = { ...told, turnId: nextTurnId };
    return {
      ...about(ctx, next, NoticeDetail.HANDED_OVER, nextPersonId, told.byId),
      of: `${turnId}:${version}:${nextTurnId}`,
    };
  },
  audience: thatPerson,
  say: sayTurn,
});
