type Numbers = Int32Array | Uint32Array | Float64Array | Uint8Array;

/** Rows that a column begins with; it doubles when it is full. */
const FIRST_SIZE = 1_024;

/**
 * A growing column of numbers outside the heap: an index of a file's rows takes some 30 bytes for each,
 * where objects would take hundreds.
 */
export class Column<T extends Numbers> {
  length = 0;
  private values: T;

  constructor(private readonly make: new (size: number) => T) {
    this.values = new make(FIRST_SIZE);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new this.make(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** @param row below `length` */
  at(row: number): number {
    return this.values[row] as number;
  }

  set(row: number, value: number): void {
    this.values[row] = value;
  }

  add(row: number, value: number): void {
    this.values[row] = this.at(row) + value;
  }
}

/** Rows in the order of a key, to find those that have one. */
export class Lookup {
  private readonly rows: Uint32Array;

  /**
   * @param count rows from 0
   * @param keyOf the key of a row
   * @param include which rows take part
   */
  constructor(
    count: number,
    private readonly keyOf: (row: number) => number,
    include: (row: number) => boolean = () => true,
  ) {
    const chosen = new Uint32Array(count);
    let length = 0;
    let sorted = true;
    for (let row = 0; row < count; row += 1) {
      if (!include(row)) continue;
      if (length > 0 && keyOf(chosen[length - 1] as number) > keyOf(row)) sorted = false;
      chosen[length] = row;
      length += 1;
    }
    this.rows = chosen.subarray(0, length);
    // Within a key, the order of the file.
    if (!sorted) this.rows.sort((a, b) => keyOf(a) - keyOf(b) || a - b);
  }

  get length(): number {
    return this.rows.length;
  }

  /** All rows, by key. */
  [Symbol.iterator](): IterableIterator<number> {
    return this.rows[Symbol.iterator]();
  }

  /** The rows with this key, in the order of the file. */
  all(key: number): number[] {
    const found: number[] = [];
    for (let place = this.first(key); place < this.rows.length; place += 1) {
      const row = this.rows[place] as number;
      if (this.keyOf(row) !== key) break;
      found.push(row);
    }
    return found;
  }

  /** The first row with this key. */
  one(key: number): number | undefined {
    const row = this.rows[this.first(key)];
    return row !== undefined && this.keyOf(row) === key ? row : undefined;
  }

  private first(key: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.keyOf(this.rows[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
