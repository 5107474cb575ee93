interface Parameters {
  community: string;
  author: string;
  now: string;
}

/**
 * Parts of the statements that write a thread or a post (`threads.write.ts`): what the author has read. One's own words
 * are never unread, and who opens a thread watches it, who writes in one tracks it, unless they have chosen.
 */
export const authorOfThread = ({ community, author, now }: Parameters): string => `reader as (
       insert into thread_reader (person_id, thread_id, community_id, read_number, read_count, level, level_reason,
         counted, opened_at, read_at)
       select ${author}, t.id, ${community}, 1, 1, 'WATCHING', 'OPENED', true, ${now}, ${now} from t
     ), desk as (
       update community_reader d set known_threads = d.known_threads + 1
         from t where d.community_id = ${community} and d.person_id = ${author} and d.active
     )`;

/**
 * The row of an author who had none is counted by the job that follows: that needs the lock of their desk, and
 * posting takes none but its community's. `t` is the thread with the post in it.
 */
export const authorOfPost = ({ community, author, now }: Parameters): string => `reader as (
       insert into thread_reader as r (person_id, thread_id, community_id, read_count, level, level_reason, opened_at, read_at)
       select ${author}, t.id, ${community}, 1 + coalesce((select o.post_count from thread_participant o
           where o.thread_id = t.id and o.person_id = ${author}), 0), 'TRACKING', 'WROTE', ${now}, ${now} from t
       on conflict (person_id, thread_id) do update
         set read_count = r.read_count + 1,
           read_number = r.read_number + (case when r.read_number = (select last_post_number from t) - 1 then 1 else 0 end),
           level = case when r.level_reason is null then 'TRACKING' else r.level end,
           level_reason = case when r.level_reason is null or r.level_reason = 'READ' then 'WROTE' else r.level_reason end
     )`;
