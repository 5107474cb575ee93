import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import { instantOf } from '../kernel/local-time';
import { transaction } from '../kernel/transaction';
import { EventKind, EventMode, EventState } from './event.types';

export interface MadeEvent {
  id: string;
  seriesId: string;
  communityId: string;
}

let made = 0;

/** A single event in the tables, without asking who may, and without a rule. Times are local, for example 2026-03-20T14:00. */
export async function anEvent(
  ctx: Context,
  given: {
    communityId: string;
    startsOn: string;
    timeZone?: string;
    createdBy?: string;
    hostId?: string;
    title?: string;
    kind?: EventKind;
    mode?: EventMode;
    durationMinutes?: number;
    capacity?: number;
    place?: string;
    joinUrl?: string;
    state?: EventState;
  },
): Promise<MadeEvent> {
  made += 1;
  const seriesId = newId();
  const id = newId();
  const timeZone = given.timeZone ?? 'Europe/Lisbon';
  const minutes = given.durationMinutes ?? 60;
  const startsAt = instantOf({ on: given.startsOn, timeZone });
  const now = ctx.clock.now();
  const shared = [
    given.communityId,
    given.kind ?? EventKind.MEETING,
    given.title ?? `Meeting number ${made}`,
    given.startsOn,
    timeZone,
    minutes,
    given.mode ?? EventMode.HYBRID,
    given.place ?? 'Room 2.14',
    given.joinUrl ?? 'https://meet.example/room',
    given.capacity ?? null,
    given.hostId ?? null,
    given.state ?? EventState.SCHEDULED,
    now,
  ];
  await transaction(ctx, async (tx) => {
    await rows(
      tx,
      `insert into event_series (community_id, kind, title, starts_on, time_zone, duration_minutes, mode, place, join_url,
         capacity, host_id, state, created_at, id, uid, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [...shared, seriesId, `${seriesId}@guildhall`, given.createdBy ?? null],
    );
    await rows(
      tx,
      `insert into event (community_id, kind, title, starts_on, time_zone, duration_minutes, mode, place, join_url,
         capacity, host_id, state, created_at, id, series_id, recurrence_on, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $4, $16, $17)`,
      [...shared, id, seriesId, startsAt, new Date(startsAt.getTime() + minutes * 60_000)],
    );
  });
  return { id, seriesId, communityId: given.communityId };
}
