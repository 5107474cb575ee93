/** What a thread shows of its latest post and of who takes part, counted anew. `$1` the thread, `$2` the author. */
export const RECOUNT = `
  with mine as (
    select count(*)::int as posts, max(created_at) as last_at from post
     where thread_id = $1 and author_id = $2 and removed_at is null
  ), gone as (
    delete from thread_participant using mine
     where thread_id = $1 and person_id = $2 and mine.posts = 0
  ), there as (
    insert into thread_participant (thread_id, person_id, post_count, last_post_at)
    select $1, $2, mine.posts, mine.last_at from mine where mine.posts > 0
    on conflict (thread_id, person_id) do update
      set post_count = excluded.post_count, last_post_at = excluded.last_post_at
  ), last as (
    select w.author_id, w.created_at from (
      select person_id as author_id, last_post_at as created_at from thread_participant
       where thread_id = $1 and person_id <> $2
      union all select $2, mine.last_at from mine where mine.posts > 0) w
     order by w.created_at desc limit 1
  )
  update thread t set last_post_at = last.created_at, last_post_author_id = last.author_id,
    participant_count = (select count(*) from thread_participant o
      where o.thread_id = $1 and o.person_id <> $2) + (case when mine.posts > 0 then 1 else 0 end)
   from mine, last where t.id = $1`;
