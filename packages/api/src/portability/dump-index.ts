import type { Dump, DumpFile } from './dump';
import { idOf, wholeNumber } from './fields';
import { ANSWER, CommentPlaces, PostPlaces, QUESTION, UserPlaces } from './places';
import { type ImportKind, type ImportReport, importKinds } from './report';
import { type PlacedRow, rowsOf } from './rows';

/** What the rows that are no questions or answers are, as Stack Exchange documents it. */
const POST_TYPES: Record<number, string> = {
  3: 'orphaned tag wiki',
  4: 'tag wiki excerpt',
  5: 'tag wiki',
  6: 'moderator nomination',
  7: 'wiki placeholder',
  8: 'privilege wiki',
};

export interface DumpIndex {
  posts: PostPlaces;
  comments: CommentPlaces | null;
  users: UserPlaces;
}

/** Counts a row that says too little of itself to be used. */
function unusable(
  report: ImportReport,
  kind: ImportKind,
  file: DumpFile,
  { row, line }: PlacedRow,
  reason: string,
): void {
  report.failed({ kind, file: file.name, line, id: row.Id?.slice(0, 20) ?? null, reason });
}

/** Goes through the dump once and notes where everything is. */
export async function indexDump(
  { files }: Dump,
  report: ImportReport,
  onBytes: (bytes: number) => void,
): Promise<DumpIndex> {
  let before = 0;
  const through = async (
    file: DumpFile,
    kindOf: (start: string) => ImportKind,
    take: (placed: PlacedRow) => void,
  ) => {
    const rows = rowsOf(file, report, kindOf, (bytes) => onBytes(before + bytes));
    for await (const placed of rows) take(placed);
    before += file.bytes;
  };

  const posts = new PostPlaces(files.Posts as DumpFile, report);
  await through(posts.file, kindOfBrokenPost, (placed) => addPost(posts, report, placed));
  posts.finish();

  const users = new UserPlaces(files.Users as DumpFile, report);
  await through(
    users.file,
    () => 'people',
    (placed) => {
      const id = wholeNumber(placed.row.Id);
      report.read('people');
      if (id === undefined) unusable(report, 'people', users.file, placed, 'it has no usable id');
      else users.addUser(placed, id);
    },
  );
  users.finish();

  if (!files.Comments) return { posts, users, comments: null };
  const comments = new CommentPlaces(files.Comments, report);
  await through(
    comments.file,
    () => 'comments',
    (placed) => {
      const id = idOf(placed.row.Id);
      const post = idOf(placed.row.PostId);
      report.read('comments');
      if (id !== undefined && post !== undefined) comments.addComment(placed, id, post);
      else unusable(report, 'comments', comments.file, placed, 'it has no usable id or post');
    },
  );
  comments.finish(posts);
  return { posts, users, comments };
}

function addPost(posts: PostPlaces, report: ImportReport, placed: PlacedRow): void {
  const { row } = placed;
  const id = idOf(row.Id);
  const type = wholeNumber(row.PostTypeId);
  const kind = type === QUESTION ? 'threads' : 'posts';
  report.read(kind);
  if (type !== undefined && type !== QUESTION && type !== ANSWER) {
    report.skipped(kind, POST_TYPES[type] ?? `a post of the unknown type ${type}`);
  } else if (id === undefined || type === undefined) {
    unusable(report, kind, posts.file, placed, 'it has no usable id or type');
  } else {
    posts.addPost(placed, id, type, idOf(row.ParentId) ?? 0);
  }
}

const kindOfBrokenPost = (start: string): ImportKind =>
  /\sPostTypeId="1"/.test(start) ? 'threads' : 'posts';

/** Whether all that was read has been told apart; false would be a mistake of ours. */
export function balanced(report: ImportReport): boolean {
  return importKinds.every((kind) => {
    const { read, created, unchanged, skipped, failed } = report.counts[kind];
    return read === created + unchanged + skipped + failed;
  });
}
