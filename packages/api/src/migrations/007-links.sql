-- Links between threads, said by a post or known from an archive, and the words by which a title is found again.

-- A link that a post says knows that post and the post that it leads to (the opening post for a whole thread). Where
-- those stand follows from them: see `link_follows_post`.
alter table thread_link drop constraint thread_link_pkey;
alter table thread_link drop constraint thread_link_kind_check;
alter table thread_link
  add column post_id uuid references post on delete cascade,
  add column other_post_id uuid references post on delete cascade,
  add constraint thread_link_kind check (kind in ('LINKED', 'DUPLICATE', 'MENTIONED', 'GREW_OUT_OF')),
  add constraint thread_link_said_by_post check (
    (kind in ('MENTIONED', 'GREW_OUT_OF')) = (post_id is not null) and (post_id is null) = (other_post_id is null));
create unique index thread_link_imported on thread_link (thread_id, other_id, kind) where post_id is null;
create unique index thread_link_said on thread_link (post_id, other_post_id, kind) where post_id is not null;
create index thread_link_said_of on thread_link (other_post_id) where other_post_id is not null;
drop index thread_link_other;
create index thread_link_of on thread_link (thread_id, post_id);
create index thread_link_to on thread_link (other_id, post_id);

-- Posts move when threads are split or merged; whoever moves them need not know of links.
create function link_follows_post() returns trigger language plpgsql as $$
begin
  update thread_link set thread_id = new.thread_id where post_id = new.id;
  update thread_link set other_id = new.thread_id where other_post_id = new.id;
  return null;
end
$$;
create trigger post_takes_links_along after update of thread_id on post for each row
  when (old.thread_id <> new.thread_id) execute function link_follows_post();

-- What was written before links were kept: at most a hundred of a post, as ever after.
insert into thread_link (thread_id, other_id, kind, post_id, other_post_id)
select distinct p.thread_id, q.thread_id, 'MENTIONED', p.id, q.id
  from post p
 cross join lateral (
   select m[1]::uuid as thread_id, coalesce(m[2], '1')::int as number
     from regexp_matches(p.html,
       '<a [^>]*href="/c/[a-z0-9-]+/t/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:/([1-9][0-9]{0,8}))?"',
       'g') m limit 100) named
  join post q on q.thread_id = named.thread_id and q.number = named.number
 where p.html like '%/t/%' and p.id <> q.id;

-- Words of titles ------------------------------------------------------------------------------------

-- The words of a title, each brought to a short form in which most slips of the pen and most endings vanish: small
-- letters, no vowels after the first letter, nothing double, four signs ("delegate", "delgating": dlgt). Words of other
-- scripts stay, five signs of them. Only ASCII signs part words: what is a letter must not depend on the locale.
create function title_words(title text) returns text[] immutable parallel safe language sql as $$
  select coalesce(array_agg(distinct short order by short), '{}') from (
    select case when word ~ '^[\x01-\x7f]+$'
        then left(regexp_replace(left(word, 1) || regexp_replace(substr(word, 2), '[aeiouy]', '', 'g'), '(.)\1+', '\1', 'g'), 4)
        else left(word, 5) end as short
      from regexp_split_to_table(lower(title), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+') word
     where length(word) >= 3 or word !~ '^[\x01-\x7f]*$') w
$$;

-- The community is always its thread's.
create table thread_word (
  community_id uuid not null,
  word text collate "C" not null,
  thread_id uuid not null references thread on delete cascade,
  primary key (community_id, word, thread_id)
);
create index thread_word_thread on thread_word (thread_id);

create function keep_title_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from thread_word where thread_id = new.id;
  end if;
  insert into thread_word (community_id, word, thread_id)
  select new.community_id, word, new.id from unnest(title_words(new.title)) word;
  return null;
end
$$;
create trigger thread_opened_has_words after insert on thread for each row execute function keep_title_words();
create trigger thread_renamed_has_words after update of title, community_id on thread for each row
  when (old.title <> new.title or old.community_id <> new.community_id) execute function keep_title_words();

insert into thread_word (community_id, word, thread_id)
select t.community_id, word, t.id from thread t, unnest(title_words(t.title)) word;
