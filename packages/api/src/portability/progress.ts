export interface ImportProgress {
  phase: 'reading' | 'importing' | 'linking';
  done: number;
  total: number;
  unit: 'bytes' | 'texts' | 'links';
  perSecond: number;
  /** Null as long as nothing can be said. */
  secondsLeft: number | null;
}

/** Milliseconds between two reports: often enough to see it move. */
const EVERY = 500;

/** Tells how far one phase is, how fast it goes and how long it will take. */
export class Progress {
  private readonly startedAt = performance.now();
  private toldAt = 0;
  private done = 0;

  constructor(
    private readonly phase: ImportProgress['phase'],
    private readonly unit: ImportProgress['unit'],
    private readonly total: number,
    private readonly tell: ((progress: ImportProgress) => void) | undefined,
  ) {}

  add(count: number): void {
    this.reach(this.done + count);
  }

  reach(done: number): void {
    this.done = done;
    const now = performance.now();
    if (now - this.toldAt < EVERY && done < this.total) return;
    this.toldAt = now;
    const seconds = (now - this.startedAt) / 1_000;
    const perSecond = seconds > 0 ? done / seconds : 0;
    this.tell?.({
      phase: this.phase,
      unit: this.unit,
      done,
      total: this.total,
      perSecond,
      secondsLeft: perSecond > 0 ? Math.max(0, this.total - done) / perSecond : null,
    });
  }
}
