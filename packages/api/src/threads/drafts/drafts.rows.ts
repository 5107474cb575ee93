import type { ThreadKind } from '../thread.entity';
import { Draft, DraftPlace } from './draft.entity';

/** Signs of a draft that a list shows. */
const EXCERPT = 160;

/** A draft as it stands in the database. */
export interface DraftRow {
  id: string;
  threadId: string | null;
  communityId: string | null;
  postId: string | null;
  /** Of the post that an edit is about. */
  postThreadId: string | null;
  title: string;
  kind: ThreadKind | null;
  tags: string;
  markdown: string;
  answersPostId: string | null;
  postVersion: number | null;
  version: number;
  copy: string | null;
  updatedAt: Date | string;
  deletedAt: Date | string | null;
}

export const draftColumns = `d.id, d.thread_id as "threadId", d.community_id as "communityId",
  d.post_id as "postId", (select o.thread_id from post o where o.id = d.post_id) as "postThreadId",
  d.title, d.kind, d.tags, d.markdown, d.answers_post_id as "answersPostId",
  d.post_version as "postVersion", d.version, d.copy, d.updated_at as "updatedAt",
  d.deleted_at as "deletedAt"`;

/** The viewer's draft of a reply in `t`, for a select list: a thread's page needs no other statement for it. */
export const draftColumn = (viewer: string): string =>
  `(select row_to_json(w) from (
     select ${draftColumns} from draft d
      where d.person_id = ${viewer}::uuid and d.thread_id = t.id
        and d.community_id is null and d.post_id is null) w) as draft`;

/** Instants come as texts inside JSON; of what was deleted the words are not told. */
export function draftOf(row: DraftRow): Draft {
  const draft = new Draft();
  const words = row.deletedAt === null;
  draft.id = row.id;
  draft.placeId = row.threadId ?? row.communityId ?? row.postId ?? '';
  draft.place = row.threadId
    ? DraftPlace.REPLY
    : row.communityId
      ? DraftPlace.THREAD
      : DraftPlace.EDIT;
  draft.title = words ? row.title : '';
  draft.kind = row.kind;
  draft.tags = words ? row.tags : '';
  draft.markdown = words ? row.markdown : '';
  draft.excerpt = oneLineOf(draft.markdown);
  draft.postVersion = row.postVersion;
  draft.version = row.version;
  draft.copy = row.copy;
  draft.savedAt = new Date(row.updatedAt);
  draft.deletedAt = row.deletedAt ? new Date(row.deletedAt) : null;
  draft.threadId = row.threadId ?? row.postThreadId;
  draft.answersPostId = words ? row.answersPostId : null;
  return draft;
}

function oneLineOf(markdown: string): string {
  const line = markdown
    .slice(0, EXCERPT * 3)
    .replace(/\s+/g, ' ')
    .trim();
  // By characters, so that none is cut in half.
  return [...line].slice(0, EXCERPT).join('');
}
