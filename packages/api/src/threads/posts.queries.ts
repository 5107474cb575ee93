import { z } from 'zod';
import type { Context } from '../kernel/context';
import { InvalidError, NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { decodeCursor, emptyPage, PAGE_LIMIT, type Page, pageOf } from '../kernel/pagination';
import { enforce } from '../kernel/policy';
import { everything, type Shape } from './lookahead';
import type { Post } from './post.entity';
import { type PostAction, postPolicy } from './post.policy';
import { postRows } from './posts.rows';
import { readingOfThread } from './reading/reading.loaders';
import type { Thread } from './thread.entity';
import { threadOfPost } from './threads.queries';
import { Views } from './threads.views';

const WINDOW = 20;

export interface WindowArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  around?: number | null;
  resume?: boolean | null;
}

const numberCursor = z.tuple([z.number().int().min(0).max(2_147_483_647)]);
const numberOf = (cursor: string, path: string): number =>
  decodeCursor(cursor, numberCursor, path)[0];

/** @throws InvalidError when it is no number of posts that one asks for */
function sizeOf(size: number | null | undefined, path: 'first' | 'last'): number {
  if (size == null) return WINDOW;
  if (size < 0) throw new InvalidError({ path, rule: 'min' });
  if (size > PAGE_LIMIT) throw new InvalidError({ path, rule: 'max' });
  return size;
}

/**
 * From which number to which: numbers have no gaps, so every window is known before anything is read.
 * @throws InvalidError when the arguments contradict each other or are out of their bounds
 */
export function windowOf(args: WindowArgs, lastNumber: number): { from: number; to: number } {
  const { after, before, around } = args;
  const backward = args.last != null || before != null;
  if (backward && (args.first != null || after != null || around != null)) {
    throw new InvalidError({ path: 'last', rule: 'eitherForwardOrBackward' });
  }
  const size = backward ? sizeOf(args.last, 'last') : sizeOf(args.first, 'first');
  if (backward) {
    const to = before == null ? lastNumber : Math.min(numberOf(before, 'before') - 1, lastNumber);
    return { from: Math.max(1, to - size + 1), to };
  }
  if (around != null) {
    if (after != null) throw new InvalidError({ path: 'around', rule: 'eitherAfterOrAround' });
    const latest = Math.max(1, lastNumber - size + 1);
    const from = Math.min(Math.max(1, around - Math.floor((size - 1) / 2)), latest);
    return { from, to: from + size - 1 };
  }
  const from = after == null ? 1 : numberOf(after, 'after') + 1;
  // Beyond what an int4 holds there is no post either.
  return { from, to: Math.min(from + size - 1, 2_147_483_647) };
}

/** With `resume`, and no other place named: around the last post that the viewer has seen. */
async function resumed(ctx: Context, thread: Thread, args: WindowArgs): Promise<WindowArgs> {
  const elsewhere = args.around ?? args.after ?? args.before ?? args.last;
  if (!args.resume || elsewhere != null) return args;
  const reading = await readingOfThread(ctx, thread);
  return { ...args, around: reading && reading.readNumber > 1 ? reading.readNumber : null };
}

/** A window of a thread's posts, at the same cost wherever it is. */
export async function postWindow(
  ctx: Context,
  thread: Thread,
  args: WindowArgs,
  shape: Shape,
): Promise<Page<Post>> {
  const { from, to } = windowOf(await resumed(ctx, thread, args), thread.lastPostNumber);
  // Whoever sees only that a thread was removed reads nothing of it.
  if (!thread.open || to < from) return emptyPage<Post>();
  const views = new Views(ctx);
  const rows = await postRows(ctx, shape, 'window', [thread.id, from, to]);
  const posts = rows.map((row) => views.post(row, thread));
  const end = posts.at(-1)?.number ?? from - 1;
  return pageOf(posts, (post) => [post.number], {
    hasNextPage: end < thread.lastPostNumber,
    hasPreviousPage: from > 1,
  });
}

/**
 * The one door to a post: loads it with its thread and authorises. Two statements.
 * @throws NotFoundError, ForbiddenError, UnauthenticatedError like `threadFor`
 */
export async function postFor(
  ctx: Context,
  id: string,
  action: PostAction,
  shape: Shape = everything,
): Promise<Post> {
  const thread = await threadOfPost(ctx, id, 'see', shape);
  if (!thread.open) throw new NotFoundError();
  const views = new Views(ctx);
  const [row] = await postRows(ctx, shape, 'byId', [[id]]);
  if (!row) throw new NotFoundError();
  enforce(postPolicy(views.ground(thread), action, row));
  return views.post(row, thread);
}

/** Posts by id, each in the thread that it is known to stand in. */
export async function postsIn(
  ctx: Context,
  shape: Shape,
  wanted: ReadonlyArray<{ id: string; thread: Thread }>,
): Promise<Array<Post | null>> {
  const ids = wanted.filter(({ id }) => isId(id)).map(({ id }) => id);
  const rows = ids.length > 0 ? await postRows(ctx, shape, 'byId', [ids]) : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const views = new Views(ctx);
  return wanted.map(({ id, thread }) => {
    const row = byId.get(id);
    return row?.threadId === thread.id ? views.post(row, thread) : null;
  });
}

/** A client that was away longer reads the page anew. */
const CHANGES_LIMIT = PAGE_LIMIT;

export interface Changes {
  posts: Post[];
  thread: Thread;
  seq: number;
  more: boolean;
}

/**
 * What changed in a thread since a value of its community's counter, in the counter's order. Commits land in that
 * order, so nothing that is smaller than the last one seen can still come.
 */
export async function changesOf(
  ctx: Context,
  thread: Thread,
  args: { afterSeq: number; first?: number | null },
  shape: Shape,
): Promise<Changes> {
  const first = Math.min(args.first ?? CHANGES_LIMIT, CHANGES_LIMIT);
  if (!thread.open) return { posts: [], thread, seq: thread.seq, more: false };
  const rows = await postRows(ctx, shape, 'changes', [thread.id, args.afterSeq, first]);
  const views = new Views(ctx);
  const posts = rows.map((row) => views.post(row, thread));
  const last = Math.max(args.afterSeq, posts.at(-1)?.seq ?? 0);
  const more = first > 0 ? posts.length >= first && last < thread.seq : last < thread.seq;
  // Without more, all up to the thread's own counter has been told, its title included.
  return { posts, thread, seq: more ? last : Math.max(last, thread.seq), more };
}
