import {
  communityChangedVisibility,
  membershipChanged,
} from '../../communities/communities.signals';
import { onMembershipTurn } from '../../communities/hooks';
import { later, SECOND } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob, enqueue } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { afterCommit, transaction } from '../../kernel/transaction';
import { threadTended } from '../../threads/threads.signals';
import { holdBoxes, isCounted, publishInbox } from './boxes';
import { mayList, mayLookAfter, mayRead } from './people';

/** Lines that go at once: their people are locked for so long. */
const BATCH = 500;

/** Takes lines away, with their numbers; what was to be sent of them is asked about again when it is sent. */
async function removeLines(
  tx: Context,
  lines: ReadonlyArray<{ id: string; personId: string }>,
): Promise<void> {
  if (lines.length === 0) return;
  const people = [...new Set(lines.map(({ personId }) => personId))];
  await holdBoxes(tx, people);
  await rows(
    tx,
    `with gone as (
       delete from notice n where n.id = any($1::uuid[]) returning n.person_id, ${isCounted('n')} as counted
     )
     update notice_box b set unread = b.unread - g.lines
       from (select person_id, count(*) filter (where counted) as lines from gone group by person_id) g
      where b.person_id = g.person_id and g.lines > 0`,
    [lines.map(({ id }) => id)],
  );
  afterCommit(tx, () => publishInbox(tx.services, people));
}

/** Removes in batches the lines that a statement finds; it uses its own values, from $1 on. */
export async function removeWhere(
  ctx: Context,
  condition: string,
  values: unknown[],
): Promise<void> {
  let found: Array<{ id: string; personId: string }>;
  do {
    found = await transaction(ctx, async (tx) => {
      const lines = await rows<{ id: string; personId: string }>(
        tx,
        `select n.id, n.person_id as "personId" from notice n where ${condition} order by n.person_id limit ${BATCH}`,
        values,
      );
      await removeLines(tx, lines);
      return lines;
    });
  } while (found.length === BATCH);
}

/**
 * A line whose subject its person may not see any more; who asks to join, what is proposed, and whose turn it is not yet, is
 * for those who look after the members.
 */
const mayNotSee = (
  ctx: Context,
): string => `not exists (select 1 from person p join community c on c.id = n.community_id
  where p.id = n.person_id and (case when n.subject_kind <> 'COMMUNITY'
    then ${mayRead('p', 'c')} and (n.reason <> 'FACILITATOR' or ${mayLookAfter('p', 'c', timeIn(ctx))})
    else ${mayList('p', 'c')} and (n.reason <> 'STEWARD' or ${mayLookAfter('p', 'c', timeIn(ctx))}) end))`;

/** Now, as a part of a statement whose parameters are somebody else's. */
export const timeIn = (ctx: Context): string => `'${ctx.clock.now().toISOString()}'::timestamptz`;

/** Longer than a batch of telling takes that asked who is a member just before somebody ceased to be one. */
const STRAGGLERS_AFTER = 30 * SECOND;

/**
 * Whose membership ends keeps no line of what is closed to them now: it goes in the same transaction, and what was being
 * told at that moment a little later.
 */
onMembershipTurn(async (tx, { communityId, personId, active }) => {
  if (active) return;
  await removeOfMember(tx, { communityId, personId });
  const startAfter = later(tx.clock.now(), STRAGGLERS_AFTER);
  await enqueue(tx, settleMemberJob, { communityId, personId }, { startAfter });
});

interface Member {
  communityId: string;
  personId: string;
}

async function removeOfMember(tx: Context, { communityId, personId }: Member): Promise<void> {
  const lines = await rows<{ id: string; personId: string }>(
    tx,
    `select n.id, n.person_id as "personId" from notice n
      where n.community_id = $1 and n.person_id = $2 and ${mayNotSee(tx)}`,
    [communityId, personId],
  );
  await removeLines(tx, lines);
}

export const settleMemberJob = defineJob<Member>('notifications.settle-member', {
  run: (ctx, member) => transaction(ctx, (tx) => removeOfMember(tx, member)),
});

/** Another role, or an invitation that was taken back. */
onDurable(membershipChanged, settleMemberJob);

/** A community that was open is closed: those who only read it keep no line. */
onDurable(
  communityChangedVisibility,
  defineJob<{ communityId: string }>('notifications.settle-community', {
    run: (ctx, { communityId }) =>
      removeWhere(ctx, `n.community_id = $1 and ${mayNotSee(ctx)}`, [communityId]),
  }),
);

/** Some lines of a thread follow it into another community. @returns whether there may be more */
function moveLines(ctx: Context, threadId: string): Promise<boolean> {
  return transaction(ctx, async (tx) => {
    const lines = await rows<{ id: string; personId: string; communityId: string }>(
      tx,
      `select n.id, n.person_id as "personId", t.community_id as "communityId"
         from notice n join thread t on t.id = n.subject_id
        where t.id = $1 and n.subject_kind = 'THREAD' and n.community_id is distinct from t.community_id
        order by n.person_id limit ${BATCH}`,
      [threadId],
    );
    const [one] = lines;
    if (!one) return false;
    await holdBoxes(
      tx,
      lines.map(({ personId }) => personId),
    );
    await rows(tx, 'update notice set community_id = $2 where id = any($1::uuid[])', [
      lines.map(({ id }) => id),
      one.communityId,
    ]);
    return true;
  });
}

/**
 * A thread that was moved, merged or removed. Nobody keeps a line of what is not there, but its author, who is told what
 * became of it.
 */
onDurable(
  threadTended,
  defineJob<{ threadId: string }>('notifications.settle-thread', {
    async run(ctx, { threadId }) {
      while (await moveLines(ctx, threadId));
      await removeWhere(
        ctx,
        `n.subject_kind = 'THREAD' and n.subject_id = $1 and (${mayNotSee(ctx)} or exists (
          select 1 from thread t where t.id = $1 and t.removed_at is not null and t.author_id <> n.person_id))`,
        [threadId],
      );
      // A line about nothing but posts that were taken away says nothing.
      await removeWhere(
        ctx,
        `n.subject_kind = 'THREAD' and n.subject_id = $1 and n.first_happening_id = n.last_happening_id
         and exists (select 1 from happening h join post o on o.id = (h.facts->>'postId')::uuid
           where h.id = n.last_happening_id and h.kind in ('POST', 'THREAD', 'MENTION') and o.removed_at is not null)`,
        [threadId],
      );
    },
  }),
);
