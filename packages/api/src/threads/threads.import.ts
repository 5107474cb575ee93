import { recordActivity } from '../communities/activity';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { importedPosts, type PlacedPost } from './import.placing';
import { settleReaders } from './reading/settle';
import type { ThreadKind } from './thread.entity';
import type { ThreadLinkKind } from './threads.types';
import { excerptOf } from './threads.write';

/** Who wrote something: an account here (usually a placeholder), and as the archive credits them. */
export interface ImportedAuthor {
  personId: string;
  name: string | null;
  url: string | null;
}

export interface ImportedPost {
  /** Unique in its thread and site. */
  sourceId: string;
  markdown: string;
  html: string;
  rendererVersion: number;
  author: ImportedAuthor;
  createdAt: Date;
  editedAt?: Date | null;
  votes?: number | null;
  /** The `sourceId` of a post of the same thread; one that is not there is left out. */
  answersSourceId?: string | null;
  accepted?: boolean;
  url: string | null;
  licence: string | null;
}

export interface ImportedThread {
  /** Unique in its site. */
  sourceId: string;
  kind: ThreadKind;
  /** Cleaned by the importer: one line of 1 to 200 signs. */
  title: string;
  tags: string[];
  votes?: number | null;
  url: string | null;
  licence: string | null;
  author: ImportedAuthor;
  openedAt: Date;
  /** In the order in which they are to be read; the first is the opening post. Never empty. */
  posts: ImportedPost[];
}

export interface ImportedBatch {
  communityId: string;
  /** What credits it, for example `cardano.stackexchange.com`. */
  site: string;
  threads: ImportedThread[];
}

export interface ImportCounts {
  threads: { created: number; unchanged: number };
  posts: { created: number; unchanged: number };
}

interface ExistingThread {
  id: string;
  sourceId: string;
  lastPostNumber: number;
}

/**
 * Writes threads of an archive with their posts, as they were: dates, numbers of votes, authors. What is there
 * already (by site and source id) is left as it is; posts that are new in a known thread come after its last.
 * Memory and statements grow with the batch only: some 15 statements, whatever it holds.
 * @param tx inside a transaction, so that a batch is written as a whole or not at all
 */
export async function insertImportedThreads(
  tx: Context,
  batch: ImportedBatch,
): Promise<ImportCounts> {
  const { communityId, site, threads } = batch;
  const existing = await existingThreads(tx, batch);
  const placed = importedPosts(threads, existing, await existingPosts(tx, site, existing));
  const fresh = threads.filter(({ sourceId }) => !existing.has(sourceId));
  const known = threads.reduce((sum, { posts }) => sum + posts.length, 0) - placed.length;
  const counts: ImportCounts = {
    threads: { created: fresh.length, unchanged: threads.length - fresh.length },
    posts: { created: placed.length, unchanged: known },
  };
  if (placed.length === 0) return counts;
  const seq = await recordActivity(tx, communityId, {
    threads: fresh.length,
    posts: placed.length,
  });
  for (const { threadSourceId, threadId } of placed) {
    const known = existing.get(threadSourceId);
    if (!known)
      existing.set(threadSourceId, { id: threadId, sourceId: threadSourceId, lastPostNumber: 0 });
  }
  await insertThreads(tx, batch, fresh, existing, seq);
  await insertPosts(tx, site, placed, seq);
  await countAnew(tx, placed, seq);
  await settleReaders(
    tx,
    placed.map(({ threadId }) => threadId),
  );
  return counts;
}

async function existingThreads(
  tx: Context,
  { communityId, site, threads }: ImportedBatch,
): Promise<Map<string, ExistingThread>> {
  const found = await rows<ExistingThread>(
    tx,
    `select id, source_id as "sourceId", last_post_number as "lastPostNumber" from thread
      where source_site = $1 and source_id = any($2::text[]) and community_id = $3`,
    [site, threads.map(({ sourceId }) => sourceId), communityId],
  );
  return new Map(found.map((thread) => [thread.sourceId, thread]));
}

/** The ids of the posts that are there, by thread and source id. */
async function existingPosts(
  tx: Context,
  site: string,
  threads: Map<string, ExistingThread>,
): Promise<Map<string, string>> {
  if (threads.size === 0) return new Map();
  const found = await rows<{ id: string; threadId: string; sourceId: string }>(
    tx,
    `select id, thread_id as "threadId", source_id as "sourceId" from post
      where thread_id = any($1::uuid[]) and source_site = $2 and source_id is not null`,
    [[...threads.values()].map(({ id }) => id), site],
  );
  return new Map(found.map(({ id, threadId, sourceId }) => [`${threadId} ${sourceId}`, id]));
}

async function insertThreads(
  tx: Context,
  { communityId, site }: ImportedBatch,
  threads: ImportedThread[],
  ids: Map<string, ExistingThread>,
  seq: number,
): Promise<void> {
  if (threads.length === 0) return;
  const list = threads.map((thread) => ({
    ...thread,
    posts: undefined,
    id: ids.get(thread.sourceId)?.id,
    excerpt: excerptOf(thread.posts[0]?.html ?? ''),
    authorId: thread.author.personId,
    authorName: thread.author.name,
    authorUrl: thread.author.url,
  }));
  await rows(
    tx,
    `insert into thread (id, community_id, kind, title, tags, excerpt, author_id, opened_at, last_post_at,
       source_site, source_id, source_url, source_licence, source_author, source_author_url, votes, seq)
     select r.id, $1, r.kind, r.title, r.tags, r.excerpt, r."authorId", r."openedAt", r."openedAt",
       $2, r."sourceId", r.url, r.licence, r."authorName", r."authorUrl", r.votes, $3
       from jsonb_to_recordset($4::jsonb) r (id uuid, kind text, title text, tags text[], excerpt text,
         "authorId" uuid, "openedAt" timestamptz, "sourceId" text, url text, licence text,
         "authorName" text, "authorUrl" text, votes int)`,
    [communityId, site, seq, storableJson(list)],
  );
}

async function insertPosts(
  tx: Context,
  site: string,
  posts: PlacedPost[],
  seq: number,
): Promise<void> {
  await rows(
    tx,
    `insert into post (id, thread_id, number, author_id, answers_post_id, markdown, html, renderer_version,
       created_at, edited_at, votes, source_site, source_id, source_url, source_licence, source_author,
       source_author_url, seq)
     select r.id, r."threadId", r.number, r."authorId", r."answersPostId", r.markdown, r.html,
       r."rendererVersion", r."createdAt", r."editedAt", r.votes, $1, r."sourceId", r.url, r.licence,
       r."authorName", r."authorUrl", $2
       from jsonb_to_recordset($3::jsonb) r (id uuid, "threadId" uuid, number int, "authorId" uuid,
         "answersPostId" uuid, markdown text, html text, "rendererVersion" int, "createdAt" timestamptz,
         "editedAt" timestamptz, votes int, "sourceId" text, url text, licence text, "authorName" text,
         "authorUrl" text)`,
    [site, seq, storableJson(posts)],
  );
}

/** Brings the kept counts of the batch's threads, and who takes part, to what their posts now say. */
async function countAnew(tx: Context, posts: PlacedPost[], seq: number): Promise<void> {
  const threadIds = [...new Set(posts.map(({ threadId }) => threadId))];
  await rows(
    tx,
    `insert into thread_participant (thread_id, person_id, post_count, last_post_at)
     select thread_id, author_id, count(*), max(created_at) from post
      where thread_id = any($1::uuid[]) and removed_at is null group by thread_id, author_id
     on conflict (thread_id, person_id) do update
       set post_count = excluded.post_count, last_post_at = excluded.last_post_at`,
    [threadIds],
  );
  await rows(
    tx,
    `update thread t set post_count = n.visible, last_post_number = n.last_number,
       last_post_at = n.last_at, seq = $2,
       participant_count = (select count(*) from thread_participant o where o.thread_id = t.id),
       last_post_author_id = (select author_id from post p
         where p.thread_id = t.id and p.removed_at is null order by p.number desc limit 1),
       accepted_post_id = coalesce(t.accepted_post_id, (select p.id from post p where p.id = any($3::uuid[])
         and p.thread_id = t.id limit 1))
      from (select thread_id, count(*) filter (where removed_at is null) as visible, max(number) as last_number,
          max(created_at) filter (where removed_at is null) as last_at
        from post where thread_id = any($1::uuid[]) group by thread_id) n
     where t.id = n.thread_id`,
    [threadIds, seq, posts.filter(({ accepted }) => accepted).map(({ id }) => id)],
  );
}

export interface ImportedLink {
  fromSourceId: string;
  toSourceId: string;
  kind: ThreadLinkKind;
}

/**
 * Writes links between threads that were imported into a community.
 * @returns how many were new, there already, or lead to or from a thread that is not there
 */
export async function insertImportedLinks(
  tx: Context,
  batch: { communityId: string; site: string; links: ImportedLink[] },
): Promise<{ created: number; unchanged: number; missing: number }> {
  const { communityId, site, links } = batch;
  const [counts] = await rows<{ found: number; created: number }>(
    tx,
    `with asked as (
       select * from jsonb_to_recordset($3::jsonb) r ("fromSourceId" text, "toSourceId" text, kind text)
     ), found as (
       select f.id as thread_id, o.id as other_id, asked.kind from asked
         join thread f on f.source_site = $1 and f.source_id = asked."fromSourceId" and f.community_id = $2
         join thread o on o.source_site = $1 and o.source_id = asked."toSourceId" and o.community_id = $2
        where f.id <> o.id
     ), made as (
       insert into thread_link (thread_id, other_id, kind) select distinct thread_id, other_id, kind from found
       on conflict do nothing returning 1
     )
     select (select count(*) from found) as found, (select count(*) from made) as created`,
    [site, communityId, storableJson(links)],
  );
  const { found, created } = counts ?? { found: 0, created: 0 };
  return { created, unchanged: found - created, missing: links.length - found };
}

/** As JSON that PostgreSQL takes: it has no NUL and no half characters. */
const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? item.replace(/[\p{Surrogate}\0]/gu, '\ufffd') : item,
  );
