import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import { NOT_MUTED } from '../../threads/reading/filters';
import { follows } from '../../threads/reading/levels';
import { CatchUpReason, CatchUpSection } from './catch-up.types';
import { readingSeconds } from './reading-time';
import type { Asked, Candidate, Section } from './section';

/** More in one sitting would be minutes of a meeting. */
const MOST = 12;

interface Row {
  reason: CatchUpReason;
  threadId: string;
  postId: string;
  number: number;
  words: string;
}

/**
 * $1 communities, $2 the person, $3 since when. What somebody did themselves is no news to them; neither is what they
 * have read where it stands, or went on from.
 */
const STATEMENT = () =>
  statement('catch-up outcomes', () => {
    const standing = `join community c on c.id = w.community_id and c.archived_at is null
         left join thread_reader r on r.person_id = $2 and r.thread_id = w.id
         left join community_reader d on d.person_id = $2 and d.community_id = w.community_id`;
    const unseen = (at: string) => `(r.read_at is null or r.read_at < ${at})
         and not exists (select 1 from catch_up_pass x where x.post_id = p.id and x.person_id = $2
           and x.section = 'OUTCOMES' and x.passed_at >= ${at})`;
    return `select o.reason, o."threadId", o."postId", o.number, o.words from (
      (select 0 as place, 'POLL_CLOSED' as reason, w.id as "threadId", p.id as "postId", p.number,
         coalesce(l.outcome_at, l.closed_at) as at,
         concat_ws(' ', w.title, p.markdown, l.question, l.outcome_markdown, (
           select string_agg(n.text, ' ') from poll_option n where n.poll_id = l.id)) as words
         from poll l join post p on p.id = l.post_id and p.removed_at is null
         join thread w on w.id = p.thread_id and w.removed_at is null and w.community_id = any($1::uuid[])
         ${standing}
        where l.closed_at is not null and coalesce(l.outcome_at, l.closed_at) > $3
          and coalesce(l.outcome_by, l.closed_by) is distinct from $2
          and ${unseen('coalesce(l.outcome_at, l.closed_at)')} ${NOT_MUTED}
        order by at desc limit ${MOST})
      union all
      (select 1, 'ANSWER_ACCEPTED', w.id, p.id, p.number, w.accepted_at, concat_ws(' ', w.title, p.markdown)
         from unnest($1::uuid[]) m(id)
        cross join lateral (
          select * from thread t where t.community_id = m.id and t.accepted_post_id is not null
             and t.removed_at is null and t.accepted_at > $3
           order by t.accepted_at desc limit ${MOST * 8}) w
         join post p on p.id = w.accepted_post_id and p.removed_at is null and p.author_id <> $2
         ${standing}
        where w.accepted_by is distinct from $2 and ${follows('r', 'd')} and ${unseen('w.accepted_at')} ${NOT_MUTED}
        order by w.accepted_at desc limit ${MOST})
      union all
      (select 2, 'ANNOUNCED', w.id, p.id, p.number, w.opened_at, concat_ws(' ', w.title, p.markdown)
         from unnest($1::uuid[]) m(id)
        cross join lateral (
          select * from thread t where t.community_id = m.id and t.kind = 'ANNOUNCEMENT' and t.removed_at is null
             and t.last_post_at > $3
           order by t.last_post_at desc limit ${MOST * 2}) w
         join post p on p.thread_id = w.id and p.number = 1 and p.removed_at is null
         ${standing}
        where w.opened_at > $3 and w.author_id <> $2 and w.opened_seq > coalesce(d.new_after, 0)
          and coalesce(r.read_number, 0) = 0 and ${unseen('w.opened_at')} ${NOT_MUTED}
        order by w.opened_at desc limit ${MOST})) o
     order by o.place, o.at desc, o."threadId"`;
  });

async function candidates(ctx: Context, asked: Asked): Promise<Candidate[]> {
  const found = await prepared<Row>(ctx, STATEMENT(), [
    asked.communityIds,
    asked.personId,
    asked.since,
  ]);
  return found.map(({ reason, threadId, postId, number, words }) => ({
    section: CatchUpSection.OUTCOMES,
    reason,
    threadId,
    posts: [{ id: postId, number, seconds: readingSeconds(words) }],
    further: 0,
    word: null,
    becauseThreadId: null,
  }));
}

/** What was decided and answered, and what is announced: half of the time, so that people are heard as well. */
export const outcomes: Section = {
  name: CatchUpSection.OUTCOMES,
  share: 0.5,
  most: MOST,
  counted: true,
  candidates,
};
