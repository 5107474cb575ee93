-- What people have read: a row for each person in each thread that they have opened or written in, and a row for each
-- person in each community. Nothing is written for all readers when somebody posts: unread is what a thread counts,
-- less what its reader has read. docs/decisions/012-reading.md says which lock keeps which number.

-- The community's counter when the thread came into it; 0 for what was imported, which is never new to anybody.
alter table thread add column opened_seq bigint not null default 0;
-- In which community's numbers of readers this thread stands; null while it is removed, or not counted yet.
alter table thread add column counted_in uuid;
update thread set counted_in = community_id where removed_at is null;
-- What is new to somebody: few, and the latest.
create index thread_new on thread (community_id, opened_seq) where removed_at is null;

create table thread_reader (
  person_id uuid not null references person on delete cascade,
  thread_id uuid not null references thread on delete cascade,
  community_id uuid not null references community on delete cascade,
  -- The last post that was seen; 0 before the first.
  read_number int not null default 0 check (read_number >= 0),
  -- Posts that are there with a number up to that one, or of this person's own.
  read_count int not null default 0 check (read_count >= 0),
  -- Null: as in the community.
  level text check (level in ('WATCHING', 'TRACKING', 'NORMAL', 'MUTED')),
  level_reason text check (level_reason in ('CHOSEN', 'OPENED', 'WROTE', 'READ')),
  seconds int not null default 0 check (seconds >= 0),
  -- More came in a thread that is watched or tracked: counted in community_reader.unread_threads.
  behind boolean not null default false,
  -- Counted in community_reader.known_threads.
  counted boolean not null default false,
  opened_at timestamptz,
  read_at timestamptz,
  -- Which marking as read moved it last, and from where (null: there was no row), so that it can be taken back.
  mark_id uuid,
  mark_from int,
  primary key (person_id, thread_id),
  check ((level is null) = (level_reason is null))
);
create index thread_reader_of_thread on thread_reader (thread_id, person_id);
create index thread_reader_of_community on thread_reader (person_id, community_id);
create index thread_reader_behind on thread_reader (person_id) where behind;
create index thread_reader_muted on thread_reader (person_id) where level = 'MUTED';

create table community_reader (
  community_id uuid not null references community on delete cascade,
  person_id uuid not null references person on delete cascade,
  -- An active member now; the numbers of others are not kept.
  active boolean not null default false,
  level text check (level in ('WATCHING', 'TRACKING', 'NORMAL', 'MUTED')),
  unread_threads int not null default 0 check (unread_threads >= 0),
  -- Threads that came up to this value of the community's counter are not new.
  new_after bigint not null default 0,
  -- Threads there that are not new: those, and what this person has a row for.
  known_threads int not null default 0 check (known_threads >= 0),
  mark_id uuid,
  mark_from bigint,
  primary key (person_id, community_id)
);
create index community_reader_of_community on community_reader (community_id, person_id);

-- Whoever is here already begins with everything known, and follows what they wrote in.
insert into community_reader (community_id, person_id, active, new_after, known_threads)
select c.id, m.person_id, true, c.activity_seq, c.thread_count
  from membership m join community c on c.id = m.community_id where m.state = 'ACTIVE';
insert into thread_reader (person_id, thread_id, community_id, read_number, read_count, level, level_reason, counted,
  opened_at, read_at)
select o.person_id, t.id, t.community_id, t.last_post_number, t.post_count,
  case when t.author_id = o.person_id then 'WATCHING' else 'TRACKING' end,
  case when t.author_id = o.person_id then 'OPENED' else 'WROTE' end, true, o.last_post_at, o.last_post_at
  from thread_participant o join thread t on t.id = o.thread_id
  join person p on p.id = o.person_id and not p.placeholder;
