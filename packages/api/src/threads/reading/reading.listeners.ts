import { onMembershipTurn } from '../../communities/hooks';
import { rows } from '../../kernel/database/statements';
import { follows } from './levels';

/**
 * Whoever becomes a member finds nothing new: what is there was there before them. What they follow already, from
 * an earlier time or as a reader of an open community, is unread as far as it is.
 */
onMembershipTurn(async (tx, { communityId, personId, active }) => {
  const desk = [communityId, personId];
  if (!active) {
    await rows(
      tx,
      `update community_reader set active = false, unread_threads = 0, known_threads = 0, mark_id = null
        where community_id = $1 and person_id = $2`,
      desk,
    );
    await rows(
      tx,
      'update thread_reader set behind = false where community_id = $1 and person_id = $2 and behind',
      desk,
    );
    return;
  }
  await rows(
    tx,
    `insert into community_reader (community_id, person_id, active, new_after, known_threads)
     select id, $2, true, activity_seq, thread_count from community where id = $1
     on conflict (person_id, community_id) do update
       set active = true, new_after = excluded.new_after, known_threads = excluded.known_threads, mark_id = null`,
    desk,
  );
  await rows(
    tx,
    `with now_ as (
       update thread_reader r set counted = true,
         behind = t.removed_at is null and t.post_count > r.read_count and ${follows('r', 'd')}
        from thread t, community_reader d
       where r.community_id = $1 and r.person_id = $2 and t.id = r.thread_id
         and d.community_id = $1 and d.person_id = $2
       returning r.behind
     )
     update community_reader set unread_threads = (select count(*) from now_ where behind)
      where community_id = $1 and person_id = $2`,
    desk,
  );
});
