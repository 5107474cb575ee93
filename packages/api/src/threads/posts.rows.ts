import { type Person, personColumns } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { prepared, type Statement, statement } from '../kernel/database/prepared';
import { type Bookmark, bookmarkColumns } from './bookmarks/bookmark.entity';
import { type Nested, nested } from './columns';
import type { Shape } from './lookahead';
import { type PollRow, pollColumns } from './polls/polls.rows';
import type { ReactionKind } from './post.entity';
import { attachPeople, type SourceColumns } from './threads.rows';

/** A post as it stands in the database, with its author and the slim facts of the post that it answers. */
export interface PostRow extends SourceColumns {
  id: string;
  threadId: string;
  number: number;
  authorId: string;
  answersPostId: string | null;
  markdown: string;
  html: string;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
  seq: number;
  helpedMe: number;
  sameHere: number;
  willTry: number;
  glad: number;
  removedAt: Date | null;
  removedById: string | null;
  removalReason: string | null;
  /** Where the words went that stood at this number. */
  movedPostId: string | null;
  viewerReactions: ReactionKind[] | null;
  viewerBookmark: Bookmark | null;
  /** Left out where no poll was asked for. */
  poll?: PollRow | null;
  viewerVote?: number[] | null;
  author: Person;
  removedBy: Person | null;
  answers: SlimPost | PostRow | null;
}

/** What is said of an answered post beside the one that answers it. */
export interface SlimPost {
  id: string;
  number: number;
  author: Person;
}

const columns = `p.id, p.thread_id as "threadId", p.number, p.author_id as "authorId",
  p.answers_post_id as "answersPostId", p.html, p.created_at as "createdAt",
  p.edited_at as "editedAt", p.version, p.seq, p.helped_me as "helpedMe", p.same_here as "sameHere",
  p.will_try as "willTry", p.glad, p.removed_at as "removedAt", p.removed_by as "removedById",
  p.removal_reason as "removalReason", p.moved_post_id as "movedPostId"`;

const sourceColumns = `, p.votes, p.source_site as "sourceSite", p.source_url as "sourceUrl",
  p.source_licence as "sourceLicence", p.source_author as "sourceAuthor",
  p.source_author_url as "sourceAuthorUrl"`;

/** One look-up for each post, whatever the planner believes of the rest: hence the limit. */
const answeredPost = `left join lateral (
        select o.number, o.author_id from post o where o.id = p.answers_post_id limit 1) q on true
      left join person b on b.id = q.author_id`;

const bookmark = nested<Bookmark>(bookmarkColumns('k'), 'k');
const ownBookmark = `left join bookmark k
        on k.post_id = p.id and k.person_id = $1 and k.removed_at is null`;

const people = new Map<string, { author: Nested<Person>; answered: Nested<Person> }>();

function peopleOf({ person }: Shape) {
  let known = people.get(person);
  if (!known) {
    const only = new Set(person.split(','));
    known = {
      author: nested<Person>(personColumns('a'), 'a', only),
      answered: nested<Person>(personColumns('b'), 'b', only),
    };
    people.set(person, known);
  }
  return known;
}

/** Which posts, in which order; `$1` is always the viewer's id (null for nobody). */
const selections = {
  /** Of thread $2, from number $3 to $4: numbers have no gaps, so a window anywhere is one range of the index. */
  window: 'where p.thread_id = $2 and p.number between $3 and $4 order by p.number',
  byId: 'where p.id = any($2)',
  /** Of thread $2 after counter $3, so many as $4, and those that share the last one's counter. */
  changes: `where p.thread_id = $2 and p.seq > $3 order by p.seq fetch first $4 rows with ties`,
} as const;
export type PostSelection = keyof typeof selections;

export function postStatement(shape: Shape, selection: PostSelection): Statement {
  const { markdown, source, answers, bookmarks, polls, person } = shape;
  const key = `posts ${selection} ${markdown} ${source} ${answers} ${bookmarks} ${polls} ${person}`;
  return statement(key, () => {
    const { author, answered } = peopleOf(shape);
    return `select ${columns}${markdown ? ', p.markdown' : ''}${source ? sourceColumns : ''},
        ${author.sql}${answers ? `, q.number as "answeredNumber", ${answered.sql}` : ''}${bookmarks ? `, ${bookmark.sql}` : ''}${polls ? pollColumns : ''},
        (select array_agg(r.kind) from reaction r
          where r.post_id = p.id and r.person_id = $1) as "viewerReactions"
      from post p
      join person a on a.id = p.author_id
      ${answers ? answeredPost : ''}
      ${bookmarks ? ownBookmark : ''}
      ${selections[selection]}`;
  });
}

/**
 * Posts in one statement, and one more for each level of answered posts that is asked for in full.
 * @param values those of the selection, after the viewer's
 */
export async function postRows(
  ctx: Context,
  shape: Shape,
  selection: PostSelection,
  values: unknown[],
): Promise<PostRow[]> {
  const found = await load(ctx, shape, selection, values);
  await loadAnswered(ctx, shape, found);
  return found;
}

/** Fills in the answered posts as deep as the query asks for them in full. */
export async function loadAnswered(ctx: Context, shape: Shape, posts: PostRow[]): Promise<void> {
  let level = posts;
  for (let depth = shape.depth; depth > 0 && level.length > 0; depth -= 1) {
    const ids = [...new Set(level.flatMap((row) => row.answersPostId ?? []))];
    if (ids.length === 0) return;
    const answered = await load(ctx, shape, 'byId', [ids]);
    const byId = new Map(answered.map((row) => [row.id, row]));
    for (const row of level) {
      if (row.answersPostId) row.answers = byId.get(row.answersPostId) ?? row.answers;
    }
    level = answered;
  }
}

async function load(
  ctx: Context,
  shape: Shape,
  selection: PostSelection,
  values: unknown[],
): Promise<PostRow[]> {
  const { author, answered } = peopleOf(shape);
  const found = await prepared<PostRow & { answeredNumber: number }>(
    ctx,
    postStatement(shape, selection),
    [ctx.viewer.personId, ...values],
  );
  for (const row of found) {
    row.author = author.take(row);
    row.removedBy = null;
    const own = shape.bookmarks ? bookmark.take(row) : null;
    row.viewerBookmark = own?.id ? own : null;
    row.answers =
      shape.answers && row.answersPostId !== null
        ? { id: row.answersPostId, number: row.answeredNumber, author: answered.take(row) }
        : null;
  }
  await attachPeople(ctx, found);
  return found;
}
