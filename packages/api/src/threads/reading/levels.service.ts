import { communityFor } from '../../communities/communities.queries';
import type { Membership } from '../../communities/membership.entity';
import { viewerMembership } from '../../communities/memberships.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { DenialReason, enforce, when } from '../../kernel/policy';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import type { Thread } from '../thread.entity';
import { threadFor } from '../threads.queries';
import { isBehind } from './levels';
import { holdRows, holdThreads, READING_MAKES_TRACKING, readerOf } from './positions';
import type { CommunityLevelInput, ThreadLevelInput } from './reading.inputs';

/** The level that a thread has risen to by itself, and why. */
const RISEN = `case when t.author_id = r.person_id then 'OPENED'
  when exists (select 1 from thread_participant o where o.thread_id = t.id and o.person_id = r.person_id) then 'WROTE'
  when r.seconds >= ${READING_MAKES_TRACKING} then 'READ' end`;

/** What is chosen stays, whatever happens in the thread; null lets it rise by itself again. */
export async function setThreadLevel(
  ctx: Context,
  { threadId, level }: ThreadLevelInput,
  shape: Shape,
): Promise<Thread> {
  const personId = readerOf(ctx);
  const { id } = await threadFor(ctx, threadId, 'read');
  await transaction(ctx, async (tx) => {
    await holdThreads(tx, personId, [id]);
    await holdRows(tx, personId, [id]);
    const of = [personId, id];
    if (level) {
      await rows(
        tx,
        `update thread_reader set level = $3, level_reason = 'CHOSEN' where person_id = $1 and thread_id = $2`,
        [...of, level],
      );
    } else {
      await rows(
        tx,
        `update thread_reader r set level_reason = ${RISEN},
             level = case ${RISEN} when 'OPENED' then 'WATCHING' when 'WROTE' then 'TRACKING' when 'READ' then 'TRACKING' end
           from thread t where r.person_id = $1 and r.thread_id = $2 and t.id = r.thread_id`,
        of,
      );
    }
    await recount(tx, personId, 'r.thread_id = $2', id);
  });
  return threadFor(ctx, id, 'see', shape);
}

/** For all threads there that one has not chosen for. Only members have one: others are told of nothing. */
export async function setCommunityLevel(
  ctx: Context,
  { communityId, level }: CommunityLevelInput,
): Promise<Membership> {
  const personId = readerOf(ctx);
  const { id } = await communityFor(ctx, communityId, 'read');
  const place = ctx.viewer.memberships.get(id);
  enforce(when(place?.state === 'ACTIVE', DenialReason.JOIN_FIRST));
  await transaction(ctx, async (tx) => {
    const [changed] = await rows(
      tx,
      `update community_reader set level = $3 where person_id = $1 and community_id = $2 and active
       returning community_id`,
      [personId, id, level ?? null],
    );
    // Whoever has just left is refused like somebody who was never there.
    if (!changed) enforce(when(false, DenialReason.JOIN_FIRST));
    await recount(tx, personId, 'r.community_id = $2', id);
  });
  const membership = await viewerMembership(ctx).load(id);
  if (!membership) throw new NotFoundError();
  return membership;
}

/** After a change of levels: which threads are behind now. The desks are held. */
async function recount(
  tx: Context,
  personId: string,
  condition: string,
  id: string,
): Promise<void> {
  await rows(
    tx,
    `with n as (
       select r.person_id, r.thread_id, r.community_id, r.behind as was, r.counted, t.counted_in, t.opened_seq,
         d.new_after, ${isBehind('t', 'r', 'd')} as is_behind
         from thread_reader r join thread t on t.id = r.thread_id
         join community_reader d on d.person_id = r.person_id and d.community_id = r.community_id
        where r.person_id = $1 and ${condition}
     ), changed as (
       update thread_reader r set behind = n.is_behind, counted = true
         from n where r.person_id = n.person_id and r.thread_id = n.thread_id
          and (r.behind <> n.is_behind or not r.counted)
     ), change as (
       select community_id, sum(is_behind::int - was::int) as unread,
         sum((not counted and counted_in is not null and opened_seq > new_after)::int) as known
         from n group by community_id
     )
     update community_reader d set unread_threads = d.unread_threads + change.unread,
         known_threads = d.known_threads + change.known
       from change where d.person_id = $1 and d.community_id = change.community_id and d.active`,
    [personId, id],
  );
}
