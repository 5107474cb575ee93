import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What an import counts. Threads are questions, posts are answers; a question's own text is its thread's. */
export const importKinds = [
  'people',
  'threads',
  'posts',
  'comments',
  'votes',
  'tags',
  'links',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** read = created + unchanged + skipped + failed. */
export interface KindCounts {
  read: number;
  created: number;
  unchanged: number;
  skipped: number;
  /** Why, with how many of each. */
  reasons: Record<string, number>;
  failed: number;
}

/** Something to look at by hand: a row that failed, or that did not come in just as it was. */
export interface ImportFault {
  kind: ImportKind;
  outcome: 'failed' | 'altered';
  file: string;
  line: number;
  id: number | string | null;
  reason: string;
}

/** Counts what becomes of each row, and writes what went wrong to a file as it happens. */
export class ImportReport {
  readonly counts = Object.fromEntries(
    importKinds.map((kind): [ImportKind, KindCounts] => [
      kind,
      { read: 0, created: 0, unchanged: 0, skipped: 0, reasons: {}, failed: 0 },
    ]),
  ) as Record<ImportKind, KindCounts>;
  /** Rows that came in with something changed, by what it was. */
  readonly altered: Record<string, number> = {};
  private file: number | undefined;
  faults = 0;

  /** @param errorFile made when there is a first fault; a line of JSON for each */
  constructor(readonly errorFile: string) {}

  read(kind: ImportKind, count = 1): void {
    this.counts[kind].read += count;
  }

  created(kind: ImportKind, count = 1): void {
    this.counts[kind].created += count;
  }

  unchanged(kind: ImportKind, count = 1): void {
    this.counts[kind].unchanged += count;
  }

  skipped(kind: ImportKind, reason: string, count = 1): void {
    if (count === 0) return;
    const counts = this.counts[kind];
    counts.skipped += count;
    counts.reasons[reason] = (counts.reasons[reason] ?? 0) + count;
  }

  failed(fault: Omit<ImportFault, 'outcome'>): void {
    this.counts[fault.kind].failed += 1;
    this.write({ ...fault, outcome: 'failed' });
  }

  changed(fault: Omit<ImportFault, 'outcome'>): void {
    this.altered[fault.reason] = (this.altered[fault.reason] ?? 0) + 1;
    this.write({ ...fault, outcome: 'altered' });
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  /** At once, so that the list is whole whenever the process ends. */
  private write(fault: ImportFault): void {
    this.faults += 1;
    if (this.file === undefined) {
      mkdirSync(dirname(this.errorFile), { recursive: true });
      this.file = openSync(this.errorFile, 'a');
    }
    writeSync(this.file, `${JSON.stringify(fault)}\n`);
  }
}
