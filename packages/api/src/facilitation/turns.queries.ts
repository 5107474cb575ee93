import { membershipsIn } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { isId } from '../kernel/ids';
import { defineLoader, grouped, inOrder } from '../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../kernel/pagination';
import { enforce } from '../kernel/policy';
import type { Rotation } from './rotation.entity';
import { admitToCommunity, refuseAbsent, rotationLoader, standingIn } from './rotations.queries';
import { Turn, turnColumns } from './turn.entity';
import { type TurnAction, turnPermissions, turnPolicy } from './turn.policy';

export type TurnRow = Omit<Turn, 'viewerCan' | 'rotation' | 'onTurn'>;

/** Rows as one viewer may see them. */
export async function turnViews(ctx: Context, found: TurnRow[]): Promise<Turn[]> {
  const now = ctx.clock.now();
  return Promise.all(
    found.map(async (row) => {
      const rotation = (await rotationLoader(ctx).load(row.rotationId)) as Rotation;
      const onTurn =
        row.state === 'ACCEPTED' &&
        row.powersFrom !== null &&
        row.powersUntil !== null &&
        row.powersFrom <= now &&
        row.powersUntil > now;
      const viewerCan = turnPermissions(standingIn(ctx, rotation), row);
      return Object.assign(new Turn(), row, { rotation, onTurn, viewerCan });
    }),
  );
}

/**
 * The one door to a turn: loads and authorises.
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function turnFor(ctx: Context, id: string, action: TurnAction): Promise<Turn> {
  const [row] = isId(id)
    ? await rows<TurnRow>(ctx, `select ${turnColumns('t')} from turn t where t.id = $1`, [id])
    : [];
  if (!row) return refuseAbsent(ctx);
  const [turn] = (await turnViews(ctx, [row])) as [Turn];
  admitToCommunity(ctx, turn.rotation.community);
  enforce(turnPolicy(standingIn(ctx, turn.rotation), action, turn));
  return turn;
}

/** What is planned: turns that are not over, the next first. Asked for different numbers of them, the most are read. */
export const planLoader = defineLoader<{ rotationId: string; first: number }, Turn[]>(
  async (ctx, keys) => {
    const ids = keys.map(({ rotationId }) => rotationId);
    const found = await rows<TurnRow>(
      ctx,
      `select w.* from unnest($1::uuid[]) r (id) cross join lateral (
         select ${turnColumns('t')} from turn t
          where t.rotation_id = r.id and t.ends_at > $2 and t.state <> 'SKIPPED'
          order by t.starts_at, t.id limit $3) w`,
      [[...new Set(ids)], ctx.clock.now(), Math.max(...keys.map(({ first }) => first))],
    );
    const plans = grouped([...new Set(ids)], await turnViews(ctx, found), (row) => row.rotationId);
    const byId = new Map([...new Set(ids)].map((id, index) => [id, plans[index] ?? []]));
    return keys.map(({ rotationId, first }) => (byId.get(rotationId) ?? []).slice(0, first));
  },
);

const PAST_PAGE = 20;

/** Turns that are over, the latest first. */
export function pastTurns(
  ctx: Context,
  { id }: Rotation,
  args: { first?: number; after?: string },
): Promise<Page<Turn>> {
  return keysetPage(
    args,
    PAST_PAGE,
    instantCursor,
    async (limit, after) =>
      turnViews(
        ctx,
        await rows<TurnRow>(
          ctx,
          `select ${turnColumns('t')} from turn t
            where t.rotation_id = $1 and t.ends_at <= $2 and t.state <> 'SKIPPED'
              and ($4::timestamptz is null or (t.starts_at, t.id) < ($4, $5::uuid))
            order by t.starts_at desc, t.id desc limit $3`,
          [id, ctx.clock.now(), limit, after?.[0] ?? null, after?.[1] ?? null],
        ),
      ),
    (turn) => [turn.startsAt.toISOString(), turn.id],
  );
}

/** Turns that somebody would give away for another, the next first. */
export const wantedSwapsLoader = defineLoader<string, Turn[]>(async (ctx, rotationIds) => {
  const found = await rows<TurnRow>(
    ctx,
    `select ${turnColumns('t')} from turn t where t.rotation_id = any($1) and t.starts_at > $2
        and t.swap_wanted_at is not null order by t.starts_at, t.id`,
    [rotationIds, ctx.clock.now()],
  );
  return grouped(rotationIds, await turnViews(ctx, found), (row) => row.rotationId);
});

/** The turns of events; null where nobody takes turns. */
export const turnOfEventLoader = defineLoader<string, Turn | null>(async (ctx, eventIds) => {
  const found = await rows<TurnRow & { eventId: string }>(
    ctx,
    `select ${turnColumns('t')} from turn t where t.event_id = any($1)`,
    [eventIds],
  );
  const turns = await turnViews(ctx, found);
  return inOrder(eventIds, turns, (row) => row.eventId as string);
});

/** Whose powers hold now in a community; of several the latest. */
export const turnNowLoader = defineLoader<string, Turn | null>(async (ctx, communityIds) => {
  const found = await rows<TurnRow>(
    ctx,
    `select distinct on (t.community_id) ${turnColumns('t')} from turn t
      where t.community_id = any($1) and t.state = 'ACCEPTED' and t.powers_from <= $2 and t.powers_until > $2
      order by t.community_id, t.starts_at desc, t.id`,
    [communityIds, ctx.clock.now()],
  );
  return inOrder(communityIds, await turnViews(ctx, found), (row) => row.communityId);
});

/** How many of one's own turns are shown. */
const OWN_TURNS = 30;

/** The viewer's own turns in their communities, those that they do with others included: the next first. */
export async function ownTurns(ctx: Context, upcoming: boolean): Promise<Turn[]> {
  const found = await rows<TurnRow>(
    ctx,
    `select ${turnColumns('t')} from turn t join rotation r on r.id = t.rotation_id
       join community c on c.id = t.community_id
      where t.community_id = any($1) and t.state <> 'SKIPPED' and r.ended_at is null and c.archived_at is null
        and (t.person_id = $2 or exists (select 1 from turn_companion tc
              where tc.turn_id = t.id and tc.person_id = $2))
        and ${upcoming ? "(t.ends_at > $3 or (t.state = 'ACCEPTED' and t.powers_until > $3))" : 't.ends_at <= $3'}
      order by t.starts_at ${upcoming ? '' : 'desc'}, t.id limit ${OWN_TURNS}`,
    [membershipsIn(ctx.viewer, 'ACTIVE'), ctx.viewer.personId, ctx.clock.now()],
  );
  return turnViews(ctx, found);
}
