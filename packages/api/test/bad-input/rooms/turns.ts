import { anEvent } from '../../../src/events/event.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { another, aRotation } from '../../facilitation';
import type { HouseRoom } from '.';

const rules = {
  periodWeeks: undefined,
  periodFrom: undefined,
  maxInARow: 2,
  offerHours: 48,
  offerDaysBefore: 10,
};

/** A pool with turns of every kind: what is asked of one is good for that one alone. */
export const turns: HouseRoom = {
  async build(ctx, { communityId, allId, otherId }) {
    const made = await aRotation(ctx, { communityId, personId: allId });
    const series = await anEvent(ctx, { communityId, startsOn: '2026-10-01T14:00' });
    const other = await aRotation(ctx, {
      ...{ communityId, personId: otherId, seriesId: series.seriesId, days: 20 },
    });
    const open = await anEvent(ctx, { communityId, startsOn: '2026-11-05T14:00' });
    const absenceId = newId();
    await rows(
      ctx,
      `insert into rotation_absence (id, rotation_id, person_id, from_on, until_on, created_at)
       values ($1, $2, $3, '2026-12-01', '2026-12-08', $4)`,
      [absenceId, made.rotation, allId, ctx.clock.now()],
    );
    await rows(
      ctx,
      `update turn set state = 'ACCEPTED', expires_at = null where id = $1 or id = $2`,
      [made.laterTurn, other.laterTurn],
    );
    const wanted = await another(ctx, made, allId, 40);
    const theirs = await another(ctx, made, otherId, 47);
    await rows(ctx, 'update turn set swap_wanted_at = $2 where id = any($1)', [
      [wanted, theirs],
      ctx.clock.now(),
    ]);
    const nobodys = newId();
    await rows(
      ctx,
      `insert into turn (id, rotation_id, community_id, event_id, starts_at, ends_at, state, reason, created_at)
       select $1, $2, $3, e.id, e.starts_at, e.ends_at, 'PLANNED', 'NOBODY', $5 from event e where e.id = $4`,
      [nobodys, made.rotation, communityId, open.id, ctx.clock.now()],
    );
    await rows(
      ctx,
      `insert into rotation_member (rotation_id, person_id, joined_at, shadowed_at) values ($1, $2, $3, $3)`,
      [made.rotation, otherId, ctx.clock.now()],
    );
    const actionId = newId();
    await rows(
      ctx,
      `insert into event_action (id, community_id, event_id, text, created_at) values ($1, $2, $3, 'Ask', $4)`,
      [actionId, communityId, open.id, ctx.clock.now()],
    );
    const ofRotation = { id: made.rotation, rotationId: made.rotation, version: 1 };
    const at = (turnId: string) => ({ turnId, version: 1 });
    const ofOne: Record<string, Record<string, unknown>> = {
      rotation: ofRotation,
      turn: { id: made.runningTurn },
      setUpRotation: { ...rules, seriesId: open.seriesId },
      editRotation: { ...ofRotation, ...rules },
      endRotation: ofRotation,
      joinPool: { rotationId: other.rotation },
      inviteToPool: { rotationId: other.rotation, personId: allId },
      leavePool: ofRotation,
      sayAbsence: { ...ofRotation, fromOn: '2026-08-01', untilOn: '2026-08-09' },
      removeAbsence: { absenceId },
      acceptTurn: at(made.offeredTurn),
      declineTurn: at(made.offeredTurn),
      volunteerForTurn: at(nobodys),
      wantSwap: at(made.laterTurn),
      withdrawSwap: at(wanted),
      agreeToSwap: { ...at(theirs), withTurnId: made.laterTurn },
      assignTurn: { turnId: nobodys, personId: otherId },
      joinTurn: { turnId: theirs },
      tickTurn: { turnId: made.runningTurn, item: 'keepTime' },
      handOver: { turnId: made.runningTurn, id: actionId, version: 0 },
      stepBackFromTurn: { turnId: made.runningTurn },
    };
    return (operation) => ofOne[operation];
  },
  // Nobody is in two turns of a community at once that are theirs, and powers are lent to nobody else.
  wrongCounts: `select 'turn of ' || t.starts_at as wrong from turn t join turn o on o.community_id = t.community_id
       and o.id <> t.id and o.person_id = t.person_id and o.starts_at < t.ends_at and o.ends_at > t.starts_at
      where t.state in ('OFFERED', 'ACCEPTED') and o.state in ('OFFERED', 'ACCEPTED')
     union all
     select 'powers of ' || l.key from lent_role l left join turn t on t.id = l.key and t.person_id = l.person_id
        and t.state = 'ACCEPTED' where t.id is null`,
};
