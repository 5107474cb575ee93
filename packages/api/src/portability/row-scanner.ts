import { createReadStream } from 'node:fs';

/** A `<row …/>` of a file: where it stands, and its bytes as they are. */
export interface RawRow {
  /** Counted from 1. */
  line: number;
  /** In bytes from the start of the file. */
  offset: number;
  bytes: Buffer;
}

/** A place in the file that is no row, and should be one. */
export interface Wreck {
  line: number;
  reason: string;
  /** The first characters, to tell which row it was. */
  start: string;
}

export interface ScanOptions {
  /** Called for each place that cannot be read; the scan goes on behind it. */
  onWreck: (wreck: Wreck) => void;
  /** Called now and then with the number of bytes read so far. */
  onBytes?: (bytes: number) => void;
}

/** A post has at most 30,000 characters, escaped perhaps four times as many bytes: this is far from honest. */
export const ROW_LIMIT = 4 * 1024 * 1024;
const CHUNK = 256 * 1024;
/** Enough of a broken row to show its id. */
const START_LENGTH = 160;

const LT = 0x3c;
const GT = 0x3e;
const NEWLINE = 0x0a;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const BLANKS = [0x20, 0x09, 0x0d, NEWLINE];
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const ROW = Buffer.from('<row');
const COMMENT = Buffer.from('<!--');
const COMMENT_END = Buffer.from('-->');

/**
 * Cuts a dump's file into its rows without ever holding more than one of them. The parser looks at each
 * row by itself, so a row that is broken costs only itself: no `<` may stand inside a row, not even in
 * quotes, so the next `<` is where the next one begins.
 */
export async function* scanRows(path: string, options: ScanOptions): AsyncGenerator<RawRow> {
  const scanner = new Scanner(options);
  let read = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    read += chunk.length;
    yield* scanner.push(chunk, false);
    options.onBytes?.(read);
  }
  yield* scanner.push(Buffer.alloc(0), true);
}

class Scanner {
  private rest: Buffer = Buffer.alloc(0);
  /** Of the first byte of `rest`. */
  private offset = 0;
  private line = 1;
  private started = false;
  /** What follows a broken row is its debris, until a row is whole again. */
  private inWreck = false;

  constructor(private readonly options: ScanOptions) {}

  *push(chunk: Buffer, last: boolean): Generator<RawRow> {
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    if (!this.started && this.rest.length >= BOM.length) {
      this.started = true;
      if (this.rest.subarray(0, BOM.length).equals(BOM)) this.skip(BOM.length);
    }
    for (;;) {
      const from = this.rest.indexOf(LT);
      this.pass(from < 0 ? this.rest.length : from);
      if (from < 0) return;
      if (this.rest.length < COMMENT.length && !last) return;
      const end = this.endOfMarkup();
      if (end === undefined && !last && this.rest.length <= ROW_LIMIT) return;
      const row = this.take(end);
      if (row) yield row;
    }
  }

  /** Where the mark-up that `rest` begins with ends; negative where it breaks off; undefined when not in sight. */
  private endOfMarkup(): number | undefined {
    const { rest } = this;
    if (rest.subarray(0, COMMENT.length).equals(COMMENT)) {
      const end = rest.indexOf(COMMENT_END);
      return end < 0 ? undefined : end + COMMENT_END.length;
    }
    const broken = rest.indexOf(LT, 1);
    const limit = broken < 0 ? rest.length : broken;
    const nowhere = broken < 0 ? undefined : -broken;
    for (let at = 1; at < limit; at += 1) {
      const byte = rest[at] as number;
      if (byte === GT) return at + 1;
      if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) continue;
      at = rest.indexOf(byte, at + 1);
      if (at < 0 || at >= limit) return nowhere;
    }
    return nowhere;
  }

  private take(end: number | undefined): RawRow | undefined {
    if (end === undefined || end < 0 || end > ROW_LIMIT) {
      const size = end === undefined ? this.rest.length : Math.abs(end);
      const tooLong = size > ROW_LIMIT;
      this.wreck(
        tooLong ? `longer than ${ROW_LIMIT} bytes` : 'the row breaks off',
        isRow(this.rest),
      );
      this.skip(size);
      return undefined;
    }
    const bytes = this.rest.subarray(0, end);
    const row = { line: this.line, offset: this.offset, bytes };
    const known = isRow(bytes);
    if (!known && !isFrame(bytes)) this.wreck('not a row', false);
    this.skip(end);
    if (!known) return undefined;
    this.inWreck = false;
    return row;
  }

  /** Text between rows: blanks, or the remains of something. */
  private pass(length: number): void {
    const text = this.rest.subarray(0, length);
    if (text.some((byte) => !BLANKS.includes(byte))) this.wreck('text outside a row', false);
    this.skip(length);
  }

  private wreck(reason: string, isNew: boolean): void {
    if (isNew || !this.inWreck) {
      const blanks = this.rest.findIndex((byte) => !BLANKS.includes(byte));
      const start = this.rest.toString('utf8', blanks, blanks + START_LENGTH);
      const line = this.line + newlines(this.rest.subarray(0, blanks));
      this.options.onWreck({ line, reason, start });
    }
    this.inWreck = true;
  }

  private skip(length: number): void {
    this.line += newlines(this.rest.subarray(0, length));
    this.offset += length;
    this.rest = this.rest.subarray(length);
  }
}

function isRow(bytes: Buffer): boolean {
  const next = bytes[ROW.length];
  if (!bytes.subarray(0, ROW.length).equals(ROW)) return false;
  return next === undefined || next === GT || next === 0x2f || BLANKS.includes(next);
}

/** The declaration, comments, the root element's tags, and the closing tag of a row that is written in two. */
function isFrame(bytes: Buffer): boolean {
  return /^<(?:[?!/]|[a-z]+\s*\/?>$)/i.test(bytes.toString('latin1', 0, START_LENGTH));
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
