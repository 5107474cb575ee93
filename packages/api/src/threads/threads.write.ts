import { recordActivity } from '../communities/activity';
import type { Context } from '../kernel/context';
import { prepared, statement } from '../kernel/database/prepared';
import { newId } from '../kernel/ids';
import { markdownToPlainText, type RenderedMarkdown } from '../kernel/markdown';
import { emit } from '../kernel/signals';
import { keepFiles } from './files/keep-files';
import { keepLinks } from './links/links.service';
import { authorOfPost, authorOfThread } from './reading/authors';
import type { ThreadKind } from './thread.entity';
import { postAdded, tellLive, threadOpened } from './threads.signals';
import { ChangeKind } from './threads.types';

/** Signs of the opening post that a list shows. */
const EXCERPT = 200;

export const excerptOf = (html: string): string => markdownToPlainText(html, EXCERPT);

/**
 * Who is called by a text: the people of these handles ($handles) who may read the community. `c` is its row.
 * Nobody calls themself, and nobody can be called who could not come.
 */
export const mentionedPeople = (handles: string, author: string): string =>
  `select m.id from person m
    where m.handle = any(${handles}::text[]) and m.id <> ${author}
      and not m.placeholder and m.deactivated_at is null
      and (c.visibility = 'OPEN' or exists (select 1 from membership s
        where s.community_id = c.id and s.person_id = m.id and s.state = 'ACTIVE'))`;

/** The author is an active member still. Asked under the community's lock, which changes of membership take too. */
const isMember = (author: string): string =>
  `exists (select 1 from membership s
    where s.community_id = c.id and s.person_id = ${author} and s.state = 'ACTIVE')`;

export interface ThreadDraft {
  threadId: string;
  communityId: string;
  authorId: string;
  kind: ThreadKind;
  title: string;
  tags: string[];
  markdown: string;
  rendered: RenderedMarkdown;
  /** Must be an active member: not for a welcome by an admin who stays outside. */
  memberOnly: boolean;
}

const newThread = statement(
  'write thread',
  () => `with c as (
       select c.id, c.visibility from community c
        where c.id = $1 and c.archived_at is null and (not $2::boolean or ${isMember('$4::uuid')})
     ), t as (
       insert into thread (id, community_id, kind, title, tags, excerpt, author_id, opened_at, post_count,
         participant_count, last_post_number, last_post_at, last_post_author_id, seq, opened_seq, counted_in)
       select $3::uuid, c.id, $5, $6, $7::text[], $8, $4::uuid, $9::timestamptz, 1, 1, 1, $9, $4, $10::bigint,
         $10, c.id from c returning id
     ), p as (
       insert into post (id, thread_id, number, author_id, markdown, html, renderer_version, created_at, seq)
       select $11::uuid, t.id, 1, $4, $12, $13, $14::int, $9, $10 from t returning id
     ), w as (
       insert into thread_participant (thread_id, person_id, post_count, last_post_at)
       select t.id, $4, 1, $9 from t
     ), ${authorOfThread({ community: '$1', author: '$4', now: '$9' })}, n as (
       insert into mention (post_id, person_id)
       select p.id, called.id from p, c, lateral (${mentionedPeople('$15', '$4')}) called
     )
     select id from p`,
);

/**
 * Writes a thread with its opening post. Who may is asked before; here only what could have changed since.
 * @returns false, with nothing written, when the community was archived or the author left it meanwhile
 */
export async function writeThread(tx: Context, draft: ThreadDraft): Promise<boolean> {
  const { threadId, communityId, authorId } = draft;
  const postId = newId();
  const seq = await recordActivity(tx, communityId, { posts: 1, threads: 1 });
  const written = await prepared(tx, newThread, [
    communityId,
    draft.memberOnly,
    threadId,
    authorId,
    draft.kind,
    draft.title,
    draft.tags,
    excerptOf(draft.rendered.html),
    tx.clock.now(),
    seq,
    postId,
    draft.markdown,
    draft.rendered.html,
    draft.rendered.version,
    draft.rendered.mentions,
  ]);
  if (written.length === 0) return false;
  await keepLinks(tx, { id: postId, threadId }, draft.rendered.html);
  await keepFiles(tx, { id: postId, authorId, communityId }, draft.rendered.html);
  await emit(tx, threadOpened, { threadId, postId, communityId, authorId });
  tellLive(tx, communityId, { kind: ChangeKind.THREAD_OPENED, seq, threadId, postId });
  return true;
}

export interface PostDraft {
  postId: string;
  threadId: string;
  communityId: string;
  authorId: string;
  answersPostId: string | null;
  markdown: string;
  rendered: RenderedMarkdown;
  memberOnly: boolean;
  /** By somebody who looks after the community: also when the thread is closed. */
  thoughClosed?: boolean;
}

const intoThread = statement(
  'write post',
  () => `with c as (
       select c.id, c.visibility from community c
        where c.id = $1 and c.archived_at is null and (not $2::boolean or ${isMember('$4::uuid')})
          and ($5::uuid is null or exists (select 1 from post q
            where q.id = $5 and q.thread_id = $3 and q.removed_at is null))
     ), t as (
       update thread t set last_post_number = t.last_post_number + 1, post_count = t.post_count + 1,
         participant_count = t.participant_count + (case when exists (select 1 from thread_participant o
           where o.thread_id = t.id and o.person_id = $4) then 0 else 1 end),
         last_post_at = greatest(t.last_post_at, $6::timestamptz), last_post_author_id = $4, seq = $7::bigint
        from c where t.id = $3 and t.community_id = c.id and t.removed_at is null
          and (t.closed_at is null or $13::boolean)
       returning t.id, t.last_post_number
     ), p as (
       insert into post (id, thread_id, number, author_id, answers_post_id, markdown, html, renderer_version,
         created_at, seq)
       select $8::uuid, t.id, t.last_post_number, $4, $5, $9, $10, $11::int, $6, $7 from t returning id, number
     ), w as (
       insert into thread_participant as o (thread_id, person_id, post_count, last_post_at)
       select t.id, $4, 1, $6 from t
       on conflict (thread_id, person_id) do update
         set post_count = o.post_count + 1, last_post_at = excluded.last_post_at
     ), ${authorOfPost({ community: '$1', author: '$4', now: '$6' })}, n as (
       insert into mention (post_id, person_id)
       select p.id, called.id from p, c, lateral (${mentionedPeople('$12', '$4')}) called
     )
     select number from p`,
);

/**
 * Writes a post at the end of a thread, with everything that is counted. The community's lock comes first, so the
 * counts are taken from what the last writer left.
 * @returns its number; null, with nothing written, when thread, community, membership or the answered post is not
 *   as it was when it was asked for
 */
export async function writePost(tx: Context, draft: PostDraft): Promise<number | null> {
  const { postId, threadId, communityId, authorId, answersPostId } = draft;
  const seq = await recordActivity(tx, communityId, { posts: 1 });
  const [written] = await prepared<{ number: number }>(tx, intoThread, [
    communityId,
    draft.memberOnly,
    threadId,
    authorId,
    answersPostId,
    tx.clock.now(),
    seq,
    postId,
    draft.markdown,
    draft.rendered.html,
    draft.rendered.version,
    draft.rendered.mentions,
    draft.thoughClosed ?? !draft.memberOnly,
  ]);
  if (!written) return null;
  const { number } = written;
  await keepLinks(tx, { id: postId, threadId }, draft.rendered.html);
  await keepFiles(tx, { id: postId, authorId, communityId }, draft.rendered.html);
  await emit(tx, postAdded, { threadId, postId, communityId, authorId, number, answersPostId });
  tellLive(tx, communityId, { kind: ChangeKind.POST_ADDED, seq, threadId, postId });
  return number;
}
