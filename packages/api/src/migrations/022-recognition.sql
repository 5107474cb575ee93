-- Recognition: what became of what somebody gave. docs/decisions/027-recognition.md says who sees what of it.

-- "I put this to use."
create table use_report (
  id uuid primary key,
  -- Of what was used: whoever reads there may read the report, unless it is for fewer.
  community_id uuid not null references community on delete cascade,
  -- What was used; a story or a thread by its opening post.
  post_id uuid references post on delete cascade,
  resource_id uuid references resource on delete cascade,
  event_id uuid references event on delete cascade,
  of_id uuid not null generated always as (coalesce(post_id, resource_id, event_id)) stored,
  by_id uuid not null references person,
  how text not null check (how in ('WORKED', 'ADAPTED', 'DID_NOT_WORK')),
  -- What happened, in the person's words; the short form has nothing else.
  words text not null,
  -- Where, in a line; what changed in it. Both may be empty.
  place text not null default '',
  changed text not null default '',
  -- CONTRIBUTOR: those who gave it. COMMUNITY: whoever reads what was used. What did not work is for the contributor, and
  -- whoever looks after the community.
  shown_to text not null check (shown_to in ('CONTRIBUTOR', 'COMMUNITY')),
  created_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references person,
  -- What did not work may be talked over.
  thread_id uuid references thread on delete set null,
  version int not null default 1,
  check (num_nonnulls(post_id, resource_id, event_id) = 1),
  check (how <> 'DID_NOT_WORK' or shown_to = 'CONTRIBUTOR'),
  check ((removed_at is null) = (removed_by is null))
);
create index use_report_of on use_report (of_id, created_at desc, id desc) where removed_at is null;
create index use_report_of_post on use_report (post_id) where post_id is not null;
create index use_report_of_resource on use_report (resource_id) where resource_id is not null;
create index use_report_of_event on use_report (event_id) where event_id is not null;
create index use_report_of_thread on use_report (thread_id) where thread_id is not null;
create index use_report_of_community on use_report (community_id, created_at desc, id desc) where removed_at is null;
create index use_report_by on use_report (by_id, created_at desc, id desc);

create table use_report_file (
  report_id uuid not null references use_report on delete cascade,
  -- What its owner takes away is gone from here as well.
  file_id uuid not null references file on delete cascade,
  position int not null,
  primary key (report_id, file_id)
);
create index use_report_file_of_file on use_report_file (file_id);

-- Words between who gave and who used.
create table use_answer (
  id uuid primary key,
  report_id uuid not null references use_report on delete cascade,
  by_id uuid not null references person,
  words text not null check (length(words) between 1 and 2000),
  created_at timestamptz not null,
  removed_at timestamptz
);
create index use_answer_of_report on use_answer (report_id, created_at, id);

-- What came out of a use was shared again: the chain goes on with it.
create table use_shared_again (
  report_id uuid not null references use_report on delete cascade,
  post_id uuid references post on delete cascade,
  resource_id uuid references resource on delete cascade,
  at timestamptz not null,
  check (num_nonnulls(post_id, resource_id) = 1),
  -- A thing has one place that it came from.
  unique (post_id),
  unique (resource_id)
);
create index use_shared_again_of_report on use_shared_again (report_id);

-- What is said of a post goes where the post goes, so that it is never read by more than may read the post.
create function use_goes_with_post() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'thread' then
    update use_report u set community_id = new.community_id from post p where p.thread_id = new.id and u.post_id = p.id;
  else
    update use_report u set community_id = t.community_id from thread t where t.id = new.thread_id and u.post_id = new.id;
  end if;
  return null;
end
$$;
create trigger use_goes_with_thread after update of community_id on thread for each row
  when (old.community_id <> new.community_id) execute function use_goes_with_post();
create trigger use_goes_with_post after update of thread_id on post for each row
  when (old.thread_id <> new.thread_id) execute function use_goes_with_post();

-- Whether a post was of use is asked once of each person, whatever they answer, and of nobody twice in one day. Rows are
-- never taken away.
create table use_ask (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  post_id uuid not null references post on delete cascade,
  why text not null check (why in ('BOOKMARK', 'ANSWER')),
  asked_at timestamptz not null,
  asked_on date not null,
  answer text check (answer in ('YES', 'NOT_YET', 'NO')),
  answered_at timestamptz,
  unique (person_id, post_id),
  unique (person_id, asked_on),
  check ((answer is null) = (answered_at is null))
);
create index use_ask_open on use_ask (person_id, asked_at desc) where answer is null;
create index use_ask_of_post on use_ask (post_id);

-- What it is asked of: found by when it was done.
create index bookmark_made on bookmark (created_at) where removed_at is null;
create index reaction_helpful on reaction (created_at) where kind in ('HELPED_ME', 'WILL_TRY');
create index thread_answered on thread (accepted_at) where accepted_post_id is not null and removed_at is null;

-- What somebody wants of all this; without a row: asked, and nothing of them published.
create table recognition_choice (
  person_id uuid primary key references person on delete cascade,
  asks boolean not null default true,
  -- Since when others may read where this person's knowledge went.
  published_at timestamptz
);

create table thanks (
  id uuid primary key,
  -- Where it is seen; whoever reads there reads it.
  community_id uuid not null references community on delete cascade,
  from_id uuid not null references person,
  words text not null check (length(words) between 1 and 500),
  -- A team by name; people beside it or instead stand in thanks_to.
  team text,
  -- For a contribution, or simply for something.
  post_id uuid references post on delete cascade,
  resource_id uuid references resource on delete cascade,
  event_id uuid references event on delete cascade,
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid references person,
  check (num_nonnulls(post_id, resource_id, event_id) <= 1)
);
create index thanks_of_community on thanks (community_id, created_at desc, id desc) where removed_at is null;
create index thanks_of_post on thanks (post_id) where post_id is not null;
create index thanks_of_resource on thanks (resource_id) where resource_id is not null;
create index thanks_of_event on thanks (event_id) where event_id is not null;
create index thanks_from on thanks (from_id);

create table thanks_to (
  thanks_id uuid not null references thanks on delete cascade,
  person_id uuid not null references person on delete cascade,
  primary key (thanks_id, person_id)
);
create index thanks_to_person on thanks_to (person_id);

-- Private, and looking ahead: for one person's eyes.
create table feedback (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  from_id uuid not null references person,
  to_id uuid not null references person,
  keep text not null default '',
  try text not null default '',
  offer text not null default '',
  created_at timestamptz not null,
  -- Taken back, by who gave it, or put away by who got it.
  withdrawn_at timestamptz,
  put_away_at timestamptz,
  check (from_id <> to_id),
  check (keep <> '' or try <> '' or offer <> '')
);
create index feedback_to on feedback (to_id, created_at desc, id desc);
create index feedback_from on feedback (from_id, created_at desc, id desc);

-- Where the law, or the house, wants none of this.
alter table instance add column recognition boolean not null default true;
