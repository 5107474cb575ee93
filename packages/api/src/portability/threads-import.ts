import type { Assembler } from './assembler';
import { commentSourceId, type ThreadDraft } from './drafts';
import { type DumpIndex } from './dump-index';
import type { PeopleCounts } from './people-counts';
import { outcomes } from './places';
import { type ImportProgress, Progress } from './progress';
import type { TagCounts } from './tags';
import type { ThreadWriter } from './thread-writer';

/** Texts and bytes in one transaction: what an interruption costs, and what is in memory at a time. */
const BATCH_TEXTS = 400;
const BATCH_BYTES = 1_000_000;

interface ThreadsImport {
  index: DumpIndex;
  assembler: Assembler;
  writer: ThreadWriter;
  people: PeopleCounts;
  tags: TagCounts;
  onProgress: ((progress: ImportProgress) => void) | undefined;
}

interface Batch {
  questions: number[];
  texts: number;
}

/** What a batch comes to, before it is written. */
interface Prepared {
  batch: Batch;
  drafts: ThreadDraft[];
}

/** Imports all questions with what was said to them. While one batch is written, the next is converted. */
export async function importThreads(work: ThreadsImport): Promise<void> {
  const { index, writer } = work;
  const total = [...batches(index)].reduce((sum, { texts }) => sum + texts, 0);
  const progress = new Progress('importing', 'texts', total, work.onProgress);
  const write = async (prepared: Prepared | undefined) => {
    if (!prepared) return;
    const written = await writer.write(prepared.drafts);
    for (const draft of prepared.drafts) settleDraft(work, draft);
    for (const author of written.authors.values()) {
      work.people.count(author, written.newPeople.has(author.sourceId));
    }
    progress.add(prepared.batch.texts);
  };
  let before: Prepared | undefined;
  for (const batch of batches(index)) {
    // Asked while no transaction is open: the embedded database has one connection.
    const known = await writer.known(batch.questions.map((row) => String(index.posts.id.at(row))));
    [before] = await Promise.all([prepare(work, batch, known), write(before)]);
  }
  await write(before);
}

function* batches({ posts, comments }: DumpIndex): Generator<Batch> {
  const fresh = () => ({ questions: [] as number[], texts: 0, bytes: 0 });
  let batch = fresh();
  for (const question of posts.questions()) {
    batch.questions.push(question);
    for (const row of [question, ...posts.answersOf(question)]) {
      const said = comments?.on(posts.id.at(row)) ?? [];
      batch.texts += 1 + said.length;
      batch.bytes += posts.place(row)[1];
      for (const comment of said) batch.bytes += comments?.place(comment)[1] ?? 0;
    }
    if (batch.texts < BATCH_TEXTS && batch.bytes < BATCH_BYTES) continue;
    yield batch;
    batch = fresh();
  }
  if (batch.questions.length > 0) yield batch;
}

async function prepare(
  work: ThreadsImport,
  batch: Batch,
  known: Map<string, Set<string>>,
): Promise<Prepared> {
  const { posts } = work.index;
  const drafts = await Promise.all(
    batch.questions.map(async (question) => {
      const there = known.get(String(posts.id.at(question)));
      return there ? grown(work, question, there) : work.assembler.thread(question);
    }),
  );
  return { batch, drafts: drafts.filter((draft) => draft !== null) };
}

/** A thread that is there stays as it is; what a later dump has beyond it comes after its last post. */
async function grown(
  { index, assembler, tags }: ThreadsImport,
  question: number,
  there: Set<string>,
): Promise<ThreadDraft | null> {
  const { posts, comments } = index;
  posts.settle(question, 'threads', outcomes.unchanged);
  let missing = false;
  const settleComments = (post: number) => {
    for (const row of comments?.on(posts.id.at(post)) ?? []) {
      if (there.has(commentSourceId(comments?.id.at(row) as number))) {
        comments?.settle(row, 'comments', outcomes.unchanged);
      } else missing = true;
    }
  };
  settleComments(question);
  for (const answer of posts.answersOf(question)) {
    if (there.has(String(posts.id.at(answer)))) posts.settle(answer, 'posts', outcomes.unchanged);
    else missing = true;
    settleComments(answer);
  }
  tags.onThread(await assembler.tagsOf(question), 'unchanged');
  if (!missing) return null;
  // What cannot be kept is told with the same reason as the first time.
  const draft = await assembler.rest(question, (sourceId) => there.has(sourceId));
  return draft.posts.length > 0 ? draft : null;
}

function settleDraft({ tags }: ThreadsImport, draft: ThreadDraft): void {
  for (const { places, row, kind } of draft.posts) places.settle(row, kind, outcomes.created);
  if (!draft.known) tags.onThread(draft.tags, 'created');
}

/** What nothing came of: it hangs on something that was not imported. */
export function settleRest({ posts, comments }: DumpIndex): void {
  for (let row = 0; row < posts.length; row += 1) {
    posts.settle(row, posts.kindOf(row), outcomes.skipped, 'its question was not imported');
  }
  for (let row = 0; row < (comments?.length ?? 0); row += 1) {
    comments?.settle(row, 'comments', outcomes.skipped, 'its post was not imported');
  }
}
