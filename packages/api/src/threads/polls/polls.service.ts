import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { renderMarkdown } from '../../kernel/markdown';
import { emit } from '../../kernel/signals';
import type { Shape } from '../lookahead';
import type { Post } from '../post.entity';
import { postFor } from '../posts.queries';
import { cleanMarkdown } from '../text';
import { type PollEnded, pollEnded } from '../threads.signals';
import { changePoll } from './changing';
import type { AddPollInput, WritePollOutcomeInput } from './polls.inputs';
import { pollFor } from './polls.queries';
import { cleanPoll, writePoll } from './polls.write';

/**
 * Adds a poll to a post; only its author does.
 * @throws ConflictError when it has one
 */
export async function addPoll(ctx: Context, input: AddPollInput, shape: Shape): Promise<Post> {
  const post = await postFor(ctx, input.postId, 'edit');
  const poll = cleanPoll(input.poll, ctx.clock.now());
  await changePoll(
    ctx,
    post,
    (tx) => writePoll(tx, post.id, poll),
    async (tx) => {
      await postFor(tx, post.id, 'edit');
      throw new ConflictError('ALREADY_DONE');
    },
  );
  return postFor(ctx, post.id, 'read', shape);
}

/** Takes a poll away that nobody has voted in: its author may have made a slip. */
export async function removePoll(ctx: Context, pollId: string, shape: Shape): Promise<Post> {
  const { post } = await pollFor(ctx, pollId, 'remove');
  await changePoll(
    ctx,
    post,
    async (tx) => {
      const gone = await rows(
        tx,
        `with w as (delete from poll where id = $1 and voter_count = 0 returning post_id)
         update post set has_poll = false from w where post.id = w.post_id returning post.id`,
        [pollId],
      );
      return gone.length > 0;
    },
    (tx) => pollFor(tx, pollId, 'remove'),
  );
  return postFor(ctx, post.id, 'read', shape);
}

/** Ends the voting before its time, or at all. It is not opened again: results that showed cannot be unseen. */
export async function closePoll(ctx: Context, pollId: string, shape: Shape): Promise<Post> {
  const { post } = await pollFor(ctx, pollId, 'close');
  await changePoll(
    ctx,
    post,
    async (tx) => {
      const closed = await rows(
        tx,
        `update poll set closed_at = $2, closed_by = $3 where id = $1 and closed_at is null returning id`,
        [pollId, tx.clock.now(), tx.viewer.personId],
      );
      if (closed.length > 0) await tellEnded(tx, pollId, post, 'CLOSED');
      return closed.length > 0;
    },
    (tx) => pollFor(tx, pollId, 'close'),
  );
  return postFor(ctx, post.id, 'read', shape);
}

/**
 * Writes down what was decided, or writes it anew; it stands at the head of the thread.
 * @throws ConflictError when it is not the version that was seen
 */
export async function writePollOutcome(
  ctx: Context,
  input: WritePollOutcomeInput,
  shape: Shape,
): Promise<Post> {
  const { post } = await pollFor(ctx, input.pollId, 'writeOutcome');
  const markdown = cleanMarkdown(input.markdown);
  const { html } = await renderMarkdown(ctx.services, markdown);
  await changePoll(
    ctx,
    post,
    async (tx) => {
      const written = await rows<{ first: boolean }>(
        tx,
        `update poll w set outcome_markdown = $3, outcome_html = $4, outcome_by = $5, outcome_at = $6,
           closed_at = coalesce(w.closed_at, w.closes_at), version = w.version + 1
          from poll before where w.id = $1 and w.version = $2 and before.id = w.id
         returning before.outcome_at is null as first`,
        [input.pollId, input.version, markdown, html, tx.viewer.personId, tx.clock.now()],
      );
      if (written[0]?.first) await tellEnded(tx, input.pollId, post, 'DECIDED');
      return written.length > 0;
    },
    (tx) => pollFor(tx, input.pollId, 'writeOutcome'),
  );
  return postFor(ctx, post.id, 'read', shape);
}

async function tellEnded(
  tx: Context,
  pollId: string,
  { id: postId, thread }: Post,
  what: PollEnded['what'],
): Promise<void> {
  const { id: threadId, communityId } = thread;
  const byId = tx.viewer.personId;
  await emit(tx, pollEnded, { pollId, postId, threadId, communityId, what, byId });
}
