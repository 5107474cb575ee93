-- Catching up: up to when each person has, what they passed on the way, and when their next digest comes.

create table catch_up (
  person_id uuid primary key references person on delete cascade,
  -- They came to the end of the page then.
  finished_at timestamptz,
  -- What they were shown reached up to then: what is newer comes next time, and what is older does not come again.
  up_to timestamptz,
  -- Both as they were before, for whoever goes back from the end.
  was_finished_at timestamptz,
  was_up_to timestamptz,
  -- The last digest told up to then; the next one does not tell it again.
  told_at timestamptz,
  -- When their next digest comes; null when that is still to be found out.
  digest_at timestamptz,
  -- When the job looks at them: then, at once, or when whoever has taken them in hand must have died.
  look_at timestamptz not null default '-infinity'
);
create index catch_up_to_look_at on catch_up (look_at, person_id);

-- Everybody has a digest until they say otherwise, and it hangs in their own zone.
insert into catch_up (person_id) select id from person where not placeholder;

create function keep_catch_up() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into catch_up (person_id) values (new.id);
  else
    update catch_up set digest_at = null, look_at = '-infinity' where person_id = new.id;
  end if;
  return null;
end
$$;
create trigger person_catches_up after insert on person for each row when (not new.placeholder)
  execute function keep_catch_up();
create trigger person_moves_zone after update of time_zone on person for each row
  when (old.time_zone is distinct from new.time_zone) execute function keep_catch_up();

-- What somebody had before them on the page and went on from. It counts for the minutes of one sitting, and a question
-- that was passed twice does not come again.
create table catch_up_pass (
  -- The mark of the reading room under which it was marked as read, if there was anything to mark.
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  section text not null,
  thread_id uuid not null references thread on delete cascade,
  -- The post that the item was about; of a thread with new posts, the last one shown.
  post_id uuid not null references post on delete cascade,
  seconds int not null check (seconds >= 0),
  passed_at timestamptz not null
);
create index catch_up_pass_of_person on catch_up_pass (person_id, passed_at desc);
create index catch_up_pass_of_thread on catch_up_pass (thread_id, person_id);
create index catch_up_pass_of_post on catch_up_pass (post_id, person_id);
create index catch_up_pass_age on catch_up_pass (passed_at);

-- Mentions of somebody, the latest first: the ids of posts are in the order of time.
create index mention_newest on mention (person_id, post_id desc);
drop index mention_of_person;

-- What was decided lately: by its closing, or by the words that were written about it afterwards.
create index poll_decided on poll ((coalesce(outcome_at, closed_at)) desc) where closed_at is not null;
create index thread_accepted on thread (community_id, accepted_at desc)
  where accepted_post_id is not null and removed_at is null;

-- The threads that a digest tells of, so that whether they may still be seen can be asked when it leaves.
alter table mail add column thread_ids uuid[] not null default '{}';
