import { communityFor, reads } from '../communities/communities.queries';
import { accessTopic } from '../communities/communities.signals';
import type { Community } from '../communities/community.entity';
import { type Context, systemContext } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { type Followed, followed } from './follow';
import { everything, type Shape } from './lookahead';
import type { ReactionKind } from './post.entity';
import { loadAnswered, type PostRow, postRows } from './posts.rows';
import { threadPolicy } from './thread.policy';
import { threadFor, threadRow } from './threads.queries';
import type { ThreadRow } from './threads.rows';
import { communityTopic, type LiveChange, threadTopic } from './threads.signals';
import { type CommunityChange, ThreadChange } from './threads.types';
import { Views } from './threads.views';

/** A change as it is in the database, read once for all who are told of it. */
interface Payload {
  thread: ThreadRow;
  post: PostRow | null;
  reactions: Map<string, ReactionKind[]>;
}

const payloads = new WeakMap<LiveChange, Promise<Payload | null>>();

/** Everybody who reads a topic is handed the same event, so the first to ask reads for all. */
function payloadOf(ctx: Context, change: LiveChange): Promise<Payload | null> {
  let payload = payloads.get(change);
  if (!payload) {
    payload = readPayload(systemContext(ctx.services), change);
    payloads.set(change, payload);
  }
  return payload;
}

async function readPayload(ctx: Context, change: LiveChange): Promise<Payload | null> {
  const thread = await threadRow(ctx, 'thread t', 't.id = $1', change.threadId);
  if (!thread) return null;
  const { postId } = change;
  const [post] = postId ? await postRows(ctx, everything, 'byId', [[postId]]) : [];
  const reactions = new Map<string, ReactionKind[]>();
  if (post && post.helpedMe + post.sameHere + post.willTry + post.glad > 0) {
    const found = await rows<{ personId: string; kind: ReactionKind }>(
      ctx,
      'select person_id as "personId", kind from reaction where post_id = $1',
      [post.id],
    );
    for (const { personId, kind } of found) {
      reactions.set(personId, [...(reactions.get(personId) ?? []), kind]);
    }
  }
  return { thread, post: post ?? null, reactions };
}

/** The change as one viewer may see it; null when they may not see the thread any more. */
async function viewOf(
  ctx: Context,
  change: LiveChange,
  payload: Payload,
  shape: Shape,
): Promise<ThreadChange | null> {
  const views = new Views(ctx);
  const { thread: row, post } = payload;
  if (!threadPolicy(views.standing(row), 'see', row).allowed) return null;
  const thread = views.thread(row);
  const told = new ThreadChange();
  told.kind = change.kind;
  told.seq = change.seq;
  told.thread = thread;
  told.post = null;
  if (post && thread.open) {
    const viewerReactions = payload.reactions.get(ctx.viewer.personId ?? '') ?? [];
    const own: PostRow = { ...post, viewerReactions };
    if (shape.depth > 0) await loadAnswered(ctx, shape, [own]);
    told.post = views.post(own, thread);
  }
  return told;
}

/** The same reader with the rights of now. Nothing that was loaded before is taken for true. */
async function refreshed(ctx: Context): Promise<Context> {
  const viewer = await ctx.services.viewers.refreshed(ctx.viewer);
  return { ...ctx, viewer, loaders: new Map() };
}

/**
 * Every change of a thread, until the viewer may no longer see it.
 * @throws the errors of `threadFor`
 */
export async function threadChanges(
  ctx: Context,
  threadId: string,
  shape: Shape,
): Promise<Followed<ThreadChange>> {
  const { communityId } = await threadFor(ctx, threadId, 'see');
  let present = ctx;
  const maySee = async (): Promise<boolean> => {
    present = await refreshed(ctx);
    const row = await threadRow(present, 'thread t', 't.id = $1', threadId);
    return !!row && threadPolicy(new Views(present).standing(row), 'see', row).allowed;
  };
  const stream = followed<LiveChange, ThreadChange>(ctx.services.live, {
    topic: threadTopic(threadId),
    access: accessTopic(communityId),
    personId: ctx.viewer.personId,
    maySee,
    tell: async (change) => {
      // The fields below are resolved with this context: what an earlier event loaded may have changed.
      ctx.loaders.clear();
      const payload = await payloadOf(ctx, change);
      return payload && viewOf(present, change, payload, shape);
    },
  });
  // Between the door and the topics something may have changed that nobody heard.
  if (!(await maySee())) {
    await stream.return();
    await threadFor(present, threadId, 'see');
  }
  return stream;
}

/**
 * New activity in a community, until the viewer may no longer read it.
 * @throws the errors of `communityFor`
 */
export async function communityChanges(
  ctx: Context,
  communityId: string,
): Promise<Followed<CommunityChange>> {
  const { id } = await communityFor(ctx, communityId, 'read');
  const stream = followed<LiveChange, CommunityChange>(ctx.services.live, {
    topic: communityTopic(id),
    access: accessTopic(id),
    personId: ctx.viewer.personId,
    maySee: async () => {
      const now = await refreshed(ctx);
      const community: Community | null = await communityFor(now, id, 'list').catch(() => null);
      return community !== null && reads(now, community);
    },
    tell: async ({ kind, seq, threadId }) => ({ kind, seq, threadId }),
  });
  const now = await refreshed(ctx);
  await communityFor(now, id, 'read').catch(async (error: unknown) => {
    await stream.return();
    throw error;
  });
  return stream;
}
