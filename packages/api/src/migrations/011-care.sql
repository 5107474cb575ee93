-- Looking after threads, continued: what a post said before can be taken out of sight.

alter table post_revision
  add column hidden_at timestamptz,
  add column hidden_by uuid references person,
  add constraint post_revision_hidden check ((hidden_at is null) = (hidden_by is null));

-- What became of a thread that stood in a community.
create index thread_trace_away on thread_trace (community_id, created_at desc, id desc) where thread_id is null;
