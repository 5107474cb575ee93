import { addAction, settleAction } from '../events/agenda/actions.service';
import {
  addAgendaItem,
  settleAgendaItem,
  voteForAgendaItem,
} from '../events/agenda/agenda.service';
import { AgendaItemKind } from '../events/agenda/agenda-item.entity';
import type { EventKind, EventMode } from '../events/event.types';
import { eventFor } from '../events/events.queries';
import { addGuest } from '../events/guests/guests.service';
import { writeMinutes } from '../events/minutes/minutes.service';
import { recapDraftOf } from '../events/minutes/recap.draft';
import { postRecap } from '../events/minutes/recap.service';
import { checkIn } from '../events/rsvp/attendance.service';
import { rsvp } from '../events/rsvp/rsvp.service';
import { RsvpAnswer as Answers, type Attending, type RsvpAnswer } from '../events/rsvp/rsvp.types';
import { rsvpToSeries } from '../events/rsvp/standing.service';
import { scheduleEvent } from '../events/series/scheduling.service';
import { DAY, HOUR, later, MINUTE } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import type { Act } from './acts';
import { actsOfTurns } from './acts.turns';
import type { CastName } from './cast';
import { ruleOf, type SessionTime, sessionTimes } from './session-times';
import type { Stage } from './stage';
import type { WorldPoint, WorldSeries, WorldSession } from './world/sessions.types';
import type { When } from './world/types';

/** A series is scheduled so long before its first session. */
const AHEAD = 12 * DAY;
/** What people do for a session that is still to come, they did on these days. */
const LATELY: When = [6, '10:00'];

export interface Scene {
  stage: Stage;
  now: Date;
  at(when: When): Date;
}

/** One series while it is played: what it is called in the database, and when its sessions are. */
export interface Played {
  series: WorldSeries;
  times: SessionTime[];
  scheduledAt: Date;
  seriesId(): string;
  communityId(ctx: Context): Promise<string>;
  /** @param which 0 is the next, -1 the one before it */
  eventId(ctx: Context, which: number): Promise<string>;
  time(which: number): SessionTime;
  key(what: string): string;
}

/** Everything that happens to a series of sessions, from its first word to this morning. */
export function actsOfSeries(series: WorldSeries, scene: Scene): Act[] {
  const { stage, at } = scene;
  const times = sessionTimes(series, scene.now);
  const first = times[0] as SessionTime;
  const scheduledAt = series.at ? at(series.at) : later(first.at, -AHEAD);
  let seriesId = '';
  const played: Played = {
    series,
    times,
    scheduledAt,
    seriesId: () => seriesId,
    communityId: (ctx) => communityOf(ctx, series.community),
    time: (which) => times[series.behind + which] as SessionTime,
    async eventId(ctx, which) {
      const found = await rows<{ id: string }>(
        ctx,
        'select id from event where series_id = $1 and recurrence_on = $2::timestamp',
        [seriesId, played.time(which).on],
      );
      if (!found[0]) throw new Error(`“${series.title}” is not held on ${played.time(which).on}`);
      return found[0].id;
    },
    key: (what) => `${series.community}-${series.title}-${what}`.replaceAll(/[^\w-]+/g, '-'),
  };
  const { by, kind, mode, minutes, seats, place, link, rounds, title, text } = series;
  const schedule: Act = {
    by,
    at: scheduledAt,
    async play(ctx) {
      const rule = ruleOf(series);
      const event = await scheduleEvent(ctx, {
        communityId: await played.communityId(ctx),
        plan: {
          ...{ kind: kind as EventKind, mode: mode as EventMode, title, descriptionMarkdown: text },
          start: { on: first.on, timeZone: series.timeZone },
          durationMinutes: minutes,
          ...(rule && { rule }),
          ...(place && { place }),
          ...(link && { joinUrl: link }),
          ...(seats && { capacity: seats }),
          ...(rounds && { rounds }),
        },
        clientMutationId: played.key('plan'),
      });
      seriesId = event.seriesId;
    },
  };
  const standing = Object.entries(series.comes).map(
    ([name, attending], index): Act => ({
      by: name as CastName,
      at: later(scheduledAt, HOUR + index * MINUTE),
      play: (ctx) =>
        rsvpToSeries(ctx, {
          seriesId,
          answer: Answers.GOING,
          attending: attending as Attending,
        }),
    }),
  );
  return [
    schedule,
    ...standing,
    ...(series.sessions ?? []).flatMap((session) => actsOfSession(played, session, scene)),
    ...(series.turns ? actsOfTurns(played, series.turns, stage, at) : []),
  ];
}

function actsOfSession(played: Played, session: WorldSession, { stage, at }: Scene): Act[] {
  const { which } = session;
  const { at: start } = played.time(which);
  const end = later(start, played.series.minutes * MINUTE);
  const before = which < 0 ? later(start, -2 * DAY) : at(LATELY);
  const event = (ctx: Context) => played.eventId(ctx, which);
  const act = (
    by: CastName,
    time: Date,
    play: (ctx: Context, eventId: string) => unknown,
  ): Act => ({
    by,
    at: time,
    play: async (ctx) => play(ctx, await event(ctx)),
  });
  const { points = [], came = [], actions = [], guest, minutes, recap, answers = {} } = session;
  const recorder = minutes?.by;
  const key = (what: string) => played.key(`${which}-${what}`);
  return [
    ...Object.entries(answers).map(([name, answer], index) =>
      act(name as CastName, later(before, index * MINUTE), (ctx, eventId) =>
        rsvp(ctx, { eventId, answer: answer as RsvpAnswer }),
      ),
    ),
    ...points.flatMap((point, index) =>
      actsOfPoint(point, {
        ...{ at: later(before, (20 + index * 15) * MINUTE), event, key: key(`point-${index}`) },
        ...(which < 0 && minutes && { settled: { by: minutes.by, at: later(end, 20 * MINUTE) } }),
      }),
    ),
    ...(guest
      ? [
          act(guest.by, later(before, 5 * MINUTE), (ctx, eventId) =>
            addGuest(ctx, {
              ...{ eventId, name: guest.name, about: guest.about },
              clientMutationId: key('guest'),
            }),
          ),
        ]
      : []),
    ...came.map((by, index) =>
      act(by, later(end, index * MINUTE), (ctx, eventId) => checkIn(ctx, { eventId, came: true })),
    ),
    ...(minutes
      ? [
          act(minutes.by, later(end, 30 * MINUTE), (ctx, eventId) =>
            writeMinutes(ctx, {
              ...{ eventId, version: 0 },
              minutesMarkdown: minutes.text,
              outcomeMarkdown: minutes.outcome,
              ...(minutes.recording && { recordingUrl: minutes.recording }),
            }),
          ),
        ]
      : []),
    ...(recorder ? actions : []).flatMap((action, index) => {
      const dueOn = later(start, action.dueInDays * DAY)
        .toISOString()
        .slice(0, 10);
      const added = act(recorder as CastName, later(end, (32 + index) * MINUTE), (ctx, eventId) =>
        addAction(ctx, {
          ...{ eventId, text: action.text, ownerId: stage.idOf(action.owner), dueOn },
          clientMutationId: key(`action-${index}`),
        }),
      );
      if (!action.doneAfterDays) return [added];
      const done = act(
        action.owner,
        later(end, action.doneAfterDays * DAY),
        async (ctx, eventId) => {
          const found = await one(ctx, 'event_action', 'text', eventId, action.text);
          return settleAction(ctx, { actionId: found.id, version: found.version, done: true });
        },
      );
      return [added, done];
    }),
    ...(recap
      ? [
          act(recap, later(end, 18 * HOUR), async (ctx, eventId) => {
            const draft = await recapDraftOf(ctx, await eventFor(ctx, eventId, 'read'));
            if (!draft) throw new Error(`${recap} may not tell of it`);
            return postRecap(ctx, { eventId, ...draft, clientMutationId: key('recap') });
          }),
        ]
      : []),
  ];
}

interface PointScene {
  at: Date;
  event(ctx: Context): Promise<string>;
  key: string;
  settled?: { by: CastName; at: Date };
}

function actsOfPoint(point: WorldPoint, { at, event, key, settled }: PointScene): Act[] {
  const { by, kind, title, notes, minutes, thread, votes = [] } = point;
  const item = async (ctx: Context) => one(ctx, 'agenda_item', 'title', await event(ctx), title);
  return [
    {
      by,
      at,
      play: async (ctx) =>
        addAgendaItem(ctx, {
          ...{
            eventId: await event(ctx),
            kind: AgendaItemKind[kind],
            title,
            clientMutationId: key,
          },
          ...(notes && { notes }),
          ...(minutes && { minutes }),
          ...(thread && { threadId: await threadOf(ctx, thread) }),
        }),
    },
    ...votes.map(
      (voter, index): Act => ({
        by: voter,
        at: later(at, (index + 1) * MINUTE),
        play: async (ctx) => voteForAgendaItem(ctx, (await item(ctx)).id),
      }),
    ),
    ...(settled
      ? [
          {
            ...settled,
            play: async (ctx: Context) => {
              const { id: itemId, version } = await item(ctx);
              return settleAgendaItem(ctx, { itemId, version, done: true });
            },
          },
        ]
      : []),
  ];
}

export async function communityOf(ctx: Context, slug: string): Promise<string> {
  const [found] = await rows<{ id: string }>(ctx, 'select id from community where slug = $1', [
    slug,
  ]);
  return found?.id as string;
}

async function threadOf(ctx: Context, title: string): Promise<string> {
  const [found] = await rows<{ id: string }>(ctx, 'select id from thread where title = $1', [
    title,
  ]);
  return found?.id as string;
}

async function one(
  ctx: Context,
  table: 'agenda_item' | 'event_action',
  column: 'title' | 'text',
  eventId: string,
  words: string,
): Promise<{ id: string; version: number }> {
  const [found] = await rows<{ id: string; version: number }>(
    ctx,
    `select id, version from ${table} where event_id = $1 and ${column} = $2`,
    [eventId, words],
  );
  if (!found) throw new Error(`“${words}” is not there`);
  return found;
}
