import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import { unanswered } from '../../threads/care/waiting';
import { NOT_MUTED } from '../../threads/reading/filters';
import { type Answered, matcher, wordsOf } from './answerable';
import { CatchUpSection } from './catch-up.types';
import { readingSeconds } from './reading-time';
import type { Asked, Candidate, Section } from './section';

/** A question is work: more than these in one sitting would not be answered either. */
const MOST = 3;
/** Who asked longer ago has found out, or given up. */
const ASKED_WITHIN = 60 * DAY;
/** Looked at in each community and over all, the latest; and own posts, likewise. */
const PER_COMMUNITY = 40;
const LOOKED_AT = 120;
const OWN_POSTS = 200;
/** Read and passed over so often, it does not come again. */
const PASSES = 2;
/** More words of one's own than anybody finds time to write; each is compared with each question. */
const WORDS = 40;

interface QuestionRow {
  threadId: string;
  title: string;
  tags: string[];
  excerpt: string;
  postId: string;
  markdown: string;
  likeness: number[];
}

/**
 * $1 communities, $2 the person, $3 asked since, $4 their words, $5 since when they sit over this one. A question counts as
 * unanswered as it does for those who look after the community, and by the same index.
 */
const QUESTIONS_STATEMENT = () =>
  statement(
    'catch-up questions',
    () => `with w as (
      select w.* from unnest($1::uuid[]) m(id) join community c on c.id = m.id and c.archived_at is null
       cross join lateral (
         select w.id, w.title, w.tags, w.excerpt, w.last_post_at, w.community_id from thread w
          where w.community_id = m.id and ${unanswered('w')} and w.kind = 'QUESTION' and w.last_post_at > $3
            and w.author_id <> $2 ${NOT_MUTED}
          order by w.last_post_at desc, w.id desc limit ${PER_COMMUNITY}) w
       order by w.last_post_at desc, w.id desc limit ${LOOKED_AT}
    )
    select w.id as "threadId", w.title, w.tags, w.excerpt, p.id as "postId", p.markdown, l.likeness
      from w join post p on p.thread_id = w.id and p.number = 1 and p.removed_at is null
     cross join lateral (
       select coalesce(array_agg(strict_word_similarity(o.word, s.said) order by o.place), '{}') as likeness
         from unnest($4::text[]) with ordinality o(word, place),
           lateral (select lower(unaccent(concat_ws(' ', w.title, array_to_string(w.tags, ' ')))) as said) s) l
     cross join lateral (
       select count(*) as times, max(x.passed_at) as latest from catch_up_pass x
        where x.thread_id = w.id and x.person_id = $2 and x.section = 'QUESTIONS') x
     where x.times < ${PASSES} and (x.latest is null or x.latest <= $5)
     order by w.last_post_at desc, w.id desc`,
  );

/** $1 the person, $2 communities: what they answered, and what became of it. */
const ANSWERED_STATEMENT = () =>
  statement(
    'catch-up answered',
    () => `select t.id as "threadId", t.title, t.tags, bool_or(t.accepted_post_id = p.id) is true as accepted,
        bool_or(p.helped_me > 0) as helped
      from (select id, thread_id, helped_me, created_at from post
             where author_id = $1 and removed_at is null and number > 1
             order by created_at desc limit ${OWN_POSTS}) p
      join thread t on t.id = p.thread_id and t.author_id <> $1 and t.removed_at is null
       and t.community_id = any($2::uuid[])
     group by t.id order by max(p.created_at) desc`,
  );

const ASK_ME_ABOUT = () =>
  statement(
    'catch-up ask me about',
    () => 'select ask_me_about as "askMeAbout" from person where id = $1',
  );

async function candidates(ctx: Context, asked: Asked): Promise<Candidate[]> {
  const { communityIds, personId } = asked;
  const [person] = await prepared<{ askMeAbout: string[] }>(ctx, ASK_ME_ABOUT(), [personId]);
  const answered = await prepared<Answered>(ctx, ANSWERED_STATEMENT(), [personId, communityIds]);
  const { askMeAbout = [] } = person ?? {};
  if (askMeAbout.length === 0 && answered.length === 0) return [];
  const words = [...new Set(askMeAbout.flatMap(wordsOf))].slice(0, WORDS);
  const questions = await prepared<QuestionRow>(ctx, QUESTIONS_STATEMENT(), [
    communityIds,
    personId,
    later(ctx.clock.now(), -ASKED_WITHIN),
    words,
    asked.sittingSince,
  ]);
  const matches = matcher(askMeAbout, answered);
  return questions
    .flatMap((question) => {
      const likeness = new Map(words.map((word, at) => [word, question.likeness[at] ?? 0]));
      const match = matches({ ...question, likeness });
      return match ? [{ question, match }] : [];
    })
    .sort((a, b) => b.match.points - a.match.points)
    .map(({ question: { threadId, postId, title, markdown }, match }) => ({
      section: CatchUpSection.QUESTIONS,
      reason: match.reason,
      threadId,
      posts: [{ id: postId, number: 1, seconds: readingSeconds(`${title} ${markdown}`) }],
      further: 0,
      word: match.word,
      becauseThreadId: match.becauseThreadId,
    }));
}

/** Questions that this person can probably answer. */
export const questions: Section = {
  name: CatchUpSection.QUESTIONS,
  share: 0.35,
  most: MOST,
  counted: false,
  candidates,
};
