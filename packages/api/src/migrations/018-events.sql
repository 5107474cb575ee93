-- Events: a plan (`event_series`) and its occurrences (`event`), each a row of its own. A single event is a plan without a
-- rule and with one occurrence. docs/decisions/023-occurrences-are-real.md says why.

create table event_settings (
  community_id uuid primary key references community on delete cascade,
  -- Whether what any member schedules stands at once, or waits until somebody who looks after the community says yes.
  members_schedule boolean not null default false
);

create table event_series (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  -- The UID of iCalendar: the same in every feed and mail, for ever; an imported one keeps its own.
  uid text not null,
  kind text not null check (kind in ('MEETING', 'WORKSHOP', 'WEBINAR', 'CASE_CLINIC', 'COFFEE')),
  title text not null,
  description_markdown text not null default '',
  description_html text not null default '',
  -- A planned time is what a clock shows in a zone; instants follow from it.
  starts_on timestamp not null,
  time_zone text not null,
  duration_minutes int not null check (duration_minutes between 5 and 10080),
  -- The value of an RRULE of RFC 5545; null for a single event.
  rule text,
  -- Local times that the rule gives and that are left out from the beginning: EXDATE of what was imported.
  except_on text[] not null default '{}',
  mode text not null check (mode in ('IN_PERSON', 'REMOTE', 'HYBRID')),
  place text,
  join_url text,
  -- Seats: of those who come in person when it is hybrid, of all who come otherwise. Null: no limit.
  capacity int check (capacity between 1 and 10000),
  host_id uuid references person,
  -- Of a case clinic: names and minutes of its rounds.
  rounds jsonb not null default '[]',
  state text not null check (state in ('PROPOSED', 'SCHEDULED', 'DECLINED', 'CANCELLED')),
  created_by uuid references person,
  created_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  -- Occurrences are stored up to here; null when there are no further ones.
  stored_until timestamptz,
  -- What "this and following" began anew came out of this one.
  split_from_id uuid references event_series on delete set null,
  -- SEQUENCE of iCalendar: grows with what a calendar must show differently.
  sequence int not null default 0,
  version int not null default 1,
  unique (community_id, uid)
);
create index event_series_of_community on event_series (community_id, state);
create index event_series_to_store on event_series (stored_until) where stored_until is not null and state = 'SCHEDULED';

create table event (
  id uuid primary key,
  series_id uuid not null references event_series on delete cascade,
  community_id uuid not null references community on delete cascade,
  -- The local time that the rule gave it: RECURRENCE-ID. It stays when the occurrence is moved.
  recurrence_on timestamp not null,
  -- Everything that people see of it stands here; what the series says is copied, and `own` names what no longer follows it.
  own text[] not null default '{}',
  kind text not null check (kind in ('MEETING', 'WORKSHOP', 'WEBINAR', 'CASE_CLINIC', 'COFFEE')),
  title text not null,
  description_markdown text not null default '',
  description_html text not null default '',
  starts_on timestamp not null,
  time_zone text not null,
  duration_minutes int not null check (duration_minutes between 5 and 10080),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  mode text not null check (mode in ('IN_PERSON', 'REMOTE', 'HYBRID')),
  place text,
  join_url text,
  capacity int check (capacity between 1 and 10000),
  host_id uuid references person,
  rounds jsonb not null default '[]',
  -- PROPOSED and DECLINED as its series.
  state text not null check (state in ('PROPOSED', 'SCHEDULED', 'DECLINED', 'CANCELLED')),
  cancelled_at timestamptz,
  cancelled_by uuid references person,
  cancel_reason text,
  -- Kept, under the row's lock.
  going_count int not null default 0 check (going_count >= 0),
  remote_count int not null default 0 check (remote_count between 0 and going_count),
  maybe_count int not null default 0 check (maybe_count >= 0),
  waiting_count int not null default 0 check (waiting_count >= 0),
  seats_taken int not null default 0 check (seats_taken >= 0),
  -- Written together, with a version of its own; the outcome is what a recap tells first.
  minutes_markdown text not null default '',
  minutes_html text not null default '',
  outcome_markdown text not null default '',
  outcome_html text not null default '',
  minutes_version int not null default 0,
  minutes_by uuid references person,
  minutes_at timestamptz,
  recording_url text,
  recap_thread_id uuid references thread on delete set null,
  sequence int not null default 0,
  created_at timestamptz not null,
  version int not null default 1,
  unique (series_id, recurrence_on)
);
create index event_coming on event (community_id, starts_at, id);
create index event_in_time on event (starts_at, id) where state = 'SCHEDULED';
create index event_of_series on event (series_id, starts_at);

-- Somebody's answer to one occurrence.
create table event_rsvp (
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person on delete cascade,
  answer text not null check (answer in ('GOING', 'MAYBE', 'NOT')),
  attending text check (attending in ('IN_PERSON', 'REMOTE')),
  -- Would come, and waits for a seat, in this order.
  waiting_since timestamptz,
  -- Its place among those who wait at the same instant.
  waiting_place bigint generated by default as identity,
  -- From an answer to the whole series; an answer to this one makes it false.
  from_series boolean not null default false,
  answered_at timestamptz not null,
  note text,
  -- Minutes before the start; null: as the person has chosen for all.
  reminders int[],
  primary key (event_id, person_id),
  check (waiting_since is null or answer = 'GOING'),
  check (answer <> 'GOING' or attending is not null)
);
create index event_rsvp_of_person on event_rsvp (person_id, event_id);
create index event_rsvp_waiting on event_rsvp (event_id, waiting_since, waiting_place) where waiting_since is not null;

-- Somebody's answer to all that come of a series; occurrences that are stored later take it over.
create table event_series_rsvp (
  series_id uuid not null references event_series on delete cascade,
  person_id uuid not null references person on delete cascade,
  answer text not null check (answer in ('GOING', 'MAYBE', 'NOT')),
  attending text check (attending in ('IN_PERSON', 'REMOTE')),
  answered_at timestamptz not null,
  primary key (series_id, person_id)
);
create index event_series_rsvp_of_person on event_series_rsvp (person_id);

-- How long before an event somebody is reminded, who has said so; others a day and an hour before.
create table event_person_settings (
  person_id uuid primary key references person on delete cascade,
  reminders int[] not null
);

-- Which reminders of which start have gone out; an event that moves is reminded of anew.
create table event_reminded (
  event_id uuid not null references event on delete cascade,
  starts_at timestamptz not null,
  minutes int not null,
  at timestamptz not null,
  primary key (event_id, starts_at, minutes)
);

-- Who really came, as somebody who looks after the event, or they themselves, wrote down.
create table event_attendance (
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person on delete cascade,
  came boolean not null,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  primary key (event_id, person_id)
);
create index event_attendance_of_person on event_attendance (person_id);

-- Speakers without an account.
create table event_guest (
  id uuid primary key,
  event_id uuid not null references event on delete cascade,
  name text not null,
  about text not null default '',
  -- Seen by those who look after the event only.
  email text,
  added_by uuid references person,
  created_at timestamptz not null,
  version int not null default 1
);
create index event_guest_of_event on event_guest (event_id, created_at);

create table agenda_item (
  id uuid primary key,
  event_id uuid not null references event on delete cascade,
  community_id uuid not null references community on delete cascade,
  kind text not null default 'POINT' check (kind in ('POINT', 'CASE')),
  title text not null,
  notes text not null default '',
  minutes int check (minutes between 1 and 600),
  -- Who brings it.
  person_id uuid references person on delete set null,
  thread_id uuid references thread on delete set null,
  -- Null: in the order of votes, after what was put into an order.
  position int,
  vote_count int not null default 0 check (vote_count >= 0),
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'DROPPED')),
  added_by uuid references person,
  created_at timestamptz not null,
  version int not null default 1
);
create index agenda_of_event on agenda_item (event_id);
create index agenda_of_thread on agenda_item (thread_id) where thread_id is not null;

create table agenda_vote (
  item_id uuid not null references agenda_item on delete cascade,
  person_id uuid not null references person on delete cascade,
  cast_at timestamptz not null,
  primary key (item_id, person_id)
);
create index agenda_vote_of_person on agenda_vote (person_id);

-- What somebody will do, agreed at an event; heads the next agenda until it is done.
create table event_action (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  event_id uuid not null references event on delete cascade,
  text text not null,
  owner_id uuid references person on delete set null,
  due_on date,
  done_at timestamptz,
  done_by uuid references person,
  dropped_at timestamptz,
  created_by uuid references person,
  created_at timestamptz not null,
  version int not null default 1
);
create index event_action_of_event on event_action (event_id);
create index event_action_open on event_action (community_id, due_on) where done_at is null and dropped_at is null;
create index event_action_of_owner on event_action (owner_id, due_on) where done_at is null and dropped_at is null;

-- Finding a time: slots, and what each person says to each.
create table time_search (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  kind text not null check (kind in ('MEETING', 'WORKSHOP', 'WEBINAR', 'CASE_CLINIC', 'COFFEE')),
  title text not null,
  description_markdown text not null default '',
  description_html text not null default '',
  duration_minutes int not null check (duration_minutes between 5 and 10080),
  mode text not null check (mode in ('IN_PERSON', 'REMOTE', 'HYBRID')),
  place text,
  join_url text,
  state text not null default 'OPEN' check (state in ('OPEN', 'CHOSEN', 'CLOSED')),
  series_id uuid references event_series on delete set null,
  created_by uuid references person,
  created_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1
);
create index time_search_of_community on time_search (community_id, created_at desc, id desc);

create table time_slot (
  id uuid primary key,
  search_id uuid not null references time_search on delete cascade,
  starts_on timestamp not null,
  time_zone text not null,
  starts_at timestamptz not null,
  unique (search_id, starts_at)
);

create table time_answer (
  slot_id uuid not null references time_slot on delete cascade,
  person_id uuid not null references person on delete cascade,
  answer text not null check (answer in ('YES', 'IF_NEED_BE', 'NO')),
  answered_at timestamptz not null,
  primary key (slot_id, person_id)
);
create index time_answer_of_person on time_answer (person_id);

-- A secret address at which a calendar program reads as one person; the secret itself is kept nowhere.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  scope text not null check (scope in ('ME', 'COMMUNITY', 'SERIES')),
  community_id uuid references community on delete cascade,
  series_id uuid references event_series on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_read_at timestamptz,
  unique nulls not distinct (person_id, scope, community_id, series_id),
  check ((scope = 'COMMUNITY') = (community_id is not null) and (scope = 'SERIES') = (series_id is not null))
);

-- Where the answer of a calendar program comes back to: who, and to which series.
create table calendar_answer_address (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  series_id uuid not null references event_series on delete cascade,
  created_at timestamptz not null,
  unique (person_id, series_id)
);

-- Whether somebody gets invitations that their calendar program puts in by itself.
alter table event_person_settings alter column reminders set default '{1440,60}',
  add column calendar_mails boolean not null default true;

-- A mail may carry one calendar object, of a method of iTIP.
alter table mail add column calendar text, add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL'));
alter table mail add check ((calendar is null) = (calendar_method is null));

-- What comes in may be the answer of a calendar program.
alter table inbound_mail add column series_id uuid references event_series on delete cascade;
alter table inbound_mail drop constraint inbound_mail_check;
alter table inbound_mail add check
  ((purpose = 'REPLY') = (person_id is not null and (thread_id is null) <> (series_id is null)));
create index inbound_mail_of_series on inbound_mail (series_id) where series_id is not null;

alter table happening drop constraint happening_subject_kind_check;
alter table happening add constraint happening_subject_kind_check check (subject_kind in ('THREAD', 'COMMUNITY', 'EVENT', 'TURN'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check check (subject_kind in ('THREAD', 'COMMUNITY', 'EVENT', 'TURN'));
