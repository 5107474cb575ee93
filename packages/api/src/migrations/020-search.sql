-- Search: the words of what can be found, each kind of thing in a table of its own beside it, kept by triggers in the
-- same write. Beside and not inside, because a post's row changes with every reaction, and each change would write the
-- whole index anew; and because its language is its community's. See docs/decisions/025-search.md.

-- words -------------------------------------------------------------------------------------------

-- For each language that PostgreSQL knows a configuration that also takes an accent for the letter below it.
do $$
declare
  known text;
begin
  for known in select cfgname from pg_ts_config where cfgnamespace = 'pg_catalog'::regnamespace and cfgname ~ '^[a-z]+$' loop
    execute format('create text search configuration words_%s (copy = pg_catalog.%s)', known, known);
    execute format(
      'alter text search configuration words_%s alter mapping for hword, hword_part, word with unaccent, %I',
      known, case known when 'simple' then 'simple' else known || '_stem' end);
  end loop;
end
$$;

-- The configuration of a language, by its BCP 47 tag; words of a language that PostgreSQL does not know stay as they are.
create function words_of_language(tag text) returns regconfig stable parallel safe language sql as $$
  select coalesce(
    (select c.oid::regconfig from (values
      ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'), ('nl', 'dutch'),
      ('en', 'english'), ('et', 'estonian'), ('fi', 'finnish'), ('fr', 'french'), ('de', 'german'), ('el', 'greek'),
      ('hi', 'hindi'), ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'), ('it', 'italian'),
      ('lt', 'lithuanian'), ('ne', 'nepali'), ('no', 'norwegian'), ('nb', 'norwegian'), ('nn', 'norwegian'),
      ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'), ('sr', 'serbian'), ('es', 'spanish'),
      ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')) l(code, name)
     join pg_ts_config c on c.cfgname = 'words_' || l.name
     where l.code = split_part(lower(tag), '-', 1) limit 1),
    'words_simple'::regconfig)
$$;

-- Small letters without accents. `unaccent` itself is not immutable, because its dictionary could be another one; here
-- it is named.
create function plain_name(name text) returns text immutable parallel safe strict language sql as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, name))
$$;

-- The text of sanitised HTML. Its length is bounded: a tsvector holds a megabyte and refuses more, and no post may fail
-- for its words.
create function text_of_html(html text) returns text immutable parallel safe strict language sql as $$
  select replace(replace(replace(replace(replace(replace(
    regexp_replace(
      regexp_replace(left(html, 200000), '</?(?:a|em|strong|s|b|i|u|code|span|mark|sub|sup|del|ins)(?: [^>]*)?>', '', 'g'),
      '<[^>]*>', ' ', 'g'),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&nbsp;', ' '), '&amp;', '&')
$$;

-- The configuration of the same language that knows its accents: endings are recognised by them ("ação", "ações"). English
-- has none.
create function with_accents(config regconfig) returns regconfig stable parallel safe language sql as $$
  select case when config::text !~ 'words_(english|simple)$'
    then regexp_replace(config::text, '^.*words_', 'pg_catalog.')::regconfig end
$$;

-- Found by who types accents, and by who does not.
create function words_in(config regconfig, said text, weight "char") returns tsvector stable parallel safe language sql as $$
  select setweight(to_tsvector(config, left(coalesce(said, ''), 100000))
    || coalesce(to_tsvector(with_accents(config), left(coalesce(said, ''), 100000)), ''::tsvector), weight)
$$;

-- posts -------------------------------------------------------------------------------------------

-- A post that is there; the opening one stands for its thread and has the words of its title and tags as well. Who reads it is
-- asked of where it stands, and of others than opening posts the thread is asked whether it is there.
create table post_words (
  post_id uuid primary key references post on delete cascade,
  thread_id uuid not null,
  opens boolean not null,
  at timestamptz not null,
  config regconfig not null,
  words tsvector not null,
  -- Of an opening post, where its thread stands as long as that is there: of two thousand threads each would be another to
  -- ask. Else the nil id: with nothing there the planner takes it that few opening posts stand anywhere.
  community_id uuid not null
);

create view post_words_now as
select p.id as post_id, p.thread_id, p.number = 1 as opens, p.created_at as at, l.config,
  case when p.number = 1
    then words_in(l.config, t.title, 'A') || words_in(l.config, array_to_string(t.tags, ' '), 'B')
    else ''::tsvector end || words_in(l.config, text_of_html(p.html), 'D') as words,
  case when p.number = 1 and t.removed_at is null then t.community_id
    else '00000000-0000-0000-0000-000000000000' end as community_id
  from post p
  join thread t on t.id = p.thread_id
  join community c on c.id = t.community_id
 cross join lateral (select words_of_language(c.language) as config offset 0) l
 where p.removed_at is null;

create function keep_post_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from post_words where post_id = new.id;
  end if;
  insert into post_words select * from post_words_now where post_id = new.id;
  return null;
end
$$;

-- All posts of a thread whose language is another one now.
create function keep_thread_words() returns trigger language plpgsql as $$
declare
  config_now regconfig := (select words_of_language(language) from community where id = new.community_id);
begin
  delete from post_words w where w.thread_id = new.id and (w.opens or w.config <> config_now);
  insert into post_words
  select n.* from post p join post_words_now n on n.post_id = p.id
   where p.thread_id = new.id and not exists (select 1 from post_words w where w.post_id = p.id);
  return null;
end
$$;

-- A thread that goes or comes back takes no word of its posts along.
create function keep_thread_there() returns trigger language plpgsql as $$
begin
  update post_words w set community_id = case when new.removed_at is null then new.community_id
      else '00000000-0000-0000-0000-000000000000' end
    from post p where p.thread_id = new.id and p.number = 1 and w.post_id = p.id;
  return null;
end
$$;

insert into post_words select * from post_words_now;

create trigger post_written_has_words after insert on post for each row
  when (new.removed_at is null) execute function keep_post_words();
create trigger post_changed_has_words after update of html, number, thread_id, removed_at on post for each row
  when (old.html <> new.html or old.number <> new.number or old.thread_id <> new.thread_id
    or (old.removed_at is null) <> (new.removed_at is null))
  execute function keep_post_words();
create trigger thread_changed_has_words after update of title, tags, community_id on thread for each row
  when (old.title <> new.title or old.tags <> new.tags or old.community_id <> new.community_id)
  execute function keep_thread_words();
create trigger thread_removed_is_not_found after update of removed_at on thread for each row
  when ((old.removed_at is null) <> (new.removed_at is null))
  execute function keep_thread_there();

-- Threads and answers are looked for apart. The lists by time find common words, the others rare ones.
create index post_words_opening on post_words using gin (words) where opens;
create index post_words_answer on post_words using gin (words) where not opens;
create index post_words_opening_newest on post_words (at desc, post_id desc) where opens;
create index post_words_answer_newest on post_words (at desc, post_id desc) where not opens;
create index post_words_of_thread on post_words (thread_id);

-- events ------------------------------------------------------------------------------------------

create table event_words (
  event_id uuid primary key references event on delete cascade,
  config regconfig not null,
  words tsvector not null
);

create view event_words_now as
select e.id as event_id, l.config,
  words_in(l.config, e.title, 'A') || words_in(l.config, e.place, 'C')
    || words_in(l.config, text_of_html(e.description_html), 'D') as words
  from event e
  join community c on c.id = e.community_id
 cross join lateral (select words_of_language(c.language) as config offset 0) l;

create function keep_event_words() returns trigger language plpgsql as $$
begin
  insert into event_words select * from event_words_now where event_id = new.id
  on conflict (event_id) do update set config = excluded.config, words = excluded.words;
  return null;
end
$$;

insert into event_words select * from event_words_now;
create trigger event_planned_has_words after insert on event for each row execute function keep_event_words();
create trigger event_changed_has_words after update of title, place, description_html on event for each row
  when (old.title <> new.title or old.place is distinct from new.place or old.description_html <> new.description_html)
  execute function keep_event_words();
create index event_words_any on event_words using gin (words);

-- communities -------------------------------------------------------------------------------------

create table community_words (
  community_id uuid primary key references community on delete cascade,
  config regconfig not null,
  name text not null,
  words tsvector not null
);

-- Its name also as it stands: a name belongs to no language.
create view community_words_now as
select c.id as community_id, l.config, plain_name(c.name) as name,
  words_in(l.config, c.name, 'A') || words_in('words_simple', c.name, 'A')
    || words_in(l.config, c.purpose, 'C') || words_in(l.config, c.for_whom, 'D') as words
  from community c
 cross join lateral (select words_of_language(c.language) as config offset 0) l;

create function keep_community_words() returns trigger language plpgsql as $$
begin
  insert into community_words select * from community_words_now where community_id = new.id
  on conflict (community_id) do update set config = excluded.config, name = excluded.name, words = excluded.words;
  return null;
end
$$;

insert into community_words select * from community_words_now;
create trigger community_founded_has_words after insert on community for each row execute function keep_community_words();
create trigger community_changed_has_words after update of name, purpose, for_whom, language on community for each row
  when (old.name <> new.name or old.purpose <> new.purpose or old.for_whom <> new.for_whom or old.language <> new.language)
  execute function keep_community_words();
create index community_words_any on community_words using gin (words);
create index community_words_alike on community_words using gin (name gin_trgm_ops);

-- people ------------------------------------------------------------------------------------------

create table person_words (
  person_id uuid primary key references person on delete cascade,
  name text not null,
  words tsvector not null
);

-- Names belong to no language, and what people say of themselves may be in any.
create view person_words_now as
select p.id as person_id, plain_name(p.name || ' ' || p.handle) as name,
  words_in('words_simple', p.name || ' ' || p.handle, 'A')
    || words_in('words_simple', concat_ws(' ', p.role, p.department, p.organisation), 'B')
    || words_in('words_simple', array_to_string(p.ask_me_about, ' '), 'C') as words
  from person p;

create function keep_person_words() returns trigger language plpgsql as $$
begin
  insert into person_words select * from person_words_now where person_id = new.id
  on conflict (person_id) do update set name = excluded.name, words = excluded.words;
  return null;
end
$$;

insert into person_words select * from person_words_now;
create trigger person_came_has_words after insert on person for each row execute function keep_person_words();
create trigger person_changed_has_words
  after update of name, handle, role, department, organisation, ask_me_about on person for each row
  when ((old.name, old.handle, old.role, old.department, old.organisation, old.ask_me_about)
    is distinct from (new.name, new.handle, new.role, new.department, new.organisation, new.ask_me_about))
  execute function keep_person_words();
create index person_words_any on person_words using gin (words);
create index person_words_alike on person_words using gin (name gin_trgm_ops);

-- what was not found ------------------------------------------------------------------------------

-- The words of searches that found nothing, in small letters and in one order, and how often. Never who asked.
create table search_miss (
  words text primary key check (length(words) between 1 and 200),
  count int not null default 1 check (count > 0),
  last_on date not null
);
