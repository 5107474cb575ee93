import { goOnWithTurns } from '../facilitation/facilitation.jobs';
import { RotationCadence } from '../facilitation/facilitation.types';
import { handOver, tickTurn } from '../facilitation/handover.service';
import { joinPool, leavePool, sayAbsence } from '../facilitation/pool.service';
import { setUpRotation } from '../facilitation/rotations.service';
import { acceptTurn, declineTurn, volunteerForTurn } from '../facilitation/turns.service';
import { DAY, HOUR, later, MINUTE } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import type { Act } from './acts';
import type { Played } from './acts.events';
import type { CastName } from './cast';
import type { Stage } from './stage';
import type { WorldTurns } from './world/sessions.types';
import type { When } from './world/types';

/** Offers go out so long before, which is two sessions ahead; the last one still waits for its answer. */
const OFFER_DAYS = 28;
const OFFER_HOURS = 14 * 24;

interface Held {
  id: string;
  version: number;
  state: string;
  personId: string | null;
}

/** How a chair goes round: a pool, offers, answers and handovers. Whose turn it is, the house decides. */
export function actsOfTurns(
  played: Played,
  turns: WorldTurns,
  stage: Stage,
  at: (when: When) => Date,
): Act[] {
  const { by, pool, away, handovers, leavings } = turns;
  const { series, scheduledAt } = played;
  const made: { rotationId?: string } = {};
  const rotationId = () => made.rotationId as string;
  const begun = later(scheduledAt, 2 * HOUR);
  const turnOf = async (ctx: Context, which: number): Promise<Held> => {
    const [found] = await rows<Held>(
      ctx,
      'select id, version, state, person_id as "personId" from turn where event_id = $1',
      [await played.eventId(ctx, which)],
    );
    if (!found) throw new Error(`“${series.title}” has no turn ${which}`);
    return found;
  };
  /** What whoever has a turn does with it, whoever that is. */
  const holder = (which: number, time: Date, play: (ctx: Context, turn: Held) => unknown): Act => ({
    by,
    at: time,
    async play(ctx) {
      const turn = await turnOf(ctx, which);
      if (turn.personId) await play(await stage.as(stage.nameOf(turn.personId), time), turn);
    },
  });
  const accept = (which: number, time: Date): Act =>
    holder(which, time, async (ctx, { id: turnId, version, state }) => {
      if (state === 'OFFERED') await acceptTurn(ctx, { turnId, version });
    });

  const offering = (time: Date): Act => ({
    by,
    at: time,
    play: async (ctx) => goOnWithTurns(ctx, await played.communityId(ctx)),
  });

  const setUp: Act = {
    by,
    at: begun,
    async play(ctx) {
      const rotation = await setUpRotation(ctx, {
        ...{ communityId: await played.communityId(ctx), seriesId: played.seriesId() },
        ...{ cadence: RotationCadence.EVENT, timeZone: series.timeZone },
        ...{ offerDaysBefore: OFFER_DAYS, offerHours: OFFER_HOURS },
        clientMutationId: played.key('turns'),
      });
      made.rotationId = rotation.id;
    },
  };
  const join = (name: CastName, time: Date): Act => ({
    by: name,
    at: time,
    play: (ctx) => joinPool(ctx, { rotationId: rotationId() }),
  });
  const sessions = Array.from({ length: series.behind }, (_, index) => index - series.behind);
  const last = played.time(-1).at;
  const dayOf = (time: Date) => time.toISOString().slice(0, 10);

  return [
    setUp,
    ...pool.map((name, index) => join(name, later(begun, (index + 1) * 5 * MINUTE))),
    // A plan is stable: what it gave to the first two, while nobody else was there, they put back for all.
    ...pool.slice(0, 2).flatMap((name, index): Act[] => {
      const time = later(begun, HOUR + index * 5 * MINUTE);
      const leave = (ctx: Context) => leavePool(ctx, { rotationId: rotationId() });
      return [{ by: name, at: time, play: leave }, join(name, later(time, 2 * MINUTE))];
    }),
    ...(turns.later ?? []).map(({ by: name, at: when }) => join(name, at(when))),
    ...(away
      ? [
          {
            by: away.by,
            at: at([away.from, '19:00']),
            play: (ctx: Context) =>
              sayAbsence(ctx, {
                rotationId: rotationId(),
                fromOn: dayOf(at([away.from, '19:00'])),
                untilOn: dayOf(later(last, away.until * DAY)),
                clientMutationId: played.key('away'),
              }),
          },
        ]
      : []),
    ...Object.entries(turns.volunteers ?? {}).map(
      ([name, which]): Act => ({
        by: name as CastName,
        at: later(played.time(which - 3).at, DAY),
        async play(ctx) {
          const { id: turnId, version } = await turnOf(ctx, which);
          await volunteerForTurn(ctx, { turnId, version });
        },
      }),
    ),
    // The first two are offered as soon as there is a pool.
    ...[0, 1].map((index) => accept(index - series.behind, later(begun, (6 + index) * HOUR))),
    ...sessions.flatMap((which): Act[] => {
      const end = later(played.time(which).at, series.minutes * MINUTE);
      const left =
        handovers[-1 - which] ??
        leavings[(which + series.behind) % leavings.length] ??
        handovers[0];
      const passed = turns.passedOn?.includes(which + 2) ?? false;
      return [
        ...(left
          ? [
              // Whose turn it is hangs on lots. What the house would offer by itself is offered, whatever waited too long
              // for an answer to the next; and who was asked last of all says yes an hour before.
              offering(later(played.time(which).at, -2 * HOUR)),
              accept(which, later(played.time(which).at, -HOUR)),
              holder(which, later(end, 2 * HOUR), async (ctx, { id: turnId, state }) => {
                if (state !== 'ACCEPTED') return;
                await handOver(ctx, {
                  ...{ turnId, version: 0, happenedMarkdown: left.happened },
                  ...(left.open && { openMarkdown: left.open }),
                  ...(left.attempt && { tryMarkdown: left.attempt }),
                });
              }),
            ]
          : []),
        ...(passed
          ? [
              holder(which + 2, later(end, 10 * HOUR), (ctx, { id: turnId, version }) =>
                declineTurn(ctx, { turnId, version }),
              ),
            ]
          : []),
        // With the handover the one after the next is offered; the last offer is not answered yet.
        ...(which < -1 ? [accept(which + 2, later(end, 20 * HOUR))] : []),
      ];
    }),
    holder(0, at([0, '07:30']), async (ctx, { id: turnId, state }) => {
      if (state === 'ACCEPTED') await tickTurn(ctx, { turnId, item: 'readHandover', done: true });
    }),
  ];
}
