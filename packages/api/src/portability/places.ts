import { Column, Lookup } from './columns';
import type { DumpFile } from './dump';
import type { ImportKind, ImportReport } from './report';
import type { PlacedRow } from './rows';

/** What a post is, as Stack Exchange numbers it. */
export const QUESTION = 1;
export const ANSWER = 2;
/** Neither, or not counted any more. */
const OTHER = 0;

/** What became of a row in the end. */
export const outcomes = { open: 0, created: 1, unchanged: 2, skipped: 3, failed: 4 } as const;
type Outcome = (typeof outcomes)[keyof typeof outcomes];

/** Where the rows of a file stand, by id. Some 25 bytes for each row, outside the heap. */
class Places {
  readonly id = new Column(Int32Array);
  readonly line = new Column(Uint32Array);
  protected readonly offset = new Column(Float64Array);
  protected readonly size = new Column(Uint32Array);
  protected readonly outcome = new Column(Uint8Array);

  constructor(
    readonly file: DumpFile,
    private readonly report: ImportReport,
  ) {}

  get length(): number {
    return this.id.length;
  }

  place(row: number): [offset: number, length: number] {
    return [this.offset.at(row), this.size.at(row)];
  }

  /** Rows are settled once, so that every row is counted once. */
  settle(row: number, kind: ImportKind, outcome: Outcome, reason = ''): void {
    if (this.outcome.at(row) !== outcomes.open) return;
    this.outcome.set(row, outcome);
    const { report } = this;
    if (outcome === outcomes.created) report.created(kind);
    if (outcome === outcomes.unchanged) report.unchanged(kind);
    if (outcome === outcomes.skipped) report.skipped(kind, reason);
    if (outcome === outcomes.failed) report.failed({ ...this.where(row), kind, reason });
  }

  outcomeOf(row: number): number {
    return this.outcome.at(row);
  }

  /** Notes that a row did not come in just as it was. */
  altered(row: number, kind: ImportKind, reason: string): void {
    this.report.changed({ ...this.where(row), kind, reason });
  }

  protected add(id: number, { line, offset, length }: PlacedRow): number {
    this.id.push(id);
    this.line.push(line);
    this.offset.push(offset);
    this.size.push(length);
    this.outcome.push(outcomes.open);
    return this.length - 1;
  }

  private where(row: number) {
    return { file: this.file.name, line: this.line.at(row), id: this.id.at(row) };
  }
}

export class PostPlaces extends Places {
  private readonly type = new Column(Uint8Array);
  private readonly parent = new Column(Int32Array);
  /** Votes for and against, out of Votes.xml. */
  private readonly ups = new Column(Int32Array);
  private readonly downs = new Column(Int32Array);
  private byId!: Lookup;
  private byParent!: Lookup;

  addPost(post: PlacedRow, id: number, type: number, parent: number): void {
    this.add(id, post);
    this.type.push(type);
    this.parent.push(parent);
    this.ups.push(0);
    this.downs.push(0);
  }

  isQuestion = (row: number): boolean => this.type.at(row) === QUESTION;
  isAnswer = (row: number): boolean => this.type.at(row) === ANSWER;
  kindOf = (row: number): ImportKind => (this.isQuestion(row) ? 'threads' : 'posts');

  vote(row: number, up: boolean): void {
    (up ? this.ups : this.downs).add(row, 1);
  }

  /** What the votes come to, for a post whose row does not say so itself. */
  votesOf(row: number): number {
    return this.ups.at(row) - this.downs.at(row);
  }

  /** How many votes there are, for and against. */
  votesOn(row: number): number {
    return this.ups.at(row) + this.downs.at(row);
  }

  /** Sorts, and settles what has no place: ids used twice, and answers to nothing. */
  finish(): void {
    const known = (row: number) => this.type.at(row) !== OTHER;
    this.byId = new Lookup(this.length, (row) => this.id.at(row), known);
    let before = 0;
    for (const row of this.byId) {
      if (this.id.at(row) === before) {
        this.settle(row, this.kindOf(row), outcomes.failed, 'the id was there before');
        this.type.set(row, OTHER);
      }
      before = this.id.at(row);
    }
    const answers = (row: number) => this.isAnswer(row);
    this.byParent = new Lookup(this.length, (row) => this.parent.at(row), answers);
    for (const row of this.byParent) {
      const question = this.find(this.parent.at(row));
      if (question === undefined || !this.isQuestion(question)) {
        this.settle(row, 'posts', outcomes.skipped, 'its question is not in the dump');
      }
    }
  }

  /** Questions in the order of their ids, which is that of their age. */
  *questions(): Generator<number> {
    for (const row of this.byId) if (this.isQuestion(row)) yield row;
  }

  find(id: number): number | undefined {
    const row = this.byId.one(id);
    return row !== undefined && this.type.at(row) !== OTHER ? row : undefined;
  }

  answersOf(question: number): number[] {
    return this.byParent.all(this.id.at(question));
  }

  /** The question that a post is, or belongs to. */
  questionOf(row: number): number | undefined {
    return this.isQuestion(row) ? row : this.find(this.parent.at(row));
  }
}

export class CommentPlaces extends Places {
  private readonly post = new Column(Int32Array);
  private byPost!: Lookup;

  addComment(comment: PlacedRow, id: number, post: number): void {
    this.add(id, comment);
    this.post.push(post);
  }

  finish(posts: PostPlaces): void {
    let before = 0;
    for (const row of new Lookup(this.length, (row) => this.id.at(row))) {
      if (this.id.at(row) === before) {
        this.settle(row, 'comments', outcomes.failed, 'the id was there before');
      } else if (posts.find(this.post.at(row)) === undefined) {
        this.settle(row, 'comments', outcomes.skipped, 'its post is not in the dump');
      }
      before = this.id.at(row);
    }
    const open = (row: number) => this.outcomeOf(row) === outcomes.open;
    this.byPost = new Lookup(this.length, (row) => this.post.at(row), open);
  }

  on(postId: number): number[] {
    return this.byPost.all(postId);
  }
}

export class UserPlaces extends Places {
  private byId!: Lookup;

  addUser(user: PlacedRow, id: number): void {
    this.add(id, user);
  }

  finish(): void {
    this.byId = new Lookup(this.length, (row) => this.id.at(row));
    let before: number | undefined;
    for (const row of this.byId) {
      if (this.id.at(row) === before) {
        this.settle(row, 'people', outcomes.failed, 'the id was there before');
      }
      before = this.id.at(row);
    }
  }

  find(id: number): number | undefined {
    return this.byId.one(id);
  }
}
