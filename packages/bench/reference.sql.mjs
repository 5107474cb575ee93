/** The reference's statements: the facts that our pages show, and nothing that decides who may. */

/** $1 thread, $2 who asks, $3 and $4 from and to which number. What is there once comes with the first post. */
export const thread = `
  with head as materialized (
    select t.id, t.kind, t.title, t.tags, t.version, t.votes, t.post_count, t.participant_count,
      t.last_post_number, t.last_post_at, t.accepted_post_id, t.accepted_at, t.author_id, c.id as community_id,
      c.slug, c.name, c.activity_seq,
      (select json_agg(w) from (
         select a.id, a.handle, a.name, a.role, a.photo_version from thread_participant o
           join person a on a.id = o.person_id
          where o.thread_id = t.id order by o.last_post_at desc limit 8) w) as participants
    from thread t join community c on c.id = t.community_id where t.id = $1
  )
  select p.id, p.number, p.markdown, p.html, p.created_at, p.edited_at, p.version, p.seq, p.votes, p.removed_at,
    p.removal_reason, p.helped_me, p.same_here, p.will_try, p.glad, p.source_site, p.source_url,
    a.id as author_id, a.handle, a.name, a.role, a.organisation, a.placeholder, a.photo_version,
    q.id as answered_id, q.number as answered_number, b.id as answered_author_id, b.name as answered_name,
    (select array_agg(r.kind) from reaction r where r.post_id = p.id and r.person_id = $2) as mine,
    case when p.number = $3 then to_json(h) end as head
  from head h
  join post p on p.thread_id = h.id and p.number between $3 and $4
  join person a on a.id = p.author_id
  left join lateral (select o.id, o.number, o.author_id from post o where o.id = p.answers_post_id limit 1) q on true
  left join person b on b.id = q.author_id
  order by p.number`;

/** $1 community, $2 how many. */
export const list = `
  with place as materialized (
    select c.id, c.slug, c.name,
      (select json_agg(f) from (
         select a.id, a.name, a.photo_version from membership m join person a on a.id = m.person_id
          where m.community_id = c.id and m.state = 'ACTIVE' order by m.joined_at, m.id limit 6) f) as faces
    from community c where c.slug = $1
  )
  select t.id, t.kind, t.title, t.tags, t.post_count, t.participant_count, t.last_post_at, t.accepted_at,
    t.removed_at, a.id as author_id, a.name as author, l.id as last_id, l.name as last,
    case when row_number() over (order by t.last_post_at desc, t.id desc) = 1 then to_json(place) end as place
  from place
  join lateral (
    select * from thread where community_id = place.id and removed_at is null
     order by last_post_at desc, id desc limit $2) t on true
  join person a on a.id = t.author_id
  left join person l on l.id = t.last_post_author_id
  order by t.last_post_at desc, t.id desc`;

/** $1 person, $2 how many of what is unread, $3 how many of the latest, in all communities of theirs. */
export const home = `
  with mine as materialized (
    select m.community_id as id from membership m where m.person_id = $1 and m.state = 'ACTIVE'
  ), unread as (
    select t.id, r.read_count, true as waits from thread_reader r join thread t on t.id = r.thread_id
      join mine on mine.id = t.community_id
     where r.person_id = $1 and r.behind and t.removed_at is null order by t.last_post_at desc, t.id desc limit $2
  ), latest as (
    select n.id, null::int as read_count, false as waits from mine
     cross join lateral (select w.id, w.last_post_at from thread w
       where w.community_id = mine.id and w.removed_at is null order by w.last_post_at desc, w.id desc limit $3) n
     order by n.last_post_at desc, n.id desc limit $3
  )
  select s.waits, s.read_count, t.id, t.kind, t.title, t.tags, t.post_count, t.participant_count, t.last_post_at,
    t.accepted_at, a.id as author_id, a.name as author, l.id as last_id, l.name as last, c.slug, c.name
  from (select * from unread union all select * from latest) s
  join thread t on t.id = s.id
  join community c on c.id = t.community_id
  join person a on a.id = t.author_id
  left join person l on l.id = t.last_post_author_id
  order by s.waits desc, t.last_post_at desc, t.id desc`;

/** The newest 2,000 that have the words, the best of them with their title and the marked words. */
const ranked = (opens) => `
  select ${opens ? 't.id' : 'b.post_id as id'}, ts_headline(w.config, t.title, b.query) as title,
    ts_headline(w.config, text_of_html(p.html), b.query, 'MaxWords=34, MinWords=18, MaxFragments=2') as snippet
    from (
      select h.post_id, h.query, ln(0.001 + ts_rank('{0.2, 0.4, 0.6, 1}', h.words, h.query, 1))
          + 4.753e-9 * extract(epoch from h.at)::float8 as score
        from (
          select w.post_id, w.at, w.words, q.query
            from plainto_tsquery('words_english', $1) q(query)
            join post_words w on ${opens ? '' : 'not'} w.opens and w.words @@ q.query
           order by w.at desc, w.post_id desc limit 2000) h
       order by score desc, h.post_id desc limit $2) b
    join post_words w using (post_id)
    join post p on p.id = b.post_id
    join thread t on t.id = p.thread_id
   order by b.score desc, b.post_id desc`;

/** $1 words, $2 how many: threads by their opening post, and other posts. */
export const search = `(${ranked(true)}) union all (${ranked(false)})`;

/** $1 thread, $2 author, $3 Markdown, $4 HTML: the post and everything that is counted, as one transaction. */
export const reply = `
  with c as (
    update community c set activity_seq = c.activity_seq + 1, post_count = c.post_count + 1
     from thread t where t.id = $1 and c.id = t.community_id returning c.activity_seq as seq
  ), t as (
    update thread t set last_post_number = t.last_post_number + 1, post_count = t.post_count + 1,
      participant_count = t.participant_count + (case when exists (select 1 from thread_participant o
        where o.thread_id = t.id and o.person_id = $2) then 0 else 1 end),
      last_post_at = greatest(t.last_post_at, now()), last_post_author_id = $2, seq = c.seq
     from c where t.id = $1 returning t.id, t.last_post_number, c.seq
  ), p as (
    insert into post (id, thread_id, number, author_id, markdown, html, renderer_version, created_at, seq)
    select gen_random_uuid(), t.id, t.last_post_number, $2, $3, $4, 1, now(), t.seq from t
    returning id, number, created_at, seq
  ), w as (
    insert into thread_participant as o (thread_id, person_id, post_count, last_post_at)
    select t.id, $2, 1, now() from t
    on conflict (thread_id, person_id) do update
      set post_count = o.post_count + 1, last_post_at = excluded.last_post_at
  )
  select * from p`;
