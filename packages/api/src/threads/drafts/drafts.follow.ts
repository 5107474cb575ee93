import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

/**
 * What people have begun to write in a thread that was merged is theirs in the other one, where they have begun nothing.
 * Who has begun both keeps both: the first leads to the old address, which leads on.
 */
export async function draftsFollow(tx: Context, from: string, to: string): Promise<void> {
  // A row whose words were sent stands in the way, and holds nothing but a version that must go on growing.
  await rows(
    tx,
    `update draft w set markdown = d.markdown, answers_post_id = d.answers_post_id, copy = null, deleted_at = null,
       updated_at = d.updated_at, version = greatest(w.version, d.version) + 1
      from draft d where d.thread_id = $1 and d.filled and w.thread_id = $2 and not w.filled
       and w.person_id = d.person_id`,
    [from, to],
  );
  await rows(
    tx,
    `delete from draft d using draft w
      where d.thread_id = $1 and w.thread_id = $2 and w.person_id = d.person_id
        and d.filled and w.markdown = d.markdown`,
    [from, to],
  );
  await rows(
    tx,
    `update draft d set thread_id = $2, version = version + 1 where d.thread_id = $1 and d.filled
       and not exists (select 1 from draft w where w.thread_id = $2 and w.person_id = d.person_id)`,
    [from, to],
  );
}
