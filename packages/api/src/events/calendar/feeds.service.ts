import { communityFor } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError, NotFoundError } from '../../kernel/errors';
import { hashSecret, isId, newId, newSecret } from '../../kernel/ids';
import { defineLimit } from '../../kernel/limits';
import { enforce, known } from '../../kernel/policy';
import { transaction } from '../../kernel/transaction';
import {
  type CalendarFeed,
  CalendarScope,
  type MakeCalendarFeedInput,
  type NewCalendarFeed,
} from './feed.types';
import { readableSeries } from './feeds.queries';

/** More communities and series than anybody follows one by one. */
const FEEDS_MAX = 100;
/** Somebody replaces an address a few times; a program that makes up addresses, often. */
const perPerson = defineLimit({ points: 60, seconds: 60 * 60 });

const FEED = `id, person_id as "personId", scope, community_id as "communityId", series_id as "seriesId",
  created_at as "createdAt", last_read_at as "lastReadAt"`;

/**
 * Makes an address at which a calendar program reads as the viewer. The one before of the same scope holds no more.
 * @throws NotFoundError when it is of something that the viewer may not read; InvalidError when the scope names nothing
 */
export async function makeCalendarFeed(
  ctx: Context,
  input: MakeCalendarFeedInput,
): Promise<NewCalendarFeed> {
  enforce(known(ctx.viewer));
  const { scope, communityId = null, seriesId = null } = input;
  const named = { ME: null, COMMUNITY: communityId, SERIES: seriesId }[scope];
  if (
    (communityId ?? seriesId) !== named ||
    (communityId && seriesId) ||
    (!named && scope !== CalendarScope.ME)
  ) {
    throw new InvalidError({ path: 'scope', rule: 'scope' });
  }
  await perPerson.count(ctx, ctx.viewer.personId ?? '');
  if (communityId) await communityFor(ctx, communityId, 'read');
  if (seriesId && !(await readableSeries(ctx, seriesId))) throw new NotFoundError();
  const token = newSecret();
  const feed = await transaction(ctx, (tx) => replace(tx, { scope, communityId, seriesId }, token));
  return { feed, url: `${ctx.services.environment.origin}/calendar/${token}.ics` };
}

type Where = Pick<CalendarFeed, 'scope' | 'communityId' | 'seriesId'>;

async function replace(
  tx: Context,
  { scope, communityId, seriesId }: Where,
  token: string,
): Promise<CalendarFeed> {
  const { personId } = tx.viewer;
  // Under the person's lock, so that two devices at once are not one too many.
  await rows(tx, 'select id from person where id = $1 for no key update', [personId]);
  const [made] = await rows<CalendarFeed>(
    tx,
    `insert into calendar_feed as f (id, person_id, scope, community_id, series_id, token_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (person_id, scope, community_id, series_id) do update
       set token_hash = excluded.token_hash, created_at = excluded.created_at, last_read_at = null
     returning ${FEED}`,
    [newId(), personId, scope, communityId, seriesId, hashSecret(token), tx.clock.now()],
  );
  const [all] = await rows<{ count: number }>(
    tx,
    'select count(*)::int as count from calendar_feed where person_id = $1',
    [personId],
  );
  if ((all?.count ?? 0) > FEEDS_MAX) throw new InvalidError({ path: 'scope', rule: 'many' });
  return made as CalendarFeed;
}

/** The address holds no more. @throws NotFoundError when it is not the viewer's */
export async function removeCalendarFeed(ctx: Context, feedId: string): Promise<void> {
  enforce(known(ctx.viewer));
  const removed = isId(feedId)
    ? await rows(ctx, 'delete from calendar_feed where id = $1 and person_id = $2 returning id', [
        feedId,
        ctx.viewer.personId,
      ])
    : [];
  if (removed.length === 0) throw new NotFoundError();
}

/** The viewer's, the oldest first. */
export const calendarFeedsOf = (ctx: Context): Promise<CalendarFeed[]> =>
  rows<CalendarFeed>(
    ctx,
    `select ${FEED} from calendar_feed where person_id = $1 order by created_at, id`,
    [ctx.viewer.personId],
  );

/** Longer than any token we make. */
const TOKEN_LENGTH = 100;

/** The feed of a secret; null when there is none. When it was read is kept to the hour. */
export async function feedOfToken(ctx: Context, token: string): Promise<CalendarFeed | null> {
  if (token.length > TOKEN_LENGTH) return null;
  const hash = hashSecret(token);
  const [feed] = await rows<CalendarFeed>(
    ctx,
    `select ${FEED} from calendar_feed where token_hash = $1`,
    [hash],
  );
  if (!feed) return null;
  await rows(
    ctx,
    `update calendar_feed set last_read_at = $2
      where token_hash = $1 and (last_read_at is null or last_read_at < $2::timestamptz - interval '1 hour')`,
    [hash, ctx.clock.now()],
  );
  return feed;
}
