import type { Context } from '../kernel/context';
import { draftOf } from './drafts/drafts.rows';
import { licenceUrl } from './licence';
import { outcome, pollOf } from './polls/polls.views';
import { Post, type ReactionCount, ReactionKind } from './post.entity';
import { type Ground, groundOf, postPermissions, postPolicy } from './post.policy';
import type { PostRow, SlimPost } from './posts.rows';
import { isRead, readingOf } from './reading/reading.rows';
import { type Source, Thread } from './thread.entity';
import {
  readRemoved,
  type Standing,
  standingIn,
  threadPermissions,
  threadPolicy,
} from './thread.policy';
import type { SourceColumns, ThreadRow } from './threads.rows';

/** Rows as one viewer may see them. Nothing here waits for anything: all that is asked for is in the rows. */
export class Views {
  readonly #ctx: Context;
  readonly #standings = new Map<string, Standing>();
  readonly #grounds = new WeakMap<Thread, Ground>();

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  standing({ community }: Pick<ThreadRow, 'community'>): Standing {
    let standing = this.#standings.get(community.id);
    if (!standing) {
      standing = standingIn(this.#ctx.viewer, community, this.#ctx.clock.now());
      this.#standings.set(community.id, standing);
    }
    return standing;
  }

  thread(row: ThreadRow): Thread {
    const standing = this.standing(row);
    const open = threadPolicy(standing, 'read', row).allowed;
    const thread = new Thread();
    thread.id = row.id;
    thread.community = row.community;
    thread.communityId = row.communityId;
    thread.kind = row.kind;
    thread.title = row.title;
    thread.tags = row.tags;
    thread.excerpt = open ? row.excerpt : '';
    thread.author = row.author;
    thread.authorId = row.authorId;
    thread.openedAt = row.openedAt;
    thread.postCount = row.postCount;
    thread.participantCount = row.participantCount;
    thread.lastPostNumber = row.lastPostNumber;
    thread.lastPostAt = row.lastPostAt;
    thread.lastPostAuthor = row.lastPostAuthor;
    thread.acceptedPostId = open ? row.acceptedPostId : null;
    thread.acceptedAt = row.acceptedAt;
    thread.acceptedBy = row.acceptedBy;
    thread.removedAt = row.removedAt;
    thread.removedBy = row.removedBy;
    thread.removedById = row.removedById;
    thread.removalReason = row.removalReason;
    const pinned = isPinned(row, this.#ctx.clock.now());
    thread.pinnedAt = pinned ? row.pinnedAt : null;
    thread.pinnedUntil = pinned ? row.pinnedUntil : null;
    thread.closedAt = row.closedAt;
    thread.closedBy = row.closedBy;
    thread.closingReason = row.closingReason;
    thread.mergedIntoId = row.mergedIntoId;
    thread.waivedAt = row.waivedAt;
    thread.traced = row.traced;
    thread.source = sourceOf(row);
    thread.votes = row.votes ?? null;
    thread.seq = row.seq;
    thread.version = row.version;
    thread.people = open ? (row.participants ?? null) : [];
    if (row.draft !== undefined) thread.draft = row.draft && draftOf(row.draft);
    if (row.outcome !== undefined) thread.outcome = row.outcome && outcome(row.outcome);
    thread.linked = row.linked ?? null;
    thread.reading = isRead(row) ? readingOf(row) : null;
    thread.open = open;
    thread.viewerCan = threadPermissions(standing, row);
    this.#grounds.set(thread, groundOf(standing, row));
    return thread;
  }

  /** The verdicts that the posts of a thread build on. */
  ground(thread: Thread): Ground {
    let ground = this.#grounds.get(thread);
    if (!ground) {
      ground = groundOf(this.standing(thread), thread);
      this.#grounds.set(thread, ground);
    }
    return ground;
  }

  post(row: PostRow, thread: Thread): Post {
    const ground = this.ground(thread);
    const viewerCan = postPermissions(ground, row);
    const shown =
      row.removedAt === null ||
      readRemoved(ground.standing, postPolicy(ground, 'restore', row)).allowed;
    const post = new Post();
    post.id = row.id;
    post.thread = thread;
    post.number = row.number;
    post.author = row.author;
    post.authorId = row.authorId;
    post.markdown = shown ? row.markdown : '';
    post.html = shown ? row.html : '';
    post.createdAt = row.createdAt;
    post.editedAt = row.editedAt;
    post.version = row.version;
    post.seq = row.seq;
    post.answersPostId = row.answersPostId;
    post.answers = row.answers && this.#answered(row.answers, thread);
    post.accepted = row.id === thread.acceptedPostId;
    post.shown = shown;
    post.moved = row.movedPostId !== null;
    post.movedPostId = row.movedPostId;
    post.removedAt = row.removedAt;
    post.removedBy = row.removedBy;
    post.removedById = row.removedById;
    post.removalReason = row.removalReason;
    post.source = sourceOf(row);
    post.votes = row.votes ?? null;
    post.reactions = shown ? reactionsOf(row) : [];
    post.viewerReactions = row.viewerReactions ?? [];
    post.viewerBookmark = row.viewerBookmark;
    post.poll =
      shown && row.poll
        ? pollOf(row.poll, row, ground, row.viewerVote ?? null, this.#ctx.clock.now())
        : null;
    post.viewerCan = viewerCan;
    return post;
  }

  #answered(row: SlimPost | PostRow, thread: Thread): Post {
    if ('threadId' in row) return this.post(row, thread);
    const post = new Post();
    post.id = row.id;
    post.number = row.number;
    post.author = row.author;
    post.thread = thread;
    return post;
  }
}

/** A pin that has run out is none; the same rule stands in the list's statement. */
const isPinned = ({ pinnedAt, pinnedUntil }: ThreadRow, now: Date): boolean =>
  pinnedAt !== null && (pinnedUntil === null || pinnedUntil > now);

function reactionsOf(row: PostRow): ReactionCount[] {
  const counts: ReactionCount[] = [];
  if (row.helpedMe > 0) counts.push({ kind: ReactionKind.HELPED_ME, count: row.helpedMe });
  if (row.sameHere > 0) counts.push({ kind: ReactionKind.SAME_HERE, count: row.sameHere });
  if (row.willTry > 0) counts.push({ kind: ReactionKind.WILL_TRY, count: row.willTry });
  if (row.glad > 0) counts.push({ kind: ReactionKind.GLAD, count: row.glad });
  return counts;
}

function sourceOf(row: SourceColumns): Source | null {
  if (!row.sourceSite) return null;
  return {
    site: row.sourceSite,
    url: row.sourceUrl,
    author: row.sourceAuthor,
    authorUrl: row.sourceAuthorUrl,
    licence: row.sourceLicence,
    licenceUrl: licenceUrl(row.sourceLicence),
  };
}
