import { cleanTag } from '../threads/text';
import type { DumpFile } from './dump';
import type { ImportReport } from './report';
import { rowsOf } from './rows';

/** Tags are counted once each, by what first came of a thread that has them. */
export class TagCounts {
  /** Some hundred bytes for each tag; the largest site has 65,000. */
  private readonly seen = new Map<string, 'created' | 'unchanged' | 'listed'>();

  constructor(private readonly report: ImportReport) {}

  onThread(tags: readonly string[], outcome: 'created' | 'unchanged'): void {
    for (const tag of tags) {
      if (this.seen.get(tag) !== 'unchanged') this.seen.set(tag, outcome);
    }
  }

  /** The list of the site's tags, of which not all need be in use. */
  async readList(file: DumpFile, onBytes: (bytes: number) => void): Promise<void> {
    const { report } = this;
    for await (const { row, line } of rowsOf(file, report, () => 'tags', onBytes)) {
      const tag = cleanTag(row.TagName ?? '');
      if (tag === '') {
        report.read('tags');
        const reason = 'it has no name';
        report.failed({ kind: 'tags', file: file.name, line, id: row.Id ?? null, reason });
      } else if (this.seen.has(tag)) {
        report.read('tags');
        report.skipped('tags', 'listed twice');
      } else {
        this.seen.set(tag, 'listed');
      }
    }
  }

  settle(): void {
    for (const outcome of this.seen.values()) {
      this.report.read('tags');
      if (outcome === 'created') this.report.created('tags');
      if (outcome === 'unchanged') this.report.unchanged('tags');
      if (outcome === 'listed') this.report.skipped('tags', 'on no question that was imported');
    }
  }
}
