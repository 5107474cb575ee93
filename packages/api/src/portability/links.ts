import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { transaction } from '../kernel/transaction';
import { type ImportedLink, insertImportedLinks } from '../threads/threads.import';
import { ThreadLinkKind } from '../threads/threads.types';
import type { DumpFile } from './dump';
import { idOf, wholeNumber } from './fields';
import { outcomes, type PostPlaces } from './places';
import type { ImportReport } from './report';
import { type PlacedRow, rowsOf } from './rows';

const KINDS: Record<number, ThreadLinkKind> = {
  1: ThreadLinkKind.LINKED,
  3: ThreadLinkKind.DUPLICATE,
};

/** Links written in one transaction. */
const BATCH = 500;

interface LinkTarget {
  ctx: Context;
  communityId: string | null;
  site: string;
  dryRun: boolean;
}

/** Brings in which questions point to which, once all of them are there. */
export async function importLinks(
  file: DumpFile,
  posts: PostPlaces,
  report: ImportReport,
  target: LinkTarget,
  onBytes: (bytes: number) => void,
): Promise<void> {
  // A link comes again for each post of a thread that has it. Some hundred bytes each.
  const seen = new Set<string>();
  let batch: ImportedLink[] = [];
  for await (const placed of rowsOf(file, report, () => 'links', onBytes)) {
    report.read('links');
    const link = linkOf(file, placed, posts, report);
    if (!link) continue;
    const key = `${link.fromSourceId} ${link.toSourceId} ${link.kind}`;
    if (seen.has(key)) {
      report.skipped('links', 'the two threads are linked so already');
      continue;
    }
    seen.add(key);
    batch.push(link);
    if (batch.length === BATCH) {
      await write(batch, report, target);
      batch = [];
    }
  }
  await write(batch, report, target);
}

function linkOf(
  file: DumpFile,
  { row, line }: PlacedRow,
  posts: PostPlaces,
  report: ImportReport,
): ImportedLink | null {
  const ids = [idOf(row.PostId), idOf(row.RelatedPostId)];
  const type = wholeNumber(row.LinkTypeId);
  if (ids.includes(undefined) || type === undefined) {
    const reason = 'it has no usable posts or type';
    report.failed({ kind: 'links', file: file.name, line, id: row.Id ?? null, reason });
    return null;
  }
  const kind = KINDS[type];
  const skip = (reason: string) => {
    report.skipped('links', reason);
    return null;
  };
  if (!kind) return skip(`a link of the unknown type ${type}`);
  const [from, to] = ids.map((id) => {
    const post = posts.find(id as number);
    return post === undefined ? undefined : posts.questionOf(post);
  });
  if (from === undefined || to === undefined) return skip('one of its posts is not in the dump');
  if (from === to) return skip('both posts are in one thread');
  const there = [from, to].every((question) => {
    const outcome = posts.outcomeOf(question);
    return outcome === outcomes.created || outcome === outcomes.unchanged;
  });
  if (!there) return skip('one of its threads was not imported');
  return { fromSourceId: String(posts.id.at(from)), toSourceId: String(posts.id.at(to)), kind };
}

async function write(
  links: ImportedLink[],
  report: ImportReport,
  target: LinkTarget,
): Promise<void> {
  if (links.length === 0) return;
  const { ctx, communityId, site } = target;
  const created =
    target.dryRun || communityId === null
      ? links.length - (communityId === null ? 0 : await countKnown(ctx, communityId, site, links))
      : (await transaction(ctx, (tx) => insertImportedLinks(tx, { communityId, site, links })))
          .created;
  report.created('links', created);
  report.unchanged('links', links.length - created);
}

async function countKnown(
  ctx: Context,
  communityId: string,
  site: string,
  links: ImportedLink[],
): Promise<number> {
  const [found] = await rows<{ count: number }>(
    ctx,
    `select count(*)::int as count
       from unnest($3::text[], $4::text[], $5::text[]) as link (origin, target, kind)
       join thread a on a.community_id = $1 and a.source_site = $2 and a.source_id = link.origin
       join thread b on b.community_id = $1 and b.source_site = $2 and b.source_id = link.target
       join thread_link l on l.thread_id = a.id and l.other_id = b.id and l.kind = link.kind`,
    [
      communityId,
      site,
      links.map(({ fromSourceId }) => fromSourceId),
      links.map(({ toSourceId }) => toSourceId),
      links.map(({ kind }) => kind),
    ],
  );
  return found?.count ?? 0;
}
