import { placeholderClaimed } from '../accounts/accounts.signals';
import { rows } from '../kernel/database/statements';
import { defineJob } from '../kernel/jobs';
import { onDurable } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { settleReaders } from './reading/settle';

/**
 * Puts what a placeholder wrote under the name of the person who has claimed it. Doing it twice changes nothing.
 * The credit of the source (`source_author`) stays as it was imported.
 */
export const moveAuthorshipJob = defineJob<{ placeholderId: string; personId: string }>(
  'threads.move-authorship',
  {
    async run(ctx, { placeholderId, personId }) {
      await transaction(ctx, async (tx) => {
        const both = [placeholderId, personId];
        // Counts of participants change: the locks of their communities first, in one order, as for every write.
        await tx.db.query(
          `select id from community where id in (
             select t.community_id from thread_participant o join thread t on t.id = o.thread_id
              where o.person_id = $1) order by id for no key update`,
          [placeholderId],
        );
        await tx.db.query('update post set author_id = $2 where author_id = $1', both);
        await tx.db.query('update thread set author_id = $2 where author_id = $1', both);
        await tx.db.query(
          'update thread set last_post_author_id = $2 where last_post_author_id = $1',
          both,
        );
        await tx.db.query(
          `update thread t set participant_count = participant_count - 1
            where exists (select 1 from thread_participant o where o.thread_id = t.id and o.person_id = $1)
              and exists (select 1 from thread_participant o where o.thread_id = t.id and o.person_id = $2)`,
          both,
        );
        await tx.db.query(
          `insert into thread_participant as mine (thread_id, person_id, post_count, last_post_at)
           select thread_id, $2, post_count, last_post_at from thread_participant where person_id = $1
           on conflict (thread_id, person_id) do update
             set post_count = mine.post_count + excluded.post_count,
                 last_post_at = greatest(mine.last_post_at, excluded.last_post_at)`,
          both,
        );
        const gone = await rows<{ threadId: string }>(
          tx,
          'delete from thread_participant where person_id = $1 returning thread_id as "threadId"',
          [placeholderId],
        );
        await settleReaders(
          tx,
          gone.map(({ threadId }) => threadId),
        );
      });
    },
  },
);

onDurable(placeholderClaimed, moveAuthorshipJob);
