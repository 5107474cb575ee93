import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

/**
 * When one thread becomes part of another, what people have begun to reply in it goes along; in the transaction of the
 * verb that moves the posts. Whoever has begun in both finds the two texts in one draft, one after the other. No copy
 * of a device counts as the one that saved last, so that each device is told of words that it has not seen.
 */
export async function draftsFollow(tx: Context, from: string, to: string): Promise<void> {
  await rows(
    tx,
    `with going as (
       delete from draft where thread_id = $1 returning *
     ), joined as (
       update draft d set deleted_at = null, copy = null, updated_at = $3, version = d.version + 1,
         markdown = case when d.filled and d.markdown <> '' then d.markdown || E'\\n\\n' || g.markdown else g.markdown end,
         answers_post_id = case when d.filled then coalesce(d.answers_post_id, g.answers_post_id) else g.answers_post_id end
        from going g where g.filled and d.person_id = g.person_id and d.thread_id = $2
     )
     insert into draft (id, person_id, thread_id, markdown, answers_post_id, version, created_at, updated_at)
     select g.id, g.person_id, $2, g.markdown, g.answers_post_id, g.version + 1, g.created_at, g.updated_at
      from going g where g.filled and not exists (
        select 1 from draft d where d.person_id = g.person_id and d.thread_id = $2)`,
    [from, to, tx.clock.now()],
  );
}
