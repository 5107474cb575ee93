-- Files: what people add to what they write. Here stands whose they are and who may read them; the bytes lie in a
-- directory or a bucket, in a folder named by the id.

create table file (
  id uuid primary key,
  owner_id uuid not null references person,
  name text not null check (length(name) between 1 and 200),
  -- What it is served as.
  type text not null,
  -- Of all that is kept of it.
  bytes bigint not null check (bytes >= 0),
  -- Of a picture, as one sees it in its largest size, and the widths that it is kept in, the largest last.
  width int,
  height int,
  widths int[] not null default '{}',
  created_at timestamptz not null,
  -- The row comes first: while its bytes are being kept it is nobody's to read, and counts.
  kept_at timestamptz,
  -- Since when nothing refers to it; null while something does.
  unused_since timestamptz,
  -- Its owner has deleted it: it can be brought back for a day.
  deleted_at timestamptz,
  constraint file_picture_whole check (
    (width is null) = (height is null) and (width is null) = (cardinality(widths) = 0))
);
create index file_of_owner on file (owner_id, created_at desc, id desc);
create index file_to_forget on file (least(unused_since, deleted_at))
  where unused_since is not null or deleted_at is not null;
create index file_not_kept on file (created_at) where kept_at is null;

-- What a post shows or links to. Whoever may read the post may read the file.
create table post_file (
  post_id uuid not null references post on delete cascade,
  file_id uuid not null references file,
  primary key (post_id, file_id)
);
create index post_file_of_file on post_file (file_id);
