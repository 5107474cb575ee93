-- Looking after threads: pinned, closed, moved, split, merged; and what waits for an answer.

-- thread ------------------------------------------------------------------------------------------

alter table thread
  add column pinned_at timestamptz,
  -- Null: until somebody takes it down.
  add column pinned_until timestamptz,
  add column closed_at timestamptz,
  add column closed_by uuid references person,
  add column closing_reason text,
  -- Its posts stand in that thread now, and it is removed like any other; its old addresses lead on.
  add column merged_into_id uuid references thread on delete set null,
  -- Whether it has rows in thread_trace, so that the others need not look.
  add column traced boolean not null default false,
  -- Somebody who looks after it has said that it needs no answer; what was written later may need one again.
  add column waived_at timestamptz,
  add constraint thread_pinned_until check (pinned_until is null or pinned_at is not null),
  add constraint thread_closed check ((closed_at is null) = (closing_reason is null)),
  add constraint thread_merged check (merged_into_id is null or (removed_at is not null and merged_into_id <> id));

create index thread_pinned on thread (community_id, pinned_at desc) where pinned_at is not null and removed_at is null;
create index thread_merged_into on thread (merged_into_id) where merged_into_id is not null;
create index thread_removed on thread (community_id, removed_at desc, id desc)
  where removed_at is not null and merged_into_id is null;
-- Whom nobody has answered, the longest waiting first. What was imported waits for nobody here.
create index thread_unanswered on thread (community_id, last_post_at, id)
  where removed_at is null and closed_at is null and accepted_post_id is null and kind <> 'ANNOUNCEMENT'
    and source_site is null and last_post_author_id = author_id and (kind = 'QUESTION' or participant_count <= 1)
    and (waived_at is null or waived_at < last_post_at);

-- post --------------------------------------------------------------------------------------------

-- A post that was moved to another thread leaves a row without words at its old number, so that numbers have no
-- gaps and old addresses lead on. To everything that counts or lists, that row is a removed post.
alter table post add column moved_post_id uuid references post on delete set null;
alter table post add constraint post_moved check (moved_post_id is null or (removed_at is not null and markdown = ''));
create index post_moved_to on post (moved_post_id) where moved_post_id is not null;
create index post_removed on post (removed_at desc, id desc) where removed_at is not null and moved_post_id is null;

-- trace -------------------------------------------------------------------------------------------

-- What was done to the order of threads, told in both places. Who may not see the other side is told that
-- something was moved, not where.
create table thread_trace (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  -- Where it is shown; null for a thread that has left the community.
  thread_id uuid references thread on delete cascade,
  kind text not null check (kind in ('MOVED_HERE', 'MOVED_AWAY', 'SPLIT_OFF', 'SPLIT_FROM', 'MERGED_HERE')),
  by_id uuid not null references person,
  created_at timestamptz not null,
  post_count int not null,
  other_thread_id uuid references thread on delete set null,
  other_community_id uuid references community on delete set null,
  -- Of a thread that was merged: its title, for those who could read where it stood.
  other_title text,
  reason text not null default ''
);
create index thread_trace_of_thread on thread_trace (thread_id, created_at desc) where thread_id is not null;
create index thread_trace_of_community on thread_trace (community_id, created_at desc, id desc);
create index thread_trace_other on thread_trace (other_thread_id) where other_thread_id is not null;

-- community ---------------------------------------------------------------------------------------

-- After so many days without an answer a thread stands before those who look after the community.
alter table community add column waiting_days int not null default 3 check (waiting_days between 1 and 90);
