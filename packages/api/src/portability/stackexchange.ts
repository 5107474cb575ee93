import { join } from 'node:path';
import { communityBySlug } from '../communities/communities.queries';
import { type Context, type Services, systemContext } from '../kernel/context';
import { NotFoundError } from '../kernel/errors';
import { Assembler } from './assembler';
import { Authors } from './authors';
import { type Dump, openDump, siteOfFolder } from './dump';
import { type DumpIndex, indexDump } from './dump-index';
import { ImportRefusedError } from './import.errors';
import { importLinks } from './links';
import { alone } from './lock';
import { PeopleCounts } from './people-counts';
import { type ImportProgress, Progress } from './progress';
import { type ImportKind, ImportReport, type KindCounts } from './report';
import { RowReader } from './rows';
import { type Site, siteNamed } from './site';
import { TagCounts } from './tags';
import { Texts } from './texts';
import { ThreadWriter } from './thread-writer';
import { importThreads, settleRest } from './threads-import';
import { countVotes, settleVotes } from './votes';

export interface StackExchangeImport {
  /** The folder of an unpacked dump. */
  directory: string;
  /** Where the questions go. */
  communitySlug: string;
  /** The site's host name, which the sources are credited by. Default: the folder's name. */
  site?: string | undefined;
  /** Does everything but write. Then the community need not be there either. */
  dryRun?: boolean;
  onProgress?: (progress: ImportProgress) => void;
  /** Where rows that failed or were altered are listed. Default: in the data directory. */
  errorFile?: string | undefined;
}

export interface ImportSummary {
  community: string;
  site: string;
  dryRun: boolean;
  counts: Record<ImportKind, KindCounts>;
  /** Rows that came in not quite as they were, by what is different. */
  altered: Record<string, number>;
  /** Null when there is nothing to look at. */
  errorFile: string | null;
  seconds: number;
}

/**
 * Brings a Stack Exchange dump into a community. It may be run again, also after it was interrupted: what is there
 * already stays as it is.
 *
 * The dump is read three times at most and never held: an index of about 30 bytes for each post, comment and user
 * says where its row stands. Threads are written in batches, each in a transaction.
 * @throws ImportRefusedError with a sentence when it cannot begin
 */
export async function importStackExchange(
  services: Services,
  options: StackExchangeImport,
): Promise<ImportSummary> {
  const startedAt = performance.now();
  const ctx = systemContext(services);
  const site = siteNamed(options.site ?? siteOfFolder(options.directory));
  if (site.name === '') throw new ImportRefusedError('The site needs a name; give it with --site.');
  const dump = await openDump(options.directory);
  const communityId = await communityFor(ctx, options);
  const stamp = ctx.clock.now().toISOString().replace(/[:.]/g, '-');
  const report = new ImportReport(
    options.errorFile ?? join(services.environment.dataDirectory, `import-errors-${stamp}.ndjson`),
  );
  const work = () => run({ ctx, site, dump, report, communityId, options });
  try {
    await (communityId === null ? work() : alone(ctx, communityId, work));
  } finally {
    report.close();
  }
  return {
    community: options.communitySlug,
    site: site.name,
    dryRun: options.dryRun ?? false,
    counts: report.counts,
    altered: report.altered,
    errorFile: report.faults > 0 ? report.errorFile : null,
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
  };
}

async function communityFor(ctx: Context, options: StackExchangeImport): Promise<string | null> {
  try {
    const community = await communityBySlug(ctx, options.communitySlug, 'read');
    if (!community.archivedAt) return community.id;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    if (options.dryRun) return null;
    throw new ImportRefusedError(
      `There is no community "${options.communitySlug}"; create it first, or let the import do so with --create.`,
    );
  }
  throw new ImportRefusedError(
    `The community "${options.communitySlug}" is archived; restore it before importing into it.`,
  );
}

interface Run {
  ctx: Context;
  site: Site;
  dump: Dump;
  report: ImportReport;
  communityId: string | null;
  options: StackExchangeImport;
}

async function run({ ctx, site, dump, report, communityId, options }: Run): Promise<void> {
  const dryRun = options.dryRun ?? false;
  const tags = new TagCounts(report);
  const index = await read(dump, report, tags, options);
  const readers = await openReaders(dump);
  const now = ctx.clock.now();
  try {
    const people = new PeopleCounts(index.users, report, site.name);
    const authors = new Authors(index, readers.users, site, now);
    const texts = new Texts(ctx.services, site);
    const writer = new ThreadWriter(ctx, communityId, site.name, dryRun);
    await importThreads({
      index,
      assembler: new Assembler({ index, ...readers, authors, texts, site, now }),
      writer,
      people,
      tags,
      onProgress: options.onProgress,
    });
    settleRest(index);
    await people.settle(ctx);
    settleVotes(index.posts, report);
    tags.settle();
    const { PostLinks } = dump.files;
    if (PostLinks) {
      const progress = new Progress('linking', 'bytes', PostLinks.bytes, options.onProgress);
      const target = { ctx, communityId, site: site.name, dryRun };
      await importLinks(PostLinks, index.posts, report, target, (bytes) => progress.reach(bytes));
    }
  } finally {
    await Promise.all([readers.posts.close(), readers.users.close(), readers.comments?.close()]);
  }
}

/** The first time through: where everything is, and what is only counted. */
async function read(
  dump: Dump,
  report: ImportReport,
  tags: TagCounts,
  { onProgress }: StackExchangeImport,
): Promise<DumpIndex> {
  const { Posts, Users, Comments, Votes, Tags } = dump.files;
  const size = (file: { bytes: number } | null) => file?.bytes ?? 0;
  const indexed = size(Posts) + size(Users) + size(Comments);
  const total = indexed + size(Votes) + size(Tags);
  const progress = new Progress('reading', 'bytes', total, onProgress);
  const index = await indexDump(dump, report, (bytes) => progress.reach(bytes));
  if (Votes) {
    await countVotes(Votes, index.posts, report, (bytes) => progress.reach(indexed + bytes));
  }
  if (Tags) {
    const before = indexed + size(Votes);
    await tags.readList(Tags, (bytes) => progress.reach(before + bytes));
  }
  return index;
}

async function openReaders({ files }: Dump) {
  const { Posts, Users, Comments } = files;
  return {
    posts: await RowReader.of(Posts as NonNullable<typeof Posts>),
    users: await RowReader.of(Users as NonNullable<typeof Users>),
    comments: Comments && (await RowReader.of(Comments)),
  };
}
