import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { transaction } from '../kernel/transaction';
import { ThreadKind } from '../threads/thread.entity';
import { type ImportedThread, insertImportedThreads } from '../threads/threads.import';
import type { Author } from './authors';
import type { PostDraft, ThreadDraft } from './drafts';
import { knownPeople, placeholders } from './people';

/** PostgreSQL's codes for what another writer got in the way of: the same again may work. */
const WORTH_ANOTHER_TRY = ['23505', '40001', '40P01'];
const TRIES = 3;

export interface WrittenBatch {
  /** Authors by their id at the source. */
  authors: Map<string, Author>;
  /** Those among them who are new. */
  newPeople: Set<string>;
}

/** Which questions are here already, each with the ids at the source of its posts. */
export async function knownThreads(
  ctx: Context,
  communityId: string,
  site: string,
  sourceIds: string[],
): Promise<Map<string, Set<string>>> {
  const found = await rows<{ sourceId: string; posts: string[] }>(
    ctx,
    `select t.source_id as "sourceId",
            array(select p.source_id from post p
                   where p.thread_id = t.id and p.source_site = $2 and p.source_id is not null) as posts
       from thread t
      where t.community_id = $1 and t.source_site = $2 and t.source_id = any($3)`,
    [communityId, site, sourceIds],
  );
  return new Map(found.map((thread) => [thread.sourceId, new Set(thread.posts)]));
}

/** Writes threads with their people in one transaction: all of a batch, or nothing of it. */
export class ThreadWriter {
  constructor(
    private readonly ctx: Context,
    /** Null in a rehearsal for a community that is not there yet. */
    private readonly communityId: string | null,
    private readonly site: string,
    private readonly dryRun: boolean,
  ) {}

  known(sourceIds: string[]): Promise<Map<string, Set<string>>> {
    if (this.communityId === null) return Promise.resolve(new Map());
    return knownThreads(this.ctx, this.communityId, this.site, sourceIds);
  }

  async write(drafts: readonly ThreadDraft[]): Promise<WrittenBatch> {
    const authors = new Map<string, Author>();
    for (const draft of drafts) {
      for (const { author, createdAt } of draft.posts) {
        if (authors.has(author.sourceId)) continue;
        authors.set(author.sourceId, { ...author, since: author.since ?? createdAt });
      }
    }
    if (drafts.length === 0) return { authors, newPeople: new Set() };
    if (this.dryRun || this.communityId === null) {
      const known = await knownPeople(this.ctx, this.site, [...authors.keys()]);
      const fresh = [...authors.keys()].filter((sourceId) => !known.has(sourceId));
      return { authors, newPeople: new Set(fresh) };
    }
    return this.commit(this.communityId, drafts, authors);
  }

  private async commit(
    communityId: string,
    drafts: readonly ThreadDraft[],
    authors: Map<string, Author>,
  ): Promise<WrittenBatch> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transaction(this.ctx, async (tx) => {
          const { ids, created } = await placeholders(tx, this.site, authors);
          const threads = drafts.map((draft) => importedThread(draft, ids));
          await insertImportedThreads(tx, { communityId, site: this.site, threads });
          return { authors, newPeople: new Set(created.map(({ sourceId }) => sourceId)) };
        });
      } catch (error) {
        const { code } = error as { code?: string };
        if (attempt === TRIES || !WORTH_ANOTHER_TRY.includes(code ?? '')) throw error;
      }
    }
  }
}

function importedThread(draft: ThreadDraft, people: Map<string, string>): ImportedThread {
  const opening = draft.posts[0] as PostDraft;
  const credit = ({ author, url, licence, sourceId, votes }: PostDraft) => ({
    author: { personId: people.get(author.sourceId) as string, name: author.name, url: author.url },
    url,
    licence,
    sourceId,
    votes,
  });
  return {
    ...credit(opening),
    sourceId: draft.sourceId,
    kind: ThreadKind.QUESTION,
    title: draft.title,
    tags: draft.tags,
    openedAt: opening.createdAt,
    posts: draft.posts.map((post) => ({
      ...credit(post),
      markdown: post.text.markdown,
      html: post.text.html,
      rendererVersion: post.text.rendererVersion,
      createdAt: post.createdAt,
      editedAt: post.editedAt,
      answersSourceId: post.answersSourceId,
      accepted: post.accepted,
    })),
  };
}
