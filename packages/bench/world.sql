-- A world of :posts posts, the same at every making: nothing here is drawn by chance, everything follows from
-- numbers. `roll` is the die, a hash; people, communities, threads and posts are counted from 0 (posts from 1).
-- One thread, number 0, holds a tenth of all posts; the others have 5 to 40.
-- Run as one transaction, with the table bench_text (n, markdown, html) in place.

create function pg_temp.roll(i bigint, salt int, sides int) returns int immutable language sql as
$$ select ((hashint8extended(i, salt) & 9223372036854775807) % sides)::int $$;

-- As ids are in real life: version 7, in the order of making.
create function pg_temp.id(kind int, i bigint) returns uuid immutable language sql as
$$ select (lpad(to_hex(1640995200000 + i), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8'
     || substr(md5(kind || ':' || i), 1, 15))::uuid $$;

-- people and communities --------------------------------------------------------------------------

insert into person (id, handle, name, email, email_verified_at, role, department, organisation, about_markdown,
  about_html, ask_me_about, created_at)
select pg_temp.id(1, i), 'person-' || i,
  (array['Amara', 'Bea', 'Chidi', 'Dana', 'Emil', 'Femi', 'Gwen', 'Hugo', 'Ines', 'Jun'])[1 + pg_temp.roll(i, 1, 10)]
    || ' ' || (array['Adler', 'Bosch', 'Costa', 'Dumas', 'Ekwueme', 'Fischer', 'Garcia'])[1 + pg_temp.roll(i, 2, 7)],
  'person-' || i || '@bench.example', '2022-01-01', 'Community nurse', 'Department ' || pg_temp.roll(i, 3, 20),
  'Riverside', 'I am here to learn.', '<p>I am here to learn.</p>', array['dressings', 'training'], '2022-01-01'
from generate_series(0, 1999) i;

insert into domain (id, slug, name, description, created_at)
select pg_temp.id(5, d), 'domain-' || d, 'Domain ' || d, 'What belongs to it.', '2022-01-01'
from generate_series(0, 4) d;

insert into community (id, slug, name, visibility, purpose, goals, for_whom, cadence, ground_rules_number,
  created_by, created_at)
select pg_temp.id(2, c), 'community-' || c, 'Community ' || c,
  case when c % 10 < 6 then 'OPEN' when c % 10 < 9 then 'CLOSED' else 'PRIVATE' end,
  'To get better at what we do, together.', '["Learn from each other"]', 'Whoever does it', 'Once a month', 1,
  pg_temp.id(1, 0), '2022-01-01'
from generate_series(0, 49) c;

insert into community_domain (community_id, domain_id)
select pg_temp.id(2, c), pg_temp.id(5, c % 5) from generate_series(0, 49) c;

insert into charter_amendment (id, community_id, number, purpose, goals, for_whom, cadence, author_id, created_at)
select pg_temp.id(6, c), pg_temp.id(2, c), 1, 'To get better at what we do, together.',
  '["Learn from each other"]', 'Whoever does it', 'Once a month', pg_temp.id(1, 0), '2022-01-01'
from generate_series(0, 49) c;

insert into ground_rules (id, community_id, number, markdown, html, author_id, created_at, grace_until)
select pg_temp.id(7, c), pg_temp.id(2, c), 1, 'Be kind.', '<p>Be kind.</p>', pg_temp.id(1, 0), '2022-01-01', '2022-01-01'
from generate_series(0, 49) c;

-- Person i is in the communities (3 i + 6 k) mod 50 for k = 0 … 7; person 0, who asks, in the first twenty as well, and
-- person 1, who asks for what is unread, in all.
insert into membership (id, community_id, person_id, role, state, accepted_rules_number, joined_at, changed_at, created_at)
select pg_temp.id(8, row_number() over (order by i, c)), pg_temp.id(2, c), pg_temp.id(1, i),
  case when i < 50 then 'STEWARD' when i < 100 then 'FACILITATOR' else 'MEMBER' end, 'ACTIVE', 1, at, at, at
from (
  select distinct on (i, c) i, c, timestamptz '2022-01-01' + interval '1 minute' * i as at
  from (
    select i, (3 * i + 6 * k) % 50 as c from generate_series(0, 1999) i, generate_series(0, 7) k
    union all select 0, c from generate_series(0, 19) c
    union all select 1, c from generate_series(0, 49) c
  ) every_one
) m;

-- the shape of threads and posts ------------------------------------------------------------------

create temp table bench_thread on commit drop as
with sized as (
  select n, 5 + pg_temp.roll(n, 10, 36) as size from generate_series(1, :posts / 5) n
), placed as (
  select n, size, sum(size) over (order by n) - size as before from sized
), cut as (
  select n, least(size, :posts - :long - before)::int as size, (:long + before)::bigint as before
  from placed where before < :posts - :long
)
select 0 as n, :long as size, 0::bigint as before, 0 as community, timestamptz '2022-01-01' as opened_at,
  interval '1000 days' / :long as step, 'DISCUSSION' as kind
union all
select n, size, before, floor(50 * power(pg_temp.roll(n, 11, 1000) / 1000.0, 2))::int,
  timestamptz '2022-01-01' + interval '1000 days' * (n::float / max(n) over ()),
  interval '1 hour' * (1 + pg_temp.roll(n, 12, 6)),
  (array['DISCUSSION', 'QUESTION', 'QUESTION', 'STORY', 'DISCUSSION', 'ANNOUNCEMENT', 'INTRODUCTION', 'QUESTION'])
    [1 + pg_temp.roll(n, 13, 8)]
from cut;

-- A thread has a circle of eight who write in it (the long one of 300), all members: the number of a member of
-- community c is (17 (c - 6 k)) mod 50, plus any multiple of 50.
create temp table bench_post on commit drop as
select i, n, number, community, at,
  (17 * (c6 + 300) % 50 + 50 * pg_temp.roll(seat, 15, 40))::int as author,
  row_number() over (partition by community order by at, i) as seq
from (
  select i, n, number, community, at, seat, community - 6 * pg_temp.roll(seat, 14, 8) as c6
  from (
    select t.before + number as i, t.n, number, t.community, t.opened_at + (number - 1) * t.step as at,
      t.n * 1000::bigint + pg_temp.roll(t.before + number, 16, case when t.n = 0 then 300 else 8 end) as seat
    from bench_thread t cross join lateral generate_series(1, t.size) number
  ) placed
) seated;

-- Three posts in eight were reacted to, by up to three people; a tenth of the first ones by person 0.
create temp table bench_reaction on commit drop as
select i, (array['HELPED_ME', 'SAME_HERE', 'WILL_TRY', 'GLAD'])[1 + pg_temp.roll(i * 4 + j, 20, 4)] as kind, at,
  case when j = 0 and pg_temp.roll(i, 21, 10) = 0 then 0 else 1 + (pg_temp.roll(i, 22, 1999) + 7 * j) % 1999 end as person
from bench_post cross join lateral generate_series(1, pg_temp.roll(i, 23, 8) - 4) nth
cross join lateral (select nth - 1 as j) zero;

create temp table bench_counts on commit drop as
select i, count(*) filter (where kind = 'HELPED_ME') as helped_me, count(*) filter (where kind = 'SAME_HERE') as same_here,
  count(*) filter (where kind = 'WILL_TRY') as will_try, count(*) filter (where kind = 'GLAD') as glad
from bench_reaction group by i;

analyze bench_thread;
analyze bench_post;
analyze bench_counts;

-- threads and posts -------------------------------------------------------------------------------

insert into thread (id, community_id, kind, title, tags, excerpt, author_id, opened_at, post_count,
  participant_count, last_post_number, last_post_at, last_post_author_id, seq, opened_seq, counted_in)
select pg_temp.id(3, t.n), pg_temp.id(2, t.community), t.kind, 'Thread ' || t.n || ': what would you have done here?',
  array['tag-' || pg_temp.roll(t.n, 30, 40)], 'How this thread begins, in about as many words as fit two lines.',
  pg_temp.id(1, first.author), t.opened_at, t.size, w.people, t.size, last.at, pg_temp.id(1, last.author), last.seq, first.seq, pg_temp.id(2, t.community)
from bench_thread t
join (select n, count(distinct author) as people from bench_post group by n) w using (n)
join bench_post first on first.n = t.n and first.number = 1
join bench_post last on last.n = t.n and last.number = t.size
order by t.n;

-- In the order of time, so that a thread's posts lie scattered as they do in a living house.
insert into post (id, thread_id, number, author_id, answers_post_id, markdown, html, renderer_version, created_at,
  helped_me, same_here, will_try, glad, seq)
select pg_temp.id(4, p.i), pg_temp.id(3, p.n), p.number, pg_temp.id(1, p.author),
  case when p.number > 2 and pg_temp.roll(p.i, 31, 10) < 3
    then pg_temp.id(4, p.i - p.number + 1 + pg_temp.roll(p.i, 32, p.number - 1)) end,
  x.markdown, x.html, 1, p.at, coalesce(r.helped_me, 0), coalesce(r.same_here, 0), coalesce(r.will_try, 0),
  coalesce(r.glad, 0), p.seq
from bench_post p
join bench_text x on x.n = pg_temp.roll(p.i, 33, :texts)
left join bench_counts r using (i)
order by p.at, p.i;

insert into thread_participant (thread_id, person_id, post_count, last_post_at)
select pg_temp.id(3, n), pg_temp.id(1, author), count(*), max(at) from bench_post group by n, author order by n;

insert into reaction (post_id, person_id, kind, created_at)
select pg_temp.id(4, i), pg_temp.id(1, person), kind, at from bench_reaction order by at, i;

-- Every second question has an accepted answer, on its first page.
update thread t set accepted_post_id = pg_temp.id(4, b.before + 2 + pg_temp.roll(b.n, 34, least(b.size - 1, 18))),
  accepted_by = t.author_id, accepted_at = t.last_post_at
from bench_thread b where t.id = pg_temp.id(3, b.n) and b.kind = 'QUESTION' and b.n % 2 = 0 and b.size > 1;

update community c set member_count = m.count, thread_count = coalesce(t.count, 0), post_count = coalesce(t.posts, 0),
  activity_seq = coalesce(t.posts, 0)
from (select community_id, count(*) from membership group by 1) m
left join (select community_id, count(*), sum(post_count) as posts from thread group by 1) t using (community_id)
where c.id = m.community_id;

-- Triggers are off while a world is made.
insert into thread_word (community_id, word, thread_id)
select t.community_id, word, t.id from thread t cross join unnest(title_words(t.title)) word;

insert into post_words select * from post_words_now;
insert into community_words select * from community_words_now;
insert into person_words select * from person_words_now;

-- what has been read ------------------------------------------------------------------------------

-- Everybody has come to everything; who wrote in a thread follows it, and has read all of it.
insert into community_reader (community_id, person_id, active, new_after, known_threads)
select c.id, m.person_id, true, c.activity_seq, c.thread_count
from membership m join community c on c.id = m.community_id;

insert into thread_reader (person_id, thread_id, community_id, read_number, read_count, level, level_reason, counted,
  opened_at, read_at)
select o.person_id, t.id, t.community_id, t.last_post_number, t.post_count,
  case when t.author_id = o.person_id then 'WATCHING' else 'TRACKING' end,
  case when t.author_id = o.person_id then 'OPENED' else 'WROTE' end, true, o.last_post_at, o.last_post_at
from thread_participant o join thread t on t.id = o.thread_id;

-- Person 1 tracks every fourth thread, and has read half of it.
insert into thread_reader (person_id, thread_id, community_id, read_number, read_count, level, level_reason, behind,
  counted, opened_at, read_at)
select pg_temp.id(1, 1), t.id, t.community_id, t.post_count / 2, t.post_count / 2, 'TRACKING', 'READ', true, true,
  t.opened_at, t.opened_at
from bench_thread b join thread t on t.id = pg_temp.id(3, b.n) where b.n % 4 = 1
on conflict (person_id, thread_id) do update
  set read_number = excluded.read_number, read_count = excluded.read_count, behind = true;

update community_reader d set unread_threads = u.threads
from (select community_id, person_id, count(*) as threads from thread_reader where behind group by 1, 2) u
where d.community_id = u.community_id and d.person_id = u.person_id;
