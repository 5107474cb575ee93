-- Outgoing mail as mail programs want it: who speaks, what it continues, of which list it is, how it is ended.

alter table mail
  -- Before "via Guildhall"; the address stays the instance's.
  add from_name text,
  add reply_to text,
  add in_reply_to text,
  add reference_ids text[] not null default '{}',
  add list_id text,
  add list_name text,
  add unsubscribe_url text,
  -- Somebody asked for it this minute: it goes out even to an address whose mail is paused.
  add asked boolean not null default false,
  -- What it tells and to whom, so that whether they may still see it can be asked at the moment of sending.
  -- What is gone altogether takes its mails with it.
  add happening_id uuid references happening on delete cascade,
  add person_id uuid references person on delete cascade,
  -- It was tried for the last time, until an admin sends it again.
  add dead_at timestamptz,
  -- It is not to be sent any more: no longer theirs to see, or their address is paused.
  add withdrawn_at timestamptz;
create index mail_waiting on mail (created_at) where sent_at is null and dead_at is null and withdrawn_at is null;
create index mail_dead on mail (dead_at desc, id desc) where dead_at is not null;
create index mail_of_happening on mail (happening_id) where happening_id is not null;
create index mail_of_person on mail (person_id) where person_id is not null;

-- Addresses that sent mail back, or whose owner called it spam. By the address and not the person: a new one is another.
create table mail_pause (
  address text primary key check (address = lower(address)),
  reason text not null check (reason in ('BOUNCED', 'COMPLAINED')),
  -- What the other server said; for admins.
  detail text not null default '',
  since timestamptz not null
);

-- What an unsubscribe link has ended, so that the same link can bring it back.
create table unsubscription (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  -- The choices as they were.
  before jsonb not null,
  created_at timestamptz not null
);
create index unsubscription_of_person on unsubscription (person_id);
create index unsubscription_age on unsubscription (created_at);
