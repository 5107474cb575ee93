import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import { grouped } from '../../kernel/loaders';
import { CatchUpReason, CatchUpSection } from './catch-up.types';
import { LEAST_SECONDS, readingSeconds } from './reading-time';
import type { Asked, Candidate, CandidatePost, Section } from './section';

/** Threads that are looked into: more than anybody reads in the longest time there is. */
const THREADS = 60;
/** New threads that are looked at in each community, the latest. */
const NEW_THREADS = 60;
/** Of a thread that ran on further than that, the latest are looked at. */
const WINDOW = 100;
/** Mentions that are looked at, the latest. */
const MENTIONS = 50;

/** In the order in which they are read. */
const RANKED = [
  CatchUpReason.MENTIONED,
  CatchUpReason.WATCHING,
  CatchUpReason.TRACKING,
  CatchUpReason.NEW_THREAD,
];

interface ThreadRow {
  threadId: string;
  title: string;
  rank: number;
  from: number;
  posts: number;
}

const isNew = `p.removed_at is null and p.author_id <> $2 and p.created_at > $3`;

/**
 * $1 communities, $2 the person, $3 since when. The same three ways to what is unread as on Home, and mentions before
 * all; what is muted is on none of them.
 */
const THREADS_STATEMENT = () =>
  statement(
    'catch-up fresh',
    () => `with mine as (
      select d.community_id, d.level, d.new_after from community_reader d
        join community m on m.id = d.community_id and m.archived_at is null
       where d.person_id = $2 and d.active and d.community_id = any($1::uuid[])
    ), mentioned as (
      select distinct p.thread_id from (
          select post_id from mention where person_id = $2 order by post_id desc limit ${MENTIONS}) n
        join post p on p.id = n.post_id and ${isNew}
        left join thread_reader r on r.person_id = $2 and r.thread_id = p.thread_id
       where p.number > coalesce(r.read_number, 0)
    ), found as (
      select thread_id from mentioned
      union
      select u.thread_id from thread_reader u where u.person_id = $2 and u.behind
      union
      select n.id from mine
       cross join lateral (
         select x.id from thread x
          where x.community_id = mine.community_id and x.removed_at is null and x.opened_seq > mine.new_after
          order by x.opened_seq desc limit ${NEW_THREADS}) n
       where mine.level is distinct from 'MUTED'
         and not exists (select 1 from thread_reader r where r.person_id = $2 and r.thread_id = n.id)
    ), levelled as (
      select w.id, w.title, w.last_post_number, w.last_post_at, w.participant_count,
        coalesce(r.read_number, 0) as read_number, mentioned.thread_id is not null as mentioned,
        case when r.level_reason = 'CHOSEN' then r.level
          when mine.level = 'MUTED' then 'MUTED'
          when 'WATCHING' in (r.level, mine.level) then 'WATCHING'
          when 'TRACKING' in (r.level, mine.level) then 'TRACKING' else 'NORMAL' end as level
        from found join thread w on w.id = found.thread_id and w.removed_at is null and w.last_post_at > $3
        join mine on mine.community_id = w.community_id
        left join thread_reader r on r.person_id = $2 and r.thread_id = w.id
        left join mentioned on mentioned.thread_id = w.id
    ), ranked as (
      select *, case when mentioned then 0 when level = 'WATCHING' then 1 when level = 'TRACKING' then 2 else 3 end as rank
        from levelled where level <> 'MUTED'
       order by rank, participant_count desc, last_post_at desc, id limit ${THREADS}
    )
    select w.id as "threadId", w.title, w.rank, n."from", n.posts from ranked w
     cross join lateral (
       select count(*)::int as posts, min(p.number) as "from" from post p
        where p.thread_id = w.id and p.number > greatest(w.read_number, w.last_post_number - ${WINDOW}) and ${isNew}) n
     where n.posts > 0
     order by w.rank, w.participant_count desc, w.last_post_at desc, w.id`,
  );

interface PostRow {
  threadId: string;
  id: string;
  number: number;
  markdown: string;
}

/** $1 threads, $4 from which post in each, $5 how many. */
const POSTS_STATEMENT = () =>
  statement(
    'catch-up fresh posts',
    () => `select w.id as "threadId", p.id, p.number, p.markdown
      from unnest($1::uuid[], $4::int[], $5::int[]) w(id, "from", most)
     cross join lateral (
       select p.id, p.number, p.markdown from post p
        where p.thread_id = w.id and p.number between w."from" and w."from" + ${WINDOW} and ${isNew}
        order by p.number limit w.most) p
     order by p.number`,
  );

async function candidates(ctx: Context, asked: Asked): Promise<Candidate[]> {
  const { personId, since } = asked;
  const threads = await prepared<ThreadRow>(ctx, THREADS_STATEMENT(), [
    asked.communityIds,
    personId,
    since,
  ]);
  // No post takes less than that, so what lies beyond cannot fit; there its words need not be looked at.
  let room = Math.ceil(asked.seconds / LEAST_SECONDS);
  const wanted = threads.map(({ posts }) => {
    const most = Math.min(posts, room);
    room -= most;
    return most;
  });
  const looked = threads.filter((_, index) => (wanted[index] ?? 0) > 0);
  const posts = looked.length
    ? await prepared<PostRow>(ctx, POSTS_STATEMENT(), [
        looked.map(({ threadId }) => threadId),
        personId,
        since,
        looked.map(({ from }) => from),
        wanted.slice(0, looked.length),
      ])
    : [];
  const ids = threads.map(({ threadId }) => threadId);
  const byThread = grouped(ids, posts, ({ threadId }) => threadId);
  return threads.map(({ threadId, title, rank, posts: all }, index) => {
    const shown = timed(byThread[index] ?? [], title);
    return {
      section: CatchUpSection.NEW,
      reason: RANKED[rank] ?? CatchUpReason.NEW_THREAD,
      threadId,
      posts: shown,
      further: all - shown.length,
      word: null,
      becauseThreadId: null,
    };
  });
}

/** The title is read with the first. */
const timed = (posts: readonly PostRow[], title: string): CandidatePost[] =>
  posts.map(({ id, number, markdown }, index) => ({
    id,
    number,
    seconds: readingSeconds(index === 0 ? `${title} ${markdown}` : markdown),
  }));

/** What is new since the person last read: all the time that is left. */
export const fresh: Section = {
  name: CatchUpSection.NEW,
  share: 1,
  most: THREADS,
  counted: true,
  candidates,
};
