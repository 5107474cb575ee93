-- Resources: what a community keeps. docs/decisions/026-resources.md says how they change and who sees them.

create table resource (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  -- What it is made of; what it is for.
  form text not null check (form in ('LINK', 'FILE', 'PAGE')),
  type text not null check (type in ('ARTICLE', 'TOOL', 'PRACTICE', 'TEMPLATE', 'RECORDING', 'CASE')),
  title text not null check (length(title) between 1 and 200),
  -- One or two sentences, plain.
  summary text not null default '',
  -- Of a link.
  url text,
  -- Of a file; null again when its owner has taken it away for good.
  file_id uuid references file on delete set null,
  -- Of a page the whole of it; beside a link or a file, what there is to say of it.
  markdown text not null default '',
  html text not null default '',
  tags text[] not null default '{}',
  -- Under what it may be passed on, and whose it is.
  licence text not null default '',
  source text not null default '',
  -- Who answers for it; null: nobody at the moment.
  steward_id uuid references person,
  created_by uuid references person,
  created_at timestamptz not null,
  -- When its words were last changed, by whom.
  revised_at timestamptz not null,
  revised_by uuid references person,
  -- The number of its last revision.
  version int not null default 1,
  -- What it came out of, at most one of them.
  origin_post_id uuid references post on delete set null,
  origin_event_id uuid references event on delete set null,
  -- Its comments; made with the first.
  thread_id uuid references thread on delete set null,
  -- Reviews: when it is to be looked at again, and who found it good last.
  review_on date,
  reviewed_at timestamptz,
  reviewed_by uuid references person,
  -- Told once for each date.
  review_told_on date,
  retired_at timestamptz,
  retired_by uuid references person,
  -- What took its place: its address leads there.
  superseded_by uuid references resource on delete set null
    check (superseded_by is null or (superseded_by <> id and retired_at is not null)),
  removed_at timestamptz,
  removed_by uuid references person,
  removal_reason text,
  -- Of a link: when it was asked for last, how that went, and since when it has not answered.
  link_checked_at timestamptz,
  link_failures int not null default 0,
  link_broken_at timestamptz,
  check ((form = 'LINK') = (url is not null)),
  check (form = 'FILE' or file_id is null),
  check (origin_post_id is null or origin_event_id is null),
  check ((removed_at is null) = (removed_by is null))
);
create index resource_of_community on resource (community_id, revised_at desc, id desc) where removed_at is null;
create index resource_of_post on resource (origin_post_id) where origin_post_id is not null;
create index resource_of_event on resource (origin_event_id) where origin_event_id is not null;
create index resource_of_thread on resource (thread_id) where thread_id is not null;
create index resource_of_steward on resource (steward_id) where steward_id is not null;
create index resource_to_review on resource (review_on) where removed_at is null and retired_at is null;
create index resource_superseded on resource (superseded_by) where superseded_by is not null;
create index resource_link_to_check on resource (link_checked_at nulls first)
  where form = 'LINK' and removed_at is null and retired_at is null;

-- What was found out about a link is not true of another that takes its place.
create function forget_link() returns trigger language plpgsql as $$
begin
  new.link_checked_at := null;
  new.link_failures := 0;
  new.link_broken_at := null;
  return new;
end
$$;
create trigger resource_link_exchanged before update of url on resource for each row
  when (old.url is distinct from new.url) execute function forget_link();

create table resource_domain (
  resource_id uuid not null references resource on delete cascade,
  domain_id uuid not null references domain on delete cascade,
  primary key (resource_id, domain_id)
);
create index resource_domain_domain on resource_domain (domain_id);

-- What its texts and its file let its readers open; those of earlier versions too, which they read as well.
create table resource_file (
  resource_id uuid not null references resource on delete cascade,
  file_id uuid not null references file on delete cascade,
  primary key (resource_id, file_id)
);
create index resource_file_of_file on resource_file (file_id);

-- Every version that it had, the present one included.
create table resource_revision (
  resource_id uuid not null references resource on delete cascade,
  number int not null,
  title text not null,
  summary text not null,
  url text,
  file_id uuid references file on delete set null,
  markdown text not null,
  html text not null,
  tags text[] not null,
  licence text not null,
  source text not null,
  -- Why, in a line; may be empty.
  note text not null default '',
  -- Whose words came in, when it was a suggestion.
  suggestion_id uuid,
  revised_by uuid references person,
  revised_at timestamptz not null,
  primary key (resource_id, number)
);

-- Another wording that a member offers; the steward decides.
create table resource_suggestion (
  id uuid primary key,
  resource_id uuid not null references resource on delete cascade,
  -- The version that it was written over.
  base_version int not null,
  title text not null,
  summary text not null,
  markdown text not null,
  html text not null,
  tags text[] not null,
  note text not null default '',
  suggested_by uuid references person,
  suggested_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  decided_by uuid references person,
  decided_at timestamptz,
  -- What the steward said to it.
  answer text not null default '',
  check ((state = 'OPEN') = (decided_at is null))
);
alter table resource_revision add constraint resource_revision_suggestion
  foreign key (suggestion_id) references resource_suggestion on delete set null;
create index resource_suggestion_of on resource_suggestion (resource_id, suggested_at desc, id desc);
create index resource_suggestion_by on resource_suggestion (suggested_by) where suggested_by is not null;
create index resource_suggestion_open on resource_suggestion (resource_id) where state = 'OPEN';

-- What a suggestion shows, for those who read it.
create table resource_suggestion_file (
  suggestion_id uuid not null references resource_suggestion on delete cascade,
  file_id uuid not null references file on delete cascade,
  primary key (suggestion_id, file_id)
);
create index resource_suggestion_file_of_file on resource_suggestion_file (file_id);

-- What a link says of itself: kept with each resource, never shared between them, so that nobody learns from how quickly
-- a card comes that somebody else has the same link.
create table link_card (
  resource_id uuid primary key references resource on delete cascade,
  url text not null,
  title text not null default '',
  description text not null default '',
  site_name text not null default '',
  -- Made anew by us, WebP.
  picture bytea,
  picture_width int,
  picture_height int,
  fetched_at timestamptz not null
);

-- An exact copy of one version, for everybody who has an account here, wherever the resource itself is seen.
create table resource_publication (
  id uuid primary key,
  resource_id uuid not null unique references resource on delete cascade,
  number int not null,
  published_by uuid references person,
  published_at timestamptz not null,
  foreign key (resource_id, number) references resource_revision on delete cascade
);
create index resource_publication_newest on resource_publication (published_at desc, id desc);

-- Curated, in an order, with words between.
create table collection (
  id uuid primary key,
  community_id uuid not null references community on delete cascade,
  title text not null check (length(title) between 1 and 200),
  summary text not null default '',
  -- The one that a newcomer reads first.
  start_here boolean not null default false,
  created_by uuid references person,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  version int not null default 1
);
create unique index collection_start_here on collection (community_id) where start_here and removed_at is null;
create index collection_of_community on collection (community_id, changed_at desc, id desc) where removed_at is null;

create table collection_item (
  id uuid primary key,
  collection_id uuid not null references collection on delete cascade,
  position int not null,
  resource_id uuid references resource on delete cascade,
  -- Words between, or why the resource stands here.
  markdown text not null default '',
  html text not null default '',
  check (resource_id is not null or markdown <> ''),
  constraint collection_item_place unique (collection_id, position) deferrable initially deferred,
  unique (collection_id, resource_id)
);
create index collection_item_of_resource on collection_item (resource_id) where resource_id is not null;

-- Search: as of events. A retired one is found too; it says that it is.
create table resource_words (
  resource_id uuid primary key references resource on delete cascade,
  config regconfig not null,
  words tsvector not null
);

create view resource_words_now as
select r.id as resource_id, l.config,
  words_in(l.config, r.title, 'A') || words_in(l.config, array_to_string(r.tags, ' '), 'B')
    || words_in(l.config, r.summary, 'C') || words_in(l.config, text_of_html(r.html), 'D') as words
  from resource r
  join community c on c.id = r.community_id
 cross join lateral (select words_of_language(c.language) as config offset 0) l
 where r.removed_at is null;

create function keep_resource_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from resource_words where resource_id = new.id;
  end if;
  insert into resource_words select * from resource_words_now where resource_id = new.id;
  return null;
end
$$;

create trigger resource_made_has_words after insert on resource for each row
  when (new.removed_at is null) execute function keep_resource_words();
create trigger resource_changed_has_words after update of title, summary, tags, html, removed_at on resource for each row
  when (old.title <> new.title or old.summary <> new.summary or old.tags <> new.tags or old.html <> new.html
    or (old.removed_at is null) <> (new.removed_at is null))
  execute function keep_resource_words();
create index resource_words_gin on resource_words using gin (words);
-- Words of titles are what slips of the pen are put right by.
create index resource_title_alike on resource using gin (lower(title) gin_trgm_ops) where removed_at is null;


alter table happening drop constraint happening_subject_kind_check;
alter table happening add constraint happening_subject_kind_check
  check (subject_kind in ('THREAD', 'COMMUNITY', 'EVENT', 'TURN', 'RESOURCE', 'USE', 'THANKS', 'FEEDBACK', 'USE_ASK'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('THREAD', 'COMMUNITY', 'EVENT', 'TURN', 'RESOURCE', 'USE', 'THANKS', 'FEEDBACK', 'USE_ASK'));
