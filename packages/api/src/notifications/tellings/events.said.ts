import type { CommunityEvent } from '../../events/event.entity';
import { EventMode, EventState } from '../../events/event.types';
import { eventFor } from '../../events/events.queries';
import { viewerRsvpLoader } from '../../events/rsvp/rsvp.queries';
import { RsvpAnswer } from '../../events/rsvp/rsvp.types';
import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { NoticeDetail, NoticeKind } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';
import { whenLines, zoneOf } from './local-words';
import { nameOf } from './names';
import { unlessRefused } from './threads.said';

export interface EventFacts {
  /** Of a reminder: what it reminds of, so that a moved event is not told by the old one. */
  startsAt?: string;
  minutes?: number;
  /** All that a change was about, itself among them. */
  eventIds?: string[];
  /** Whose seat it is. */
  personId?: string;
}

/** What there is to say of an event to somebody, when it still is as was told. */
export async function sayEvent(
  ctx: Context,
  happening: Happening<EventFacts>,
): Promise<Said | null> {
  const event = await unlessRefused(eventFor(ctx, happening.subjectId, 'read'));
  if (!event || !(await isStillSo(ctx, event, happening))) return null;
  const { id, slug, name, language } = event.community;
  return {
    community: { id, slug, name },
    title: event.title,
    path: `/c/${slug}/e/${event.id}`,
    actorName: await nameOf(ctx, happening.actorId),
    words: null,
    note: happening.detail === NoticeDetail.SESSION_CANCELLED ? event.cancelReason : null,
    lines: [...whenLines(event, await zoneOf(ctx)), ...whereLine(event), ...othersLine(happening)],
    until: event.endsAt,
    answer: null,
    language,
  };
}

function whereLine({ mode, place, state }: CommunityEvent): string[] {
  if (state === EventState.CANCELLED || state === EventState.DECLINED) return [];
  if (mode === EventMode.REMOTE) return [say('notifications.event.online')];
  if (!place) return [];
  return [
    say(mode === EventMode.HYBRID ? 'notifications.event.both' : 'notifications.event.where', {
      place,
    }),
  ];
}

function othersLine({ kind, facts }: Happening<EventFacts>): string[] {
  const others = (facts.eventIds?.length ?? 1) - 1;
  if (others === 0) return [];
  // What a file brought is not of one series.
  const what = kind === NoticeKind.NEW_EVENT ? 'brought' : 'others';
  return [say(`notifications.event.${what}.${others === 1 ? 'one' : 'many'}`, { count: others })];
}

const { SESSION_CANCELLED, SESSION_DECLINED, SESSION_PROPOSED, SEAT_GIVEN } = NoticeDetail;

/** A mail may have waited for the end of quiet hours, or for a digest: what is no longer so is not said. */
async function isStillSo(
  ctx: Context,
  event: CommunityEvent,
  { kind, detail, facts }: Happening<EventFacts>,
): Promise<boolean> {
  const now = ctx.clock.now();
  const { state } = event;
  if (event.endsAt <= now) return false;
  if (detail === SESSION_CANCELLED) return state === EventState.CANCELLED;
  if (detail === SESSION_DECLINED) return state === EventState.DECLINED;
  if (detail === SESSION_PROPOSED) return event.viewerCan.decide.allowed;
  if (state !== EventState.SCHEDULED) return false;
  if (kind === NoticeKind.REMINDER) {
    const same = event.startsAt.toISOString() === facts.startsAt && event.startsAt > now;
    return same && (await goes(ctx, event));
  }
  return detail === SEAT_GIVEN ? goes(ctx, event) : true;
}

async function goes(ctx: Context, { id }: CommunityEvent): Promise<boolean> {
  const rsvp = await viewerRsvpLoader(ctx).load(id);
  return rsvp?.answer === RsvpAnswer.GOING && !rsvp.waiting;
}
