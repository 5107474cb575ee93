import { ensureCommunity } from '../portability/community-for-site';
import { siteOfFolder } from '../portability/dump';
import type { ImportProgress } from '../portability/progress';
import { importKinds } from '../portability/report';
import { siteNamed } from '../portability/site';
import { type ImportSummary, importStackExchange } from '../portability/stackexchange';
import { answer, type JsonOption, say } from './console';
import { mappingText } from './import.mapping';
import { requireMigrated, withServices } from './session';

export interface ImportOptions extends JsonOption {
  community: string;
  site?: string;
  dryRun?: boolean;
  errors?: string;
  create?: boolean;
}

export async function bringIn(directory: string, options: ImportOptions): Promise<void> {
  const warnings: string[] = [];
  const summary = await withServices(async (services) => {
    await requireMigrated(services);
    const { name: site, home } = siteNamed(options.site ?? siteOfFolder(directory));
    if (!home) warnings.push(noAddress(site));
    for (const warning of warnings) say(warning);
    if (options.create && !options.dryRun) {
      await services.jobs.prepare();
      if (await ensureCommunity(services, { slug: options.community, site })) {
        say(`Opened the community "${options.community}".`);
      }
    }
    if (options.dryRun) say(mappingText.trim());
    return importStackExchange(services, {
      directory,
      communitySlug: options.community,
      site: options.site,
      dryRun: options.dryRun ?? false,
      errorFile: options.errors,
      onProgress: progressLine(),
    });
  });
  answer(options, { ok: true, warnings, ...summary }, summaryLines(summary));
}

/** A licence asks for a way back to the source. */
const noAddress = (site: string): string =>
  `The posts are credited to "${site}" without links, since that is no host name: ` +
  'say where the dump is from with --site, for example --site cardano.stackexchange.com.';

/** Milliseconds between two lines where lines stay, as in a log. */
const LINE_EVERY = 5_000;

/** One line that changes, or in a log a line now and then. */
function progressLine(): (progress: ImportProgress) => void {
  let toldAt = 0;
  let phase = '';
  return (progress) => {
    const last = progress.done >= progress.total;
    const now = performance.now();
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${describe(progress)}${last ? '\n' : ''}`);
    } else if (last || progress.phase !== phase || now - toldAt > LINE_EVERY) {
      say(describe(progress));
      toldAt = now;
    }
    phase = progress.phase;
  };
}

const phases: Record<ImportProgress['phase'], string> = {
  reading: 'Reading',
  importing: 'Importing',
  linking: 'Linking',
};

function describe({ phase, done, total, unit, perSecond, secondsLeft }: ImportProgress): string {
  const amount = (count: number) =>
    unit === 'bytes'
      ? `${(count / 1e6).toFixed(count < 1e6 ? 2 : 1)} MB`
      : Math.round(count).toLocaleString('en');
  const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
  const left = secondsLeft === null || done >= total ? '' : `, ${duration(secondsLeft)} left`;
  const what = unit === 'bytes' ? '' : ` ${unit}`;
  return `${phases[phase]}: ${amount(done)} of ${amount(total)}${what} (${percent} %), ${amount(perSecond)}/s${left}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.ceil(whole / 60)} min`;
  return `${(whole / 3_600).toFixed(1)} h`;
}

function summaryLines(summary: ImportSummary): string[] {
  const { counts } = summary;
  const columns = ['read', 'created', 'unchanged', 'skipped', 'failed'] as const;
  const changed = importKinds.some((kind) => counts[kind].created > 0);
  const done = summary.dryRun
    ? `A rehearsal: nothing was written. This is what would come of ${summary.site} in "${summary.community}":`
    : `${summary.site} is in "${summary.community}"${changed ? '' : '; nothing was new'}:`;
  return [
    done,
    `${''.padEnd(10)}${columns.map((name) => name.padStart(11)).join('')}`,
    ...importKinds.map((kind) => {
      const cells = columns.map((name) => counts[kind][name].toLocaleString('en').padStart(11));
      return `${kind.padEnd(10)}${cells.join('')}`;
    }),
    ...importKinds.flatMap((kind) =>
      Object.entries(counts[kind].reasons).map(
        ([reason, count]) => `skipped ${kind}: ${count.toLocaleString('en')} × ${reason}`,
      ),
    ),
    ...Object.entries(summary.altered).map(([what, count]) => `altered: ${count} × ${what}`),
    ...(summary.errorFile ? [`Rows to look at by hand are listed in ${summary.errorFile}`] : []),
    `It took ${summary.seconds} s.`,
  ];
}
