import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { enforce, known } from '../../kernel/policy';
import { isKnown } from '../../kernel/viewer';
import { isBehind } from './levels';

/** Seconds of reading after which a thread is tracked: long enough that it was read, and not looked into. */
export const READING_MAKES_TRACKING = 240;
/** Beyond this nothing depends on it. */
const SECONDS_KEPT = 86_400;

/** Whose reading it is. @throws UnauthenticatedError, ForbiddenError for whom the house does not know */
export function readerOf({ viewer }: Context): string {
  enforce(known(viewer));
  if (!isKnown(viewer) || !viewer.personId) throw new Error('The system reads nothing');
  return viewer.personId;
}

/**
 * Takes the locks of a change of what one person has read, in the order that everybody takes them: the threads, so that
 * what is removed or moved meanwhile waits; then the person's desks, under which all their numbers in a community lie.
 * @param alsoIn communities whose desks are needed besides those of the threads
 * @returns the threads that are there
 */
export async function holdThreads(
  tx: Context,
  personId: string,
  threadIds: readonly string[],
  alsoIn: readonly string[] = [],
): Promise<string[]> {
  const threads = await rows<{ id: string; communityId: string }>(
    tx,
    `select id, community_id as "communityId" from thread where id = any($1::uuid[])
      order by id for key share`,
    [threadIds],
  );
  const communities = threads.map(({ communityId }) => communityId);
  await holdDesks(tx, personId, [...new Set([...communities, ...alsoIn])]);
  return threads.map(({ id }) => id);
}

/** Who reads without being a member has a desk all the same, whose numbers are not kept. */
async function holdDesks(tx: Context, personId: string, communities: string[]): Promise<void> {
  const hold = () =>
    rows(
      tx,
      `select community_id from community_reader where person_id = $1 and community_id = any($2::uuid[])
        order by community_id for update`,
      [personId, communities],
    );
  if ((await hold()).length === communities.length) return;
  await rows(
    tx,
    `insert into community_reader (person_id, community_id)
     select $1, id from unnest($2::uuid[]) c(id) order by id on conflict do nothing`,
    [personId, communities],
  );
  await hold();
}

/** Own posts are read from the beginning, those too that came with an archive and were claimed. */
const OWN_POSTS = `coalesce((select o.post_count from thread_participant o
  where o.thread_id = t.id and o.person_id = $1), 0)`;

/** Makes sure that there are rows, and holds them: the author of a post that is just being written changes theirs. */
export async function holdRows(tx: Context, personId: string, threadIds: readonly string[]) {
  await rows(
    tx,
    `insert into thread_reader (person_id, thread_id, community_id, read_count)
     select $1, t.id, t.community_id, ${OWN_POSTS} from thread t where t.id = any($2::uuid[]) order by t.id
     on conflict (person_id, thread_id) do update set person_id = excluded.person_id`,
    [personId, threadIds],
  );
}

/** The same for whoever has them open: it is also known when, and for how long. */
export async function openRows(
  tx: Context,
  personId: string,
  read: ReadonlyArray<{ threadId: string; seconds: number }>,
): Promise<void> {
  await rows(
    tx,
    `insert into thread_reader as r (person_id, thread_id, community_id, read_count, seconds, opened_at, read_at)
     select $1, t.id, t.community_id, ${OWN_POSTS}, a.seconds, $4, $4 from thread t
       join unnest($2::uuid[], $3::int[]) a(id, seconds) on a.id = t.id order by t.id
     on conflict (person_id, thread_id) do update
       set seconds = least(r.seconds + excluded.seconds, ${SECONDS_KEPT}), read_at = excluded.read_at,
         opened_at = coalesce(r.opened_at, excluded.opened_at)`,
    [
      personId,
      read.map(({ threadId }) => threadId),
      read.map(({ seconds }) => seconds),
      tx.clock.now(),
    ],
  );
}

export interface Position {
  threadId: string;
  number: number;
}

/** Only ahead; to where it is said, remembering from where; or back to there. */
type Way = { way: 'ahead' } | { way: 'mark'; markId: string } | { way: 'back' };

const markIds = {
  ahead: 'case when r.read_number = n.number then r.mark_id end',
  mark: '$4::uuid',
  back: 'null',
};

/**
 * Moves a person to posts of threads whose locks and rows are held, and brings all numbers along: only the posts in
 * between are counted, however long the thread is.
 */
export async function moveReader(
  tx: Context,
  personId: string,
  positions: readonly Position[],
  way: Way,
): Promise<void> {
  const between = (from: string, to: string) =>
    `(select count(*) from post p where p.thread_id = r.thread_id and p.number > ${from} and p.number <= ${to}
        and p.removed_at is null and p.author_id <> r.person_id)`;
  const asked = 'least(a.number, t.last_post_number)';
  await rows(
    tx,
    `with place as (
       select r.*, t.opened_seq, t.counted_in, ${way.way === 'ahead' ? `greatest(r.read_number, ${asked})` : asked} as number
         from unnest($2::uuid[], $3::int[]) a(thread_id, number)
         join thread_reader r on r.thread_id = a.thread_id and r.person_id = $1
         join thread t on t.id = r.thread_id
     ), x as (
       select r.person_id, r.thread_id, r.community_id, r.behind, r.counted, r.opened_seq, r.counted_in, r.number,
         r.read_number as from_number, r.read_at,
         r.read_count + ${between('r.read_number', 'r.number')} - ${between('r.number', 'r.read_number')} as read_count,
         coalesce(r.level, case when r.seconds >= ${READING_MAKES_TRACKING} then 'TRACKING' end) as level,
         coalesce(r.level_reason, case when r.seconds >= ${READING_MAKES_TRACKING} then 'READ' end) as level_reason
         from place r
     ), n as (
       select x.*, ${isBehind('t', 'x', 'd')} as now_behind, d.new_after from x
         join thread t on t.id = x.thread_id
         join community_reader d on d.person_id = x.person_id and d.community_id = x.community_id
     ), changed as (
       update thread_reader r set read_number = n.number, read_count = n.read_count, level = n.level,
           level_reason = n.level_reason, behind = n.now_behind, counted = true,
           mark_id = ${markIds[way.way]},
           mark_from = ${way.way === 'mark' ? 'case when n.counted or n.level is not null then n.from_number end' : 'r.mark_from'}
         from n where r.person_id = n.person_id and r.thread_id = n.thread_id
     ), change as (
       select community_id, sum(now_behind::int - behind::int) as unread,
         sum((not counted and counted_in is not null and opened_seq > new_after)::int) as known
         from n group by community_id
     )
     update community_reader d set unread_threads = d.unread_threads + change.unread,
         known_threads = d.known_threads + change.known
       from change where d.person_id = $1 and d.community_id = change.community_id and d.active
        and (change.unread <> 0 or change.known <> 0)`,
    [
      personId,
      positions.map(({ threadId }) => threadId),
      positions.map(({ number }) => number),
      ...(way.way === 'mark' ? [way.markId] : []),
    ],
  );
}
