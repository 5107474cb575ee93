import { type Context, systemContext } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { type Bookmark, bookmarkColumns } from './bookmarks/bookmark.entity';
import { everything } from './lookahead';
import type { ReactionKind } from './post.entity';
import { type PostRow, postRows } from './posts.rows';
import { threadRow } from './threads.queries';
import type { ThreadRow } from './threads.rows';
import type { LiveChange } from './threads.signals';
import type { ThreadChange } from './threads.types';

/** What of a post is one reader's own. */
export type OwnParts = Partial<Pick<PostRow, 'viewerReactions' | 'viewerBookmark' | 'viewerVote'>>;

/** A change as it is in the database, read once for all who are told of it. */
export interface Payload {
  thread: ThreadRow;
  /** The post that changed and the accepted one, as far as there are such. */
  posts: PostRow[];
  /** By person and post: each reader is handed their own and no other. */
  own: Map<string, Map<string, OwnParts>>;
  authors: Set<string>;
  /** What those were told whom it does not concern in person, by their rights. */
  told: Map<string, Promise<ThreadChange | null>>;
}

const payloads = new WeakMap<LiveChange, Promise<Payload | null>>();

/** Everybody who reads a topic is handed the same event, so the first to ask reads for all. */
export function payloadOf(ctx: Context, change: LiveChange): Promise<Payload | null> {
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
  const ids = [...new Set([change.postId, thread.acceptedPostId])].filter((id) => id !== null);
  const posts = ids.length > 0 ? await postRows(ctx, everything, 'byId', [ids]) : [];
  const authors = new Set([thread, ...posts].map(({ authorId }) => authorId));
  return { thread, posts, own: await ownParts(ctx, posts), authors, told: new Map() };
}

async function ownParts(ctx: Context, posts: PostRow[]): Promise<Payload['own']> {
  const own: Payload['own'] = new Map();
  if (posts.length === 0) return own;
  const ids = posts.map(({ id }) => id);
  const partsOf = (person: string, post: string): OwnParts => {
    const ofPerson = own.get(person) ?? new Map<string, OwnParts>();
    const parts = ofPerson.get(post) ?? {};
    own.set(person, ofPerson.set(post, parts));
    return parts;
  };
  if (posts.some((post) => post.helpedMe + post.sameHere + post.willTry + post.glad > 0)) {
    const reactions = await rows<{ personId: string; postId: string; kind: ReactionKind }>(
      ctx,
      'select person_id as "personId", post_id as "postId", kind from reaction where post_id = any($1)',
      [ids],
    );
    for (const { personId, postId, kind } of reactions) {
      const parts = partsOf(personId, postId);
      parts.viewerReactions = [...(parts.viewerReactions ?? []), kind];
    }
  }
  const bookmarks = await rows<Bookmark & { personId: string }>(
    ctx,
    `select ${bookmarkColumns('k')}, k.person_id as "personId" from bookmark k
      where k.post_id = any($1) and k.removed_at is null`,
    [ids],
  );
  for (const bookmark of bookmarks) {
    partsOf(bookmark.personId, bookmark.postId).viewerBookmark = bookmark;
  }
  const polls = posts.flatMap(({ poll }) => poll?.id ?? []);
  if (polls.length > 0) {
    const votes = await rows<{ personId: string; postId: string; choices: number[] }>(
      ctx,
      `select v.person_id as "personId", w.post_id as "postId", v.choices
         from poll w join poll_vote v on v.poll_id = w.id where w.id = any($1)`,
      [polls],
    );
    for (const { personId, postId, choices } of votes) {
      partsOf(personId, postId).viewerVote = choices;
    }
  }
  return own;
}

/** Whether it says something to this person that it says to nobody else. */
export const concerns = ({ authors, own }: Payload, personId: string | null): boolean =>
  personId !== null && (authors.has(personId) || own.has(personId));
