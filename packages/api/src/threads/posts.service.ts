import { recordActivity } from '../communities/activity';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { DraftPlace } from './drafts/draft.entity';
import { draftSent } from './drafts/drafts.service';
import { renderWords } from './files/dressing';
import { keepFiles } from './files/keep-files';
import { keepLinks, tellLinkedFrom } from './links/links.service';
import type { Shape } from './lookahead';
import { type Post, ReactionKind } from './post.entity';
import type { PostAction } from './post.policy';
import { postFor } from './posts.queries';
import { settleReaders } from './reading/settle';
import { RECOUNT } from './recount';
import { cleanMarkdown, oneLine } from './text';
import type { EditPostInput, ReactInput, RemovePostInput } from './threads.inputs';
import { peopleMentioned, type Tending, tellLive, threadTended } from './threads.signals';
import { ChangeKind } from './threads.types';
import { Views } from './threads.views';
import { excerptOf, mentionedPeople } from './threads.write';

/**
 * Changes the words of a post; only its author does. What it said before is kept.
 * @throws ConflictError when it is not the version that was seen
 */
export async function editPost(ctx: Context, input: EditPostInput, shape: Shape): Promise<Post> {
  const post = await postFor(ctx, input.id, 'edit');
  const markdown = cleanMarkdown(input.markdown);
  if (input.version === post.version && markdown === post.markdown) {
    if (input.draft) {
      await transaction(ctx, (tx) => draftSent(tx, DraftPlace.EDIT, post.id, input.draft));
    }
    return postFor(ctx, input.id, 'read', shape);
  }
  const { html, version, mentions } = await renderWords(ctx, markdown);
  const { communityId } = post.thread;
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, communityId);
    const [changed] = await rows<{ mentioned: string[] }>(
      tx,
      `with old as (
         select id, version, markdown, author_id, coalesce(edited_at, created_at) as written_at from post
          where id = $1 and version = $2 and removed_at is null and thread_id = $11
            and exists (select 1 from thread t where t.id = $11 and t.community_id = $10 and t.removed_at is null
              and (t.closed_at is null or $12::boolean))
          for update
       ), kept as (
         insert into post_revision (post_id, version, markdown, editor_id, created_at)
         select id, version, markdown, author_id, written_at from old
       ), p as (
         update post set markdown = $3, html = $4, renderer_version = $5, edited_at = $6::timestamptz,
           version = post.version + 1, seq = $7::bigint
          from old where post.id = old.id returning post.id, post.thread_id, post.number, post.author_id
       ), t as (
         update thread set seq = $7, excerpt = case when p.number = 1 then $8 else thread.excerpt end
          from p where thread.id = p.thread_id
       ), called as (
         select m.id from p, community c, lateral (${mentionedPeople('$9', 'p.author_id')}) m where c.id = $10::uuid
       ), gone as (
         delete from mention using p
          where mention.post_id = p.id and mention.person_id not in (select id from called)
       ), added as (
         insert into mention (post_id, person_id) select p.id, called.id from p, called on conflict do nothing
         returning person_id
       )
       select array(select person_id from added) as mentioned from p`,
      [
        post.id,
        input.version,
        markdown,
        html,
        version,
        tx.clock.now(),
        seq,
        excerptOf(html),
        mentions,
        communityId,
        post.thread.id,
        new Views(tx).standing(post.thread).moderate.allowed,
      ],
    );
    if (!changed) return refuseAnew(tx, post, 'edit', 'VERSION');
    await draftSent(tx, DraftPlace.EDIT, post.id, input.draft);
    await keepLinks(tx, { id: post.id, threadId: post.thread.id }, html, post.html);
    await keepFiles(tx, { id: post.id, authorId: post.authorId, communityId }, html, post.html);
    if (changed.mentioned.length > 0) {
      await emit(tx, peopleMentioned, {
        ...{ threadId: post.thread.id, postId: post.id, communityId, authorId: post.authorId },
        ...{ personIds: changed.mentioned, version: input.version + 1 },
      });
    }
    tell(tx, post, ChangeKind.POST_EDITED, seq);
  });
  return postFor(ctx, post.id, 'read', shape);
}

/**
 * Takes a post away, leaving its trace: by its author, or by a facilitator with a reason. An accepted answer is
 * then no longer one.
 */
export async function removePost(
  ctx: Context,
  input: RemovePostInput,
  shape: Shape,
): Promise<Post> {
  const post = await postFor(ctx, input.id, 'remove');
  const reason = reasonOf(ctx, input.reason, post.authorId);
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, post.thread.communityId, { posts: -1 });
    const changed = await rows(
      tx,
      `with p as (
         update post set removed_at = $2, removed_by = $3, removal_reason = $4, seq = $5::bigint
          where id = $1 and thread_id = $6 and removed_at is null returning id, thread_id
       )
       update thread t set post_count = t.post_count - 1, seq = $5,
         accepted_at = case when t.accepted_post_id = p.id then null else t.accepted_at end,
         accepted_by = case when t.accepted_post_id = p.id then null else t.accepted_by end,
         accepted_post_id = nullif(t.accepted_post_id, p.id)
        from p where t.id = p.thread_id and t.community_id = $7 and t.removed_at is null returning t.id`,
      [post.id, tx.clock.now(), tx.viewer.personId, reason, seq, ...standsIn(post)],
    );
    if (changed.length === 0) return refuseAnew(tx, post, 'remove', 'ALREADY_DONE');
    await rows(tx, RECOUNT, [post.thread.id, post.authorId]);
    await settleReaders(tx, [post.thread.id]);
    await tellLinkedFrom(tx, post.thread.id, post.id);
    await tellTended(tx, post, 'POST_REMOVED', seq);
    tell(tx, post, ChangeKind.POST_REMOVED, seq);
  });
  return postFor(ctx, post.id, 'read', shape);
}

/** Brings a removed post back: by a facilitator, or by its author who had taken it away. */
export async function restorePost(ctx: Context, id: string, shape: Shape): Promise<Post> {
  const post = await postFor(ctx, id, 'restore');
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, post.thread.communityId, { posts: 1 });
    const changed = await rows(
      tx,
      `with p as (
         update post set removed_at = null, removed_by = null, removal_reason = null, seq = $2::bigint
          where id = $1 and thread_id = $3 and removed_at is not null and moved_post_id is null
          returning thread_id
       )
       update thread t set post_count = t.post_count + 1, seq = $2
        from p where t.id = p.thread_id and t.community_id = $4 and t.removed_at is null returning t.id`,
      [post.id, seq, ...standsIn(post)],
    );
    if (changed.length === 0) return refuseAnew(tx, post, 'restore', 'ALREADY_DONE');
    await rows(tx, RECOUNT, [post.thread.id, post.authorId]);
    await settleReaders(tx, [post.thread.id]);
    await tellLinkedFrom(tx, post.thread.id, post.id);
    await tellTended(tx, post, 'POST_RESTORED', seq);
    tell(tx, post, ChangeKind.POST_RESTORED, seq);
  });
  return postFor(ctx, post.id, 'read', shape);
}

const counters: Record<ReactionKind, string> = {
  [ReactionKind.HELPED_ME]: 'helped_me',
  [ReactionKind.SAME_HERE]: 'same_here',
  [ReactionKind.WILL_TRY]: 'will_try',
  [ReactionKind.GLAD]: 'glad',
};

/** Says, or no longer says, one of the four things about a post. The same again changes nothing. */
export async function react(ctx: Context, input: ReactInput, shape: Shape): Promise<Post> {
  const { postId, kind, on } = input;
  const post = await postFor(ctx, postId, 'react', shape);
  if (post.viewerReactions.includes(kind) === on) return post;
  const counter = counters[kind];
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, post.thread.communityId);
    const change = on
      ? `insert into reaction (post_id, person_id, kind, created_at)
         select id, $2, $3, $4::timestamptz from post where id = $1 and thread_id = $6 and removed_at is null
         on conflict do nothing returning post_id`
      : `delete from reaction r using post o where r.post_id = $1 and r.person_id = $2 and r.kind = $3
           and $4::timestamptz is not null and o.id = r.post_id and o.thread_id = $6 returning r.post_id`;
    const found = await rows<{ place: string }>(
      tx,
      `with r as (${change}), p as (
         update post set ${counter} = ${counter} ${on ? '+' : '-'} 1, seq = $5::bigint
          from r where id = r.post_id returning thread_id
       )
       update thread set seq = $5 from p where thread.id = p.thread_id returning thread.community_id as place`,
      [postId, tx.viewer.personId, kind, tx.clock.now(), seq, post.thread.id],
    );
    const [changed] = found;
    if (!changed) return;
    // It was moved to another community meanwhile, whose counter is another.
    if (changed.place !== post.thread.communityId) throw new ConflictError('VERSION');
    tell(tx, post, ChangeKind.REACTED, seq);
  });
  return postFor(ctx, postId, 'read', shape);
}

/** Where it stood when it was asked for: a move that came between changes nothing that is counted here. */
const standsIn = ({ thread }: Post): [string, string] => [thread.id, thread.communityId];

/** Something changed between the door and the lock: the door says what, else somebody else was first. */
async function refuseAnew(
  tx: Context,
  { id }: Post,
  action: PostAction,
  reason: 'VERSION' | 'ALREADY_DONE',
): Promise<never> {
  await postFor(tx, id, action);
  throw new ConflictError(reason);
}

/** @throws InvalidError when others' words are taken away without a word */
export function reasonOf(ctx: Context, given: string, authorId: string): string {
  const reason = oneLine(given);
  if (reason === '' && ctx.viewer.personId !== authorId) {
    throw new InvalidError({ path: 'reason', rule: 'isNotEmpty' });
  }
  return reason;
}

function tell(tx: Context, { id, thread }: Post, kind: ChangeKind, seq: number): void {
  tellLive(tx, thread.communityId, { kind, seq, threadId: thread.id, postId: id });
}

async function tellTended(tx: Context, post: Post, what: Tending, seq: number): Promise<void> {
  const { id: threadId, communityId } = post.thread;
  const byId = tx.viewer.personId;
  await emit(tx, threadTended, { threadId, communityId, byId, what, postId: post.id, seq });
}
