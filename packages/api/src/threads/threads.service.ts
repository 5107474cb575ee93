import { recordActivity } from '../communities/activity';
import { communityFor, withPresentFacts } from '../communities/communities.queries';
import { communityPolicy } from '../communities/community.policy';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError, NotFoundError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { isId } from '../kernel/ids';
import { enforce } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import { DraftPlace } from './drafts/draft.entity';
import { draftSent } from './drafts/drafts.service';
import { renderWords } from './files/dressing';
import { keepOrigin } from './links/links.service';
import type { Shape } from './lookahead';
import { cleanPoll, type NewPoll, writeOpeningPoll, writePoll } from './polls/polls.write';
import type { Post } from './post.entity';
import { postPolicy } from './post.policy';
import { postFor } from './posts.queries';
import { cleanMarkdown, cleanTags, cleanTitle } from './text';
import { type Thread, ThreadKind } from './thread.entity';
import type { EditThreadInput, OpenThreadInput, ReplyInput } from './threads.inputs';
import { threadFor } from './threads.queries';
import { tellLive } from './threads.signals';
import { ChangeKind } from './threads.types';
import { Views } from './threads.views';
import { type ThreadDraft, writePost, writeThread } from './threads.write';

/** Who asks, as a person: the doors before have let nobody else in. */
function authorOf(ctx: Context): string {
  if (!ctx.viewer.personId) throw new NotFoundError();
  return ctx.viewer.personId;
}

const opens = (kind: ThreadKind) => (kind === ThreadKind.ANNOUNCEMENT ? 'announce' : 'post');

/** A thread as it is to be opened: checked and rendered, and nothing written yet. */
export interface ReadyThread extends Omit<ThreadDraft, 'threadId' | 'memberOnly'> {
  poll: NewPoll | null;
  originId: string | null;
}

/**
 * Makes a thread ready to be written.
 * @throws the errors of `communityFor`; InvalidError
 */
export async function threadToOpen(ctx: Context, input: OpenThreadInput): Promise<ReadyThread> {
  const { communityId, kind } = input;
  await communityFor(ctx, communityId, opens(kind));
  const { grewOutOfPostId } = input;
  const origin = grewOutOfPostId ? await postFor(ctx, grewOutOfPostId, 'read') : null;
  const title = cleanTitle(input.title);
  const tags = cleanTags(input.tags ?? []);
  const markdown = cleanMarkdown(input.markdown);
  const poll = input.poll ? cleanPoll(input.poll, ctx.clock.now()) : null;
  // Before the transaction: no lock is held while a worker is busy with a text.
  const rendered = await renderWords(ctx, markdown);
  const authorId = authorOf(ctx);
  const originId = origin?.id ?? null;
  return { communityId, kind, title, tags, markdown, rendered, authorId, poll, originId };
}

/** Writes what was made ready. @param tx inside a transaction @throws the errors of `communityFor` */
export async function writeReady(
  tx: Context,
  threadId: string,
  { poll, originId, ...draft }: ReadyThread,
): Promise<void> {
  const { communityId, kind } = draft;
  if (!(await writeThread(tx, { ...draft, threadId, memberOnly: true }))) {
    await communityFor(await withPresentFacts(tx, communityId), communityId, opens(kind));
    throw new NotFoundError();
  }
  if (poll) await writeOpeningPoll(tx, threadId, poll);
  if (originId) await keepOrigin(tx, threadId, originId);
}

/**
 * Opens a thread with its first post. The same key again gives the same thread.
 * @throws the errors of `threadToOpen`; ConflictError when the key was used for something else
 */
export async function openThread(
  ctx: Context,
  input: OpenThreadInput,
  shape: Shape,
): Promise<Thread> {
  const { draft: sent, ...body } = input;
  const ready = await threadToOpen(ctx, input);
  const id = await transaction(ctx, (tx) =>
    once(
      tx,
      { mutation: 'openThread', input: body },
      async (threadId) => {
        await writeReady(tx, threadId, ready);
        await draftSent(tx, DraftPlace.THREAD, ready.communityId, sent);
        return threadId;
      },
      async (threadId) => threadId,
    ),
  );
  return threadFor(ctx, id, 'see', shape);
}

/**
 * Adds a post at the end of a thread. The same key again gives the same post.
 * @throws the errors of `threadFor`; InvalidError; ConflictError when the key was used for something else
 */
export async function reply(ctx: Context, input: ReplyInput, shape: Shape): Promise<Post> {
  const { threadId, communityId, thoughClosed } = await threadToReplyTo(ctx, input);
  const { draft: sent, ...body } = input;
  const answersPostId = input.answersPostId ?? null;
  const markdown = cleanMarkdown(input.markdown);
  const poll = input.poll ? cleanPoll(input.poll, ctx.clock.now()) : null;
  const rendered = await renderWords(ctx, markdown);
  const authorId = authorOf(ctx);
  const id = await transaction(ctx, (tx) =>
    once(
      tx,
      { mutation: 'reply', input: body },
      async (postId) => {
        const draft = {
          postId,
          threadId,
          communityId,
          authorId,
          answersPostId,
          markdown,
          rendered,
          thoughClosed,
        };
        if ((await writePost(tx, { ...draft, memberOnly: true })) === null) {
          const now = await threadToReplyTo(await withPresentFacts(tx, communityId), input);
          // Moved between the door and the lock: the words were written for those who read there.
          if (now.communityId !== communityId) throw new ConflictError('VERSION');
          throw new NotFoundError();
        }
        if (poll) await writePoll(tx, postId, poll);
        await draftSent(tx, DraftPlace.REPLY, threadId, sent);
        return postId;
      },
      async (postId) => postId,
    ),
  );
  return postFor(ctx, id, 'read', shape);
}

/** @throws InvalidError when the answered post stands in another thread */
async function threadToReplyTo(
  ctx: Context,
  { threadId, answersPostId }: ReplyInput,
): Promise<{ threadId: string; communityId: string; thoughClosed: boolean }> {
  const thread = await threadFor(ctx, threadId, 'reply');
  if (answersPostId) {
    const [answered] = isId(answersPostId)
      ? await rows<{
          number: number;
          authorId: string;
          removedAt: Date | null;
          removedById: string;
          movedPostId: string | null;
        }>(
          ctx,
          `select number, author_id as "authorId", removed_at as "removedAt", removed_by as "removedById",
             moved_post_id as "movedPostId"
             from post where id = $1 and thread_id = $2`,
          [answersPostId, threadId],
        )
      : [];
    if (!answered) throw new InvalidError({ path: 'answersPostId', rule: 'inThisThread' });
    enforce(postPolicy(new Views(ctx).ground(thread), 'reply', answered));
  }
  const thoughClosed = new Views(ctx).standing(thread).moderate.allowed;
  return { threadId: thread.id, communityId: thread.communityId, thoughClosed };
}

/**
 * Changes title, kind or tags; by its author, or a facilitator's hand.
 * @throws ConflictError when it is not the version that was seen
 */
export async function editThread(
  ctx: Context,
  input: EditThreadInput,
  shape: Shape,
): Promise<Thread> {
  const thread = await threadFor(ctx, input.id, 'edit');
  const { kind } = input;
  const title = input.title == null ? null : cleanTitle(input.title);
  const tags = input.tags == null ? null : cleanTags(input.tags);
  if (kind === ThreadKind.ANNOUNCEMENT && thread.kind !== kind) {
    enforce(communityPolicy(ctx.viewer, 'announce', thread.community, ctx.clock.now()));
  }
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId);
    const [changed] = await rows<{ held: boolean }>(
      tx,
      `with held as (select accepted_post_id is not null and $4::text <> 'QUESTION' as held from thread where id = $1),
       t as (
         update thread t set title = coalesce($3, t.title), kind = coalesce($4, t.kind),
           tags = coalesce($5::text[], t.tags), version = t.version + 1, seq = $6
          from held where t.id = $1 and t.version = $2 and t.removed_at is null and held.held is not true
            and t.community_id = $7
         returning t.id)
       select held.held from held left join t on true where t.id is not null or held.held`,
      [thread.id, input.version, title, kind ?? null, tags, seq, thread.communityId],
    );
    // What was accepted as an answer would lose its question: the acceptance is withdrawn first, knowingly.
    if (changed?.held) throw new InvalidError({ path: 'kind', rule: 'hasAcceptedAnswer' });
    if (!changed) throw new ConflictError('VERSION');
    tellLive(tx, thread.communityId, {
      kind: ChangeKind.THREAD_EDITED,
      seq,
      threadId: thread.id,
      postId: null,
    });
  });
  return threadFor(ctx, thread.id, 'see', shape);
}
