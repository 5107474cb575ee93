-- How many kept counters are not what a count gives: must be 0, in a new world and after posting.
select (
  select count(*) from thread t
  join (select thread_id, count(*) as posts, max(number) as last, max(created_at) as at from post group by 1) p
    on p.thread_id = t.id
  join (select thread_id, count(*) as people, sum(post_count) as posts from thread_participant group by 1) w
    on w.thread_id = t.id
  where (t.post_count, t.last_post_number, t.last_post_at, t.participant_count, t.post_count)
    is distinct from (p.posts, p.last, p.at, w.people, w.posts)
) + (
  select count(*) from post p
  full join (
    select post_id, count(*) filter (where kind = 'HELPED_ME') as helped_me,
      count(*) filter (where kind = 'SAME_HERE') as same_here, count(*) filter (where kind = 'WILL_TRY') as will_try,
      count(*) filter (where kind = 'GLAD') as glad
    from reaction group by 1
  ) r on r.post_id = p.id
  where (p.helped_me, p.same_here, p.will_try, p.glad) is distinct from
    (coalesce(r.helped_me, 0), coalesce(r.same_here, 0), coalesce(r.will_try, 0), coalesce(r.glad, 0))
) + (
  select count(*) from community c
  left join (select community_id, count(*) as threads, sum(post_count) as posts from thread group by 1) t
    on t.community_id = c.id
  left join (select community_id, count(*) as people from membership where state = 'ACTIVE' group by 1) m
    on m.community_id = c.id
  where (c.thread_count, c.post_count, c.member_count) is distinct from (coalesce(t.threads, 0), coalesce(t.posts, 0), m.people)
) + (
  select count(*) from community_reader d
  left join (select r.community_id, r.person_id, count(*) as threads from thread_reader r where r.behind group by 1, 2) u
    using (community_id, person_id)
  where d.unread_threads is distinct from coalesce(u.threads, 0)
) as wrong
