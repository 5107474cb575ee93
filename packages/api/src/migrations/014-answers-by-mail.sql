-- Mails that come in: answers to what people were told, and what became of mails that went out.
-- docs/decisions says why an address is a secret, and what is believed of a mail.

-- Which generation of secret addresses holds for a person; no row is the first.
create table reply_generation (
  person_id uuid primary key references person on delete cascade,
  generation int not null check (generation > 1),
  renewed_at timestamptz not null
);

-- One address for each person and thread. It can be made again from the instance's secret; here it is only looked up.
create table reply_address (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  thread_id uuid not null references thread on delete cascade,
  created_at timestamptz not null,
  unique (person_id, thread_id)
);
create index reply_address_of_thread on reply_address (thread_id);

create table inbound_mail (
  id uuid primary key,
  way text not null check (way in ('SMTP', 'WEBHOOK')),
  -- REPLY: from a person to a thread. BOUNCE: about a mail that went out, which is forgotten earlier than this.
  purpose text not null check (purpose in ('REPLY', 'BOUNCE')),
  person_id uuid references person on delete cascade,
  thread_id uuid references thread on delete cascade,
  about_mail_id uuid,
  -- Made of the Message-ID: the same mail a second time, on whichever way, is the same row.
  message_key bytea not null,
  envelope_from text not null,
  -- As it came, until it is settled; of what failed a while longer.
  raw bytea,
  bytes int not null,
  -- What it says to the thread, once it is read: an attempt after a crash posts the same words with the same files.
  markdown text,
  answers_post_id uuid references post on delete set null,
  -- What of its attachments is not with the post, as names and reasons.
  left_out jsonb not null default '[]',
  attempts int not null default 0,
  state text not null default 'WAITING'
    check (state in ('WAITING', 'POSTED', 'REFUSED', 'DROPPED', 'NOTED', 'FAILED')),
  reason text,
  post_id uuid references post on delete set null,
  received_at timestamptz not null,
  settled_at timestamptz,
  check ((purpose = 'REPLY') = (person_id is not null and thread_id is not null)),
  check ((purpose = 'BOUNCE') = (about_mail_id is not null)),
  check ((state = 'WAITING') = (settled_at is null)),
  unique nulls not distinct (person_id, thread_id, about_mail_id, message_key)
);
create index inbound_mail_of_person on inbound_mail (person_id, received_at desc);
create index inbound_mail_of_thread on inbound_mail (thread_id);
create index inbound_mail_age on inbound_mail (received_at);

-- Mails that could not be delivered for good, for each address; several in a row mean that nobody reads there.
create table mail_bounce (
  id uuid primary key,
  address text not null,
  -- As RFC 3463 has it: 5.1.1 and the like.
  status text not null,
  inbound_mail_id uuid not null unique references inbound_mail on delete cascade,
  created_at timestamptz not null
);
create index mail_bounce_of_address on mail_bounce (address, created_at desc);
