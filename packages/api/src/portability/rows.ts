import { type FileHandle, open } from 'node:fs/promises';
import type { DumpFile } from './dump';
import type { ImportKind, ImportReport } from './report';
import { type Row, RowError, RowParser } from './row-parser';
import { scanRows, type Wreck } from './row-scanner';

/** A row and where it stands, to be found again. */
export interface PlacedRow {
  row: Row;
  line: number;
  offset: number;
  length: number;
}

/**
 * All rows of a file, in its order. What is broken is counted as read and failed, and the next row follows.
 * @param kindOf what a broken row seems to be
 */
export async function* rowsOf(
  file: DumpFile,
  report: ImportReport,
  kindOf: (start: string) => ImportKind,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<PlacedRow> {
  const parser = new RowParser();
  const onWreck = ({ line, reason, start }: Wreck) => {
    const kind = kindOf(start);
    report.read(kind);
    report.failed({ kind, file: file.name, line, id: idIn(start), reason });
  };
  for await (const { bytes, line, offset } of scanRows(file.path, {
    onWreck,
    ...(onBytes && { onBytes }),
  })) {
    const text = bytes.toString('utf8');
    try {
      yield { row: parser.parse(text), line, offset, length: bytes.length };
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      onWreck({ line, reason: error.message, start: text });
    }
  }
}

function idIn(start: string): number | null {
  const found = /\sId="(-?\d{1,15})"/.exec(start)?.[1];
  return found ? Number(found) : null;
}

/** Reads single rows again, of which the place is known. */
export class RowReader {
  private readonly parser = new RowParser();

  private constructor(private readonly handle: FileHandle) {}

  static async of(file: DumpFile): Promise<RowReader> {
    return new RowReader(await open(file.path));
  }

  /** @throws when the file is no longer what it was */
  async row(offset: number, length: number): Promise<Row> {
    const { buffer } = await this.handle.read(Buffer.allocUnsafe(length), 0, length, offset);
    return this.parser.parse(buffer.toString('utf8'));
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}
