import { eventLoader } from '../../events/events.queries';
import { TurnState } from '../../facilitation/facilitation.types';
import type { Turn } from '../../facilitation/turn.entity';
import { turnFor } from '../../facilitation/turns.queries';
import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { NoticeDetail } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';
import { momentIn, whenLines, zoneOf } from './local-words';
import { nameOf } from './names';
import { unlessRefused } from './threads.said';

export interface TurnFacts {
  /** Who is told; null: those who look after the community. */
  personId: string | null;
}

/** What there is to say of a turn to somebody, when it still is as was told. */
export async function sayTurn(ctx: Context, happening: Happening<TurnFacts>): Promise<Said | null> {
  const turn = await unlessRefused(turnFor(ctx, happening.subjectId, 'read'));
  if (!turn || !isStillSo(ctx, turn, happening.detail)) return null;
  const event = turn.eventId ? await eventLoader(ctx).load(turn.eventId) : null;
  const { id, slug, name, language } = turn.rotation.community;
  const zone = await zoneOf(ctx);
  const { timeZone } = event ?? turn.rotation;
  return {
    community: { id, slug, name },
    title: event?.title ?? name,
    path: `/c/${slug}/facilitation/${turn.id}`,
    actorName: await nameOf(ctx, happening.actorId),
    words: null,
    note: null,
    lines: [
      ...whenLines({ startsAt: turn.startsAt, endsAt: turn.endsAt, timeZone }, zone),
      ...(await furtherLine(ctx, turn, happening.detail, zone)),
    ],
    until: turn.expiresAt ?? turn.endsAt,
    answer: null,
    language,
  };
}

async function furtherLine(
  ctx: Context,
  turn: Turn,
  detail: NoticeDetail | null,
  zone: string,
): Promise<string[]> {
  if (detail === NoticeDetail.TURN_SWAPPED) {
    const name = await nameOf(ctx, turn.personId);
    return name ? [say('notifications.turn.now', { name })] : [];
  }
  if (!turn.expiresAt) return [];
  return [say('notifications.turn.until', { time: momentIn(turn.expiresAt, zone), zone })];
}

/** What was passed on, taken or is over meanwhile is not said. */
function isStillSo(ctx: Context, turn: Turn, detail: NoticeDetail | null): boolean {
  if (turn.endsAt <= ctx.clock.now() || turn.state === TurnState.SKIPPED) return false;
  const mine = turn.personId === ctx.viewer.personId;
  switch (detail) {
    case NoticeDetail.TURN_OFFERED:
    case NoticeDetail.TURN_PASSED_ON:
      return mine && turn.state === TurnState.OFFERED;
    case NoticeDetail.TURN_OPEN:
      return turn.personId === null && turn.viewerCan.assign.allowed;
    case NoticeDetail.HANDED_OVER:
      return mine;
    default:
      return true;
  }
}
