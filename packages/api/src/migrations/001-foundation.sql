-- The foundation: accounts, communities, threads, and what the kernel keeps for them.
-- Kept counters (member_count, post_count, …) and activity_seq change in the transaction of the write
-- that they count, under the lock of their row, so that a list never has to count.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- kernel ------------------------------------------------------------------------------------------

create table outbox (
  id bigint generated always as identity primary key,
  signal text not null,
  payload jsonb not null,
  created_at timestamptz not null
);

create table mail (
  id uuid primary key,
  kind text not null,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  message_id text not null unique,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts int not null default 0,
  last_error text
);
create index mail_newest on mail (created_at desc, id desc);

-- The answer to a creating mutation, kept so that the same key gives the same answer.
create table idempotency (
  person_id uuid not null,
  mutation text not null,
  key text not null check (length(key) between 1 and 100),
  request_hash bytea not null,
  result_id uuid not null,
  created_at timestamptz not null,
  primary key (person_id, mutation, key)
);
create index idempotency_age on idempotency (created_at);

-- accounts ----------------------------------------------------------------------------------------

create table instance (
  only_row boolean primary key default true check (only_row),
  name text not null default 'Guildhall',
  description text not null default '',
  sign_up_policy text not null default 'OPEN' check (sign_up_policy in ('OPEN', 'INVITATION', 'CLOSED')),
  visitors_may_read boolean not null default false,
  version int not null default 1
);
insert into instance default values;

create table person (
  id uuid primary key,
  handle text not null check (handle ~ '^[a-z0-9][a-z0-9_-]{1,29}$'),
  name text not null check (length(name) between 1 and 100),
  email text,
  email_verified_at timestamptz,
  pending_email text,
  pending_email_confirmed_old boolean not null default false,
  pending_email_confirmed_new boolean not null default false,
  password_hash text,
  pronouns text,
  role text,
  department text,
  organisation text,
  time_zone text not null default 'UTC',
  about_markdown text not null default '',
  about_html text not null default '',
  ask_me_about text[] not null default '{}',
  want_to_learn text[] not null default '{}',
  photo_version int,
  admin boolean not null default false,
  -- A placeholder stands for an author of an imported archive: nobody can sign in to it.
  placeholder boolean not null default false,
  source_site text,
  source_id text,
  source_url text,
  claimed_by uuid references person,
  deactivated_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  constraint person_email_normal check (email = lower(email)),
  constraint person_placeholder_has_no_key check (not placeholder or (password_hash is null and email is null)),
  constraint person_source unique (source_site, source_id)
);
create unique index person_handle on person (handle);
create unique index person_email on person (email);
create index person_by_name on person (lower(name) collate "C", id);
create index person_name_trgm on person using gin (lower(name) gin_trgm_ops);

create table person_photo (
  person_id uuid not null references person on delete cascade,
  version int not null,
  size int not null check (size in (96, 320)),
  webp bytea not null,
  primary key (person_id, version, size)
);

create table session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token_hash bytea not null unique,
  user_agent text,
  address text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_of_person on session (person_id) where ended_at is null;

-- One-time secrets sent by mail; only their hash is kept.
create table mail_token (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  purpose text not null check (purpose in ('VERIFY', 'RESET', 'CHANGE_OLD', 'CHANGE_NEW')),
  token_hash bytea not null unique,
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mail_token_of_person on mail_token (person_id, purpose);

create table placeholder_claim (
  id uuid primary key,
  placeholder_id uuid not null references person,
  claimant_id uuid not null references person,
  state text not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'REFUSED')),
  decided_by uuid references person,
  created_at timestamptz not null,
  decided_at timestamptz
);
create unique index placeholder_claim_approved on placeholder_claim (placeholder_id) where state = 'APPROVED';
create unique index placeholder_claim_open on placeholder_claim (placeholder_id, claimant_id) where state = 'REQUESTED';

-- communities -------------------------------------------------------------------------------------

create table domain (
  id uuid primary key,
  parent_id uuid references domain,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 80),
  description text not null default '',
  version int not null default 1,
  created_at timestamptz not null,
  check (parent_id <> id)
);
create index domain_parent on domain (parent_id);

create table community (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 80),
  visibility text not null check (visibility in ('OPEN', 'CLOSED', 'PRIVATE')),
  language text not null default 'en',
  purpose text not null,
  goals jsonb not null default '[]',
  for_whom text not null default '',
  cadence text not null default '',
  charter_number int not null default 1,
  ground_rules_number int,
  welcome_thread_id uuid,
  member_count int not null default 0 check (member_count >= 0),
  thread_count int not null default 0 check (thread_count >= 0),
  post_count int not null default 0 check (post_count >= 0),
  -- Counts every change in the community; taken under this row's lock, so its order is the order of commits.
  activity_seq bigint not null default 0,
  created_by uuid references person,
  created_at timestamptz not null,
  archived_at timestamptz,
  version int not null default 1
);
create index community_by_name on community (lower(name) collate "C", id);
create index community_name_trgm on community using gin (lower(name) gin_trgm_ops);

create table community_domain (
  community_id uuid not null references community on delete cascade,
  domain_id uuid not null references domain,
  primary key (community_id, domain_id)
);
create index community_domain_domain on community_domain (domain_id);

create table charter_amendment (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  number int not null,
  purpose text not null,
  goals jsonb not null,
  for_whom text not null,
  cadence text not null,
  note text not null default '',
  author_id uuid references person,
  created_at timestamptz not null,
  unique (community_id, number)
);

create table ground_rules (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  number int not null,
  markdown text not null,
  html text not null,
  author_id uuid references person,
  created_at timestamptz not null,
  grace_until timestamptz not null,
  unique (community_id, number)
);

create table membership (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  person_id uuid not null references person,
  role text not null default 'MEMBER' check (role in ('MEMBER', 'FACILITATOR', 'STEWARD')),
  state text not null check (state in ('REQUESTED', 'INVITED', 'ACTIVE', 'LEFT', 'REMOVED', 'BANNED')),
  message text,
  reason text,
  invited_by uuid references person,
  accepted_rules_number int,
  -- When a version newer than the accepted one begins to block posting; null when nothing is due.
  rules_due_at timestamptz,
  joined_at timestamptz,
  changed_at timestamptz not null,
  created_at timestamptz not null,
  version int not null default 1,
  unique (community_id, person_id)
);
create index membership_of_person on membership (person_id, state);
create index membership_list on membership (community_id, state, joined_at, id);

-- An invitation by link or mail: to the instance, or to one community.
create table invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  community_id uuid references community on delete cascade,
  email text,
  role text not null default 'MEMBER' check (role in ('MEMBER', 'FACILITATOR', 'STEWARD')),
  max_uses int not null check (max_uses between 1 and 1000),
  uses int not null default 0,
  invited_by uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check (uses between 0 and max_uses)
);
create index invitation_list on invitation (community_id, created_at desc, id desc);

-- threads -----------------------------------------------------------------------------------------

create table thread (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  kind text not null check (kind in ('DISCUSSION', 'QUESTION', 'STORY', 'INTRODUCTION', 'ANNOUNCEMENT')),
  title text not null check (length(title) between 1 and 200),
  tags text[] not null default '{}',
  excerpt text not null default '',
  author_id uuid not null references person,
  opened_at timestamptz not null,
  post_count int not null default 0 check (post_count >= 0),
  participant_count int not null default 0,
  last_post_number int not null default 0,
  last_post_at timestamptz not null,
  last_post_author_id uuid references person,
  accepted_post_id uuid,
  accepted_by uuid references person,
  accepted_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references person,
  removal_reason text,
  source_site text,
  source_id text,
  source_url text,
  source_licence text,
  source_author text,
  source_author_url text,
  votes int,
  seq bigint not null default 0,
  version int not null default 1,
  unique (source_site, source_id, community_id)
);
create index thread_list on thread (community_id, last_post_at desc, id desc) where removed_at is null;
create index thread_list_kind on thread (community_id, kind, last_post_at desc, id desc) where removed_at is null;
create index thread_waiting on thread (community_id, last_post_at desc, id desc)
  where removed_at is null and kind = 'QUESTION' and accepted_post_id is null;
create index thread_tags on thread using gin (tags);
create index thread_of_author on thread (author_id, opened_at desc);

create table post (
  id uuid primary key,
  thread_id uuid not null references thread on delete cascade,
  number int not null check (number > 0),
  author_id uuid not null references person,
  answers_post_id uuid references post,
  markdown text not null,
  html text not null,
  renderer_version int not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  helped_me int not null default 0 check (helped_me >= 0),
  same_here int not null default 0 check (same_here >= 0),
  will_try int not null default 0 check (will_try >= 0),
  glad int not null default 0 check (glad >= 0),
  removed_at timestamptz,
  removed_by uuid references person,
  removal_reason text,
  source_site text,
  source_id text,
  source_url text,
  source_licence text,
  source_author text,
  source_author_url text,
  votes int,
  -- The community's counter at the last change of this post: a client that was away asks for what is greater.
  seq bigint not null,
  version int not null default 1,
  constraint post_number unique (thread_id, number)
);
create index post_changes on post (thread_id, seq);
create index post_answers on post (answers_post_id) where answers_post_id is not null;
create index post_of_author on post (author_id, created_at desc);
create unique index post_source on post (thread_id, source_site, source_id) where source_id is not null;

alter table thread add constraint thread_accepted_post foreign key (accepted_post_id) references post;
alter table community add constraint community_welcome foreign key (welcome_thread_id) references thread;

-- Every text a post has had before its present one.
create table post_revision (
  post_id uuid not null references post on delete cascade,
  version int not null,
  markdown text not null,
  editor_id uuid not null references person,
  created_at timestamptz not null,
  primary key (post_id, version)
);

create table reaction (
  post_id uuid not null references post on delete cascade,
  person_id uuid not null references person,
  kind text not null check (kind in ('HELPED_ME', 'SAME_HERE', 'WILL_TRY', 'GLAD')),
  created_at timestamptz not null,
  primary key (post_id, person_id, kind)
);

create table mention (
  post_id uuid not null references post on delete cascade,
  person_id uuid not null references person,
  primary key (post_id, person_id)
);
create index mention_of_person on mention (person_id);

create table thread_participant (
  thread_id uuid not null references thread on delete cascade,
  person_id uuid not null references person,
  post_count int not null default 0,
  last_post_at timestamptz not null,
  primary key (thread_id, person_id)
);
create index thread_participant_recent on thread_participant (thread_id, last_post_at desc);

create table thread_link (
  thread_id uuid not null references thread on delete cascade,
  other_id uuid not null references thread on delete cascade,
  kind text not null check (kind in ('LINKED', 'DUPLICATE')),
  primary key (thread_id, other_id, kind)
);
create index thread_link_other on thread_link (other_id);
