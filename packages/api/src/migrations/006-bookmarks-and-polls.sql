-- What people keep for later, what they decide together, and the index behind finding a thread by its title.

-- bookmarks ---------------------------------------------------------------------------------------

create table bookmark (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  post_id uuid not null references post on delete cascade,
  note text not null default '' check (length(note) <= 500),
  -- A planned time: what a clock in that zone shows, and the instant that follows from it.
  remind_on text,
  time_zone text,
  remind_at timestamptz,
  -- When the reminder was sent: from then on it is due, until it is moved or the bookmark removed.
  reminded_at timestamptz,
  created_at timestamptz not null,
  -- Removed ones are kept for a day, so that a removal can be taken back.
  removed_at timestamptz,
  version int not null default 1,
  unique (person_id, post_id),
  constraint bookmark_reminder_whole check (
    (remind_at is null) = (remind_on is null) and (remind_at is null) = (time_zone is null)),
  constraint bookmark_reminded check (reminded_at is null or remind_at is not null)
);
create index bookmark_newest on bookmark (person_id, created_at desc, id desc) where removed_at is null;
create index bookmark_by_reminder on bookmark (person_id, remind_at, id)
  where removed_at is null and remind_at is not null;
create index bookmark_to_send on bookmark (remind_at, id)
  where removed_at is null and remind_at is not null and reminded_at is null;
create index bookmark_of_post on bookmark (post_id);
create index bookmark_removed on bookmark (removed_at) where removed_at is not null;

alter table person add column due_bookmarks int not null default 0 check (due_bookmarks >= 0);

-- polls -------------------------------------------------------------------------------------------

create table poll (
  id uuid primary key,
  post_id uuid not null unique references post on delete cascade,
  question text not null check (length(question) between 1 and 300),
  kind text not null check (kind in ('SINGLE', 'SEVERAL', 'RANKED')),
  -- How many options one vote may name.
  min_choices int not null check (min_choices >= 1),
  max_choices int not null check (max_choices >= min_choices and max_choices <= 20),
  -- When the results show.
  results text not null check (results in ('ALWAYS', 'AFTER_VOTE', 'AFTER_CLOSE')),
  names_shown boolean not null,
  closes_on text,
  time_zone text,
  closes_at timestamptz,
  closed_at timestamptz,
  closed_by uuid references person,
  voter_count int not null default 0 check (voter_count >= 0),
  -- Ranked polls: how many prefer option i to option j, at i * 20 + j (from 0); kept, so that nobody counts ballots.
  preferences int[] not null default '{}',
  outcome_markdown text,
  outcome_html text,
  outcome_by uuid references person,
  outcome_at timestamptz,
  version int not null default 1,
  constraint poll_closing_whole check (
    (closes_at is null) = (closes_on is null) and (closes_at is null) = (time_zone is null)),
  constraint poll_outcome_whole check (
    (outcome_at is null) = (outcome_markdown is null) and (outcome_at is null) = (outcome_html is null)),
  constraint poll_outcome_closed check (outcome_at is null or closed_at is not null)
);
create index poll_to_close on poll (closes_at) where closed_at is null and closes_at is not null;

create table poll_option (
  poll_id uuid not null references poll on delete cascade,
  -- Its place, from 0.
  position int not null check (position between 0 and 19),
  text text not null check (length(text) between 1 and 200),
  -- Of a ranked poll: how many have it first.
  votes int not null default 0 check (votes >= 0),
  primary key (poll_id, position)
);

-- One person, one vote: the key says so.
create table poll_vote (
  poll_id uuid not null references poll on delete cascade,
  person_id uuid not null references person,
  -- Positions; of a ranked poll in order, the best first.
  choices int[] not null check (cardinality(choices) between 1 and 20),
  cast_at timestamptz not null,
  primary key (poll_id, person_id)
);

-- Nearly no post has a poll: this tells so without looking for one.
alter table post add column has_poll boolean not null default false;
-- The poll whose outcome was written down last, for the head of the thread.
alter table thread add column outcome_poll_id uuid references poll on delete set null;

-- finding -----------------------------------------------------------------------------------------

create index if not exists thread_title_trgm on thread using gin (lower(title) gin_trgm_ops) where removed_at is null;
