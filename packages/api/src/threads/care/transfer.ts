import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';

/** A post that has moved: where it stood, and where it stands. */
export interface MovedPost {
  id: string;
  was: number;
  now: number;
}

export interface Transfer {
  from: string;
  to: string;
  /** The last number there: what comes is appended, so that no address of a post there changes. */
  after: number;
  /** Which posts; null for all. */
  ids: string[] | null;
  /** The counters of the communities: of the thread that they leave, and of the one they come to. */
  left: number;
  seq: number;
}

/**
 * Moves posts from one thread to the end of another, in their order. At each old number a row without words stays,
 * which knows the post: numbers have no gaps, and old addresses lead on. Bookmarks, reactions, what was mentioned and
 * earlier versions know a post by its id and come along.
 */
export async function transferPosts(tx: Context, given: Transfer): Promise<MovedPost[]> {
  const { from, to, after, ids, left, seq } = given;
  const moved = await rows<MovedPost>(
    tx,
    `with chosen as (
       select id, number as was, $4::int + row_number() over (order by number) as now from post
        where thread_id = $1 and moved_post_id is null and ($3::uuid[] is null or id = any($3))
     ), p as (
       update post set thread_id = $2, number = chosen.now, seq = $5 from chosen where post.id = chosen.id
     )
     select id, was, now::int from chosen order by was`,
    [from, to, ids, after, seq],
  );
  await rows(
    tx,
    `insert into post (id, thread_id, number, author_id, markdown, html, renderer_version, created_at,
       removed_at, removed_by, seq, moved_post_id)
     select s.id, $1, s.number, p.author_id, '', '', p.renderer_version, p.created_at, $5, $6, $7, p.id
       from unnest($2::uuid[], $3::int[], $4::uuid[]) s(id, number, post_id) join post p on p.id = s.post_id`,
    [
      from,
      moved.map(() => newId()),
      moved.map(({ was }) => was),
      moved.map(({ id }) => id),
      tx.clock.now(),
      tx.viewer.personId,
      left,
    ],
  );
  await mendAnswers(tx, given, moved);
  return moved;
}

/** A post answers one of its own thread: what stayed answers the trace, what went answers only what went with it. */
async function mendAnswers(tx: Context, given: Transfer, moved: MovedPost[]): Promise<void> {
  const { from, to, left } = given;
  await rows(
    tx,
    `update post p set answers_post_id = stub.id, seq = $2 from post stub
      where stub.thread_id = $1 and stub.moved_post_id = p.answers_post_id and p.thread_id = $1`,
    [from, left],
  );
  const ids = moved.map(({ id }) => id);
  await rows(
    tx,
    `update post p set answers_post_id = case when r.thread_id = p.thread_id then r.id end
       from post q left join post r on r.id = q.moved_post_id
      where p.id = any($1::uuid[]) and q.id = p.answers_post_id and q.thread_id <> $2`,
    [ids, to],
  );
  if (given.ids === null) return;
  await rows(
    tx,
    `update draft d set answers_post_id = null
      where d.answers_post_id = any($1::uuid[]) and d.thread_id = $2`,
    [ids, from],
  );
}

/** Counts threads anew after posts came or went. */
export async function recountThreads(tx: Context, threadIds: string[]): Promise<void> {
  const ids = [threadIds];
  await rows(tx, 'delete from thread_participant where thread_id = any($1::uuid[])', ids);
  await rows(
    tx,
    `insert into thread_participant (thread_id, person_id, post_count, last_post_at)
     select thread_id, author_id, count(*), max(created_at) from post
      where thread_id = any($1::uuid[]) and removed_at is null group by thread_id, author_id`,
    ids,
  );
  await rows(
    tx,
    `update thread t set post_count = c.posts, participant_count = c.people, last_post_number = c.last,
       last_post_at = coalesce(l.created_at, t.last_post_at),
       last_post_author_id = coalesce(l.author_id, t.last_post_author_id)
      from (select thread_id, count(*) filter (where removed_at is null) as posts,
          count(distinct author_id) filter (where removed_at is null) as people, max(number) as last
        from post where thread_id = any($1::uuid[]) group by thread_id) c
      left join lateral (select author_id, created_at from post p
        where p.thread_id = c.thread_id and p.removed_at is null
        order by p.created_at desc, p.number desc limit 1) l on true
      where t.id = c.thread_id`,
    ids,
  );
}
