-- Devices on which people are told at once. One for each place where somebody is signed in: who signs out there is told
-- there no more, whatever the browser still keeps.

create table push_subscription (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  session_id uuid not null unique references session on delete cascade,
  -- Where the browser's maker takes messages for it. Whoever knows this address can be given it, so it is shown to nobody.
  endpoint text not null unique check (length(endpoint) <= 1000),
  -- Its public key and shared secret, with which each message is encrypted, in base64url.
  p256dh text not null,
  auth text not null,
  user_agent text,
  created_at timestamptz not null,
  -- What it took last: an attempt that failed for another device is not repeated for this one.
  last_used_at timestamptz,
  last_happening_id uuid,
  -- Since it last took something.
  failures int not null default 0 check (failures >= 0)
);
create index push_subscription_of_person on push_subscription (person_id);
