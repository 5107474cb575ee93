import { communityFor, reads } from '../communities/communities.queries';
import { accessTopic } from '../communities/communities.signals';
import type { Community } from '../communities/community.entity';
import type { Context } from '../kernel/context';
import type { Viewer } from '../kernel/viewer';
import { type Followed, followed } from './follow';
import { concerns, type Payload, payloadOf } from './live-payload';
import type { Shape } from './lookahead';
import { loadAnswered } from './posts.rows';
import { threadPolicy } from './thread.policy';
import { threadFor, threadRow } from './threads.queries';
import { communityTopic, type LiveChange, threadTopic } from './threads.signals';
import { type CommunityChange, ThreadChange } from './threads.types';
import { Views } from './threads.views';

/** The change as one viewer may see it; null when they may not see the thread any more. */
async function viewOf(
  ctx: Context,
  change: LiveChange,
  payload: Payload,
  shape: Shape,
): Promise<ThreadChange | null> {
  const views = new Views(ctx);
  const { thread: row } = payload;
  if (!threadPolicy(views.standing(row), 'see', row).allowed) return null;
  const thread = views.thread(row);
  const told = new ThreadChange();
  told.kind = change.kind;
  // What changed at the side of another thread is not counted here.
  told.seq = change.fromThreadId ? row.seq : change.seq;
  told.thread = thread;
  told.post = null;
  thread.accepted = null;
  if (!thread.open) return told;
  const mine = payload.own.get(ctx.viewer.personId ?? '');
  const posts = payload.posts.map((post) => ({ ...post, ...mine?.get(post.id) }));
  if (shape.depth > 0) await loadAnswered(ctx, shape, posts);
  for (const row of posts) {
    const post = views.post(row, thread);
    if (post.id === change.postId) told.post = post;
    if (post.id === thread.acceptedPostId) thread.accepted = post;
  }
  return told;
}

/** All that the rules of a thread ask of a reader whom it does not concern in person. */
function rightsOf(
  { kind, verified, admin, visitorsMayRead, memberships }: Viewer,
  at: string,
): string {
  return JSON.stringify([kind, verified, admin, visitorsMayRead, memberships.get(at)]);
}

/** The same reader with the rights of now. Nothing that was loaded before is taken for true. */
async function refreshed(ctx: Context): Promise<Context> {
  const viewer = await ctx.services.viewers.refreshed(ctx.viewer);
  return { ...ctx, viewer, loaders: new Map() };
}

/** Asked anew: changes of rights in another thread's community are not listened to. What was removed there is told. */
async function readsThread(ctx: Context, id: string): Promise<boolean> {
  const now = await refreshed(ctx);
  const row = await threadRow(now, 'thread t', 't.id = $1', id);
  return !!row && new Views(now).standing(row).read.allowed;
}

/**
 * Every change of a thread, until the viewer may no longer see it; it also ends when it was told that the thread moved
 * to another community.
 * @throws the errors of `threadFor`
 */
export async function threadChanges(
  ctx: Context,
  threadId: string,
  shape: Shape,
): Promise<Followed<ThreadChange>> {
  const { communityId } = await threadFor(ctx, threadId, 'see');
  let present = ctx;
  let rights = '';
  let gone = false;
  const maySee = async (): Promise<boolean> => {
    present = await refreshed(ctx);
    rights = rightsOf(present.viewer, communityId);
    const row = await threadRow(present, 'thread t', 't.id = $1', threadId);
    return !!row && threadPolicy(new Views(present).standing(row), 'see', row).allowed;
  };
  const stream = followed<LiveChange, ThreadChange>(ctx.services.live, {
    topic: threadTopic(threadId),
    access: accessTopic(communityId),
    personId: ctx.viewer.personId,
    maySee,
    concerns: ({ fromThreadId }) => !fromThreadId || readsThread(ctx, fromThreadId),
    tell: async (change) => {
      if (gone) return null;
      const payload = await payloadOf(ctx, change);
      if (!payload) return null;
      // In another community other rights count, and other news of them: who may see it there is told so, and begins anew.
      if (payload.thread.communityId !== communityId) {
        gone = true;
        return viewOf(await refreshed(ctx), change, payload, shape);
      }
      // Answered posts and links are loaded with the reader's own eyes.
      const alone = shape.depth > 0 || shape.links || concerns(payload, present.viewer.personId);
      if (alone) return viewOf({ ...present, loaders: new Map() }, change, payload, shape);
      let told = payload.told.get(rights);
      if (!told) {
        told = viewOf(present, change, payload, shape);
        payload.told.set(rights, told);
      }
      return told;
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
    tell: async (change) => change,
  });
  const now = await refreshed(ctx);
  await communityFor(now, id, 'read').catch(async (error: unknown) => {
    await stream.return();
    throw error;
  });
  return stream;
}
