-- Drafts: what somebody has begun to write, one for each person and place.

create table draft (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  -- The place: a reply in a thread, a new thread in a community, or other words for a post.
  thread_id uuid references thread on delete cascade,
  community_id uuid references community on delete cascade,
  post_id uuid references post on delete cascade,
  title text not null default '',
  kind text check (kind in ('DISCUSSION', 'QUESTION', 'STORY', 'INTRODUCTION', 'ANNOUNCEMENT')),
  tags text not null default '',
  markdown text not null default '',
  answers_post_id uuid references post on delete set null,
  -- The version of the post that an edit began from.
  post_version int,
  version int not null,
  -- Who saved last, as the device named its copy; null once the words were sent or deleted.
  copy text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Its words wait a while for being taken back.
  deleted_at timestamptz,
  -- A row whose words were sent stays for its version: a save that comes late must not bring them back.
  filled boolean not null generated always as (deleted_at is null and (title <> '' or markdown <> '' or tags <> '')) stored,
  constraint draft_has_one_place check (num_nonnulls(thread_id, community_id, post_id) = 1),
  constraint draft_place unique nulls not distinct (person_id, thread_id, community_id, post_id)
);
create index draft_list on draft (person_id, updated_at desc, id desc) where filled;
create index draft_age on draft (updated_at);
create index draft_of_thread on draft (thread_id) where thread_id is not null;
create index draft_of_post on draft (post_id) where post_id is not null;
create index draft_of_answered on draft (answers_post_id) where answers_post_id is not null;
