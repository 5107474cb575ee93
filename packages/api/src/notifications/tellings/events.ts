import {
  type EventChanged,
  type EventDecided,
  type EventProposed,
  type EventScheduled,
  eventChanged,
  eventDecided,
  eventProposed,
  eventScheduled,
} from '../../events/events.signals';
import {
  type ReminderDue,
  reminderDue,
  type SeatGiven,
  seatGiven,
} from '../../events/rsvp/rsvp.signals';
import { REMINDERS_OF_ALL } from '../../events/rsvp/rsvp.types';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { peopleAt } from './circles';
import {
  concerned,
  inCalendars,
  invited,
  leading,
  one,
  proposer,
  reminded,
} from './events.audience';
import { type EventFacts, sayEvent } from './events.said';

const about = (ctx: Context, eventId: string, communityId: string, actorId: string | null) => ({
  subjectKind: 'EVENT' as const,
  subjectId: eventId,
  communityId,
  actorId,
  facts: {} as EventFacts,
  createdAt: ctx.clock.now(),
});

/** A new session, or a series of them, which is told by its next one: all members. */
defineTelling<EventScheduled, EventFacts>({
  name: 'events-scheduled',
  signal: eventScheduled,
  async happening(ctx, { eventIds, seriesId, communityId, byId, together }) {
    const ahead = await rows<{ id: string }>(
      ctx,
      `select id from event where id = any($1) and state = 'SCHEDULED' and starts_at > $2 order by starts_at, id`,
      [eventIds, ctx.clock.now()],
    );
    const [first] = ahead;
    if (!first) return null;
    const of = `${seriesId}:${eventIds[0]}`;
    return {
      ...about(ctx, first.id, communityId, byId),
      of,
      kind: NoticeKind.NEW_EVENT,
      detail: null,
      ...(together && { facts: { eventIds: ahead.map(({ id }) => id) } }),
    };
  },
  audience: (ctx, happening, after, limit) => peopleAt(ctx, happening, [invited], [], after, limit),
  say: sayEvent,
});

const changes: Partial<Record<EventChanged['what'], NoticeDetail>> = {
  MOVED: NoticeDetail.SESSION_MOVED,
  PLACE: NoticeDetail.SESSION_PLACE,
  CANCELLED: NoticeDetail.SESSION_CANCELLED,
  RESTORED: NoticeDetail.SESSION_RESTORED,
};

/** A session is at another time or place, or not at all: those who go. Other words need no telling. */
defineTelling<EventChanged, EventFacts>({
  name: 'events-changed',
  signal: eventChanged,
  async happening(ctx, { eventId, eventIds, communityId, byId, what, version }) {
    const detail = changes[what];
    if (!detail) return null;
    return {
      ...about(ctx, eventId, communityId, byId),
      of: `${eventId}:${what}:${version}`,
      kind: NoticeKind.EVENT,
      detail,
      // One line for all of a series, not one for each: it tells of the one it was done at.
      facts: { eventIds },
    };
  },
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, concerned, [happening.facts.eventIds], after, limit),
  mailedOtherwise: (ctx, { facts }, personIds) => inCalendars(ctx, facts.eventIds ?? [], personIds),
  say: sayEvent,
});

/** Somebody proposes a session: those who say yes or no. */
defineTelling<EventProposed, EventFacts>({
  name: 'events-proposed',
  signal: eventProposed,
  async happening(ctx, { eventId, communityId, byId }) {
    const detail = NoticeDetail.SESSION_PROPOSED;
    return {
      ...about(ctx, eventId, communityId, byId),
      of: eventId,
      kind: NoticeKind.EVENT,
      detail,
    };
  },
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [leading(NoticeKind.EVENT)], [ctx.clock.now()], after, limit),
  say: sayEvent,
});

/** They have said it: who proposed it. */
defineTelling<EventDecided, EventFacts>({
  name: 'events-decided',
  signal: eventDecided,
  async happening(ctx, { eventId, communityId, byId, what }) {
    const detail =
      what === 'CONFIRMED' ? NoticeDetail.SESSION_CONFIRMED : NoticeDetail.SESSION_DECLINED;
    const of = `${eventId}:${what}`;
    return { ...about(ctx, eventId, communityId, byId), of, kind: NoticeKind.EVENT, detail };
  },
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [proposer], [], after, limit),
  say: sayEvent,
});

/** Somebody who waited has a seat now. */
defineTelling<SeatGiven, EventFacts>({
  name: 'seats',
  signal: seatGiven,
  async happening(ctx, { eventId, eventIds, communityId, personId, givenAt }) {
    return {
      ...about(ctx, eventId, communityId, null),
      // Who waits a second time may get one a second time.
      of: `${eventId}:${personId}:${givenAt}`,
      kind: NoticeKind.EVENT,
      detail: NoticeDetail.SEAT_GIVEN,
      facts: { personId, eventIds },
    };
  },
  audience: (ctx, happening, after, limit) =>
    peopleAt(
      ctx,
      happening,
      [one(NoticeKind.EVENT, NoticeReason.WAITED)],
      [happening.facts.personId],
      after,
      limit,
    ),
  mailedOtherwise: (ctx, { facts }, personIds) => inCalendars(ctx, facts.eventIds ?? [], personIds),
  say: sayEvent,
});

/** A session begins soon: those who go, and want to be told now. */
defineTelling<ReminderDue, EventFacts>({
  name: 'reminders',
  signal: reminderDue,
  async happening(ctx, { eventId, communityId, startsAt, minutes }) {
    return {
      ...about(ctx, eventId, communityId, null),
      of: `${eventId}:${startsAt}:${minutes}`,
      kind: NoticeKind.REMINDER,
      detail: null,
      facts: { startsAt, minutes },
    };
  },
  audience: (ctx, happening, after, limit) => {
    const { minutes, startsAt } = happening.facts;
    return peopleAt(
      ctx,
      happening,
      [reminded],
      [minutes, startsAt, REMINDERS_OF_ALL],
      after,
      limit,
    );
  },
  say: sayEvent,
});
