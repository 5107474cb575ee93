-- Being told. What happened is one row however many hear of it; each of them has one line per subject in their inbox,
-- and one delivery for each way on which they are told of it outside the app.
-- docs/decisions/018-being-told.md says who writes what under which lock.

create table happening (
  id uuid primary key,
  -- Made of what happened, for example 'post:<id>': the same signal twice is one happening.
  key text not null unique,
  kind text not null,
  subject_kind text not null check (subject_kind in ('THREAD', 'COMMUNITY')),
  subject_id uuid not null,
  community_id uuid references community on delete cascade,
  actor_id uuid references person on delete cascade,
  detail text,
  -- What the room that told it needs to find it again; never what it says.
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  -- Everybody up to this person is told. It moves in the transaction of their lines, so whatever dies in between,
  -- the next attempt goes on from here: nobody is left out, nobody has it twice.
  told_up_to uuid,
  told_at timestamptz
);
create index happening_of_subject on happening (subject_id);
create index happening_age on happening (created_at);
create index happening_untold on happening (id) where told_at is null;

create table notice (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  subject_kind text not null check (subject_kind in ('THREAD', 'COMMUNITY')),
  subject_id uuid not null,
  community_id uuid references community on delete cascade,
  -- Of what is new in it: the strongest kind and its reason, the first and the last happening, how many, and who.
  kind text not null,
  reason text not null,
  -- More exactly what, where a kind is several things.
  detail text,
  strength smallint not null,
  first_happening_id uuid not null references happening on delete cascade,
  last_happening_id uuid not null references happening on delete cascade,
  happenings int not null check (happenings > 0),
  -- Latest first, each once, and not more than are named.
  actor_ids uuid[] not null,
  actor_count int not null check (actor_count >= 0),
  latest_at timestamptz not null,
  unread boolean not null,
  done_at timestamptz,
  snoozed_until timestamptz,
  version int not null default 1,
  unique (person_id, subject_kind, subject_id),
  -- What is done is not unread; what comes again is not done.
  check (done_at is null or not unread)
);
create index notice_inbox on notice (person_id, latest_at desc, id desc) where done_at is null;
create index notice_done on notice (person_id, done_at desc, id desc) where done_at is not null;
create index notice_snoozed on notice (snoozed_until) where snoozed_until is not null;
create index notice_of_subject on notice (subject_id);
create index notice_of_community on notice (community_id, person_id);

-- The number beside "Inbox": kept, not counted. Lines that are snoozed are not in it.
create table notice_box (
  person_id uuid primary key references person on delete cascade,
  unread int not null default 0 check (unread >= 0)
);

create table delivery (
  id uuid primary key,
  happening_id uuid not null references happening on delete cascade,
  person_id uuid not null references person on delete cascade,
  way text not null check (way in ('MAIL', 'PUSH')),
  kind text not null,
  reason text not null,
  -- What waits for a digest is told in one, with its like; the rest goes by itself.
  pace text not null check (pace in ('AT_ONCE', 'DAILY', 'WEEKLY')),
  -- At once, the end of quiet hours, or the person's next digest.
  due_at timestamptz not null,
  created_at timestamptz not null,
  -- SKIPPED: read meanwhile, or no longer theirs to see, or nowhere to send it to.
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'SKIPPED', 'FAILED')),
  attempts int not null default 0,
  last_error text,
  settled_at timestamptz,
  unique (happening_id, person_id, way)
);
create index delivery_due on delivery (due_at, id) where state = 'WAITING' and pace = 'AT_ONCE';
create index delivery_for_digest on delivery (person_id, due_at) where state = 'WAITING' and pace <> 'AT_ONCE';
create index delivery_failed on delivery (settled_at desc, id desc) where state = 'FAILED';
create index delivery_of_person on delivery (person_id, created_at);

-- Whoever watches a community is told of every post in it: few among many.
create index community_reader_watching on community_reader (community_id, person_id) where level = 'WATCHING';

-- Only what somebody has chosen; everything else is as notifications/preferences/defaults.ts says.
create table notification_preference (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  -- Null: everywhere.
  community_id uuid references community on delete cascade,
  kind text not null,
  way text not null check (way in ('INBOX', 'MAIL', 'PUSH')),
  pace text not null check (pace in ('AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER')),
  -- A line is there or not; a push comes at once or not.
  check (way = 'MAIL' or pace in ('AT_ONCE', 'NEVER')),
  unique nulls not distinct (person_id, community_id, kind, way)
);

create table notification_settings (
  person_id uuid primary key references person on delete cascade,
  -- In the person's own zone; both or neither. From 22:00 to 07:00 goes over midnight.
  quiet_from time,
  quiet_until time,
  digest_pace text not null default 'WEEKLY' check (digest_pace in ('DAILY', 'WEEKLY', 'NEVER')),
  -- In the person's own zone.
  digest_at time not null default '07:00',
  -- 1 is Monday; for a weekly digest, and for what is told weekly.
  digest_weekday smallint not null default 1 check (digest_weekday between 1 and 7),
  digest_minutes smallint not null default 10 check (digest_minutes in (5, 10, 20)),
  version int not null default 1,
  check ((quiet_from is null) = (quiet_until is null))
);
