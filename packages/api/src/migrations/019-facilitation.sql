-- Facilitation: whose turn it is, and why. docs/decisions/024-the-fair-turn.md says how the next is found.

-- A pool and its cadence: of a whole community, or of one series of events.
create table rotation (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  -- Null: of the community.
  series_id uuid references event_series on delete cascade,
  cadence text not null check (cadence in ('EVENT', 'PERIOD')),
  -- Of periods: how many weeks one is, from which day on, by which clock.
  period_weeks int check (period_weeks between 1 and 26),
  period_from date,
  time_zone text not null,
  shadows boolean not null default true,
  -- Turns that one person may have one after the other.
  max_in_a_row int not null default 1 check (max_in_a_row between 1 and 10),
  -- How long an offer waits for its answer, and how long before a turn it goes out.
  offer_hours int not null default 72 check (offer_hours between 1 and 720),
  offer_days_before int not null default 14 check (offer_days_before between 1 and 120),
  -- What the lots are drawn with, so that anybody can draw them again.
  seed text not null,
  ended_at timestamptz,
  created_by uuid references person,
  created_at timestamptz not null,
  version int not null default 1,
  check ((cadence = 'PERIOD') = (period_weeks is not null and period_from is not null))
);

-- One at a time; one that has ended may be followed by another.
create unique index rotation_of on rotation (community_id, series_id) nulls not distinct where ended_at is null;

create table rotation_member (
  rotation_id uuid not null references rotation on delete cascade,
  person_id uuid not null references person on delete cascade,
  joined_at timestamptz not null,
  left_at timestamptz,
  -- Turns lent to a newcomer, so that they begin at the pool's average; they fade after twelve months like any.
  lent numeric(6, 2) not null default 0 check (lent >= 0),
  -- When they had shadowed for the first time; null: they do so before their first turn, where the rotation has shadows.
  shadowed_at timestamptz,
  primary key (rotation_id, person_id)
);
create index rotation_member_of_person on rotation_member (person_id) where left_at is null;

-- When somebody cannot; both days included, by the rotation's clock. Nobody is asked why.
create table rotation_absence (
  id uuid primary key,
  rotation_id uuid not null references rotation on delete cascade,
  person_id uuid not null references person on delete cascade,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  created_at timestamptz not null
);
create index rotation_absence_of on rotation_absence (rotation_id, person_id, until_on);

-- The facilitation of one event or of one period.
create table turn (
  id uuid primary key,
  rotation_id uuid not null references rotation on delete cascade,
  community_id uuid not null references community on delete cascade,
  event_id uuid unique references event on delete cascade,
  -- The event's time, or the period.
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Null: openly nobody's; `offered_at` is then since when those who look after the community know.
  person_id uuid references person,
  -- PLANNED and OFFERED may change; ACCEPTED is theirs; CLOSED was carried; SKIPPED: the event was cancelled.
  state text not null check (state in ('PLANNED', 'OFFERED', 'ACCEPTED', 'CLOSED', 'SKIPPED')),
  offered_at timestamptz,
  expires_at timestamptz,
  accepted_at timestamptz,
  closed_at timestamptz,
  -- Why this person: a code, and the figures of its sentence.
  reason text not null check (reason in ('LEAST_CARRIED', 'LONGEST_AGO', 'BY_LOT', 'ONLY_ONE', 'VOLUNTEERED', 'SWAPPED', 'ASSIGNED', 'NOBODY')),
  reason_facts jsonb not null default '{}',
  -- The one who carries it would like to give it away for another.
  swap_wanted_at timestamptz,
  -- While these hold, whoever has the turn has a facilitator's powers.
  powers_from timestamptz,
  powers_until timestamptz,
  version int not null default 1,
  created_at timestamptz not null,
  check ((person_id is null) = (reason = 'NOBODY')),
  check (state not in ('OFFERED', 'ACCEPTED') or person_id is not null),
  check ((state = 'OFFERED') = (expires_at is not null))
);
-- No two turns of a rotation at the same time.
create unique index turn_of_period on turn (rotation_id, starts_at) where event_id is null;
create index turn_of_rotation on turn (rotation_id, starts_at, id);
create index turn_of_person on turn (person_id, starts_at);
create index turn_to_expire on turn (expires_at) where state = 'OFFERED';

-- Who does it with them.
create table turn_companion (
  turn_id uuid not null references turn on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('SHADOW', 'CO')),
  added_at timestamptz not null,
  primary key (turn_id, person_id)
);
create index turn_companion_of_person on turn_companion (person_id);

-- Who passed it on: never offered to them again, seen by those who look after the community only.
create table turn_pass (
  turn_id uuid not null references turn on delete cascade,
  person_id uuid not null references person on delete cascade,
  how text not null check (how in ('DECLINED', 'EXPIRED')),
  at timestamptz not null,
  primary key (turn_id, person_id)
);

-- What happened to a turn, in order; DECLINED and EXPIRED are seen as `turn_pass` is.
create table turn_step (
  id uuid primary key,
  turn_id uuid not null references turn on delete cascade,
  what text not null check (what in ('PLANNED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'VOLUNTEERED', 'SWAP_WANTED', 'SWAP_WITHDRAWN', 'SWAPPED', 'ASSIGNED', 'LEFT_OPEN', 'JOINED', 'STEPPED_BACK', 'HANDED_OVER', 'CLOSED', 'SKIPPED')),
  person_id uuid references person on delete cascade,
  by_id uuid references person on delete set null,
  facts jsonb not null default '{}',
  at timestamptz not null
);
create index turn_step_of_turn on turn_step (turn_id, at, id);

-- What whoever had the turn leaves to the next.
create table handover (
  turn_id uuid primary key references turn on delete cascade,
  happened_markdown text not null,
  happened_html text not null,
  open_markdown text not null default '',
  open_html text not null default '',
  try_markdown text not null default '',
  try_html text not null default '',
  -- Of what was offered, what goes with it: kinds and ids.
  items jsonb not null default '[]',
  written_by uuid references person,
  written_at timestamptz not null,
  version int not null default 1
);

-- What the one on turn has ticked off of the short list.
create table turn_tick (
  turn_id uuid not null references turn on delete cascade,
  item text not null,
  ticked_by uuid references person on delete set null,
  ticked_at timestamptz not null,
  primary key (turn_id, item)
);

-- A facilitator's powers for a time: what a membership's role says is then the least.
create table lent_role (
  community_id uuid not null references community on delete cascade,
  person_id uuid not null references person on delete cascade,
  -- For what: a turn.
  key uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  primary key (person_id, community_id, key)
);
create index lent_role_of_key on lent_role (key);
